package org.tracewright.cpu.chip8;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.cpu.chip8.isa.Chip8Isa;
import org.tracewright.isa.Instruction;

/** Every instruction in every profile that has it: a program each, in {@code roms/opcodes}. */
class OpcodesTest {
  static Stream<RomSource> programs() {
    return RomSource.in("opcodes");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void doesWhatItsProgramExpects(RomSource program) {
    for (Profile profile : program.expected().keySet()) {
      assertThat(program.observed(profile, profile.quirks()))
          .as("%s", profile)
          .isEqualTo(program.expected().get(profile));
    }
  }

  @Test
  void everyInstructionHasItsProgramForEveryProfile() {
    Set<String> missing = new TreeSet<>();
    for (Instruction instruction : Chip8Isa.ALL.instructions()) {
      for (Profile profile : Profile.values()) {
        boolean has = profile.extension().ordinal() >= extension(instruction).ordinal();
        if (has != covered(instruction.name()).contains(profile)) {
          missing.add(instruction.name() + " " + profile);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static Set<Profile> covered(String instruction) {
    return programs()
        .filter(p -> p.name().equals(instruction))
        .flatMap(p -> p.expected().keySet().stream())
        .collect(Collectors.toSet());
  }

  private static Extension extension(Instruction instruction) {
    if (Chip8Isa.CHIP8.instruction(instruction.name()).isPresent()) {
      return Extension.CHIP8;
    }
    boolean superChip = Chip8Isa.SUPERCHIP.instruction(instruction.name()).isPresent();
    return superChip ? Extension.SUPERCHIP : Extension.XOCHIP;
  }
}
