package org.tracewright.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTest {
  private static final Field BRANCH = Field.signed("imm", "31|7|30:25|11:8").times(2);
  private static final Field LOAD = Field.unsigned("imm", "5|12:10|6").times(4);

  @ParameterizedTest
  @CsvSource({"-4096, 80000000", "4094, 7e000f80", "-2, fe000f80", "2, 00000100", "2048, 00000080"})
  void branchOffsetIsScrambled(int value, String bits) {
    assertThat(Integer.toHexString(BRANCH.insert(value)))
        .isEqualTo(Integer.toHexString(Integer.parseUnsignedInt(bits, 16)));
    assertThat(BRANCH.extract(Integer.parseUnsignedInt(bits, 16))).isEqualTo(value);
  }

  @Test
  void insertIsTheInverseOfExtract() {
    Random random = new Random(7);
    for (Field field : new Field[] {BRANCH, LOAD, LOAD.plus(8), Field.signed("all", "31:0")}) {
      for (int i = 0; i < 1000; i++) {
        int insn = random.nextInt();
        assertThat(field.insert(field.extract(insn))).isEqualTo(insn & field.mask());
        assertThat(field.problem(field.extract(insn))).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4095, must be in -4096..4094",
    "4096, must be in -4096..4094",
    "-4098, must be in -4096..4094",
    "3, must be a multiple of 2",
    "-2147483648, must be in -4096..4094"
  })
  void valuesOutsideAreExplained(int value, String problem) {
    assertThat(BRANCH.problem(value)).contains(problem);
  }

  @Test
  void unsignedThirtyTwoBitsHoldEverything() {
    Field all = Field.unsigned("all", "31:0");
    assertThat(all.problem(-1)).isEmpty();
    assertThat(all.problem(Integer.MIN_VALUE)).isEmpty();
    assertThat(Field.unsigned("most", "30:0").problem(-1)).isPresent();
  }

  @Test
  void biasIsPartOfTheValue() {
    Field rd = Field.unsigned("rd", "4:2").plus(8);
    assertThat(rd.extract(0b111_00)).isEqualTo(15);
    assertThat(rd.insert(9)).isEqualTo(0b001_00);
    assertThat(rd.problem(7)).contains("must be in 8..15");
    assertThat(rd.problem(16)).contains("must be in 8..15");
  }

  @Test
  void excludedValuesAreNamed() {
    assertThat(LOAD.nonZero().problem(0)).contains("must not be 0");
    assertThat(LOAD.except(4, 8).problem(8)).contains("must not be 8");
    assertThat(LOAD.except(4, 8).problem(12)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "7:11, no bit range",
    "32, no slice",
    "a, no bit range",
    "3|, no bit range",
    "3:2:1, no bit range",
    "7:3|4, twice"
  })
  void badSlicesAreRejected(String bits, String message) {
    assertThatThrownBy(() -> Field.unsigned("f", bits))
        .isInstanceOf(IsaException.class)
        .hasMessageContaining(message);
  }

  @Test
  void badNamesAndScalesAreRejected() {
    assertThatThrownBy(() -> Field.unsigned("a b", "1:0")).hasMessageContaining("no field name");
    assertThatThrownBy(() -> LOAD.times(3)).hasMessageContaining("power of two");
    assertThatThrownBy(() -> Field.unsigned("f", "31:0").times(2)).hasMessageContaining("outside");
  }

  @Test
  void namesReadEveryNameAndPrintTheFirst() {
    assertThat(ToyIsa.R.name(2)).contains("stack");
    assertThat(ToyIsa.R.value("r2")).hasValue(2);
    assertThat(ToyIsa.R.value("x")).isEmpty();
    assertThatThrownBy(() -> ToyIsa.R.also("r2", 3)).hasMessageContaining("both 2 and 3");
  }
}
