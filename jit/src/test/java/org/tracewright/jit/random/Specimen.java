package org.tracewright.jit.random;

/** A model that tests run in several ways, such as those that {@link RandomInterpreter} writes. */
public interface Specimen {
  /** Runs the loop until so many instructions are retired, it is halted, or it throws. */
  void run(long upTo);

  /** Has the loop end once so many instructions are retired, however it is run. */
  void limit(long upTo);

  /** Instructions retired so far. */
  long retired();

  /** The green key of the turn that comes next. */
  int key();

  /** The exception that a specimen throws by itself. */
  final class Trap extends RuntimeException {
    private static final long serialVersionUID = 1;
    public final int cause;

    public Trap(int cause) {
      super(null, null, false, false);
      this.cause = cause;
    }
  }
}
