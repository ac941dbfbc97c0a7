package org.tracewright.cpu.chip8;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What instructions do at the edges; {@link OpcodesTest} has each of them. */
class InstructionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i := 0xffe; v0 := 7; v1 := 8; v2 := 9; save v2; i := 0; load v0; z: jump z | v0 | 9",
        "i := 0xfff; v1 := 123; bcd v1; i := 0; load v1; z: jump z                  | v1 | 3",
      })
  void addressesWrapAtTheEndOfMemory(String source, String register, long value) {
    for (Profile profile : Profile.values()) {
      if (profile.memory() == 4096) {
        Guest guest = Guest.of(profile, source).toExit();
        assertThat(guest.register(register)).as("%s", profile).isEqualTo(value);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if v0 != 0 then; i := long 0xabcd; v1 := 1; exit           | v1 | 1",
        "if v0 key then; i := long 0xabcd; v1 := 1; exit            | i | 0",
        "if v0 -key then; i := long 0x0004; v1 := 1; exit           | i | 4",
        "i := long 0xfffe; v0 := 1; v1 := 2; v2 := 3; save v2; exit | i | 1",
        "plane 0; exit                                              | planes | 0",
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
