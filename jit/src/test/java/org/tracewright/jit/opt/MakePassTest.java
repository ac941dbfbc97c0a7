package org.tracewright.jit.opt;

import static org.tracewright.jit.opt.Expectation.expect;
import static org.tracewright.jit.opt.Expectation.passes;

import org.junit.jupiter.api.Test;
import org.tracewright.jit.Pass;

/** What is known of objects that nobody has seen being made. */
class MakePassTest {
  @Test
  void aBoxHoldsWhatWasPutIntoIt() {
    expect(
        passes(Pass.FOLD, Pass.DCE),
        """
          %a = slot i a
          %i = make static java/lang/Integer.valueOf(I)Ljava/lang/Integer; %a
          %c = cast java/lang/Integer %i
          %v = pure virtual java/lang/Integer.intValue()I %c
        end {b=%v} key 0
        """,
        """
          %a = slot i a
        end {b=%a} key 0
        """);
  }

  @Test
  void anotherConversionIsAnotherValue() {
    String trace =
        """
          %a = slot i a
          %i = make static java/lang/Integer.valueOf(I)Ljava/lang/Integer; %a
          %v = pure virtual java/lang/Integer.longValue()J %i
        end {w=%v} key 0
        """;
    expect(passes(Pass.FOLD, Pass.DCE), trace, trace);
  }

  // Whether equal boxes are one object is for their cache to say, when they are made.
  @Test
  void boxesAreNotMerged() {
    String trace =
        """
          %a = slot i a
          %i = make static java/lang/Integer.valueOf(I)Ljava/lang/Integer; %a
          %j = make static java/lang/Integer.valueOf(I)Ljava/lang/Integer; %a
          %e = aeq %i %j
        end {b=%e} key 0
        """;
    expect(passes(Pass.FOLD, Pass.CSE, Pass.GUARDS, Pass.HEAP, Pass.DCE), trace, trace);
  }

  @Test
  void aNewObjectIsNoOther() {
    expect(
        passes(Pass.FOLD, Pass.GUARDS, Pass.DCE),
        """
          %s = state
          %n = make special m/N.<init>()V
          %o = make special m/N.<init>()V
          %e = aeq %n %o
          %t = aeq %n %s
          %i = make static java/lang/Integer.valueOf(I)Ljava/lang/Integer; 5
          %u = aeq %n %i
          %z = isnull %n
          guard nonnull %n {} key 0
          guard class %n m/N {} key 0
        end {a=%e b=%t c=%u d=%z} key 0
        """,
        """
        end {a=0 b=0 c=0 d=0} key 0
        """);
  }

  // Its constructor reads nothing that can be written, and writes nothing that is there.
  @Test
  void memoryIsWhatItWas() {
    expect(
        passes(Pass.HEAP, Pass.DCE),
        """
          %s = state
          %a = slot i a
          putfield m/M.top:I %s %a
          %n = make special m/N.<init>(I)V %a
          %v = getfield m/M.top:I %s
          putfield m/M.node:Lm/N; %s %n
          putfield m/M.top:I %s 7
        end {b=%v} key 0
        """,
        """
          %s = state
          %a = slot i a
          %n = make special m/N.<init>(I)V %a
          putfield m/M.node:Lm/N; %s %n
          putfield m/M.top:I %s 7
        end {b=%a} key 0
        """);
  }
}
