package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tracewright.cli.Tmux.await;
import static org.tracewright.cli.Tmux.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A game at a terminal, and the terminal when it has ended in whatever way. */
@Tag("external")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PlayTerminalTest {
  private static final Path ROMS = Guests.repository().resolve("cpus/chip8/roms");
  private static final String PIXELS = "\u2580";

  @TempDir private Path home;

  @BeforeEach
  void needsTmux() {
    assumeTrue(Tmux.isInstalled(), "tmux is not installed");
  }

  @AfterEach
  void end() {
    Tmux.end();
  }

  private void play(String program, String... options) {
    List<String> words = new ArrayList<>(List.of("run"));
    words.addAll(List.of(options));
    words.add(program);
    Tmux.start(home, "screen-256color", words);
  }

  private static String rom(String name) {
    return ROMS.resolve(name).toString();
  }

  private static void assertClean(String seen) {
    assertThat(seen).contains(" echo ", " icanon ").doesNotContain(PIXELS, "Esc end");
    assertThat(Tmux.tmux("display-message", "-p", "#{alternate_on} #{cursor_flag}").strip())
        .as("the usual screen, the cursor to be seen")
        .isEqualTo("0 1");
  }

  @Test
  void keepsAStateForTheNextSession() throws IOException {
    play(rom("maze.ch8"));
    await(PIXELS);
    type("l");
    await("no state is kept yet");
    type("k");
    await("the state is kept");
    type("Escape");
    await("left with 0");
    assertClean(await(" icanon "));
    Tmux.end();
    play(rom("maze.ch8"), "--max-instructions=100000000");
    await("Esc end");
    type("l");
    await("this is the state that was kept");
    damage();
    type("l");
    await("cannot be used: it is damaged");
    type("C-c");
    await("left with 130");
    assertClean(await(" icanon "));
  }

  private void damage() throws IOException {
    try (var files = Files.list(home.resolve("tracewright/chip8"))) {
      Path state = files.filter(f -> f.toString().endsWith("-chip8.state")).findFirst().get();
      byte[] bytes = Files.readAllBytes(state);
      bytes[bytes.length - 1] ^= 1;
      Files.write(state, bytes);
    }
  }

  @Test
  void leavesTheTerminalCleanWhenTheGuestDies() throws IOException {
    Path program = home.resolve("dies.ch8");
    // Draws a 0, waits half a second, and comes to an instruction that there is not.
    byte[] code = {(byte) 0xa0, 0x50, (byte) 0xd0, 0x05, 0x61, 30, (byte) 0xf1, 0x15, (byte) 0xf1};
    byte[] rest = {0x07, 0x31, 0x00, 0x12, 0x08, (byte) 0xff, (byte) 0xff};
    Files.write(program, code);
    Files.write(program, rest, StandardOpenOption.APPEND);
    play(program.toString());
    String seen = await("left with 132");
    assertThat(seen).contains("tw: ", "0x0000020e");
    assertClean(await(" icanon "));
  }

  @Test
  void leavesTheTerminalCleanWhenItIsTerminated() {
    play(rom("catch.ch8"));
    await("Esc end");
    long shell = Long.parseLong(Tmux.tmux("display-message", "-p", "#{pane_pid}").strip());
    ProcessHandle.of(shell).orElseThrow().children().forEach(ProcessHandle::destroy);
    await("left with 1");
    assertClean(await(" icanon "));
  }
}
