package org.tracewright.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A process watched from outside. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LaunchTest {
  private static Outcome shell(String script) {
    return Launch.of(List.of("sh", "-c", script));
  }

  @Test
  void tellsStatusAndOutput() {
    Outcome outcome = shell("echo out; echo err >&2; exit 7");
    assertThat(outcome.status()).isEqualTo(7);
    assertThat(outcome.output()).isEqualTo("out\n");
    assertThat(outcome.error()).isEqualTo("err\n");
    assertThat(outcome.laps()).isEmpty();
  }

  @Test
  void takesTheDotsAtTheBeginningOfTheErrorsForLaps() {
    Outcome outcome = shell("printf . >&2; sleep 0.05; printf ..at.last >&2");
    assertThat(outcome.laps()).hasSize(3).isSorted();
    assertThat(outcome.laps().get(1) - outcome.laps().get(0)).isGreaterThan(0.04);
    assertThat(outcome.error()).isEqualTo("at.last");
  }

  @Test
  void givesNothingToRead() {
    assertThat(shell("cat; echo end").output()).isEqualTo("end\n");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void countsMemoryAndTheTimeOfEveryProcess() {
    // The shell computes in a process of its own, which uses the time.
    Outcome outcome = shell("(i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done); sleep 0.05");
    assertThat(outcome.cpuSeconds()).isBetween(0.02, 30.0);
    assertThat(outcome.peakBytes()).isBetween(100_000L, 100_000_000L);
  }

  @Test
  void saysWhatCannotBeStarted() {
    assertThatThrownBy(() -> Launch.of(List.of("/no/such/program")))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("/no/such/program");
  }
}
