package org.tracewright.bench;

import java.util.Objects;

/** Something outside keeps a measurement from being made: the user's mistake, or the machine's. */
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String remedy;

  /**
   * @param cause what is wrong, on one line
   * @param remedy what to do about it, on one line
   */
  public BenchException(String cause, String remedy) {
    super(Objects.requireNonNull(cause));
    this.remedy = Objects.requireNonNull(remedy);
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
