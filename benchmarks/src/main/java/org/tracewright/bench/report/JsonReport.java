package org.tracewright.bench.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.tracewright.bench.Contender;
import org.tracewright.bench.Growth;
import org.tracewright.bench.Mean;
import org.tracewright.bench.Outcome;
import org.tracewright.bench.Results;
import org.tracewright.bench.Row;
import org.tracewright.bench.Series;
import org.tracewright.bench.Size;
import org.tracewright.bench.Trial;

/** The results as one JSON object, down to the single run. Its keys are in docs/benchmark.md. */
public final class JsonReport {
  private final Results results;
  private final JsonGenerator json;

  private JsonReport(Results results, JsonGenerator json) {
    this.results = results;
    this.json = json;
  }

  /** Writes all of it, and leaves the stream open. */
  public static void write(Results results, OutputStream to) throws IOException {
    JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    try (JsonGenerator json = factory.createGenerator(to)) {
      json.useDefaultPrettyPrinter();
      new JsonReport(results, json).write();
      json.writeRaw('\n');
    }
  }

  private void write() throws IOException {
    json.writeStartObject();
    texts("setting", results.setting());
    json.writeNumberField("rounds", results.options().rounds());
    texts("contenders", labelled(results.present()));
    texts("absent", labelled(results.absent()));
    workloads();
    series("starts", results.starts());
    json.writeObjectFieldStart("models");
    for (Row row : results.models()) {
      series(row.workload().name(), row.at(Size.WARM));
    }
    json.writeEndObject();
    growth();
    json.writeArrayFieldStart("problems");
    for (String problem : results.problems()) {
      json.writeString(problem);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static Map<String, String> labelled(Map<Contender, String> texts) {
    Map<String, String> labelled = new LinkedHashMap<>();
    texts.forEach((contender, text) -> labelled.put(contender.label(), text));
    return labelled;
  }

  private void texts(String name, Map<String, String> texts) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private void workloads() throws IOException {
    json.writeObjectFieldStart("geometricMeans");
    for (Column column : Column.ALL) {
      number(column.key(), Mean.geometric(column.of(results.rows())));
    }
    json.writeEndObject();
    json.writeArrayFieldStart("workloads");
    for (Row row : results.rows()) {
      json.writeStartObject();
      json.writeStringField("name", row.workload().name());
      for (Column column : Column.ALL) {
        number(column.key(), column.figure().applyAsDouble(row));
      }
      json.writeObjectFieldStart("runs");
      for (Size size : Size.values()) {
        series(size.label(), row.at(size));
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void series(String name, Series series) throws IOException {
    json.writeObjectFieldStart(name);
    for (Contender contender : Contender.values()) {
      if (!series.of(contender).isEmpty()) {
        json.writeArrayFieldStart(contender.label());
        for (Trial trial : series.of(contender)) {
          trial(trial);
        }
        json.writeEndArray();
      }
    }
    json.writeEndObject();
  }

  private void trial(Trial trial) throws IOException {
    json.writeStartObject();
    outcome(trial.outcome());
    json.writeNumberField("iterations", trial.iterations());
    if (trial.lap() > 0) {
      number("steadySeconds", trial.steadySeconds());
      json.writeNumberField("iterationsALap", trial.lap());
      json.writeArrayFieldStart("laps");
      for (double lap : trial.outcome().laps()) {
        json.writeNumber(lap);
      }
      json.writeEndArray();
    }
    if (!trial.figures().figures().isEmpty()) {
      numbers("stats", trial.figures().figures());
    }
    json.writeEndObject();
  }

  private void numbers(String name, Map<String, Double> numbers) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Double> entry : new TreeMap<>(numbers).entrySet()) {
      number(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private void outcome(Outcome outcome) throws IOException {
    number("seconds", outcome.seconds());
    number("cpuSeconds", outcome.cpuSeconds());
    if (outcome.peakBytes() > 0) {
      json.writeNumberField("peakBytes", outcome.peakBytes());
    }
  }

  private void growth() throws IOException {
    json.writeArrayFieldStart("growth");
    for (Growth growth : results.growth()) {
      json.writeStartObject();
      json.writeStringField("title", growth.title());
      json.writeStringField("unit", growth.unit());
      json.writeArrayFieldStart("points");
      for (Growth.Point point : growth.points()) {
        point(point);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void point(Growth.Point point) throws IOException {
    json.writeStartObject();
    json.writeNumberField("size", point.size());
    json.writeNumberField("guestBytes", point.guestBytes());
    for (Map.Entry<Contender, Outcome> entry : point.outcomes().entrySet()) {
      json.writeObjectFieldStart(entry.getKey().label());
      outcome(entry.getValue());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  // JSON has no NaN: what is not known is left out.
  private void number(String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, value);
    }
  }
}
