package org.tracewright.cpu.chip8;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;
import org.tracewright.sim.Lockstep;
import org.tracewright.sim.StopReason;

/**
 * The programs in {@code roms}: made from their sources, and what they show, in every engine. A
 * picture is made again with {@code tw run --headless --profile P --frames N --keys K --screen
 * FILE.txt FILE.ch8}, a program with {@code tw asm FILE.8o}.
 */
class RomsTest {
  private static final Path ROMS = Path.of("roms");

  @BeforeAll
  static void compileSoon() {
    Interpreter.JIT.settings(JitSettings.defaults().withThresholds(30, 10).withSynchronous(true));
  }

  @AfterAll
  static void compileAsUsual() {
    Interpreter.JIT.settings(JitSettings.defaults());
  }

  @Test
  void programsAreMadeFromTheirSources() throws IOException {
    try (Stream<Path> files = Files.list(ROMS)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".8o")).toList();
      assertThat(sources).hasSizeGreaterThan(5);
      for (Path source : sources) {
        Path program = Path.of(source.toString().replace(".8o", ".ch8"));
        assertThat(Files.readAllBytes(program)).as("tw asm %s", source).isEqualTo(made(source));
      }
    }
  }

  private static byte[] made(Path source) throws IOException {
    return Guest.assembleAsIs(Files.readString(source));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "maze     | CHIP8  | 15      | 300 | 0:+0",
        "keypad   | CHIP8  | 15      | 200 | 60:+5,90:+a,120:-5",
        "sound    | CHIP8  | 15      | 500 | 0:+0",
        "tones    | XOCHIP | 1000    | 200 | 0:+0",
        "scroller | SCHIP  | 30      | 400 | 0:+0",
        "catch    | SCHIP  | 30      | 90  | 20:+9,60:-9",
        "rewrite  | CHIP8  | 15      | 200 | 0:+0",
        "sieve    | SCHIP  | 10000   | 40  | 0:+0",
      })
  void showTheSameInEveryEngine(String name, Profile profile, int perFrame, int frames, String keys)
      throws IOException {
    byte[] program = Files.readAllBytes(ROMS.resolve(name + ".ch8"));
    Chip8Platform platform =
        Chip8Platform.of(name, program)
            .profile(profile)
            .perFrame(perFrame)
            .keys(KeyScript.parse(keys));
    Lockstep pair = platform.lockstep();
    pair.reference().cpu().compilation().orElseThrow().setEngine(Engine.OFF);
    pair.tested().cpu().compilation().orElseThrow().setEngine(Engine.JIT);
    StopReason end = pair.run((long) frames * perFrame);
    assertThat(pair.difference().map(d -> d.describe(pair.reference().symbols()))).isEmpty();
    assertThat(end).isInstanceOf(StopReason.Budget.class);
    Path picture = ROMS.resolve(name + ".txt");
    assertThat(((Chip8) pair.tested().cpu()).picture().text()).isEqualTo(Files.readString(picture));
  }
}
