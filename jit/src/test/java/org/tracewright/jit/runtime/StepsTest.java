package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.jit.runtime.Registers.*;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Virtualizable;

class StepsTest {
  private static final int[] LOOP = {
    i(ADDI, 1, 1, 1), i(BLT, 1, 2, 2), i(ADDI, 1, 0, 0), i(STORE, 1, 1, 5), i(JUMP, 15, 0, 0)
  };

  private static final JitSettings SETTINGS =
      JitSettings.defaults().withSynchronous(true).withThresholds(20, 5);

  @BeforeEach
  void compileSoon() {
    Registers.settings(SETTINGS);
  }

  private static Registers machine(int... program) {
    Registers machine = new Registers(program);
    machine.x[2] = 8;
    return machine;
  }

  private static void step(Registers machine, long upTo) {
    JIT.step(machine, machine.pc, () -> machine.run(upTo));
  }

  private static long compiled(Registers machine) {
    return JIT.statistics(machine).compiledInstructions();
  }

  @Test
  void eachStepIsCompiledWhereverItBegins() {
    Registers machine = machine(LOOP);
    Registers reference = machine(LOOP).engine(Engine.OFF);
    for (int n = 1; n <= 60; n++) {
      step(machine, n);
      reference.run(n);
      assertThat(machine.describe()).isEqualTo(reference.describe());
    }
    assertThat(compiled(machine)).isEqualTo(60);
    assertThat(JIT.steps(machine)).hasSize(LOOP.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 100, 1003})
  void aRegionGivesTheRestOfItsTurnsToSteps(int most) {
    Registers machine = machine(LOOP);
    machine.run(200_000);
    long before = compiled(machine);
    Registers reference = machine(LOOP).engine(Engine.OFF);
    long to = 200_000;
    for (int n = 0; n < 20; n++) {
      to += most;
      step(machine, to);
      reference.run(to);
      assertThat(machine.describe()).isEqualTo(reference.describe());
    }
    // At most one turn goes into a bridge that is recorded.
    assertThat(compiled(machine) - before).isBetween(20L * most - 1, 20L * most);
  }

  @Test
  void whatCannotBeTakenBackIsDoneOnce() {
    int[] program = {i(DEVICE, 3, 3, 0), i(JUMP, 15, 0, 0)};
    Registers machine = machine(program);
    step(machine, 1);
    assertThat(machine.devices).isEqualTo(1);
    assertThat(machine.pc).isEqualTo(1);
    assertThat(compiled(machine)).isZero();
    step(machine, 2);
    step(machine, 3);
    assertThat(machine.devices).isEqualTo(2);
    assertThat(compiled(machine)).isEqualTo(2);
  }

  @Test
  void codeThatChangedIsCompiledAnew() {
    int[] program = {
      i(ADDI, 1, 1, 1), i(PATCH, 4, 5, 0), i(FENCE, 0, 0, 0), i(ADDI, 5, 5, 1), i(JUMP, 15, 0, 0)
    };
    Registers machine = machine(program);
    Registers reference = machine(program).engine(Engine.OFF);
    for (int n = 1; n <= 200; n++) {
      step(machine, n);
      reference.run(n);
      assertThat(machine.describe()).isEqualTo(reference.describe());
    }
    assertThat(machine.x[1]).isGreaterThan(100); // what is added is patched
  }

  @Test
  void aTurnThatGoesAnotherWayIsFinished() {
    int[] program = {i(LOAD, 3, 1, 0), i(ADDI, 1, 1, 100), i(JUMP, 15, 0, 0)};
    Registers machine = machine(program);
    Registers reference = machine(program).engine(Engine.OFF);
    for (int n = 1; n <= 300; n++) {
      step(machine, n);
      reference.run(n);
      assertThat(machine.describe()).isEqualTo(reference.describe());
    }
    assertThat(machine.cause).isNotZero();
  }

  @Test
  void theLimitAndTheEndAreKept() {
    Registers machine = machine(i(JUMP, 15, 0, 0));
    step(machine, 0);
    assertThat(machine.retired).isZero();
    step(machine, 3);
    assertThat(machine.retired).isEqualTo(3);
    Registers stopping = machine(i(STOP, 0, 0, 0));
    step(stopping, 9);
    assertThat(stopping.describe()).contains("true");
    assertThat(stopping.retired).isEqualTo(1);
    step(stopping, 9);
    assertThat(stopping.retired).isEqualTo(1);
  }

  @Test
  void aStopIsReachedOnce() {
    Registers machine = machine(LOOP);
    int[] reached = {0};
    JIT.stopAt(machine, new int[] {1}, () -> reached[0]++);
    for (int n = 1; n <= 10; n++) {
      step(machine, n);
    }
    Registers reference = machine(LOOP).engine(Engine.OFF);
    int[] expected = {0};
    JIT.stopAt(reference, new int[] {1}, () -> expected[0]++);
    for (int n = 1; n <= 10; n++) {
      step(reference, n);
    }
    assertThat(reached[0]).isEqualTo(expected[0]).isGreaterThan(2);
    assertThat(machine.describe()).isEqualTo(reference.describe());
  }

  /** Counts its turns, but without a hint. */
  private static final class Uncounted {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "uncounted");

    @Virtualizable private int pc;
    private int sum;
    private int turns;
    private int limit;

    void run(int upTo) {
      limit = upTo;
      for (; ; ) {
        JIT.mergePoint(this, pc);
        if (turns >= limit) {
          return;
        }
        sum += pc + 1;
        pc = sum >> 1 & 3;
        turns++;
      }
    }
  }

  @Test
  void aTurnIsDoneOnceThoughTheModelDoesNotCount() {
    Uncounted.JIT.settings(SETTINGS);
    Uncounted stepped = new Uncounted();
    Uncounted reference = new Uncounted();
    Uncounted.JIT.engine(reference, Engine.OFF);
    for (int n = 3; n <= 120; n += 3) {
      int limit = n;
      Uncounted.JIT.step(stepped, stepped.pc, () -> stepped.run(limit));
      reference.run(limit);
      assertThat(stepped.sum).as("after %d turns", n).isEqualTo(reference.sum);
    }
  }
}
