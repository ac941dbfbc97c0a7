package org.tracewright.debugger.gdb;

/** What a client sent. */
sealed interface Event {
  /**
   * A packet whose checksum was right.
   *
   * @param data its contents, a character for each byte
   */
  record Packet(String data) implements Event {}

  /** A packet that was damaged on the way. */
  record Damaged() implements Event {}

  /** A packet of more bytes than we said we would take. */
  record Oversized() implements Event {}

  /** The client wants the last packet again. */
  record Again() implements Event {}

  /** The client is gone. */
  record Gone() implements Event {}
}
