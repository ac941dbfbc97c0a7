package org.tracewright.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of single runs: medians, means, ratios, steady states. */
class FiguresTest {
  private static Outcome outcome(double seconds, Double... laps) {
    return new Outcome(0, "", "", seconds, 2 * seconds, 0, List.of(laps));
  }

  private static Trial trial(double seconds) {
    return new Trial(outcome(seconds), 1, 0, JitFigures.none());
  }

  @Test
  void medianAndMeanLeaveOutWhatIsMissing() {
    assertThat(Mean.median(List.of(5.0, Double.NaN, 1.0, 2.0))).isEqualTo(2);
    assertThat(Mean.median(List.of(4.0, 1.0))).isEqualTo(2.5);
    assertThat(Mean.geometric(List.of(8.0, 2.0, Double.NaN))).isCloseTo(4, within(1e-12));
    assertThat(Mean.most(List.of(3.0, Double.NaN, 9.0, 4.0))).isEqualTo(9);
    assertThat(List.of(Mean.median(List.of()), Mean.geometric(List.of()), Mean.most(List.of())))
        .containsOnly(Double.NaN);
  }

  @Test
  void steadyStateIsTheMedianLapOfTheSecondHalf() {
    Outcome warmsUp = outcome(9, 4.0, 6.0, 7.0, 7.5, 8.0, 9.5);
    assertThat(warmsUp.lapTimes()).containsExactly(4.0, 2.0, 1.0, 0.5, 0.5, 1.5);
    assertThat(warmsUp.steadyLap()).isEqualTo(0.5);
    assertThat(new Trial(warmsUp, 12, 2, JitFigures.none()).steadySeconds()).isEqualTo(0.25);
    assertThat(outcome(9).steadyLap()).isNaN();
  }

  @Test
  void ratiosAreTakenWithinARound() {
    Series series = new Series();
    for (double slowdown : new double[] {1, 10, 3}) {
      series.add(Contender.JIT, trial(2 * slowdown));
      series.add(Contender.QEMU, trial(slowdown));
    }
    assertThat(series.ratio(Contender.JIT, Contender.QEMU, t -> t.outcome().seconds()))
        .isEqualTo(2);
    assertThat(series.median(Contender.QEMU, t -> t.outcome().seconds())).isEqualTo(3);
    assertThat(series.ratio(Contender.JIT, Contender.NATIVE, t -> t.outcome().seconds())).isNaN();
  }

  @Test
  void readsWhatTheRunTold(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("stats.json");
    Files.writeString(
        file,
        """
        {"instructions": 2000, "sideExits": 3, "recordSeconds": 0.5, "compileSeconds": 1.5,
         "abortReasons": {"LEAVES": 4}}""");
    JitFigures figures = JitFigures.read(file);
    assertThat(figures.exitsPerThousand()).isEqualTo(1.5);
    assertThat(figures.compileSeconds()).isEqualTo(2);
    assertThat(figures.get("abortReasons.LEAVES")).isEqualTo(4);
    assertThat(figures.get("regions")).isNaN();
    assertThat(JitFigures.read(folder.resolve("none"))).isEqualTo(JitFigures.none());
  }

  @Test
  void sizesGiveTheInterpreterLess() {
    Workload workload = new Workload("w", 3000, Path.of("w.elf"), List.of());
    assertThat(Size.COLD.iterations(workload, Contender.JIT, 1)).isEqualTo(3000);
    assertThat(Size.WARM.iterations(workload, Contender.JIT, 0.5)).isEqualTo(3000);
    assertThat(Size.WARM.iterations(workload, Contender.INTERPRETER, 1)).isEqualTo(150);
    assertThat(Size.MS_1.iterations(workload, Contender.QEMU, 7)).isEqualTo(1);
    assertThat(Size.WARM.lap(6000)).isEqualTo(30);
    assertThat(Size.WARM.lap(3)).isEqualTo(1);
    assertThat(Size.COLD.lap(3000)).isZero();
  }
}
