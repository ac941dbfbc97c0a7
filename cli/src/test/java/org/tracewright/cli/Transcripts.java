package org.tracewright.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The transcripts in a Markdown page. A fenced block that begins {@code ```console} shows commands
 * behind {@code $ } and, below each, all that it prints; a line {@code ...} stands for any lines. A
 * block that begins {@code ```asm file=NAME} is a file for the commands behind it.
 */
final class Transcripts {
  /**
   * A command of a page.
   *
   * @param place page and line, for messages
   * @param command what stands behind the prompt
   * @param expected what is shown below
   */
  record Step(String place, String command, List<String> expected) {}

  private final Path page;
  private final Path folder;
  private final List<Step> steps = new ArrayList<>();

  private Transcripts(Path page, Path folder) {
    this.page = page;
    this.folder = folder;
  }

  /** The commands of a page; its files are written to {@code folder}. */
  static List<Step> of(Path page, Path folder) {
    Transcripts transcripts = new Transcripts(page, folder);
    try {
      transcripts.read(Files.readAllLines(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return transcripts.steps;
  }

  private void read(List<String> lines) throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("```")) {
        int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
        block(lines.get(i), lines.subList(i + 1, end), i + 2);
        i = end;
      }
    }
  }

  private void block(String opening, List<String> body, int firstLine) throws IOException {
    int file = opening.indexOf(" file=");
    if (file > 0) {
      Files.write(folder.resolve(opening.substring(file + " file=".length())), body);
    } else if (opening.equals("```console")) {
      commands(body, firstLine);
    }
  }

  private void commands(List<String> body, int firstLine) {
    List<String> expected = null;
    for (int i = 0; i < body.size(); i++) {
      if (body.get(i).startsWith("$ ")) {
        expected = new ArrayList<>();
        String place = page.getFileName() + ":" + (firstLine + i);
        steps.add(new Step(place, body.get(i).substring(2), expected));
      } else {
        Objects.requireNonNull(expected, "output without a command").add(body.get(i));
      }
    }
  }
}
