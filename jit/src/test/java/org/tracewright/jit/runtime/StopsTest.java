package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.jit.runtime.Registers.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;

class StopsTest {
  private static final JitSettings AT_ONCE =
      JitSettings.defaults().withSynchronous(true).withThresholds(20, 5);

  // Key 2 is passed every eighth time round.
  private static final int[] PROGRAM = {
    i(ADDI, 1, 1, 1), i(BLT, 1, 2, 3), i(ADDI, 3, 3, 1), i(ADDI, 1, 0, 0), i(JUMP, 15, 0, 0)
  };

  private static Registers machine() {
    Registers.settings(AT_ONCE);
    Registers machine = new Registers(PROGRAM);
    machine.x[2] = 8;
    return machine;
  }

  @ParameterizedTest
  @EnumSource(names = {"OFF", "JIT"})
  void everyPassageStopsBeforeItsTurn(Engine engine) {
    Registers machine = machine().engine(engine);
    machine.run(5_000);
    List<Integer> seen = new ArrayList<>();
    JIT.stopAt(machine, new int[] {2}, () -> seen.add(machine.pc * 100_000 + machine.x[3]));
    int before = machine.x[3];
    machine.run(50_000);
    assertThat(seen).hasSize(machine.x[3] - before).hasSizeGreaterThan(1000);
    for (int n = 0; n < seen.size(); n++) {
      assertThat(seen.get(n)).isEqualTo(2 * 100_000 + before + n);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OFF", "JIT"})
  void aRunMayEndThereAndGoOn(Engine engine) {
    Registers machine = machine().engine(engine);
    JIT.stopAt(
        machine, new int[] {0, 2}, () -> machine.limit = machine.pc == 2 ? 0 : machine.limit);
    machine.run(60_000);
    assertThat(machine.pc).isEqualTo(2);
    long first = machine.retired;
    JIT.stopAt(machine, new int[0], () -> {});
    machine.run(60_000);
    assertThat(machine.retired).isEqualTo(60_000).isGreaterThan(first);
    Registers reference = machine().engine(Engine.OFF);
    reference.run(60_000);
    assertThat(machine.describe()).isEqualTo(reference.describe());
  }

  @Test
  void codeForOtherKeysIsStillUsed() {
    Registers machine = machine();
    machine.run(50_000);
    JIT.stopAt(machine, new int[] {2}, () -> {});
    long compiled = JIT.statistics(machine).compiledInstructions();
    machine.run(150_000);
    assertThat(JIT.statistics(machine).compiledInstructions() - compiled).isGreaterThan(70_000);
    assertThat(JIT.regions(machine))
        .allSatisfy(
            region ->
                assertThat(region.traces())
                    .allSatisfy(trace -> assertThat(trace.keys()).doesNotContain(2)));
  }

  @Test
  void othersKeepTheirCode() {
    Registers stopping = machine();
    stopping.run(10_000);
    Registers other = new Registers(PROGRAM);
    other.x[2] = 8;
    other.run(10_000);
    JIT.stopAt(stopping, new int[] {2}, () -> {});
    stopping.run(20_000);
    long entries = JIT.statistics(other).sideExits();
    other.run(100_000);
    assertThat(JIT.statistics(other).sideExits() - entries).isLessThan(20);
  }
}
