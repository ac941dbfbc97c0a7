package org.tracewright.cpu.chip8;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What all machines do alike; one program a row, and the registers it leaves. */
class InstructionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v3 := 0xab; exit                                           | v3 | 171",
        "v3 := 0xff; v3 += 3; exit                                  | v3 | 2",
        "vf := 7; v3 := 0xff; v3 += 3; exit                         | vf | 7",
        "v3 := 9; v4 := v3; exit                                    | v4 | 9",
        "v3 := 9; if v3 != 9 then; v4 := 1; v5 := 1; exit           | v4 | 0",
        "v3 := 9; if v3 != 8 then; v4 := 1; v5 := 1; exit           | v4 | 1",
        "v3 := 9; if v3 == 9 then; v4 := 1; exit                    | v4 | 1",
        "v3 := 9; if v3 == 8 then; v4 := 1; exit                    | v4 | 0",
        "v3 := 9; v5 := 9; if v3 != v5 then; v4 := 1; exit          | v4 | 0",
        "v3 := 9; v5 := 8; if v3 != v5 then; v4 := 1; exit          | v4 | 1",
        "v3 := 9; v5 := 9; if v3 == v5 then; v4 := 1; exit          | v4 | 1",
        "v3 := 9; v5 := 8; if v3 == v5 then; v4 := 1; exit          | v4 | 0",
        "jump a; v1 := 1; a: v2 := 2; exit                          | v1 | 0",
        ":call a; v1 := 1; exit; a: v2 := 2; return                 | v1 | 1",
        ":call a; v1 := 1; exit; a: v2 := 2; return                 | sp | 0",
        ":call a; a: :call b; b: exit                               | s1 | 516",
        "i := 0x123; v1 := 0xff; i += v1; exit                      | i | 546",
        "i := 0xfff; v1 := 2; i += v1; exit                         | i | 4097",
        "i := 0xfff; v1 := 2; i += v1; exit                         | vf | 0",
        "v1 := 0x1c; i := hex v1; exit                              | i | 140",
        "v1 := 0x1c; i := bighex v1; exit                           | i | 280",
        "v1 := random 0; exit                                       | v1 | 0",
        "v1 := 60; delay := v1; v2 := delay; exit                   | v2 | 60",
        "v1 := 60; buzzer := v1; exit                               | sound | 60",
        "hires; exit                                                | hires | 1",
        "hires; lores; exit                                         | hires | 0",
        "i := 0xffe; v0 := 7; v1 := 8; v2 := 9; save v2; i := 0; load v0; exit | v0 | 9",
        "i := 0xfff; v1 := 123; bcd v1; i := 0; load v1; exit       | v1 | 3",
        "v1 := 9; v0 := 5; saveflags v1; v0 := 0; v1 := 0; loadflags v1; exit | v1 | 9",
        "v1 := 9; saveflags v0; v1 := 0; loadflags v1; exit         | v1 | 0",
      })
  void leavesARegister(String source, String register, long value) {
    for (Profile profile : Profile.values()) {
      if (hasAll(profile, source)) {
        Guest guest = Guest.of(profile, source.replace("exit", "z: jump z")).toExit();
        assertThat(guest.register(register)).as("%s", profile).isEqualTo(value);
      }
    }
  }

  private static boolean hasAll(Profile profile, String source) {
    boolean needsSuperChip = source.matches(".*(hires|bighex|flags).*");
    boolean needsSmallMemory = source.matches("i := 0xff.*(save|load|bcd).*");
    return (!needsSuperChip || profile.extension() != Extension.CHIP8)
        && (!needsSmallMemory || profile.memory() == 4096);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i := long 0xabcd; exit                                     | i | 43981",
        "if v0 != 0 then; i := long 0xabcd; v1 := 1; exit           | i | 0",
        "if v0 != 0 then; i := long 0xabcd; v1 := 1; exit           | v1 | 1",
        "if v0 == 1 then; i := long 0xabcd; v1 := 1; exit           | i | 0",
        "if v0 != v1 then; i := long 0xabcd; v1 := 1; exit          | i | 0",
        "v1 := 1; if v0 == v1 then; i := long 0xabcd; exit          | i | 0",
        "if v0 key then; i := long 0xabcd; v1 := 1; exit            | i | 0",
        "if v0 -key then; i := long 0x0004; v1 := 1; exit           | i | 4",
        "i := long 0xfffe; v0 := 1; v1 := 2; v2 := 3; save v2; exit | i | 1",
        "plane 3; exit                                              | planes | 3",
        "plane 0; exit                                              | planes | 0",
        "v1 := 112; pitch := v1; exit                               | pitch | 112",
        "i := 0x800; v1 := 1; v2 := 2; v3 := 3; save v3 - v1; load v1 - v3; exit | v1 | 3",
        "i := 0x800; v1 := 1; v2 := 2; v3 := 3; save v3 - v1; load v1 - v3; exit | i | 2048",
        "i := 0x800; v5 := 7; save v5 - v5; load v6 - v6; exit      | v6 | 7",
      })
  void leavesARegisterOnXoChip(String source, String register, long value) {
    assertThat(Guest.of(Profile.XOCHIP, source).toExit().register(register)).isEqualTo(value);
  }

  @Test
  void skipsOnlyTwoBytesOfF000WithoutXoChip() {
    Guest guest = Guest.of(Profile.SCHIP, "if v0 != 0 then; i := long 0x6105; exit").toExit();
    assertThat(guest.v(1)).isEqualTo(5);
  }

  @Test
  void runsAtOddAddresses() {
    assertThat(Guest.of(Profile.CHIP8, "jump 0x203; .byte 0, 0x61, 7, 0x12, 5").frames(1).v(1))
        .isEqualTo(7);
  }

  @Test
  void writesDecimalDigits() {
    Guest guest = Guest.of(Profile.SCHIP, "i := 0x800; v1 := 254; bcd v1; exit").toExit();
    assertThat(guest.byteAt(0x800)).isEqualTo(2);
    assertThat(guest.byteAt(0x801)).isEqualTo(5);
    assertThat(guest.byteAt(0x802)).isEqualTo(4);
    assertThat(guest.register("i")).isEqualTo(0x800);
  }

  @ParameterizedTest
  @EnumSource
  void programCountersWrapAtTheEndOfMemory(Profile profile) {
    int last = profile.memory() - 2;
    Guest guest =
        Guest.of(Guest.platform(profile, "jump 0x200").poke(last, 0x61).poke(last + 1, 7));
    guest.cpu.setPc(last);
    guest.machine.step();
    assertThat(guest.v(1)).isEqualTo(7);
    assertThat(guest.cpu.pc()).isZero();
  }

  @Test
  void randomNumbersComeFromTheSeed() {
    String source =
        "v0 := random 0xff; v1 := random 0xff; v2 := random 0xff; v3 := random 0x0f; exit";
    assertThat(numbers(source, 1)).isEqualTo(numbers(source, 1)).isNotEqualTo(numbers(source, 2));
  }

  private static String numbers(String source, long seed) {
    Guest guest = Guest.of(Guest.platform(Profile.SCHIP, source).seed(seed)).toExit();
    assertThat(guest.v(3)).isBetween(0, 15);
    return guest.v(0) + " " + guest.v(1) + " " + guest.v(2);
  }

  @Test
  void randomNumbersReachAllBytes() {
    boolean[] seen = new boolean[256];
    Guest guest = Guest.of(Profile.SCHIP, "a: v0 := random 0xff; jump a");
    for (int i = 0; i < 5_000; i++) {
      guest.machine.step();
      guest.machine.step();
      seen[guest.v(0)] = true;
    }
    assertThat(seen).doesNotContain(false);
  }
}
