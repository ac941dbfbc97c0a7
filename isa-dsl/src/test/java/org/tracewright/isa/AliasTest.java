package org.tracewright.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{rd}         | none | rs1=0        | 'none', which is not in the table",
        "{rd}, {rs3}  | addi | imm=0        | 'addi' has no field 'rs3'",
        "{rd}, {rs1}  | addi | im=0         | 'addi' has no field 'im'",
        "{rd}, {rs1}  | addi | imm          | 'imm' is no binding",
        "{rd}, {rs1}  | addi | imm=x        | 'x' is no value of field 'imm'",
        "{rd}, {rs1}  | addi | rd=1, imm=0  | has {rd} as an operand and binds it",
        "{rd}, {rs1}  | addi | imm=5000     | makes field 'imm' of 'addi' 5000, which must be in -2048..2047",
        "{rd}         | s.lui | imm=0       | must not be 0"
      })
  void mistakesAreNamed(String operands, String target, String bindings, String message) {
    var builder = Dialect.of(ToyIsa.BOTH);
    assertThatThrownBy(() -> builder.alias("m", operands, target, bindings))
        .isInstanceOf(IsaException.class)
        .hasMessageContaining(message);
  }

  @Test
  void describesExactlyItsWords() {
    Alias clear =
        ToyDialect.BOTH.aliases().stream()
            .filter(alias -> alias.template().toString().startsWith("clear"))
            .findFirst()
            .orElseThrow();
    int sub = clear.target().encoding().value();
    assertThat(clear.describes(sub | 5 << 7 | 5 << 15 | 5 << 20)).isTrue();
    assertThat(clear.describes(sub | 5 << 7 | 5 << 15 | 6 << 20)).isFalse();
  }
}
