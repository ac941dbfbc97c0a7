package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Limit;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;
import org.tracewright.jit.opt.Optimiser;
import org.tracewright.jit.reader.Model;
import org.tracewright.jit.reader.RefusedException;

/** A key is tried a few times only; how many regions a try gives does not matter. */
class HarvestTest {
  private static final int LENGTH = 600;
  private static final int MOST_TURNS = 1_000_000;

  /** One long loop. */
  static final class Circle {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "circle");

    @Virtualizable private int pc;
    @Virtualizable private final int[] x = new int[8];
    @Retired private long retired;
    @Limit private long limit;

    void run() {
      for (; ; ) {
        JIT.mergePoint(this, pc);
        if (retired >= limit) {
          return;
        }
        x[pc & 7] += x[pc + 3 & 7] ^ pc;
        pc = pc + 1 == LENGTH ? 0 : pc + 1;
        retired++;
      }
    }

    /** Interpreted. */
    void turn() {
      limit = retired + 1;
      run();
      limit = Long.MAX_VALUE;
    }
  }

  @Test
  void countsOnceHoweverManyRegionsComeOfIt()
      throws ReflectiveOperationException, RefusedException {
    JitSettings settings =
        JitSettings.defaults().withSynchronous(true).withThresholds(20, 5).withMaxBytes(500);
    Circle circle = new Circle();
    Circle.JIT.engine(circle, Engine.OFF);
    Model model = Model.read(MethodHandles.privateLookupIn(Circle.class, MethodHandles.lookup()));
    Counters counters = new Counters(null, settings.threshold(), false);
    Regions regions = new Regions(counters);
    Compiler compiler = new Compiler(model, settings, false, Optimiser::optimise);
    Growth growth = new Growth(settings, regions, counters, new Heat(), compiler);
    Binding binding = new Binding(regions, settings, false, new Pace.Speed());
    assertThat(binding.isTraceable(model, circle)).isTrue();
    int hot = circle.pc;
    growth.root(binding, circle, hot);
    assertThat(growth.profile()).isNotNull();
    for (int n = 0; n < MOST_TURNS && (growth.profile() != null || binding.harvest != null); n++) {
      turn(growth, binding, circle);
    }
    assertThat(regions.all()).hasSizeGreaterThan(3);
    assertThat(binding.entry(hot).begun).isOne();
    assertThat(binding.entry(hot).failures).isZero();
  }

  // As the merge point does it; what is recorded is executed, too.
  private static void turn(Growth growth, Binding binding, Circle circle) {
    Profile open = growth.profile();
    if (open != null) {
      growth.watch(open, binding, circle, circle.pc);
    } else {
      growth.gather(binding, circle, circle.pc);
    }
    circle.turn();
  }
}
