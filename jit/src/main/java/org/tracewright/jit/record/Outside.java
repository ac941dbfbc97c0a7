package org.tracewright.jit.record;

import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.reader.Method;

/** Stands between a machine without a tape and the methods that it calls. */
interface Outside {
  /** Thrown in front of a call, which is to be executed again later; nothing has happened yet. */
  final class Pause extends RuntimeException {
    private static final long serialVersionUID = 1;

    Pause() {
      super(null, null, false, false);
    }
  }

  /**
   * A method that is not looked into is called.
   *
   * @param effect {@link Effect#WRITE} if what it writes is none of the model's
   * @return what it returns
   * @throws Throwable what it throws, or {@link Pause}
   */
  Object call(CallSite site, Effect effect, Object[] arguments) throws Throwable;

  /** A method is not called that would do nothing, as its hint says. */
  default void skipped(CallSite site, Object[] arguments) {}

  /** Whether the machine executes this method itself. */
  boolean enters(CallSite site, Method method, Activation caller);
}
