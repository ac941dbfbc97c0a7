package org.tracewright.cpu.chip8;

import org.tracewright.jit.Residual;

/**
 * What surrounds the interpreter.
 *
 * @param flags the 16 registers that outlive a run
 */
record Parts(Timers timers, Keypad keypad, Display display, Speaker speaker, byte[] flags) {
  /** Fx18. */
  void setSound(long retired, int value) {
    timers.setSound(retired, value);
    speaker.sound(retired, retired - retired % timers.perFrame + (long) value * timers.perFrame);
  }

  /** F002. */
  @Residual
  void setPattern(long retired, byte[] memory, int address) {
    speaker.pattern(retired, memory, address);
  }

  /** Fx3A. */
  @Residual
  void setPitch(long retired, int value) {
    speaker.pitch(retired, value);
  }

  /** Fx75. */
  @Residual
  void saveFlags(int[] v, int last) {
    for (int i = 0; i <= last; i++) {
      flags[i] = (byte) v[i];
    }
  }

  /** One of the registers that outlive a run. */
  int flag(int number) {
    return flags[number] & 0xff;
  }
}
