package org.tracewright.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.tracewright.cpu.chip8.media.Picture;

/**
 * Assertions on what a display shows, against golden pictures: text with a character a pixel, as
 * {@link Picture#text} writes it. Differences are shown side by side.
 */
public class PictureAssert extends AbstractAssert<PictureAssert, Picture> {
  /** With this system property set to {@code write}, golden pictures are written, not compared. */
  public static final String GOLDEN = "tracewright.golden";

  private static final int MOST_ROWS = 40;

  /** Assertions on a picture. */
  public PictureAssert(Picture actual) {
    super(actual, PictureAssert.class);
  }

  /** It is this picture. */
  public PictureAssert looksLike(String golden) {
    isNotNull();
    List<String> expected = golden.lines().toList();
    List<String> there = actual.text().lines().toList();
    if (!expected.equals(there)) {
      failWithMessage("%s", differences(expected, there));
    }
    return this;
  }

  /**
   * It is the picture in this file, which is written if {@link #GOLDEN} says so.
   *
   * @throws UncheckedIOException if the file cannot be read or written
   */
  public PictureAssert looksLike(Path golden) {
    isNotNull();
    try {
      if ("write".equals(System.getProperty(GOLDEN))) {
        Files.writeString(golden, actual.text(), StandardCharsets.US_ASCII);
        return this;
      }
      return looksLike(Files.readString(golden, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(
          golden + " cannot be used; -D" + GOLDEN + "=write makes it", e);
    }
  }

  private static String differences(List<String> expected, List<String> actual) {
    List<String> lines = new ArrayList<>();
    int width = Math.max(width(expected), "expected".length());
    lines.add(String.format("the picture differs in the rows marked %s", "<>"));
    lines.add(String.format("      %-" + width + "s      %s", "expected", "actual"));
    int rows = Math.max(expected.size(), actual.size());
    for (int y = 0; y < rows && lines.size() < MOST_ROWS; y++) {
      String left = row(expected, y);
      String right = row(actual, y);
      String mark = left.equals(right) ? "    " : " <> ";
      lines.add(String.format("%4d  %-" + width + "s %s %s", y, left, mark, right));
    }
    if (rows > MOST_ROWS) {
      lines.add("and " + (rows - MOST_ROWS + 2) + " rows more");
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static int width(List<String> rows) {
    return rows.stream().mapToInt(String::length).max().orElse(1);
  }

  private static String row(List<String> rows, int y) {
    return y < rows.size() ? rows.get(y) : "";
  }
}
