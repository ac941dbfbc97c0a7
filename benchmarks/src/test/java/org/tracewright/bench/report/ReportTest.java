package org.tracewright.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.tracewright.bench.Contender;
import org.tracewright.bench.Results;
import org.tracewright.bench.SampleResults;
import org.xml.sax.InputSource;

/** The three forms of a report, of results made up for it. */
class ReportTest {
  private final Results results = SampleResults.complete();

  @Test
  void textHasAColumnForWhatIsKnown() {
    assertThat(TextReport.of(results))
        .contains("qemu         QEMU, as made up")
        .contains("native       absent: no <compiler> & no wish")
        .containsPattern("\\n +warm +cold +cpu +cold +cold +mips")
        .doesNotContain("jit/native")
        .containsPattern("fast +0\\.50 +1\\.50 ")
        .containsPattern("slow +2\\.00 +1\\.50 ")
        .containsPattern("geom\\. mean +1\\.00 +1\\.50 ")
        .containsPattern("worst +2\\.00 +1\\.50 ")
        .containsPattern("hello, start to end: jit 1500 ms, qemu 1000 ms")
        .containsPattern("toy +8000\\.00 +2000\\.00 +4\\.0\\n")
        .containsPattern("KB +jit s +jit MiB +qemu s +qemu MiB")
        .endsWith("wrong: fast, jit: made up\n");
  }

  @Test
  void pageIsWellFormedAndNeedsNothingElse() throws Exception {
    String page = HtmlReport.of(results);
    assertThat(page).doesNotContainPattern("https?:|src=|<script|@import|url\\(|@BODY@");
    assertThat(page).contains("prefers-color-scheme: dark").contains("name=\"viewport\"");
    String body = page.substring(page.indexOf("<body>"), page.indexOf("</html>"));
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(body)));
    // Bars of three ratios and of the models, two curves of warm-up and two of growth.
    assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(8);
    assertThat(document.getElementsByTagName("pre").item(0).getTextContent())
        .isEqualTo(TextReport.of(results));
  }

  @Test
  void jsonIsValidAndHasEveryRun() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonReport.write(results, out);
    List<String> names = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(out.toByteArray())) {
      for (var token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token.isStructStart() && json.currentName() != null) {
          names.add(json.currentName());
        }
      }
    }
    assertThat(names)
        .contains("setting", "contenders", "absent", "workloads", "laps", "stats", "growth");
    assertThat(names.stream().filter("laps"::equals)).hasSize(2 * 2 + 2);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .doesNotContain("NaN")
        .contains("\"warmJitQemu\" : 0.5");
  }

  @Test
  void reportsOfNothingAreReportsToo() {
    Results nothing = SampleResults.nothing();
    assertThat(TextReport.of(nothing)).contains("jit");
    assertThat(HtmlReport.of(nothing)).contains("</html>");
  }

  @Test
  void warmUpIsInstructionsOverTime() {
    LineChart.Curve curve = WarmUp.of(results.rows().get(0), Contender.JIT);
    // Two laps of a second, the first half as fast; 3,000,000 instructions in each.
    assertThat(curve.points()).hasSize(3);
    assertThat(curve.points().get(0)).containsExactly(1, 1.5);
    assertThat(curve.points().get(1)).containsExactly(2.5, 3);
  }

  @Test
  void axesHaveRoundTicks() {
    assertThat(Scale.linear(2.4, 0, 100).ticks()).containsExactly(0.0, 0.5, 1.0, 1.5, 2.0, 2.5);
    assertThat(Scale.decades(10, 4000, 0, 100).ticks()).containsExactly(10.0, 100.0, 1000.0, 1e4);
    assertThat(Scale.decades(10, 1000, 0, 100).place(100)).isEqualTo(50);
    assertThat(List.of(Scale.label(0.5), Scale.label(1000), Scale.label(0)))
        .containsExactly("0.5", "1000", "0");
  }
}
