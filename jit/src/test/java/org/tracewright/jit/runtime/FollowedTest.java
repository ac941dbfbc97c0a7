package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.LintFinding;
import org.tracewright.jit.RegionReport;
import org.tracewright.jit.Virtualizable;

/** A method that cannot be followed from one instruction is followed from the others. */
class FollowedTest {
  private static final class Model {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "followed");

    private final int[] memory = {3, 4, 5, 6, 7, 8, 9, 10};
    private final int[] devices = {100, 200, 300};
    @Virtualizable private int pc;
    @Virtualizable private int sum;
    private int rounds = 1000;

    int run() {
      while (true) {
        JIT.mergePoint(this, pc);
        if (rounds == 0) {
          return sum;
        }
        switch (pc) {
          case 0 -> sum += read(sum & 7);
          case 1 -> sum ^= read(1);
          case 2 -> sum = sum * 3 + read((sum & 1) == 0 ? 100 : 200);
          default -> rounds--;
        }
        pc = pc + 1 & 3;
      }
    }

    private int read(int address) {
      if (address >= memory.length) {
        for (int device : devices) {
          if (device == address) {
            return sum >>> 3;
          }
        }
      }
      return memory[address & 7];
    }
  }

  @Test
  void whatSearchesForADeviceDoesNotStandForAllMemory() {
    Model.JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(20, 10));
    Model interpreted = new Model();
    Model.JIT.engine(interpreted, Engine.OFF);
    Model compiled = new Model();

    assertThat(compiled.run()).isEqualTo(interpreted.run());
    String traces =
        Model.JIT.regions(compiled).stream()
            .flatMap(region -> region.traces().stream())
            .map(RegionReport.TraceReport::after)
            .reduce("", String::concat);
    assertThat(traces).contains("turn 0", "turn 1", "turn 2");
    assertThat(traces.split("call virtual \\S*FollowedTest\\$Model.read", -1)).hasSize(2);
    assertThat(Model.JIT.notes())
        .extracting(LintFinding::sentence)
        .anyMatch(note -> note.contains("read") && note.contains("is called where it does so"));
  }
}
