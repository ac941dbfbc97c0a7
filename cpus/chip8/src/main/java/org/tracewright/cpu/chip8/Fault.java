package org.tracewright.cpu.chip8;

/** What ends a guest that cannot go on. */
public enum Fault {
  /** The word is no instruction of this machine. */
  UNKNOWN_OPCODE("unknown opcode", 4),
  /** A call with the stack full. */
  STACK_OVERFLOW("stack overflow", 11),
  /** A return with the stack empty. */
  STACK_UNDERFLOW("stack underflow", 11);

  private final String title;
  private final int signal;

  Fault(String title, int signal) {
    this.title = title;
    this.signal = signal;
  }

  /** Its name in messages. */
  public String title() {
    return title;
  }

  /** What a POSIX system would have sent for it. */
  int signal() {
    return signal;
  }
}
