package org.tracewright.test.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.Residual;

/**
 * The two rules of Traced Java that the compiler does not enforce: no {@code invokedynamic} (javac
 * makes it of lambdas, pattern switches and string building), and no method of 8,000 bytes of
 * bytecode or more, which HotSpot never compiles ({@code -XX:+DontCompileHugeMethods}).
 */
class TracedJavaTest {
  private static final int HUGE = 8000;

  private static Stream<String> violations(Collection<ClassFile> files) {
    return TracedMethods.among(files).stream().flatMap(TracedJavaTest::violations);
  }

  private static Stream<String> violations(ClassFile.Method method) {
    Stream<String> dynamic =
        method.dynamicCalls().stream()
            .map(at -> method.signature() + " has an invokedynamic at offset " + at);
    Stream<String> huge =
        method.codeLength() < HUGE
            ? Stream.empty()
            : Stream.of(method.signature() + " has " + method.codeLength() + " bytes of bytecode");
    return Stream.concat(dynamic, huge);
  }

  @Test
  void theModelsKeepTheRules() {
    assertThat(violations(ProjectClasses.read())).isEmpty();
  }

  @Test
  void theScanReachesTheModelsLoopAndItsInstructions() {
    assertThat(TracedMethods.among(ProjectClasses.read()))
        .extracting(method -> method.signature().owner())
        .anyMatch(owner -> owner.startsWith("org/tracewright/cpu/riscv32/"));
  }

  @Test
  void aBreachIsFoundWhereverTheLoopLeads() {
    List<ClassFile> sample =
        List.of(
            ProjectClasses.read(Sample.class),
            ProjectClasses.read(Step.class),
            ProjectClasses.read(Talkative.class));
    assertThat(violations(sample))
        .singleElement()
        .asString()
        .startsWith(Talkative.class.getName() + ".step(I)I has an invokedynamic at offset ");
  }

  /** A loop that comes to a breach of the rule through an overridden method only. */
  static class Sample {
    private static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "sample");
    private final Step step;
    private int pc;

    Sample(Step step) {
      this.step = step;
    }

    void run() {
      while (pc >= 0) {
        JIT.mergePoint(this, pc);
        pc = pc > 100 ? report() : step.step(pc);
      }
    }

    @Residual
    private int report() {
      return ("pc " + pc).length();
    }

    String untraced() {
      return "pc " + pc;
    }
  }

  interface Step {
    int step(int pc);
  }

  static class Talkative implements Step {
    @Override
    public int step(int pc) {
      switch (pc) { // a table switch, so that the reader must find its way past one
        case 1:
          return 7;
        case 2:
          return 9;
        case 3:
          return 11;
        default:
          return ("pc " + pc).length();
      }
    }
  }
}
