package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.jit.runtime.Registers.*;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;

/**
 * An exit that is taken again and again, but so seldom that the way to it and back costs nothing,
 * gets no bridge: it would only make the region larger.
 */
class RareExitsTest {
  private static final int BRIDGE_THRESHOLD = 5;
  private static final int PASSAGES = 200;
  private static final int ROUND = 3; // instructions

  // Every x6 rounds the other way is taken.
  private static final int[] PROGRAM = {
    i(ADDI, 1, 1, 1),
    i(BNE, 1, 5, 4),
    i(ADD, 5, 5, 6),
    i(XOR, 8, 8, 1),
    i(ADDI, 7, 7, 1),
    i(BLT, 1, 2, -5),
    i(STOP, 0, 0, 0)
  };

  @BeforeEach
  void forget() {
    JitSettings settings = JitSettings.defaults().withSynchronous(true);
    Registers.settings(settings.withThresholds(1000, BRIDGE_THRESHOLD));
  }

  @AfterAll
  static void restore() {
    Registers.settings(JitSettings.defaults());
  }

  private static Registers ran(int every, Engine engine) {
    Registers machine = new Registers(PROGRAM).engine(engine);
    machine.x[5] = every;
    machine.x[6] = every;
    machine.x[2] = every * PASSAGES + 1;
    machine.run(Long.MAX_VALUE);
    assertThat(machine.x[7]).isEqualTo(PASSAGES);
    return machine;
  }

  private static int tracesWhenTakenEvery(int instructions) {
    int rounds = instructions / ROUND;
    Registers machine = ran(rounds, Engine.JIT);
    assertThat(machine.describe()).isEqualTo(ran(rounds, Engine.OFF).describe());
    return JIT.statistics(machine).traces();
  }

  @Test
  void getNoBridge() {
    int often = tracesWhenTakenEvery(40_000);
    forget();
    int seldom = tracesWhenTakenEvery(60_000);
    assertThat(seldom).isOne();
    assertThat(often).isGreaterThan(seldom);
  }

  /** What counts is how often it is taken now, not how often it was once. */
  @Test
  void mayBecomeFrequent() {
    Registers machine = new Registers(PROGRAM);
    machine.x[5] = 20_000;
    machine.x[6] = 20_000;
    machine.x[2] = 20_000 * PASSAGES;
    machine.run(20_000L * PASSAGES * ROUND);
    assertThat(JIT.statistics(machine).traces()).isOne();
    machine.x[6] = 500;
    machine.x[2] = Integer.MAX_VALUE;
    machine.run(machine.retired + 500L * ROUND * PASSAGES);
    assertThat(JIT.statistics(machine).traces()).isGreaterThan(1);
  }
}
