package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** The debugger at a terminal that a program reads: tmux types, and tells what is to be seen. */
@Tag("external")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DebugTerminalTest {
  private static final String NAME = "tw-debug-test-" + ProcessHandle.current().pid();
  private static final String DEBUG =
      Guests.repository().resolve("cli/src/test/resources/debug").toString();

  @TempDir private Path home;

  @BeforeEach
  void needsTmux() {
    assumeTrue(tmux("-V").startsWith("tmux"), "tmux is not installed");
  }

  @AfterEach
  void end() {
    tmux("kill-server");
  }

  private static String tmux(String... words) {
    List<String> command = new ArrayList<>(List.of("tmux", "-L", NAME, "-f", "/dev/null"));
    command.addAll(List.of(words));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return text;
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void start(String terminal, String... arguments) {
    List<String> java = new ArrayList<>();
    java.add("TERM=" + terminal);
    java.add("XDG_STATE_HOME=" + home);
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.add("-Dtw.interactive=true");
    java.add("--enable-native-access=ALL-UNNAMED");
    java.add("-cp");
    java.add("'" + System.getProperty("java.class.path") + "'");
    java.add("org.tracewright.cli.Main");
    java.add("debug");
    java.addAll(List.of(arguments));
    String line = String.join(" ", java) + "; echo left with $?; stty -a; cat";
    tmux("new-session", "-d", "-x", "100", "-y", "40", line);
  }

  private static String screen() {
    return tmux("capture-pane", "-p");
  }

  private static void type(String... keys) {
    List<String> words = new ArrayList<>(List.of("send-keys"));
    words.addAll(List.of(keys));
    tmux(words.toArray(String[]::new));
  }

  /** Waits until the text is to be seen; the test's timeout bounds it. */
  private static String await(String text) {
    String seen = screen();
    while (!seen.contains(text)) {
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        throw new AssertionError("never saw '" + text + "' in:\n" + seen, e);
      }
      seen = screen();
    }
    return seen;
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
