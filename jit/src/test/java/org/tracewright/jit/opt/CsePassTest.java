package org.tracewright.jit.opt;

import static org.tracewright.jit.opt.Expectation.expect;
import static org.tracewright.jit.opt.Expectation.passes;

import org.junit.jupiter.api.Test;
import org.tracewright.jit.Pass;

/** The pass {@link Pass#CSE} alone, on the smallest trace that shows it. */
class CsePassTest {
  @Test
  void equalOperationsAreDoneOnce() {
    expect(
        passes(Pass.CSE, Pass.DCE),
        """
          %s = state
          %t = state
          %a = slot i a
          %b = slot i a
          %x = iadd %a %b
          %y = iadd %b %a
          %p = getfield final m/M.p:Lm/N; %s
          %q = getfield final m/M.p:Lm/N; %t
          %c = aeq %p %q
          %e = pure static m/M.f(I)I %a
          %f = pure static m/M.f(I)I %b
        end {a=%x b=%y c=%c d=%e n=%f} key 0
        """,
        """
          %s = state
          %a = slot i a
          %x = iadd %a %a
          %p = getfield final m/M.p:Lm/N; %s
          %c = aeq %p %p
          %e = pure static m/M.f(I)I %a
        end {a=%x b=%x c=%c d=%e n=%e} key 0
        """);
  }

  @Test
  void aSlotIsReadAgainAfterACall() {
    String trace =
        """
          %s = state
          %a = slot i a
          call virtual m/M.f()V %s {} frame 0 1 { } { }
          %b = slot i a
        end {b=%a c=%b} key 0
        """;
    expect(passes(Pass.CSE), trace, trace);
  }
}
