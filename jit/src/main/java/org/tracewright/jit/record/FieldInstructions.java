package org.tracewright.jit.record;

import static org.tracewright.jit.record.Activation.NONE;

import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.ModelField;

/** Reads and writes of fields. */
final class FieldInstructions {
  private FieldInstructions() {}

  record Get(FieldSite site) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      Object object = f.ref(0);
      if (m.construction != null && m.construction.makes(object)) {
        m.construction.get(m, f, site.get());
      } else if (!m.nullFails(f.ir(0), object)) {
        read(m, f, site.get(), object, 1);
      }
    }
  }

  record GetStatic(FieldSite site) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      read(m, f, site.get(), null, 0);
    }
  }

  private static void read(Machine m, Activation f, ModelField field, Object object, int drop) {
    int position = drop == 0 ? NONE : f.ir(0);
    boolean isRef = field.type() == Type.REF;
    Value value = isRef ? new Value(0, field.get(object)) : new Value(field.bits(object), null);
    int result = m.tape.getField(field, position, object, value);
    f.drop(drop);
    f.push(value, result);
  }

  record Put(FieldSite site) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      Object object = f.ref(1);
      if (m.construction != null && m.construction.makes(object)) {
        m.construction.put(m, site.get(), f.ir(0), new Value(f.bits(0), f.ref(0)));
        f.drop(2);
      } else if (!m.nullFails(f.ir(1), object)) {
        ModelField field = site.get();
        m.tape.putField(field, f.ir(1), object, f.ir(0));
        write(m, f, field, object);
        f.drop(2);
      }
    }
  }

  record PutStatic(FieldSite site) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      ModelField field = site.get();
      m.tape.putField(field, NONE, null, f.ir(0));
      write(m, f, field, null);
      f.drop(1);
    }
  }

  private static void write(Machine m, Activation f, ModelField field, Object object) {
    m.journal.field(field, object);
    if (field.type() == Type.REF) {
      field.set(object, f.ref(0));
    } else {
      field.setBits(object, f.bits(0));
    }
  }
}
