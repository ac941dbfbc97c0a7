package org.tracewright.test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tracewright.test.SimulatorAssertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracewright.cpu.chip8.Chip8;
import org.tracewright.cpu.chip8.Chip8Platform;
import org.tracewright.cpu.chip8.media.Picture;
import org.tracewright.sim.Machine;

class PictureAssertTest {
  /** Draws a digit in the corner, and jumps to itself. */
  private static Picture digit(int which) {
    byte[] program = {0x60, (byte) which, (byte) 0xf0, 0x29, (byte) 0xd1, 0x25, 0x12, 0x06};
    Machine machine = Chip8Platform.of("digit.ch8", program).build();
    machine.run(1_000);
    return ((Chip8) machine.cpu()).picture();
  }

  @Test
  void picturesAreCompared(@TempDir Path folder) throws Exception {
    Picture one = digit(1);
    assertThat(one).looksLike(one.text());
    Path golden = Files.writeString(folder.resolve("one.txt"), one.text());
    assertThat(one).looksLike(golden);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(digit(7)).looksLike(golden))
        .withMessageContaining("   0  ..#.")
        .withMessageMatching("(?s).* 0  \\.\\.#\\.+  <>  ####.*")
        .withMessageMatching("(?s).* 31  \\.+      \\.+.*");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> assertThat(one).looksLike(folder.resolve("none.txt")))
        .withMessageContaining("-Dtracewright.golden=write");
  }
}
