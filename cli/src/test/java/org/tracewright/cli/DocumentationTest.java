package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the pages show is what happens, and what they link to is there. */
class DocumentationTest {
  private static final Path REPOSITORY = Guests.repository();
  private static final Pattern QUOTED = Pattern.compile("(?s)```\\w+ from=(\\S+)\\n(.*?)```");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  @TempDir private Path folder;

  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(REPOSITORY);
        Stream<Path> docs = Files.walk(REPOSITORY.resolve("docs"))) {
      return Stream.concat(top, docs).filter(p -> p.toString().endsWith(".md")).sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> transcriptsShowWhatHappens() throws IOException {
    return pages().stream()
        .map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> check(page)));
  }

  private void check(Path page) {
    int status = 0;
    for (Transcripts.Step step : Transcripts.of(page, folder)) {
      if (step.command().equals("echo $?")) {
        assertThat(step.expected()).as(step.place()).containsExactly(String.valueOf(status));
      } else {
        Tw tw = run(step.command());
        status = tw.status();
        assertThat(shown(tw)).as(step.place()).matches(pattern(step.expected()));
      }
    }
  }

  private Tw run(String command) {
    String[] words = command.split(" +");
    assertThat(words[0]).as("only tw can be shown in a transcript").isEqualTo("./tw");
    List<String> arguments = new ArrayList<>();
    for (String word : List.of(words).subList(1, words.length)) {
      arguments.add(located(word));
    }
    return Tw.run(arguments.toArray(String[]::new));
  }

  // The pages name files from the top of the repository, or such as earlier commands have made.
  private String located(String word) {
    String value = word.substring(word.indexOf('=') + 1);
    String option = word.substring(0, word.length() - value.length());
    for (Path base : List.of(folder, REPOSITORY)) {
      if (value.contains(".") && Files.exists(base.resolve(value))) {
        return option + base.resolve(value);
      }
    }
    boolean made = value.endsWith(".json") || value.endsWith(".txt") || value.endsWith(".log");
    return made ? option + folder.resolve(value) : word;
  }

  private String shown(Tw tw) {
    return (tw.out() + tw.error())
        .replace(folder + "/", "")
        .replace(REPOSITORY + "/", "")
        .stripTrailing();
  }

  private static String pattern(List<String> expected) {
    return expected.stream()
        .map(line -> line.equals("...") ? "(?s:.*?)" : Pattern.quote(line))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void quotedCodeIsWhereItIsSaidToBe() throws IOException {
    for (Path page : pages()) {
      QUOTED
          .matcher(Files.readString(page))
          .results()
          .forEach(
              quote ->
                  assertThat(REPOSITORY.resolve(quote.group(1)))
                      .as("quoted in " + page)
                      .content()
                      .contains(quote.group(2)));
    }
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    for (Path page : pages()) {
      LINK.matcher(Files.readString(page))
          .results()
          .map(link -> page.resolveSibling(link.group(1)))
          .forEach(target -> assertThat(target).as("linked from " + page).exists());
    }
  }

  @Test
  void theReferenceNamesEveryOption() throws IOException {
    String reference = Files.readString(REPOSITORY.resolve("docs/tw.md"));
    for (String name : Commands.names()) {
      assertThat(reference).contains("## tw " + name);
      for (Option option : Commands.named(name).options().getOptions()) {
        assertThat(reference).as("tw " + name).contains("`--" + option.getLongOpt());
      }
    }
  }
}
