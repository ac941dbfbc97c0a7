package org.tracewright.cpu.chip8;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.sim.Register;

/** All that a machine of the family keeps outside its memories, as numbered registers. */
final class Chip8Registers {
  private static final int PC = 16;
  private static final int INDEX = 17;
  private static final int SP = 18;
  private static final int STACK = 19;
  private static final int DELAY = STACK + Interpreter.DEPTH;
  private static final int SOUND = DELAY + 1;
  private static final int KEYS = DELAY + 2;
  private static final int KEY_WAIT = DELAY + 3;
  private static final int RESOLUTION = DELAY + 4;
  private static final int PLANES = DELAY + 5;
  private static final int PITCH = DELAY + 6;
  private static final int RANDOM = DELAY + 7;

  static final List<Register> ALL = all();

  private final Interpreter interpreter;
  private final Parts parts;

  Chip8Registers(Interpreter interpreter, Parts parts) {
    this.interpreter = interpreter;
    this.parts = parts;
  }

  private static List<Register> all() {
    List<Register> all = new ArrayList<>();
    for (int n = 0; n < 16; n++) {
      all.add(new Register(n, "v" + Integer.toHexString(n), 8));
    }
    all.add(new Register(PC, "pc", 16));
    all.add(new Register(INDEX, "i", 16));
    all.add(new Register(SP, "sp", 8));
    for (int n = 0; n < Interpreter.DEPTH; n++) {
      all.add(new Register(STACK + n, "s" + Integer.toHexString(n), 16));
    }
    all.add(new Register(DELAY, "delay", 8));
    all.add(new Register(SOUND, "sound", 8));
    all.add(new Register(KEYS, "keys", 16));
    all.add(new Register(KEY_WAIT, "keywait", 8));
    all.add(new Register(RESOLUTION, "hires", 1));
    all.add(new Register(PLANES, "planes", 2));
    all.add(new Register(PITCH, "pitch", 8));
    all.add(new Register(RANDOM, "random", 32));
    return List.copyOf(all);
  }

  long get(int number) {
    if (number >= 0 && number < PC) {
      return interpreter.v(number);
    }
    if (number >= STACK && number < DELAY) {
      return interpreter.stack(number - STACK);
    }
    return switch (number) {
      case PC -> interpreter.pc();
      case INDEX -> interpreter.index();
      case SP -> interpreter.sp();
      case DELAY -> parts.timers().delay(interpreter.retired());
      case SOUND -> parts.timers().sound(interpreter.retired());
      case KEYS -> parts.keypad().pressed();
      case KEY_WAIT -> parts.keypad().state();
      case RESOLUTION -> parts.display().isHighResolution() ? 1 : 0;
      case PLANES -> parts.display().planes();
      case PITCH -> parts.speaker().pitch();
      case RANDOM -> Integer.toUnsignedLong(interpreter.random());
      default -> throw unknown(number);
    };
  }

  void set(int number, long value) {
    if (number >= 0 && number < PC) {
      interpreter.setV(number, (int) value);
    } else if (number >= STACK && number < DELAY) {
      interpreter.setStack(number - STACK, (int) value);
    } else {
      setOther(number, (int) value);
    }
  }

  private void setOther(int number, int value) {
    switch (number) {
      case PC -> interpreter.setPc(value);
      case INDEX -> interpreter.setIndex(value);
      case SP -> interpreter.setSp(value);
      case DELAY -> parts.timers().setDelay(interpreter.retired(), value & 0xff);
      case SOUND -> parts.setSound(interpreter.retired(), value & 0xff);
      case KEYS -> parts.keypad().setPressed(value);
      case KEY_WAIT -> parts.keypad().setState(value & 0xff);
      case RESOLUTION -> parts.display().setHighResolution((value & 1) != 0);
      case PLANES -> parts.display().setPlanes(value);
      case PITCH -> parts.speaker().setPitch(value);
      case RANDOM -> interpreter.setRandom(value);
      default -> throw unknown(number);
    }
  }

  private static IllegalArgumentException unknown(int number) {
    return new IllegalArgumentException(
        "the CHIP-8 family has no register number "
            + number
            + "; v0 to vf are 0 to 15, pc is 16, i 17, sp 18, the stack begins at 19");
  }
}
