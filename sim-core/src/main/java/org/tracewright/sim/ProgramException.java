package org.tracewright.sim;

import java.util.Objects;

/** A program that cannot be loaded, and what its owner can do about it. */
public final class ProgramException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What kind of problem it is. */
  public enum Problem {
    /** There is no such file. */
    MISSING,
    /** There is one, but it is no program that can run here. */
    UNUSABLE
  }

  private final Problem problem;
  private final String remedy;

  /**
   * A problem.
   *
   * @param cause one line that begins with the program's name
   * @param remedy one line that says what may help
   */
  public ProgramException(Problem problem, String cause, String remedy) {
    super(Objects.requireNonNull(cause));
    this.problem = Objects.requireNonNull(problem);
    this.remedy = Objects.requireNonNull(remedy);
  }

  /** What kind of problem it is. */
  public Problem problem() {
    return problem;
  }

  /** What may help, in one line. */
  public String remedy() {
    return remedy;
  }
}
