package org.tracewright.cpu.chip8;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.runtime.EmittedClasses;
import org.tracewright.sim.Lockstep;
import org.tracewright.sim.StopReason;

/** Compiled code does what the loop does, also when the guest rewrites what is compiled. */
class EnginesTest {
  @BeforeAll
  static void compileAtOnce() {
    Interpreter.JIT.settings(JitSettings.defaults().withThresholds(5, 3).withSynchronous(true));
  }

  @AfterAll
  static void allThatWasEmittedWasVerified() {
    assertThat(EmittedClasses.count()).isPositive();
  }

  @AfterAll
  static void compileAsUsual() {
    Interpreter.JIT.settings(JitSettings.defaults());
  }

  private static Lockstep pair(Chip8Platform platform) {
    Lockstep pair = platform.lockstep();
    pair.reference().cpu().compilation().orElseThrow().setEngine(Engine.OFF);
    pair.tested().cpu().compilation().orElseThrow().setEngine(Engine.JIT);
    return pair;
  }

  private static JitStatistics assertSame(Chip8Platform platform, long instructions, String what) {
    Lockstep pair = pair(platform);
    for (int part = 0; part < 4; part++) {
      pair.run(instructions / 4);
    }
    assertThat(pair.difference().map(d -> d.describe(pair.reference().symbols())))
        .as(what)
        .isEmpty();
    return pair.tested().cpu().compilation().orElseThrow().statistics();
  }

  // Each lap stores; what it stores is something else only every 64 laps, in the middle of the code
  // compiled meanwhile.
  private static final String COUNT = "a: v4 += 4; if v4 == 0 then; v5 += 1; v0 := v5;";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // an immediate before the store
        "v1 := 0; i := a + 9; i := b + 1; save v0; v2 += v1; b: v1 := 7; jump a",
        // the instruction after the store
        "i := b + 1; save v0; b: v1 := 0; v2 += v1; jump a",
        // the store's own word: it becomes save v0, save v1, ...
        "vb := 15; v0 &= vb; vc := 0xf0; v0 |= vc; i := b; v1 := 0x55; b: save v0; v2 += v0; jump a",
        // decimal digits as an instruction: 6d dd
        "v3 := 10; v0 := v5; i := b; bcd v0; i := b + 1; load v0; v6 += v0; i := c + 1; save v0;"
            + "jump c; b: .byte 0, 0, 0, 0; c: v7 := 9; v8 += v7; jump a",
        // the target of the jump that closes the loop
        "v1 := 2; v0 &= v1; i := j + 1; save v0; jump j; .byte 0; j: jump a",
      })
  void aLoopMayRewriteItself(String source) {
    for (Profile profile : Profile.values()) {
      Chip8Platform platform = Guest.platform(profile, COUNT + source);
      JitStatistics statistics = assertSame(platform, 12_000, profile + ": " + source);
      assertThat(statistics.invalidations()).as("%s: %s", profile, source).isPositive();
    }
  }

  @Test
  void aLongAddressReachesCode() {
    String source = COUNT + "i := long b + 1; save v0 - v0; b: v1 := 0; v2 += v1; jump a";
    assertThat(assertSame(Guest.platform(Profile.XOCHIP, source), 12_000, source).invalidations())
        .isPositive();
  }

  @Test
  void storesBesideCodeInvalidateNothing() {
    String source = "a: i := d; v0 += 1; save v0; load v0; v1 += v0; jump a; d: .byte 0, 0";
    JitStatistics statistics = assertSame(Guest.platform(Profile.SCHIP, source), 4_000, source);
    assertThat(statistics.invalidations()).isZero();
    assertThat(statistics.compiledInstructions()).isGreaterThan(1_000);
  }

  @Test
  void aGuestThatRewritesItselfAllTheTimeIsLeftAlone() {
    String source = "a: v1 := 0; v0 += 1; i := a + 1; save v0; v2 += v1; jump a";
    JitStatistics statistics = assertSame(Guest.platform(Profile.SCHIP, source), 40_000, source);
    assertThat(statistics.invalidations()).isLessThan(100);
  }

  @ParameterizedTest
  @EnumSource
  void randomProgramsRunAlike(Profile profile) {
    long seed = System.nanoTime();
    for (int i = 0; i < 25; i++) {
      byte[] program = new RandomProgram(profile, new Random(seed + i)).bytes();
      Chip8Platform platform =
          Chip8Platform.of("random", program)
              .profile(profile)
              .perFrame(97)
              .seed(i)
              .keys(KeyScript.parse("3:+5,4:-5,9:+a,20:-a"));
      assertSame(platform, 6_000, profile + " seed " + (seed + i));
    }
  }

  @Test
  void faultsComeAtTheSamePlace() {
    String source = "a: v0 += 1; if v0 != 0 then; jump a; :call b; b: return; return";
    Lockstep pair = pair(Guest.platform(Profile.CHIP8, source));
    assertThat(pair.run(10_000)).isInstanceOf(StopReason.Trap.class);
    assertThat(pair.difference()).isEmpty();
  }

  @Test
  void framesAreTheSameInCompiledCode() {
    String source =
        "i := 0x050; a: v0 += 1; sprite v0 v1 5; v1 := delay; if v1 == 0 then; jump b; jump a;"
            + "b: v2 := 3; delay := v2; buzzer := v2; v3 := random 0xff; jump a";
    for (Profile profile : Profile.values()) {
      assertSame(Guest.platform(profile, source), 20_000, profile.option());
    }
  }
}
