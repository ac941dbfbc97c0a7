package org.tracewright.jit;

import java.lang.invoke.MethodHandles;
import java.util.Objects;

/**
 * One interpreter loop: the handle through which a model gives its hints. Without the JIT they do
 * nothing.
 */
public final class JitDriver {
  private final MethodHandles.Lookup lookup;
  private final String name;

  private JitDriver(MethodHandles.Lookup lookup, String name) {
    this.lookup = lookup;
    this.name = name;
  }

  /**
   * A driver for the loop of the class that made {@code lookup}.
   *
   * @param lookup {@code MethodHandles.lookup()} of the model, with private access
   * @param name what statistics and messages call the model
   */
  public static JitDriver of(MethodHandles.Lookup lookup, String name) {
    return new JitDriver(Objects.requireNonNull(lookup), Objects.requireNonNull(name));
  }

  /** The name given at creation. */
  public String name() {
    return name;
  }

  /** The model class. */
  public Class<?> model() {
    return lookup.lookupClass();
  }

  /**
   * Marks the start of a turn of the interpreter's loop. Compiled code may run here; when the call
   * returns, the state of the model is in its fields.
   *
   * @param state the model
   * @param pc the green key: what code is specialised on
   */
  public void mergePoint(Object state, int pc) {}

  /** Asks compiled code to specialise on this value: guarded once, then a constant. */
  public static int promote(int value) {
    return value;
  }

  /** Asks compiled code to specialise on this value: guarded once, then a constant. */
  public static long promote(long value) {
    return value;
  }

  /** Asks compiled code to specialise on this value: guarded once, then a constant. */
  public static boolean promote(boolean value) {
    return value;
  }

  /**
   * Whether the caller's turn is being recorded or runs compiled; {@code false} when interpreted.
   */
  public static boolean inTrace() {
    return false;
  }
}
