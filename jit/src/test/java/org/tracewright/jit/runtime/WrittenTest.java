package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.CodeMemory;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.RegionReport;
import org.tracewright.jit.Virtualizable;

/** An instruction set without a fence: each store says that it may have changed code. */
class WrittenTest {
  /**
   * Instructions of two bytes: 0 x adds x, 1 x stores a number that changes seldom at x, 2 x goes
   * to x, 3 x leaves after so many of it.
   */
  private static final class Model {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "written");

    private final byte[] memory = new byte[512];
    private final CodeMemory code = new CodeMemory(memory);
    @Virtualizable private int pc;
    @Virtualizable private int sum;
    private int rounds = 2000;

    Model(Engine engine, int... program) {
      for (int i = 0; i < program.length; i++) {
        memory[i] = (byte) program[i];
      }
      JIT.engine(this, engine);
    }

    Model run() {
      while (rounds > 0) {
        JIT.mergePoint(this, pc);
        int operation = code.fetchByte(pc);
        int operand = code.fetchByte(pc + 1);
        pc += 2;
        switch (operation) {
          case 0 -> sum = sum * 5 + operand;
          case 1 -> store(operand, rounds >> 7 & 3);
          case 2 -> pc = operand;
          default -> rounds--;
        }
      }
      return this;
    }

    private void store(int address, int value) {
      memory[address] = (byte) value;
      code.written(address, 1);
    }

    String describe() {
      return pc + " " + sum + " " + java.util.Arrays.hashCode(memory);
    }
  }

  // Stores far away and into the operand of the first instruction, which is next.
  private static final int[] ITSELF = {0, 1, 1, 200, 3, 0, 0, 3, 1, 1, 2, 0};

  private static final int[] DATA = {0, 1, 1, 200, 3, 0, 0, 3, 1, 220, 2, 0};

  private static JitSettings settings() {
    return JitSettings.defaults().withSynchronous(true).withThresholds(20, 10);
  }

  @Test
  void codeThatWritesItselfIsDroppedAtOnce() {
    Model.JIT.settings(settings());
    String expected = new Model(Engine.OFF, ITSELF).run().describe();
    for (int stress : new int[] {0, 3}) {
      Model.JIT.settings(settings().withStress(stress));
      Model model = new Model(Engine.JIT, ITSELF).run();
      assertThat(model.describe()).isEqualTo(expected);
      assertThat(Model.JIT.statistics(model).invalidations()).isPositive();
    }
    assertThat(new Model(Engine.CHECKED, ITSELF).run().describe()).isEqualTo(expected);
  }

  @Test
  void dataIsWrittenWithoutACall() {
    Model.JIT.settings(settings());
    Model model = new Model(Engine.JIT, DATA).run();

    JitStatistics done = Model.JIT.statistics(model);
    assertThat(model.describe()).isEqualTo(new Model(Engine.OFF, DATA).run().describe());
    assertThat(done.invalidations()).isZero();
    assertThat(Model.JIT.regions(model).stream().flatMap(region -> region.traces().stream()))
        .extracting(RegionReport.TraceReport::after)
        .isNotEmpty()
        .noneMatch(trace -> trace.contains("call"))
        .anyMatch(trace -> trace.contains("written"));
  }
}
