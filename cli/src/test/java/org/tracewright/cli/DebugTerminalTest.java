package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tracewright.cli.Tmux.await;
import static org.tracewright.cli.Tmux.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The debugger at a terminal. */
@Tag("external")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DebugTerminalTest {
  private static final String DEBUG =
      Guests.repository().resolve("cli/src/test/resources/debug").toString();

  @TempDir private Path home;

  @BeforeEach
  void needsTmux() {
    assumeTrue(Tmux.isInstalled(), "tmux is not installed");
  }

  @AfterEach
  void end() {
    Tmux.end();
  }

  private void start(String terminal, String... arguments) {
    List<String> words = new ArrayList<>(List.of("debug"));
    words.addAll(List.of(arguments));
    Tmux.start(home, terminal, words);
  }

  @Test
  void completesRemembersShowsThePanelAndLeavesTheTerminalClean() throws IOException {
    start("screen-256color", "--engine", "jit", DEBUG + "/tally.elf");
    await("(tw)");
    assertThat(await("jit")).contains("<_start>");
    type("break squ", "Tab");
    await("break square");
    type("Enter");
    await("Breakpoint 1 at");
    type("run", "Enter");
    await("name?");
    type("Ada", "Enter");
    await("=> 0x00010094 <square>");
    type("p $s", "Tab");
    await("$s11");
    type("C-u");
    type("context on", "Enter");
    type("stepi", "Enter");
    assertThat(await("-- code")).contains("-- registers", "-- stack");
    type("C-l");
    type("Up", "Up", "Up");
    await("(tw) run");
    type("C-u");
    type("help", "Enter");
    await("-- more");
    type("q");
    type("quit", "Enter");
    String left = await("left with 0");
    assertThat(await("speed")).contains(" echo ", " icanon ");
    assertThat(left).doesNotContain("MIPS");
    assertThat(Files.readString(home.resolve("tracewright/debug-history")))
        .contains("break square", "run");
  }

  @Test
  void interruptsCompiledCode() {
    start("screen-256color", "--engine", "jit", DEBUG + "/endless.elf");
    await("(tw)");
    type("run", "Enter");
    await("started");
    type("C-c");
    await("Interrupted after");
    type("reverse-stepi", "Enter");
    type("quit", "Enter");
    await("left with 0");
  }

  @Test
  void doesWithoutATerminalsAbilities() {
    start("dumb", DEBUG + "/tally.elf");
    await("(tw)");
    type("info symbol square", "Enter");
    await("function square at");
    type("quit", "Enter");
    await("left with 0");
  }
}
