package org.tracewright.jit.opt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.jit.opt.Expectation.expect;
import static org.tracewright.jit.opt.Expectation.read;

import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Pass;
import org.tracewright.jit.ir.Evaluator;
import org.tracewright.jit.ir.Evaluator.Outcome;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.RandomTraces;
import org.tracewright.jit.ir.ToyModel;
import org.tracewright.jit.ir.ToyWorld;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceWriter;
import org.tracewright.jit.ir.Verifier;

class AssumptionsTest {
  private static final Set<Pass> ALL = EnumSet.allOf(Pass.class);

  private static int guard(Trace trace, int number) {
    int seen = 0;
    for (int at = 0; at < trace.ops().size(); at++) {
      if (trace.ops().get(at) instanceof Op.Guard && seen++ == number) {
        return at;
      }
    }
    throw new AssertionError("fewer than " + number + " guards");
  }

  @Test
  void aBridgeKnowsWhatFailedAndWhatHeld() {
    Trace parent =
        read(
            """
              %p = slot i a
              %i = iadd %p -65536
              %u = iult %i 1021
              guard true %u {} key 0
              %q = iadd %p 4
              %l = slot i b
              %c = ilt %q %l
              guard true %c {a=%q c=5} key 4
            end {} key 8
            """);
    Assumptions known = Assumptions.after(Assumptions.NONE, parent, guard(parent, 1));
    expect(
        ALL,
        known,
        """
          %a = slot i a
          %b = slot i b
          %c = ilt %a %b
          guard false %c {} key 4
          %five = slot i c
          %x = iadd %a %five
          %d = ile %b %a
        end {b=%x d=%d} key 12
        """,
        """
          %a = slot i a
          %x = iadd %a 5
        end {b=%x d=1} key 12
        """);
  }

  @Test
  void whatWasKnownAboutUnchangedSlotsIsInherited() {
    Trace parent =
        read(
            """
              %a = slot i a
              %b = slot i b
              guard true %b {} key 0
              guard true %a {} key 0
              %c = iadd %b 1
              %d = slot i d
              guard true %d {a=%d b=%c} key 4
            end {} key 8
            """);
    Assumptions first = Assumptions.after(Assumptions.NONE, parent, guard(parent, 1));
    assertThat(first.size()).isEqualTo(2);
    Trace child = read("%d = slot i d\nguard true %d {b=%d} key 4\nend {} key 8\n");
    Assumptions second = Assumptions.after(first, child, guard(child, 0));
    expect(
        ALL,
        second,
        """
          %a = slot i a
          guard false %a {} key 0
          %d = slot i d
          guard false %d {} key 0
        end {c=%a} key 4
        """,
        """
        end {c=0} key 4
        """);
  }

  @Test
  void nothingIsKnownAboutSlotsAfterACall() {
    Trace parent =
        read(
            """
              %s = state
              %a = slot i a
              guard true %a {} key 0
              call virtual m/M.f()V %s {} frame 0 1 { } { }
              %b = slot i b
              guard true %b {} key 4
            end {} key 8
            """);
    Assumptions known = Assumptions.after(Assumptions.NONE, parent, guard(parent, 1));
    String bridge = "%a = slot i a\nguard true %a {} key 0\nend {} key 4\n";
    expect(ALL, known, bridge, bridge);
  }

  @Test
  void randomBridges() {
    long start = System.nanoTime();
    int bridges = 0;
    for (long seed = start; seed < start + 600; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Trace recorded = RandomTraces.generate(random, seed, 10 + random.nextInt(30));
      Trace parent = Optimiser.optimise(recorded, ToyModel.layout());
      bridges += bridge(parent, seed, random);
    }
    assertThat(bridges).as("bridges from seed " + start).isGreaterThan(20);
  }

  // Whatever other trace runs from the exit does the same with and without the assumptions.
  private static int bridge(Trace parent, long seed, SplittableRandom random) {
    long other = seed + 1 + random.nextInt(8);
    ToyModel left = ToyModel.random(other);
    Outcome outcome = Evaluator.run(parent, new ToyWorld(left));
    int at = failed(parent, outcome.exit());
    if (at < 0 || !outcome.frames().isEmpty()) {
      return 0;
    }
    Trace bridge = RandomTraces.generate(random, seed, 20);
    Assumptions known = Assumptions.after(Assumptions.NONE, parent, at);
    Trace optimised = Verifier.verified(Optimiser.optimise(bridge, ToyModel.layout(), ALL, known));
    Trace unknowing = Optimiser.optimise(bridge, ToyModel.layout());
    ToyModel again = ToyModel.random(other);
    Evaluator.run(parent, new ToyWorld(again));
    Outcome expected = Evaluator.run(unknowing, new ToyWorld(left));
    Outcome actual = Evaluator.run(optimised, new ToyWorld(again));
    assertThat(again.describe() + actual.key())
        .as(() -> "seed %d%n%s%n%s".formatted(seed, text(parent), text(bridge)))
        .isEqualTo(left.describe() + expected.key());
    return 1;
  }

  private static String text(Trace trace) {
    return TraceWriter.write(trace, ToyModel.layout());
  }

  private static int failed(Trace trace, int exit) {
    for (int at = 0; at < trace.ops().size(); at++) {
      if (trace.ops().get(at) instanceof Op.Guard guard && guard.exit() == exit) {
        return at;
      }
    }
    return -1;
  }
}
