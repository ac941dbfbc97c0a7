package org.tracewright.jit.runtime;

import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.record.Replay;

/** What {@link Instrumented} code tells of its work. */
public final class Hooks {
  private Hooks() {}

  /** A field is about to be written; {@code name} as for {@link Replay#field}. */
  public static void field(Object holder, String name, ExitBuffer out) {
    if (out.replay() != null) {
      out.replay().field(name, holder);
    }
  }

  /** An element is about to be written. */
  public static void element(Object array, int at, ExitBuffer out) {
    elements(array, at, 1, out);
  }

  /** Elements are about to be written. */
  public static void elements(Object array, int at, int count, ExitBuffer out) {
    if (out.replay() != null) {
      out.replay().elements(array, at, count);
    }
  }

  /** An array was made. */
  public static void made(Object array, ExitBuffer out) {
    if (out.replay() != null) {
      out.replay().made(array);
    }
  }

  /** A method is about to be called; {@code method} is kind, owner, name and descriptor. */
  public static void calling(Object[] arguments, String method, ExitBuffer out) {
    if (out.replay() != null) {
      String[] words = method.split(" ");
      MethodRef.Kind kind = MethodRef.Kind.valueOf(words[0]);
      out.replay().calling(new MethodRef(kind, words[1], words[2], words[3]), arguments);
    }
  }

  /** It has returned. */
  public static void returned(Object result, ExitBuffer out) {
    if (out.replay() != null) {
      out.replay().returned(result);
    }
  }
}
