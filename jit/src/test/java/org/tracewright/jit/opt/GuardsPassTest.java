package org.tracewright.jit.opt;

import static org.tracewright.jit.opt.Expectation.expect;
import static org.tracewright.jit.opt.Expectation.passes;

import org.junit.jupiter.api.Test;
import org.tracewright.jit.Pass;

/** The pass {@link Pass#GUARDS} alone, on the smallest trace that shows it. */
class GuardsPassTest {
  @Test
  void aConditionIsAskedOnce() {
    expect(
        passes(Pass.GUARDS, Pass.DCE),
        """
          %a = slot i a
          %b = slot i b
          %l = ilt %a %b
          guard true %l {} key 0
          %m = ilt %a %b
          guard true %m {} key 4
          %n = ile %b %a
          guard false %n {} key 8
        end {c=%m d=%n} key 0
        """,
        """
          %a = slot i a
          %b = slot i b
          %l = ilt %a %b
          guard true %l {} key 0
        end {c=1 d=0} key 0
        """);
  }

  @Test
  void aGuardedValueIsAConstantFromThenOn() {
    expect(
        passes(Pass.GUARDS, Pass.FOLD, Pass.DCE),
        """
          %a = slot i a
          %b = iadd %a 1
          guard value %a 7 {b=%a} key 0
          %c = iadd %a 1
        end {a=%a b=%b c=%c} key %a
        """,
        """
          %a = slot i a
          %b = iadd %a 1
          guard value %a 7 {b=%a} key 0
        end {a=7 b=%b c=8} key 7
        """);
  }

  @Test
  void theExitOfAGuardDoesNotKnowItsCondition() {
    expect(
        passes(Pass.GUARDS),
        """
          %a = slot i a
          %b = slot i b
          %l = ilt %a %b
          guard false %l {c=%l} key 0
        end {c=%l} key 0
        """,
        """
          %a = slot i a
          %b = slot i b
          %l = ilt %a %b
          %m = ile %b %a
          guard true %m {c=%l} key 0
        end {c=0} key 0
        """);
  }

  @Test
  void nullnessAndClass() {
    expect(
        passes(Pass.GUARDS, Pass.DCE, Pass.FOLD),
        """
          %s = state
          guard nonnull %s {} key 0
          %n = getfield m/M.node:Lm/N; %s
          guard nonnull %n {} key 0
          guard nonnull %n {} key 0
          guard class %n m/N {} key 0
          guard class %n m/N {} key 0
          %c = cast m/N %n
          guard nonnull %c {} key 0
          %i = instanceof m/N %c
          %z = isnull %n
        end {a=%i b=%z} key 0
        """,
        """
          %s = state
          %n = getfield m/M.node:Lm/N; %s
          guard nonnull %n {} key 0
          guard class %n m/N {} key 0
        end {a=1 b=0} key 0
        """);
  }

  @Test
  void aDivisorIsCheckedOnce() {
    expect(
        passes(Pass.GUARDS, Pass.FOLD, Pass.DCE, Pass.CSE),
        """
          %a = slot i a
          %b = slot i b
          %p = ine %b 0
          guard true %p {} key 0
          %q = idiv %a %b
          %z = ieq %b 0
          guard false %z {} key 0
          %r = irem %a %b
        end {c=%q d=%r} key 0
        """,
        """
          %a = slot i a
          %b = slot i b
          guard true %b {} key 0
          %q = idiv %a %b
          %r = irem %a %b
        end {c=%q d=%r} key 0
        """);
  }
}
