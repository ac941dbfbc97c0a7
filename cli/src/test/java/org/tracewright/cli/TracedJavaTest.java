package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.Residual;

/** The two rules for code that the recorder reads, over every model there is. */
class TracedJavaTest {
  @Test
  void everyModelIsWrittenInTracedJava() {
    TracedCode code = TracedCode.ofClassPath();
    assertThat(code.offences()).isEmpty();
  }

  @Test
  void namesTheMethodsThatBreakTheRules() {
    TracedCode code = TracedCode.of(List.of(Offender.class));
    assertThat(code.offences())
        .containsExactlyInAnyOrder(
            "org/tracewright/cli/TracedJavaTest$Offender.execute: invokedynamic",
            "org/tracewright/cli/TracedJavaTest$Offender.run: invokedynamic");
  }

  @Test
  void countsTheBytesOfAMethod() {
    TracedCode code = TracedCode.of(List.of(Offender.class));
    assertThat(code.offences(12))
        .anyMatch(offence -> offence.matches(".*\\.run: \\d\\d bytes of bytecode"));
  }

  @Test
  void followsACallToWhatOverridesIt() {
    TracedCode code = TracedCode.of(List.of(Dispatcher.class, Step.class, Talkative.class));
    assertThat(code.offences())
        .containsExactly("org/tracewright/cli/TracedJavaTest$Talkative.step: invokedynamic");
  }

  /** A model that leaves its instructions to others. */
  static final class Dispatcher {
    private static final JitDriver DRIVER = null;
    private Step step;

    void run() {
      for (int pc = 0; pc >= 0; pc = step.step(pc)) {
        DRIVER.mergePoint(this, pc);
      }
    }
  }

  interface Step {
    int step(int pc);
  }

  static final class Talkative implements Step {
    @Override
    public int step(int pc) {
      return ("at " + pc).length();
    }
  }

  /** A model that does what models must not. */
  static final class Offender {
    private static final JitDriver DRIVER = null;
    private int pc;

    void run() {
      while (pc < 100) {
        DRIVER.mergePoint(this, pc);
        execute("at " + pc);
        report();
      }
    }

    private void execute(String text) {
      Callable<Integer> length = text::length;
      pc += length.hashCode() & 4;
    }

    @Residual
    private void report() {
      Callable<Integer> fine = () -> pc;
      pc += fine.hashCode() & 4;
    }
  }
}
