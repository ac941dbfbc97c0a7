package org.tracewright.jit.opt;

import static org.tracewright.jit.opt.Expectation.expect;
import static org.tracewright.jit.opt.Expectation.passes;

import org.junit.jupiter.api.Test;
import org.tracewright.jit.Pass;

/** The pass {@link Pass#MOTION} alone, on the smallest trace that shows it. */
class MotionPassTest {
  @Test
  void aGuardAfterAStoreMovesBeforeIt() {
    expect(
        passes(Pass.MOTION),
        """
          turn 0
          %s = state
          %a = slot i a
          %b = slot i b
          guard true %b {} key 0
          putfield m/M.f:I %s %a
          %c = iadd %a 1
          %d = ilt %c 9
          guard true %d {} frame 0 17 { %a } { }
        end {a=%c} key 0
        """,
        """
          turn 0
          %s = state
          %a = slot i a
          %b = slot i b
          guard true %b {} key 0
          %c = iadd %a 1
          %d = ilt %c 9
          guard true %d {} key 0
          putfield m/M.f:I %s %a
        end {a=%c} key 0
        """);
  }

  @Test
  void notWhatNeedsTheStoreNorWhatMayFail() {
    String trace =
        """
          turn 0
          %s = state
          %a = slot i a
          %b = slot i b
          guard true %b {} key 0
          putfield m/M.f:I %s %a
          %g = getfield m/M.g:I %s
          guard true %g {} frame 0 17 { %a } { }
          %q = idiv %a %b
          guard true %q {} frame 0 18 { %a } { }
        end {} key 0
        """;
    expect(passes(Pass.MOTION), trace, trace);
  }

  @Test
  void notIntoAnEarlierTurn() {
    String trace =
        """
          turn 0
          %s = state
          %a = slot i a
          guard true %a {} key 0
          turn 4
          putfield m/M.f:I %s %a
          %d = ilt %a 9
          guard true %d {} frame 0 17 { %a } { }
        end {} key 0
        """;
    expect(passes(Pass.MOTION), trace, trace);
  }
}
