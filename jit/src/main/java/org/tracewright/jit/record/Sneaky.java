package org.tracewright.jit.record;

/** Throws a model's exception on, as the JVM does it: checked or not. */
final class Sneaky {
  private Sneaky() {}

  /** Does not return; the result is for the compiler's sake. */
  static RuntimeException rethrow(Throwable exception) {
    return Sneaky.<RuntimeException>on(exception);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T on(Throwable exception) throws T {
    throw (T) exception;
  }
}
