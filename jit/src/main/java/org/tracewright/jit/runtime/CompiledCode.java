package org.tracewright.jit.runtime;

/** What the emitter makes: one region's code, shared by all instances of a model. */
public abstract class CompiledCode {
  /** What {@link #run} answers when too few turns are left before the limit; nothing was done. */
  public static final long NOT_ENTERED = -1;

  /** For the generated classes. */
  protected CompiledCode() {}

  /**
   * Runs until an exit.
   *
   * @param state the model object, in the state of a merge point with the key of the entry
   * @param out receives what an exit in the middle of a turn must hand over
   * @param entry index of the node to begin with
   * @return the number of the exit in the upper half, the green key to go on with in the lower
   */
  public abstract long run(Object state, ExitBuffer out, int entry);

  /** The count of retired instructions, 0 if the model has none. */
  public abstract long retired(Object state);
}
