package org.tracewright.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code tw run --stats} told of a run: the figures that only the simulator itself knows.
 *
 * @param figures the numbers of the JSON object by key; those inside an object by "key.inner"
 */
public record JitFigures(Map<String, Double> figures) {
  public JitFigures {
    figures = Map.copyOf(figures);
  }

  /** Nothing is known. */
  static JitFigures none() {
    return new JitFigures(Map.of());
  }

  /** Reads the file; {@link #none} if there is none, as after a run that failed. */
  static JitFigures read(Path file) {
    if (!Files.exists(file)) {
      return none();
    }
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      Map<String, Double> figures = new TreeMap<>();
      json.nextToken();
      readObject(json, "", figures);
      return new JitFigures(figures);
    } catch (IOException e) {
      throw new BenchException(file + " cannot be read: " + e.getMessage(), "make room for it");
    }
  }

  private static void readObject(JsonParser json, String prefix, Map<String, Double> to)
      throws IOException {
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_OBJECT;
        token = json.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        readObject(json, prefix + json.currentName() + ".", to);
      } else if (token.isNumeric()) {
        to.put(prefix + json.currentName(), json.getDoubleValue());
      }
    }
  }

  /** One figure; NaN if it is not known. */
  public double get(String key) {
    return figures.getOrDefault(key, Double.NaN);
  }

  /** Times that compiled code was left, for every thousand guest instructions. */
  public double exitsPerThousand() {
    return get("sideExits") * 1000 / get("instructions");
  }

  /** Seconds of recording, optimising and emitting together. */
  public double compileSeconds() {
    return get("recordSeconds") + get("compileSeconds");
  }
}
