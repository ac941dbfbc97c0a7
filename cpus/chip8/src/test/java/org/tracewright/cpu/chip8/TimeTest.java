package org.tracewright.cpu.chip8;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.RunControl;

/** Frames, timers, the wait for the display, and keys. */
class TimeTest {
  @Test
  void delayCountsDownOnceAFrame() {
    Guest guest = Guest.of(Profile.CHIP8, "v0 := 3; delay := v0; a: v1 := delay; jump a");
    assertThat(guest.frames(1).v(1)).isEqualTo(3);
    assertThat(guest.frames(1).v(1)).isEqualTo(2);
    assertThat(guest.frames(2).v(1)).isZero();
    assertThat(guest.frames(5).v(1)).isZero();
  }

  @Test
  void soundIsHeardWhileItsTimerRuns() {
    Guest guest = Guest.of(Profile.CHIP8, "v0 := 2; buzzer := v0; a: jump a");
    assertThat(guest.frames(1).cpu.sound()).isEqualTo(1);
    assertThat(guest.frames(1).cpu.sound()).isZero();
  }

  @Test
  void oneSpriteIsDrawnAFrame() {
    // Each lap is shorter than a frame and draws one sprite, one column further to the right.
    String source = "i := 0x050; a: sprite v0 v1 1; v0 += 4; jump a";
    Guest guest = Guest.of(Profile.CHIP8, source);
    for (int frame = 1; frame < 10; frame++) {
      assertThat(guest.frames(1).lit()).as("frame " + frame).isEqualTo(4 * (frame - 1));
    }
  }

  @Test
  void aSpriteThatIsFirstInItsFrameDoesNotWait() {
    // A lap of exactly one frame: the wait must not cost another one.
    String lap = "v2 += 1;".repeat(12);
    Guest guest =
        Guest.of(Profile.CHIP8, "i := 0x050; a: sprite v0 v1 1; v0 += 4; " + lap + "jump a");
    assertThat(guest.frames(9).lit()).isEqualTo(4 * 8);
  }

  @Test
  void aLimitInTheMiddleOfAWaitChangesNothing() {
    String source = "i := 0x050; a: sprite v0 v1 1; v0 += 4; v3 := delay; jump a";
    Guest whole = Guest.of(Profile.CHIP8, source).frames(8);
    Guest parts = Guest.of(Profile.CHIP8, source);
    while (parts.cpu.retired() < whole.cpu.retired()) {
      parts.machine.step();
    }
    assertThat(parts.picture()).isEqualTo(whole.picture());
    assertThat(parts.cpu.pc()).isEqualTo(whole.cpu.pc());
  }

  @Test
  void aKeyIsThereWhenItIsReleased() {
    String source = "v1 := key; v2 := 1; a: jump a";
    Guest guest =
        Guest.of(Guest.platform(Profile.CHIP8, source).keys(KeyScript.parse("2:+5,5:-5")));
    assertThat(guest.frames(5).v(2)).isZero();
    assertThat(guest.cpu.isWaitingForKey()).isTrue();
    assertThat(guest.frames(1).v(1)).isEqualTo(5);
    assertThat(guest.v(2)).isEqualTo(1);
  }

  @Test
  void aKeyHeldBeforeTheWaitCountsWhenItIsReleased() {
    String source =
        "v0 := 3; delay := v0; b: v0 := delay; if v0 != 0 then; jump b; v1 := key; a: jump a";
    Guest guest =
        Guest.of(Guest.platform(Profile.CHIP8, source).keys(KeyScript.parse("0:+c,8:-C")));
    assertThat(guest.frames(8).register("keywait")).isEqualTo(1);
    assertThat(guest.frames(1).v(1)).isEqualTo(12);
  }

  @Test
  void aKeyReleasedBeforeTheWaitDoesNotCount() {
    String source =
        "v0 := 9; delay := v0; b: v0 := delay; if v0 != 0 then; jump b; v1 := key; a: jump a";
    Guest guest =
        Guest.of(Guest.platform(Profile.CHIP8, source).keys(KeyScript.parse("0:+c,3:-c")));
    assertThat(guest.frames(60).register("keywait")).isEqualTo(1);
  }

  @Test
  void skipsLookAtTheLowFourBitsOfTheKey() {
    String source = "v0 := 0xf3; if v0 -key then; v1 := 1; if v0 key then; v2 := 1; exit";
    Chip8Platform platform = Guest.platform(Profile.SCHIP, source).keys(KeyScript.parse("0:+3"));
    Guest guest = Guest.of(platform).toExit();
    assertThat(guest.v(1)).isZero();
    assertThat(guest.v(2)).isEqualTo(1);
  }

  @Test
  void exitEndsWithStatusZeroAndStays() {
    Guest guest = Guest.of(Profile.SCHIP, "exit").toExit();
    assertThat(guest.machine.run(5)).isEqualTo(new StopReason.Exited(0));
    assertThat(guest.cpu.pc()).isEqualTo(0x200);
  }

  @Test
  void aStepBackUndoesTheExit() {
    Guest guest = Guest.of(Profile.SCHIP, "v1 := 1; exit");
    RunControl control = new RunControl(guest.machine);
    assertThat(control.resume(9)).isEqualTo(new StopReason.Exited(0));
    assertThat(control.reverseStep(1)).isEqualTo(new StopReason.Budget(1));
    assertThat(control.step(1)).isEqualTo(new StopReason.Exited(0));
    assertThat(control.reverseStep(2)).isEqualTo(new StopReason.Budget(0));
    assertThat(control.resume(9)).isEqualTo(new StopReason.Exited(0));
    control.addBreakpoint(0x202);
    assertThat(control.reverseResume()).isEqualTo(new StopReason.Breakpoint(0x202));
    assertThat(control.reverseResume()).isEqualTo(new StopReason.HistoryStart());
  }

  @Test
  void framesHaveAsManyInstructionsAsTold() {
    Chip8Platform platform =
        Guest.platform(Profile.CHIP8, "v0 := 9; delay := v0; a: v1 := delay; jump a");
    Guest guest = Guest.of(platform.perFrame(100));
    guest.machine.run(250);
    assertThat(guest.v(1)).isEqualTo(7);
  }
}
