package org.tracewright.jit.opt;

import static org.tracewright.jit.opt.Expectation.expect;
import static org.tracewright.jit.opt.Expectation.passes;

import org.junit.jupiter.api.Test;
import org.tracewright.jit.Pass;

/** The pass {@link Pass#VIRTUAL} alone, on the smallest trace that shows it. */
class VirtualPassTest {
  @Test
  void anObjectNobodySeesIsNotMade() {
    expect(
        passes(Pass.VIRTUAL, Pass.HEAP, Pass.DCE),
        """
          %a = slot i a
          %n = new m/N
          putfield m/N.v:I %n %a
          %o = new m/N
          putfield m/N.next:Lm/N; %o %n
          %v = getfield m/N.v:I %n
        end {b=%v} key 0
        """,
        """
          %a = slot i a
        end {b=%a} key 0
        """);
  }

  @Test
  void anObjectNobodyAsksForIsNotMade() {
    expect(
        passes(Pass.VIRTUAL, Pass.HEAP, Pass.DCE),
        """
          %a = slot i a
          %i = make static java/lang/Integer.valueOf(I)Ljava/lang/Integer; %a
          %n = make special m/N.<init>(Ljava/lang/Object;)V %i
          %o = make special m/N.<init>(Ljava/lang/Object;)V %n
          putfield m/N.uses:I %o %a
        end {b=%a} key 0
        """,
        """
          %a = slot i a
        end {b=%a} key 0
        """);
  }

  @Test
  void whatIsGivenToAnObjectThatEscapesHasEscaped() {
    String trace =
        """
          %s = state
          %n = make special m/N.<init>()V
          putfield m/N.v:I %n 5
          %o = make special m/N.<init>(Ljava/lang/Object;)V %n
          putfield m/M.node:Lm/N; %s %o
        end {} key 0
        """;
    expect(passes(Pass.VIRTUAL, Pass.HEAP, Pass.DCE), trace, trace);
  }

  @Test
  void whatAnEscapedObjectHoldsHasEscaped() {
    String trace =
        """
          %s = state
          %n = new m/N
          putfield m/N.v:I %n 5
          %o = new m/N
          putfield m/N.next:Lm/N; %o %n
          putfield m/M.node:Lm/N; %s %o
        end {} key 0
        """;
    expect(passes(Pass.VIRTUAL, Pass.HEAP, Pass.DCE), trace, trace);
  }
}
