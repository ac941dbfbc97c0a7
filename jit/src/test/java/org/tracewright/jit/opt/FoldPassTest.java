package org.tracewright.jit.opt;

import static org.tracewright.jit.opt.Expectation.expect;
import static org.tracewright.jit.opt.Expectation.passes;

import org.junit.jupiter.api.Test;
import org.tracewright.jit.Pass;

/** The pass {@link Pass#FOLD} alone, on the smallest trace that shows it. */
class FoldPassTest {
  @Test
  void constantsAndAlgebra() {
    expect(
        passes(Pass.FOLD),
        """
          %a = slot i a
          %x = iadd %a 3
          %y = isub %x 7
          %z = imul 6 7
        end {a=%y b=%z} key 0
        """,
        """
          %a = slot i a
          %x = iadd %a 3
          %y = iadd %a -4
        end {a=%y b=42} key 0
        """);
  }

  @Test
  void threeWayComparisonsBecomeDirect() {
    expect(
        passes(Pass.FOLD, Pass.DCE),
        """
          %r = slot j retired
          %w = slot j w
          %c = lcmp %r %w
          %l = ilt %c 0
          guard true %l {} key 0
          %a = slot i a
          %b = slot i b
          %u = icmpu %a %b
          %g = ile 0 %u
          guard true %g {} key 0
          %n = ilt %u 0
          %m = ixor %n 1
        end {c=%m} key 0
        """,
        """
          %r = slot j retired
          %w = slot j w
          %l = llt %r %w
          guard true %l {} key 0
          %a = slot i a
          %b = slot i b
          %g = iule %b %a
          guard true %g {} key 0
          %m = iule %b %a
        end {c=%m} key 0
        """);
  }

  @Test
  void whatASumOfLowBitsWasCutToBeforeDoesNotMatter() {
    expect(
        passes(Pass.FOLD, Pass.DCE),
        """
          %a = slot i a
          %1 = iadd %a 1
          %2 = i2b %1
          %3 = iadd %2 1
          %4 = i2b %3
          %5 = iadd %4 1
          %6 = iand %5 15
          %b = slot i b
          %7 = iand %b 15
          %8 = iadd %7 1
          %9 = i2b %8
        end {a=%6 b=%9} key 0
        """,
        """
          %a = slot i a
          %3 = iadd %a 3
          %6 = iand %3 15
          %b = slot i b
          %7 = iand %b 15
          %8 = iadd %7 1
          %9 = i2b %8
        end {a=%6 b=%9} key 0
        """);
  }

  @Test
  void extensionsByShiftsAreNamed() {
    expect(
        passes(Pass.FOLD, Pass.DCE),
        """
          %a = slot i a
          %b = ishl %a 24
          %c = ishr %b 24
          %d = ishl %a 16
          %e = iushr %d 16
        end {b=%c c=%e} key 0
        """,
        """
          %a = slot i a
          %c = i2b %a
          %e = iand %a 65535
        end {b=%c c=%e} key 0
        """);
  }

  @Test
  void guardsTakeOneForm() {
    expect(
        passes(Pass.FOLD, Pass.DCE),
        """
          %a = slot i a
          %b = slot i b
          %e = ieq %a 5
          guard true %e {} key 0
          %n = ine %b 0
          guard false %n {} key 0
          %c = slot i c
          %d = iadd %c 4
          guard value %d 100 {} key 0
          guard true 1 {} key 0
          guard value 7 7 {} key 0
        end {} key 0
        """,
        """
          %a = slot i a
          %b = slot i b
          guard value %a 5 {} key 0
          guard false %b {} key 0
          %c = slot i c
          guard value %c 96 {} key 0
        end {} key 0
        """);
  }

  @Test
  void aGuardThatNeverHoldsStays() {
    expect(
        passes(Pass.FOLD, Pass.GUARDS, Pass.BITS),
        "guard true 0 {} key 0\nend {} key 0",
        "guard true 0 {} key 0\nend {} key 0");
  }

  @Test
  void aChoiceByABooleanIsAShift() {
    expect(
        passes(Pass.FOLD, Pass.DCE),
        """
          %s = state
          %x = getfield m/M.cells:[Z %s
          %b = aget boolean %x 1
          %e = ieq %b 0
          %m = isub 0 %e
          %c = iand %m 4
          %v = ixor %c 4
          %z = getfield m/M.carry:Z %s
          %n = ineg %z
          %w = iand %n 16
        end {a=%v b=%w} key 0
        """,
        """
          %s = state
          %x = getfield m/M.cells:[Z %s
          %b = aget boolean %x 1
          %v = ishl %b 2
          %z = getfield m/M.carry:Z %s
          %w = ishl %z 4
        end {a=%v b=%w} key 0
        """);
  }
}
