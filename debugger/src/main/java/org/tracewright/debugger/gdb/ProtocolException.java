package org.tracewright.debugger.gdb;

/**
 * A packet that cannot be carried out; the client gets the error number. Never leaves the package.
 */
final class ProtocolException extends RuntimeException {
  /** The packet makes no sense. */
  static final int MALFORMED = 1;

  /** There is no memory at the address: {@code EFAULT}. */
  static final int BAD_ADDRESS = 14;

  /** What is asked for is not possible: {@code EINVAL}. */
  static final int INVALID = 22;

  private static final long serialVersionUID = 1;

  private final int number;

  ProtocolException(int number) {
    super("error " + number, null, false, false);
    this.number = number;
  }

  /** {@code E0e}. */
  String reply() {
    return String.format("E%02x", number);
  }
}
