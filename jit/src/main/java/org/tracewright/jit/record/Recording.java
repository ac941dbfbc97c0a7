package org.tracewright.jit.record;

import org.tracewright.jit.AbortReason;
import org.tracewright.jit.ir.Trace;

/**
 * What came of a recording. The guest has been executed meanwhile: the model stands at a merge
 * point, and the turn of {@link #nextKey} has not begun.
 */
public sealed interface Recording {
  /** The green key to go on with. */
  int nextKey();

  /** How many turns the model executed, recorded or not; those taken back do not count. */
  int turns();

  /**
   * A trace.
   *
   * @param ending why it ends; its last key is that of {@link Trace#end}
   * @param abort for {@link Ending#ABORT}: why the turn after its end was not recorded; else {@code
   *     null}
   * @param detail for {@link Ending#ABORT}: the place and the culprit; else empty
   */
  record Done(Trace trace, Ending ending, int nextKey, int turns, AbortReason abort, String detail)
      implements Recording {}

  /** No trace: not one turn could be recorded. */
  record Aborted(AbortReason reason, String detail, int nextKey, int turns) implements Recording {}

  /** Why a trace ends where it ends. */
  enum Ending {
    /** It came back to its first key. */
    LOOP,
    /** It reached a key of {@link Request#stop}. */
    STOP,
    /** It came back to a key that it has passed, not its first. */
    INNER_LOOP,
    /** It jumped backwards, and {@link Request#stopBackward} is set. */
    BACKWARD,
    /** It reached {@link Request#maxOps} or {@link Request#maxTurns}. */
    LENGTH,
    /** The turn may have changed code that the rest of the trace would rely on. */
    CODE_CHANGED,
    /** The next turn would leave the loop. */
    LEAVE,
    /** The next turn could not be recorded. */
    ABORT
  }
}
