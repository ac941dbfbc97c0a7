package org.tracewright.examples.strangers;

import org.tracewright.jit.JitDriver;

/**
 * An interpreter as somebody might write it who knows nothing of the JIT but its hints. Its program
 * is a list of instruction numbers, run in a ring.
 */
interface Stranger {
  /** Runs so many turns more; an exception may end it earlier. */
  void run(int turns);

  /** The driver of its loop. */
  JitDriver driver();
}
