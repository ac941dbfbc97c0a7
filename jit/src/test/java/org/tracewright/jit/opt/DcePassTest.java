package org.tracewright.jit.opt;

import static org.tracewright.jit.opt.Expectation.expect;
import static org.tracewright.jit.opt.Expectation.passes;

import org.junit.jupiter.api.Test;
import org.tracewright.jit.Pass;

/** The pass {@link Pass#DCE} alone, on the smallest trace that shows it. */
class DcePassTest {
  @Test
  void onlyWhatIsUsedIsLeft() {
    expect(
        passes(Pass.DCE),
        """
          turn 0
          %a = slot i a
          %b = slot i b
          %x = iadd %a %b
          %y = isub %a %b
          guard true %x {c=%x} key 0
          %e = pure static m/M.f(I)I %y
        end {a=%a} key 0
        """,
        """
          turn 0
          %a = slot i a
          %b = slot i b
          %x = iadd %a %b
          guard true %x {c=%x} key 0
        end {} key 0
        """);
  }
}
