package org.tracewright.jit.opt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.jit.opt.Expectation.expect;
import static org.tracewright.jit.opt.Expectation.passes;

import org.junit.jupiter.api.Test;
import org.tracewright.jit.Pass;

/** The pass {@link Pass#LIMIT} alone, on the smallest trace that shows it. */
class LimitPassTest {
  @Test
  void theFirstCheckSpeaksForAllTurns() {
    expect(
        passes(Pass.LIMIT, Pass.FOLD, Pass.DCE),
        """
          turn 0
          %s = state
          %r = slot j retired
          %l = getfield volatile m/M.limit:J %s
          %c = llt %r %l
          guard true %c {} key 0
          %r1 = ladd %r 1L
          turn 4
          %l1 = getfield volatile m/M.limit:J %s
          %c1 = llt %r1 %l1
          guard true %c1 {retired=%r1} key 4
          %r2 = ladd %r1 1L
          turn 8
          %l2 = getfield volatile m/M.limit:J %s
          %c2 = lle %l2 %r2
          guard false %c2 {retired=%r2} key 8
          %r3 = ladd %r2 1L
        end {retired=%r3} key 12
        """,
        """
          turn 0
          %s = state
          %r = slot j retired
          %l = getfield volatile m/M.limit:J %s
          %last = ladd %r 2L
          %c = llt %last %l
          guard true %c {} key 0
          turn 4
          turn 8
          %r3 = ladd %r 3L
        end {retired=%r3} key 12
        """);
  }

  @Test
  void aCallMayChangeTheLimit() {
    String trace =
        """
          turn 0
          %s = state
          %r = slot j retired
          %l = getfield volatile m/M.limit:J %s
          %c = llt %r %l
          guard true %c {} key 0
          call virtual m/M.f()V %s {} frame 0 1 { } { }
          %r1 = slot j retired
          turn 4
          %l1 = getfield volatile m/M.limit:J %s
          %c1 = llt %r1 %l1
          guard true %c1 {} key 4
        end {} key 8
        """;
    expect(passes(Pass.LIMIT, Pass.FOLD, Pass.CSE), trace, trace);
  }

  @Test
  void exitsNearTheLimitAreKnown() {
    String trace =
        """
          %s = state
          %r = slot j retired
          guard value %r 3 {} key 0
          %l = getfield volatile m/M.limit:J %s
          %c = llt %r %l
          guard true %c {} key 0
          guard true %c {} key 0
        end {} key 0
        """;
    assertThat(LimitExits.of(Expectation.read(trace), Expectation.LAYOUT)).hasToString("{1, 2}");
  }

  @Test
  void aStoreToTheLimitSeparates() {
    String trace =
        """
          %s = state
          %r = slot j retired
          %l = getfield volatile m/M.limit:J %s
          %c = llt %r %l
          guard true %c {} key 0
          putfield volatile m/M.limit:J %s 5L
          %l1 = getfield volatile m/M.limit:J %s
          %r1 = ladd %r 1L
          %c1 = llt %r1 %l1
          guard true %c1 {} key 4
        end {} key 8
        """;
    expect(passes(Pass.LIMIT), trace, trace);
  }
}
