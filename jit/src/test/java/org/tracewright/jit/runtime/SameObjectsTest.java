package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.RegionReport;
import org.tracewright.jit.Virtualizable;

/** What compiled code takes for granted about which objects are the same. */
class SameObjectsTest {
  enum Operation {
    ADD,
    KEEP,
    LEAVE
  }

  private static final class Model {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "same objects");

    @Immutable private final Operation[] program = {Operation.ADD, Operation.KEEP, Operation.LEAVE};

    private final int[] numbers = new int[4];
    private final int[] others;
    private int rounds = 300;
    private int seen;
    @Virtualizable private int pc;

    Model(boolean one, Engine engine) {
      others = one ? numbers : new int[4];
      JIT.engine(this, engine);
    }

    int run() {
      while (rounds > 0) {
        JIT.mergePoint(this, pc);
        Operation operation = program[pc];
        if (operation == Operation.ADD) {
          numbers[1] += 3;
          others[1] += 5;
          seen = seen * 31 + numbers[1];
          pc++;
        } else if (operation == Operation.KEEP) {
          pc++;
        } else {
          pc = 0;
          rounds--;
        }
      }
      return seen;
    }
  }

  private static JitSettings settings() {
    return JitSettings.defaults().withSynchronous(true).withThresholds(10, 10);
  }

  @Test
  void codeOfTwoArraysIsNotRunForOne() {
    Model.JIT.settings(settings());
    int two = new Model(false, Engine.OFF).run();
    int one = new Model(true, Engine.OFF).run();
    assertThat(one).isNotEqualTo(two);

    for (boolean same : new boolean[] {false, true, false, true}) {
      Model model = new Model(same, Engine.JIT);
      assertThat(model.run()).isEqualTo(same ? one : two);
      assertThat(Model.JIT.regions(model)).isNotEmpty();
    }
  }

  @Test
  void constantsAreComparedWhileRecording() {
    Model.JIT.settings(settings());
    Model model = new Model(false, Engine.JIT);
    model.run();

    String traces =
        Model.JIT.regions(model).stream()
            .flatMap(region -> region.traces().stream())
            .map(RegionReport.TraceReport::after)
            .reduce("", String::concat);
    assertThat(traces).contains("turn").doesNotContain("aeq").doesNotContain("Operation;} %");
    assertThat(traces).doesNotContain("getfield static final");
  }

  @Test
  void checkedRunsAgree() {
    Model.JIT.settings(settings());
    int two = new Model(false, Engine.OFF).run();

    assertThat(new Model(false, Engine.CHECKED).run()).isEqualTo(two);
  }
}
