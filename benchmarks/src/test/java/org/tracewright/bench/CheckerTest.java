package org.tracewright.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever prints something else is told of, and does not count. */
class CheckerTest {
  private final Checker checker = new Checker();

  private boolean accepts(Contender contender, int status, String output, Double... laps) {
    Outcome outcome = new Outcome(status, output, "why", 1, 1, 0, List.of(laps));
    return checker.check(contender, "crc", outcome, 2).isPresent();
  }

  @Test
  void outputsMustAgreeButForTheDots() {
    assertThat(accepts(Contender.JIT, 0, "..crc: 17\n", 1.0, 2.0)).isTrue();
    assertThat(accepts(Contender.QEMU, 0, "....crc: 17\n", 1.0, 2.0)).isTrue();
    assertThat(accepts(Contender.NATIVE, 0, "..crc: 18\n", 1.0, 2.0)).isFalse();
    assertThat(checker.problems())
        .containsExactly(
            "crc, native: printed 'crc: 18', but the first that ended printed 'crc: 17'");
  }

  @Test
  void aRunThatFailedSetsNoExpectation() {
    assertThat(accepts(Contender.JIT, 125, "nonsense", 1.0, 2.0)).isFalse();
    assertThat(accepts(Contender.QEMU, 0, "crc: 17", 1.0, 2.0)).isTrue();
    assertThat(checker.problems()).containsExactly("crc, jit: ended with status 125: why");
  }

  @Test
  void aRunThatDoesNotEndIsToldOf() {
    assertThat(accepts(Contender.JIT, Outcome.KILLED, "")).isFalse();
    assertThat(checker.problems()).containsExactly("crc, jit: did not end in 10 minutes");
  }

  @Test
  void lapsMustBeAsMany() {
    assertThat(accepts(Contender.JIT, 0, "crc: 17", 1.0)).isFalse();
    assertThat(checker.problems()).containsExactly("crc, jit: wrote 1 dots, not 2");
  }
}
