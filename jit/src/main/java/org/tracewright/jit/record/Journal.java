package org.tracewright.jit.record;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.ModelField;

/** The writes of a turn, so that they can be taken back. */
class Journal {
  /** An old value, of a field or of an array's element. */
  private record Entry(ModelField field, Element element, Object object, int at, Value old) {
    void restore() {
      if (field == null) {
        Elements.put(element, object, at, old.bits(), old.ref());
      } else if (field.type() == Type.REF) {
        field.set(object, old.ref());
      } else {
        field.setBits(object, old.bits());
      }
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private boolean on;
  private boolean torn;
  private boolean pretended;

  /** Begins a turn. */
  void begin() {
    entries.clear();
    on = true;
    torn = false;
  }

  void off() {
    entries.clear();
    on = false;
    torn = true;
  }

  /** Says that something is about to be done that cannot be taken back. */
  void tear() {
    if (pretended) {
      throw Stop.because(AbortReason.PRETENDED, "");
    }
    torn = true;
  }

  /** From now on nothing may be done that cannot be taken back. */
  void pretend() {
    pretended = true;
  }

  /** Whether the turn can be taken back. */
  boolean whole() {
    return !torn;
  }

  void field(ModelField field, Object object) {
    if (on) {
      boolean isRef = field.type() == Type.REF;
      Value old = isRef ? new Value(0, field.get(object)) : new Value(field.bits(object), null);
      entries.add(new Entry(field, null, object, 0, old));
    }
  }

  void element(Element element, Object array, int at) {
    if (on) {
      entries.add(new Entry(null, element, array, at, Elements.get(element, array, at)));
    }
  }

  void bytes(byte[] array, int at, int count) {
    for (int i = 0; i < count; i++) {
      element(Element.BYTE, array, at + i);
    }
  }

  /** Says that an array or object was made: nothing else can know it yet. */
  void made(Object object) {}

  /** Whether it matters what was made. */
  boolean compares() {
    return false;
  }

  /** Takes the turn back. */
  void undo() {
    for (int i = entries.size() - 1; i >= 0; i--) {
      entries.get(i).restore();
    }
    entries.clear();
  }
}
