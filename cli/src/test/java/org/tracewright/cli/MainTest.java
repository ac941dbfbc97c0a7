package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @Test
  void printsItsVersion() {
    Tw tw = Tw.run("--version");
    assertThat(tw.status()).isZero();
    assertThat(tw.out()).startsWith("tw ").contains(Runtime.version().toString()).endsWith("\n");
    assertThat(tw.error()).isEmpty();
  }

  @Test
  void explainsItselfOnStandardErrorWhenNothingIsAsked() {
    Tw tw = Tw.run();
    assertThat(tw.status()).isEqualTo(2);
    assertThat(tw.out()).isEmpty();
    assertThat(tw.error()).startsWith("Usage: tw COMMAND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h"})
  void explainsItselfOnStandardOutputWhenAsked(String word) {
    Tw tw = Tw.run(word);
    assertThat(tw.status()).isZero();
    assertThat(tw.out()).startsWith("Usage: tw COMMAND").contains(Commands.names());
    assertThat(tw.error()).isEmpty();
  }

  @Test
  void explainsEveryCommandAndFitsTheScreen() {
    for (String name : Commands.names()) {
      Tw tw = Tw.run("help", name);
      assertThat(tw.status()).isZero();
      assertThat(tw.out()).startsWith("Usage: tw " + name);
      assertThat(tw.out().lines()).allMatch(line -> line.length() <= 100);
    }
  }

  @Test
  void namesTheCommandThatWasMeant() {
    assertThat(Tw.run("rnu"))
        .isEqualTo(
            new Tw(
                2,
                "",
                "tw: unknown command 'rnu'\n"
                    + "  did you mean 'run'? 'tw help' lists the commands\n"));
  }

  @Test
  void showsAStackTraceOnlyWhenAsked() {
    assertThat(Tw.run("run", "no-such-file").error()).doesNotContain("\tat ");
    assertThat(Tw.run("run", "--verbose", "no-such-file").error()).contains("\tat ");
  }

  @Test
  void tellsWhyAFileIsNoProgram(@TempDir Path folder) {
    assertThat(Tw.run("run", folder.resolve("none").toString()).status()).isEqualTo(127);
    assertThat(Tw.run("run", folder.toString()).status()).isEqualTo(126);
    assertThat(Tw.run("run", "").status()).isEqualTo(127);
    assertThat(Tw.run("run").status()).isEqualTo(2);
  }
}
