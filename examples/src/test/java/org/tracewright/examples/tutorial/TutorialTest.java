package org.tracewright.examples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.examples.Engines;
import org.tracewright.jit.Engine;
import org.tracewright.jit.LintFinding;
import org.tracewright.jit.RegionReport;
import org.tracewright.jit.RegionReport.TraceReport;

/** The tutorial shows what its steps say and do. */
class TutorialTest {
  private static final String INNER = "[->+>++>+++<<<]";
  private static final String NEST =
      "++++++++[>".repeat(4) + "++++++++" + INNER + "<-]".repeat(4) + ">>>>>.>.>.";
  private static final List<BiFunction<String, OutputStream, Step>> STEPS =
      List.of(Step0::new, Step1::new, Step2::new, Step3::new, Step4::new, Step5::new);

  private static final Pattern QUOTATION =
      Pattern.compile("<!-- (\\w+\\.java) -->\n```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("\\| (\\d) \\| (\\S+) \\|");

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/write-an-interpreter.md"));
  }

  private static Step step(int number, OutputStream out) {
    return STEPS.get(number).apply(NEST, out);
  }

  @Test
  void quotesItsSteps() throws IOException {
    List<java.util.regex.MatchResult> quotations = QUOTATION.matcher(page()).results().toList();
    assertThat(quotations).hasSizeGreaterThan(7);
    for (var quotation : quotations) {
      Path file = Path.of("src/main/java/org/tracewright/examples/tutorial", quotation.group(1));
      assertThat(Files.readString(file)).contains(quotation.group(2));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void everyStepDoesTheSame(int number) throws IOException {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    step(0, expected).run();
    assertThat(expected.toByteArray()).hasSize(3);
    step(number, expected).driver().settings(Engines.EAGER);
    for (Engine engine : Engine.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Step step = step(number, out);
      step.driver().engine(step, engine);
      step.run();
      assertThat(out.toByteArray()).isEqualTo(expected.toByteArray());
    }
  }

  @Test
  void saysWhyStepOneIsRefused() throws IOException {
    List<LintFinding> findings = step(1, OutputStream.nullOutputStream()).driver().lint();
    assertThat(findings).hasSize(2);
    for (LintFinding finding : findings) {
      assertThat(page()).contains(finding.sentence());
    }
    for (int number = 2; number <= 5; number++) {
      assertThat(step(number, OutputStream.nullOutputStream()).driver().lint()).isEmpty();
    }
  }

  @Test
  void countsOperationsRight() throws IOException {
    String measured =
        ROW.matcher(page())
            .results()
            .filter(row -> !row.group(2).equals("-"))
            .map(row -> row.group(1) + ": " + operations(Integer.parseInt(row.group(1))))
            .collect(Collectors.joining(", "));
    String printed =
        ROW.matcher(page())
            .results()
            .filter(row -> !row.group(2).equals("-"))
            .map(row -> row.group(1) + ": " + row.group(2))
            .collect(Collectors.joining(", "));
    assertThat(measured).hasSizeGreaterThan(20).isEqualTo(printed);
  }

  /** Operations in one round of the inner loop. */
  private static long operations(int number) {
    Step step = step(number, OutputStream.nullOutputStream());
    step.driver().settings(Engines.EAGER);
    try {
      step.run();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    int header = NEST.indexOf(INNER) + 1;
    return step.driver().regions(step).stream()
        .map(RegionReport::traces)
        .flatMap(List::stream)
        .filter(trace -> trace.key() == header && trace.keys().size() == INNER.length() - 1)
        .mapToLong(TutorialTest::operations)
        .findFirst()
        .orElseThrow();
  }

  private static long operations(TraceReport trace) {
    return trace
        .after()
        .lines()
        .filter(line -> line.startsWith("  "))
        .filter(line -> !line.contains(" turn "))
        .count();
  }

  @Test
  void stopsAtTheLimit() throws IOException {
    Step5 whole = new Step5(NEST, OutputStream.nullOutputStream());
    whole.driver().settings(Engines.EAGER);
    for (long limit = 1; limit < 100_000; limit = limit * 3 + 1) {
      Step5 step = new Step5(NEST, OutputStream.nullOutputStream());
      step.run(limit);
      Step5 interpreted = new Step5(NEST, OutputStream.nullOutputStream());
      interpreted.driver().engine(interpreted, Engine.OFF);
      interpreted.run(limit);
      assertThat(step.executed()).isEqualTo(interpreted.executed());
      assertThat(step.pc()).isEqualTo(interpreted.pc());
    }
  }
}
