package org.tracewright.cpu.chip8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.StopReason;

class FaultTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CHIP8  | v1 := 1; .half 0xffff           | unknown opcode  | 202 | ffff | 4",
        "CHIP8  | .half 0x5121                    | unknown opcode  | 200 | 5121 | 4",
        "CHIP8  | .half 0                         | unknown opcode  | 200 | 0    | 4",
        "CHIP8  | hires                           | unknown opcode  | 200 | ff   | 4",
        "SCHIP  | plane 1                         | unknown opcode  | 200 | f101 | 4",
        "SCHIP  | i := long 0x1234                | unknown opcode  | 200 | f000 | 4",
        "SCHIP  | save v1 - v2                    | unknown opcode  | 200 | 5122 | 4",
        "XOCHIP | return                          | stack underflow | 200 | ee   | 11",
        "XOCHIP | v0 := 1; a: :call a             | stack overflow  | 202 | 2202 | 11",
      })
  void endsTheGuestWhereItStands(
      Profile profile, String source, String name, String pc, String word, int signal) {
    Guest guest = Guest.of(profile, source);
    StopReason.Trap trap = (StopReason.Trap) guest.machine.run(1_000);
    assertThat(trap.name()).isEqualTo(name);
    assertThat(Integer.toHexString(trap.pc())).isEqualTo(pc);
    assertThat(Integer.toHexString(trap.tval())).isEqualTo(word);
    assertThat(trap.signal()).isEqualTo(signal);
    assertThat(guest.cpu.pc()).isEqualTo(trap.pc());
    assertThat(guest.machine.run(1)).isEqualTo(trap);
  }

  @Test
  void sixteenCallsFit() {
    Guest guest = Guest.of(Profile.CHIP8, "a: :call a");
    assertThat(guest.machine.run(16)).isInstanceOf(StopReason.Budget.class);
    assertThat(guest.machine.run(1)).isInstanceOf(StopReason.Trap.class);
  }

  @Test
  void extensionsKnowTheirInstructions() {
    assertThat(Extension.of(0x00e0)).contains(Extension.CHIP8);
    assertThat(Extension.of(0x00ff)).contains(Extension.SUPERCHIP);
    assertThat(Extension.of(0xf000)).contains(Extension.XOCHIP);
    assertThat(Extension.of(0x0123)).isEmpty();
  }

  @Test
  void programsMustFit() {
    refuses(new byte[0], Profile.CHIP8, "is empty", "name a program");
    refuses(new byte[3585], Profile.CHIP8, "room for 3584", "--profile xochip");
    refuses(new byte[65025], Profile.XOCHIP, "room for 65024", "check that");
    assertThat(Chip8Platform.of("full", new byte[3584]).build()).isNotNull();
    assertThat(Chip8Platform.of("full", new byte[65024]).profile(Profile.XOCHIP).build())
        .isNotNull();
  }

  private static void refuses(byte[] program, Profile profile, String cause, String remedy) {
    Chip8Platform platform = Chip8Platform.of("big", program).profile(profile);
    assertThatThrownBy(platform::build)
        .isInstanceOfSatisfying(
            ProgramException.class,
            e -> {
              assertThat(e).hasMessageStartingWith("big: ").hasMessageContaining(cause);
              assertThat(e.remedy()).contains(remedy);
            });
  }

  @Test
  void bytesToSetMustLieInMemory() {
    Chip8Platform platform = Chip8Platform.of("test", new byte[2]).poke(0x1000, 1);
    assertThatThrownBy(platform::build).hasMessageContaining("no memory at 0x1000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "5", "5:+g", "-1:+5", "1:5", "1:+5,,2:-5", "1:+55"})
  void keyScriptsAreChecked(String text) {
    assertThatThrownBy(() -> KeyScript.parse(text)).hasMessageContaining("; write 10:+5");
  }
}
