package org.tracewright.jit;

import java.util.List;

/**
 * What {@link Engine#CHECKED} found: compiled code did something else than the model's loop, or a
 * hint of the model is not true. It is thrown out of {@link JitDriver#mergePoint}; the model may be
 * in the middle of a turn and must not be run on.
 */
public final class CheckFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> details;

  /**
   * @param message what is wrong, naming the culprit, on one line
   * @param details where it happened and what differs, a line each
   */
  public CheckFailedException(String message, List<String> details) {
    super(message);
    this.details = List.copyOf(details);
  }

  /** Where it happened and what differs, a line each. */
  public List<String> details() {
    return details;
  }
}
