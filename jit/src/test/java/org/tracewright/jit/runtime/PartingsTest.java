package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.Limit;
import org.tracewright.jit.Residual;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;

/** Turns that go on in several ways, all taken often, behind what cannot be taken back. */
class PartingsTest {
  /** What decides which way it goes. */
  enum Parting {
    CLASS_OF_AN_OBJECT,
    BRANCH_BEHIND_A_CALL,
    BRANCH_IN_THE_LOOP
  }

  private interface Shape {
    int area(int x);
  }

  private static final class Square implements Shape {
    private int asked;

    @Override
    public int area(int x) {
      asked++;
      return x * 3;
    }
  }

  private static final class Circle implements Shape {
    private int asked;

    @Override
    public int area(int x) {
      asked += 2;
      return x * 5 + 1;
    }
  }

  private static final class Model {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "parting");

    private final Parting parting;
    private final Shape[] shapes = {new Square(), new Circle()};
    private final int[] memory = new int[8];
    @Virtualizable private int pc;
    @Virtualizable private int random = 1;
    @Virtualizable private int sum;
    @Retired private long retired;
    @Limit private long limit;

    Model(Parting parting, Engine engine) {
      this.parting = parting;
      JIT.engine(this, engine);
    }

    void run(long upTo) {
      limit = upTo;
      for (; ; ) {
        JIT.mergePoint(this, pc);
        if (retired >= limit) {
          return;
        }
        int now = pc;
        pc = pc + 1 & 3;
        if (now == 0 && parting == Parting.BRANCH_IN_THE_LOOP) {
          noted(random);
          if (random < 0) {
            memory[3]++;
          }
        } else {
          step(now);
        }
        retired++;
      }
    }

    private void step(int now) {
      switch (now) {
        case 0 -> part();
        case 1 -> random = random * 1103515245 + 12345;
        case 2 -> sum ^= random >>> 3;
        default -> sum += memory[1];
      }
    }

    private void part() {
      memory[0] += random;
      if (parting == Parting.CLASS_OF_AN_OBJECT) {
        noted(random);
        sum += shapes[random >>> 20 & 1].area(random);
      } else {
        noted(random);
        if (random < 0) {
          memory[2]++;
        } else {
          memory[1] += 2;
        }
      }
    }

    @Residual
    private void noted(int value) {
      memory[4] ^= value;
    }

    String describe() {
      int asked = ((Square) shapes[0]).asked + ((Circle) shapes[1]).asked;
      return sum + " " + asked + " " + java.util.Arrays.toString(memory);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theirMiddleIsNotInterpretedForEver(Parting parting) {
    Model.JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(20, 10));
    Model interpreted = new Model(parting, Engine.OFF);
    Model compiled = new Model(parting, Engine.JIT);
    interpreted.run(100_000);
    compiled.run(100_000);
    assertThat(compiled.describe()).isEqualTo(interpreted.describe());
    JitStatistics done = Model.JIT.statistics(compiled);
    assertThat(done.midTurnExits()).isBetween(1000L, 3000L); // until then
    if (parting == Parting.BRANCH_IN_THE_LOOP) {
      assertThat(done.aborts()).containsKey("PARTS");
      assertThat(done.compiledShare()).isBetween(0.7, 0.8); // three of its four turns
    } else {
      assertThat(done.compiledShare()).isGreaterThan(0.95);
    }
  }
}
