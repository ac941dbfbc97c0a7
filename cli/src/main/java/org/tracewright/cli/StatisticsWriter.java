package org.tracewright.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes {@link RunStatistics} for people and for programs. */
final class StatisticsWriter {
  private StatisticsWriter() {}

  /** A few lines of text, without a newline at the end. */
  static String text(RunStatistics s) {
    return String.format(
        Locale.ROOT,
        """
        instructions    %,d
        seconds         %.3f
        MIPS            %.1f
        compiled share  %.1f %%
        regions         %,d (%,d traces, %,d aborts, %,d invalidations)
        side exits      %,d
        bytecode bytes  %,d
        recording       %.3f s
        compiling       %.3f s""",
        s.instructions(),
        s.seconds(),
        s.mips(),
        s.compiledShare() * 100,
        s.regions(),
        s.traces(),
        s.aborts(),
        s.invalidations(),
        s.sideExits(),
        s.bytecodeBytes(),
        s.recordSeconds(),
        s.compileSeconds());
  }

  /** One JSON object and a newline. Its keys are documented and stable. */
  static void json(RunStatistics s, OutputStream to) throws IOException {
    JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    try (JsonGenerator json = factory.createGenerator(to)) {
      json.useDefaultPrettyPrinter().writeStartObject();
      json.writeNumberField("instructions", s.instructions());
      json.writeNumberField("seconds", s.seconds());
      json.writeNumberField("mips", s.mips());
      json.writeNumberField("compiledShare", s.compiledShare());
      json.writeNumberField("regions", s.regions());
      json.writeNumberField("traces", s.traces());
      json.writeNumberField("sideExits", s.sideExits());
      json.writeNumberField("aborts", s.aborts());
      json.writeObjectFieldStart("abortReasons");
      for (Map.Entry<String, Long> reason : new TreeMap<>(s.abortReasons()).entrySet()) {
        json.writeNumberField(reason.getKey(), reason.getValue());
      }
      json.writeEndObject();
      json.writeNumberField("invalidations", s.invalidations());
      json.writeNumberField("bytecodeBytes", s.bytecodeBytes());
      json.writeNumberField("recordSeconds", s.recordSeconds());
      json.writeNumberField("compileSeconds", s.compileSeconds());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }
}
