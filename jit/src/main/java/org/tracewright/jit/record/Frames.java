package org.tracewright.jit.record;

import java.util.List;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.reader.Method;

/** Builds activations from the frames of an exit and the values that compiled code left. */
final class Frames {
  private final Library library;
  private final long[] bits;
  private final Object[] references;
  private int value;

  Frames(Library library, long[] bits, Object[] references) {
    this.library = library;
    this.bits = bits;
    this.references = references;
  }

  /** The innermost activation. */
  Activation build(List<Exit.Frame> frames) {
    Activation top = null;
    for (Exit.Frame frame : frames) {
      Method method = library.model().method(frame.method());
      Activation next = new Activation(library.code(method), top);
      fill(next, frame);
      top = next;
    }
    return top;
  }

  private void fill(Activation f, Exit.Frame frame) {
    f.next = frame.instruction();
    f.at = frame.instruction() - 1; // the call that the frame above was made by
    for (int local = 0; local < frame.locals().size(); local++) {
      if (frame.locals().get(local) >= 0) {
        take(f, local);
      }
    }
    for (int i = 0; i < frame.stack().size(); i++) {
      take(f, f.sp++);
    }
  }

  private void take(Activation f, int entry) {
    f.bits[entry] = bits[value];
    f.refs[entry] = references[value++];
  }
}
