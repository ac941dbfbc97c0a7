package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private static Arguments parse(String... arguments) {
    return Arguments.parse("run", RunOptions.known(), arguments);
  }

  @Test
  void leavesTheGuestsOptionsAlone() {
    Arguments given = parse("--seed", "7", "a.elf", "--seed", "8", "--stats", "+signature=x", "--");
    assertThat(given.value("seed")).isEqualTo("7");
    assertThat(given.has("stats")).isFalse();
    assertThat(given.operands())
        .containsExactly("a.elf", "--seed", "8", "--stats", "+signature=x", "--");
  }

  @Test
  void takesAnOptionalValueOnlyWithAnEqualsSign() {
    assertThat(parse("--stats", "a.elf").value("stats")).isEmpty();
    assertThat(parse("--stats", "a.elf").operands()).containsExactly("a.elf");
    assertThat(parse("--stats=s.json", "a.elf").value("stats")).isEqualTo("s.json");
  }

  @Test
  void readsTheSuitesSpellingOfTheSignatureOptions() {
    Arguments given = parse("+signature=s.txt", "+signature-granularity=8", "a.elf");
    assertThat(given.value("signature")).isEqualTo("s.txt");
    assertThat(given.value("signature-granularity")).isEqualTo("8");
    assertThat(given.operands()).containsExactly("a.elf");
  }

  @Test
  void endsTheOptionsAtTwoDashes() {
    assertThat(parse("--", "-a.elf", "x").operands()).containsExactly("-a.elf", "x");
    assertThat(parse("--seed=1", "--", "--seed").operands()).containsExactly("--seed");
  }

  @Test
  void keepsQuotesAndEmptyArguments() {
    assertThat(parse("--env=\"x\"", "a.elf", "", "\"q\"").value("env")).isEqualTo("\"x\"");
    assertThat(parse("a.elf", "", "\"q\"").operands()).containsExactly("a.elf", "", "\"q\"");
  }

  @Test
  void namesTheOptionThatWasMeant() {
    assertThatThrownBy(() -> parse("--max-instruction=5", "a.elf"))
        .isInstanceOf(UserError.class)
        .hasMessage("unknown option '--max-instruction'")
        .extracting(e -> ((UserError) e).remedy())
        .asString()
        .startsWith("did you mean '--max-instructions'?");
  }

  @Test
  void refusesValuesThatAreMissingOrOneTooMany() {
    assertThatThrownBy(() -> parse("--seed"))
        .isInstanceOf(UserError.class)
        .hasMessage("--seed needs a value");
    assertThatThrownBy(() -> parse("--verbose=yes", "a.elf"))
        .isInstanceOf(UserError.class)
        .hasMessage("--verbose takes no value");
  }
}
