package org.tracewright.jit.record;

import org.tracewright.jit.ir.Type;

/** New objects, tests of their class, and exceptions. */
final class ObjectInstructions {
  private ObjectInstructions() {}

  /** Stands for an object whose constructor has not run; one for each execution of {@code new}. */
  static final class Uninitialised {}

  /** The object is made when its constructor is called: see {@link Constructor}. */
  record New() implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      f.pushRef(new Uninitialised(), Activation.UNINITIALISED);
    }
  }

  record InstanceOf(TypeSite site) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      boolean truth = site.get().isInstance(f.ref(0));
      int position = m.tape.instanceOf(site.get(), f.ir(0), f.ref(0), truth);
      f.drop(1);
      f.push(truth ? 1 : 0, position);
    }
  }

  record Cast(TypeSite site) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      Object object = f.ref(0);
      boolean fits = object == null || site.get().isInstance(object);
      if (m.tape.on()) {
        m.tape.guardNull(f.ir(0), object == null);
        if (object != null) {
          m.tape.guard(m.tape.instanceOf(site.get(), f.ir(0), object, fits), fits);
        }
      }
      if (!fits) {
        m.raise(new ClassCastException(object.getClass() + " is no " + site.get()));
        return;
      }
      int position = cast(m.tape, f.ir(0), object);
      f.drop(1);
      f.pushRef(object, position);
    }

    private int cast(Tape tape, int ir, Object object) {
      return object == null ? tape.constant(Type.REF, 0) : tape.cast(site.get(), ir);
    }
  }

  record Throw() implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      Object thrown = f.ref(0);
      if (!m.nullFails(f.ir(0), thrown)) {
        m.refuseIfUncaught((Throwable) thrown);
        m.tape.guardClass(f.ir(0), thrown.getClass());
        m.unwind((Throwable) thrown, f.ir(0));
      }
    }
  }
}
