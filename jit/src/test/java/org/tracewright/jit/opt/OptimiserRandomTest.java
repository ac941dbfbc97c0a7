package org.tracewright.jit.opt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.Pass;
import org.tracewright.jit.ir.Evaluator;
import org.tracewright.jit.ir.Evaluator.FrameState;
import org.tracewright.jit.ir.Evaluator.Outcome;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.RandomTraces;
import org.tracewright.jit.ir.ToyModel;
import org.tracewright.jit.ir.ToyWorld;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceWriter;
import org.tracewright.jit.ir.Verifier;

/** Random traces do the same before and after. */
class OptimiserRandomTest {
  private static final Layout LAYOUT = ToyModel.layout();

  /** Everything that can be seen after a trace was left. */
  private record Seen(Integer key, String frames, String thrown, String model) {
    static Seen of(Outcome outcome, ToyModel model) {
      StringBuilder frames = new StringBuilder();
      for (FrameState frame : outcome.frames()) {
        frames.append(frame.method()).append('@').append(frame.instruction());
        frame.locals().forEach(value -> frames.append(' ').append(model.describe(value)));
        frame.stack().forEach(value -> frames.append(" |").append(model.describe(value)));
      }
      String thrown = String.valueOf(outcome.thrown());
      return new Seen(outcome.key(), frames.toString(), thrown, model.describe());
    }
  }

  // The one the trace was made with, and others that leave it early.
  private static ToyModel model(long seed) {
    return seed % 5 == 4 ? ToyModel.nearLimit(seed) : ToyModel.random(seed);
  }

  private static Seen see(Trace trace, long modelSeed, int forced) {
    ToyModel model = model(modelSeed);
    return Seen.of(Evaluator.run(trace, new ToyWorld(model), forced), model);
  }

  private static void compare(Trace trace, Trace optimised, long modelSeed, long seed) {
    Seen expected = see(trace, modelSeed, -1);
    Seen actual = see(optimised, modelSeed, -1);
    if (!actual.equals(expected) && !isEarlier(trace, modelSeed, actual)) {
      assertThat(actual)
          .as(
              () ->
                  "seed %d, model %d\n%s\n%s"
                      .formatted(
                          seed,
                          modelSeed,
                          TraceWriter.write(trace, LAYOUT),
                          TraceWriter.write(optimised, LAYOUT)))
          .isEqualTo(expected);
    }
  }

  // A stricter guard may have failed in the place of a later one.
  private static boolean isEarlier(Trace trace, long modelSeed, Seen actual) {
    int exit = Evaluator.run(trace, new ToyWorld(model(modelSeed))).exit();
    for (int at = 0; at < trace.ops().size(); at++) {
      if (trace.ops().get(at) instanceof Op.Guard guard) {
        if (actual.equals(see(trace, modelSeed, at))) {
          return true;
        }
        if (guard.exit() == exit) {
          return false;
        }
      }
    }
    return false;
  }

  private static void check(Set<Pass> passes, int rounds) {
    long start = System.nanoTime();
    for (long seed = start; seed < start + rounds; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Trace trace = RandomTraces.generate(random, seed, 10 + random.nextInt(50));
      Trace optimised = optimise(trace, passes, seed);
      for (int other = 0; other < 8; other++) {
        compare(trace, optimised, seed + other, seed);
      }
    }
  }

  private static Trace optimise(Trace trace, Set<Pass> passes, long seed) {
    try {
      return Verifier.verified(Optimiser.optimise(trace, LAYOUT, passes));
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed + "\n" + TraceWriter.write(trace, LAYOUT), e);
    }
  }

  @ParameterizedTest
  @EnumSource(Pass.class)
  void eachPassAlone(Pass pass) {
    check(EnumSet.of(pass), 60);
  }

  @Test
  void noPass() {
    check(EnumSet.noneOf(Pass.class), 40);
  }

  @Test
  void allPasses() {
    check(EnumSet.allOf(Pass.class), 500);
  }

  @Test
  void randomSetsOfPasses() {
    SplittableRandom random = new SplittableRandom();
    for (int i = 0; i < 60; i++) {
      EnumSet<Pass> passes = EnumSet.allOf(Pass.class);
      passes.removeIf(pass -> random.nextBoolean());
      check(passes, 10);
    }
  }
}
