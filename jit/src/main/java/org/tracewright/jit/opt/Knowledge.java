package org.tracewright.jit.opt;

import java.util.Arrays;
import org.tracewright.jit.Pass;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Guard;
import org.tracewright.jit.ir.TraceBuilder;

/** What guards have shown about values, from the guard on: pass {@link Pass#GUARDS}. */
final class Knowledge {
  private static final byte NOT_ZERO = 1;
  private static final byte NOT_NULL = 2;

  private final TraceBuilder trace;
  private int[] constants = new int[64]; // position of the constant it equals, + 1
  private byte[] flags = new byte[64];
  private String[] classes = new String[64];

  Knowledge(TraceBuilder trace) {
    this.trace = trace;
  }

  private void reach(int position) {
    if (position >= constants.length) {
      int length = Math.max(position + 1, constants.length * 2);
      constants = Arrays.copyOf(constants, length);
      flags = Arrays.copyOf(flags, length);
      classes = Arrays.copyOf(classes, length);
    }
  }

  /** The constant a value is known to equal, else the value. */
  int resolve(int position) {
    boolean known = position < constants.length && constants[position] != 0;
    return known ? constants[position] - 1 : position;
  }

  private boolean has(int position, byte flag) {
    return position < flags.length && (flags[position] & flag) != 0;
  }

  boolean isNotZero(int position) {
    return has(position, NOT_ZERO);
  }

  boolean isNotNull(int position) {
    int object = uncast(position);
    return References.isNeverNull(trace.op(object)) || has(object, NOT_NULL);
  }

  private int uncast(int position) {
    int object = position;
    while (trace.op(object) instanceof Op.Cast cast) {
      object = cast.object();
    }
    return object;
  }

  /** The exact class of a reference, {@code null} if not known. */
  String classOf(int position) {
    int object = uncast(position);
    if (trace.op(object) instanceof Op.New fresh) {
      return fresh.className();
    }
    if (trace.op(object) instanceof Op.Make made) {
      return made.className();
    }
    return object < classes.length ? classes[object] : null;
  }

  private void set(int position, byte flag) {
    reach(position);
    flags[position] |= flag;
  }

  /** Records that a value equals a constant. */
  void equalTo(int position, int constant) {
    reach(position);
    constants[position] = constant + 1;
  }

  void notZero(int position) {
    set(position, NOT_ZERO);
  }

  /** Whether what is known makes a guard on a reference hold. */
  boolean implies(Guard guard) {
    return switch (guard.check()) {
      case NONNULL -> isNotNull(guard.a());
      case CLASS -> guard.className().equals(classOf(guard.a()));
      case TRUE -> isNotZero(guard.a());
      case FALSE, VALUE, NULL -> false;
    };
  }

  /** Records what holds about a reference after a guard. */
  void learnReference(Guard guard) {
    int object = uncast(guard.a());
    set(object, NOT_NULL);
    if (guard.className() != null) {
      reach(object);
      classes[object] = guard.className();
    }
  }
}
