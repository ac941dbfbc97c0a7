package org.tracewright.jit.record;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.ModelField;

/** The writes of a turn, so that they can be taken back. */
final class Journal {
  private final List<Runnable> undo = new ArrayList<>();
  private boolean on;
  private boolean torn;

  /** Begins a turn. */
  void begin() {
    undo.clear();
    on = true;
    torn = false;
  }

  void off() {
    undo.clear();
    on = false;
    torn = true;
  }

  /** Says that something was done that cannot be taken back. */
  void tear() {
    torn = true;
  }

  /** Whether the turn can be taken back. */
  boolean whole() {
    return !torn;
  }

  void field(ModelField field, Object object) {
    if (!on) {
      return;
    }
    if (field.type() == Type.REF) {
      Object old = field.get(object);
      undo.add(() -> field.set(object, old));
    } else {
      long old = field.bits(object);
      undo.add(() -> field.setBits(object, old));
    }
  }

  void element(Object array, int at) {
    if (on) {
      Value old = Elements.get(array, at);
      undo.add(() -> Elements.put(array, at, old.bits(), old.ref()));
    }
  }

  void elements(byte[] array, int at, int count) {
    for (int i = 0; i < count; i++) {
      element(array, at + i);
    }
  }

  /** Takes the turn back. */
  void undo() {
    for (Runnable each : undo.reversed()) {
      each.run();
    }
    undo.clear();
  }
}
