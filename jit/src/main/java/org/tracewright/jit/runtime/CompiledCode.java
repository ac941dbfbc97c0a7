package org.tracewright.jit.runtime;

/** What the emitter makes: one region's code, shared by all instances of a model. */
public abstract class CompiledCode {
  /** For the generated classes. */
  protected CompiledCode() {}

  /**
   * Runs from the region's header until an exit.
   *
   * @param state the model object, in the state of a merge point with the header's key
   * @param out receives what an exit in the middle of a turn must hand over
   * @return the number of the exit in the upper half, the green key to go on with in the lower
   */
  public abstract long run(Object state, ExitBuffer out);

  /** The count of retired instructions, 0 if the model has none. */
  public abstract long retired(Object state);
}
