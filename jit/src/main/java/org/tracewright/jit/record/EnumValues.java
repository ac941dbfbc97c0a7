package org.tracewright.jit.record;

import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.reader.Model;
import org.tracewright.jit.reader.ModelField;

/**
 * The {@code values()} of an enum: a new array, which as a rule is asked for one constant and
 * forgotten.
 *
 * @param constants the field with the array that is copied
 */
record EnumValues(ModelField constants) implements Invoke.Target {
  /** What a call of that method does; {@code null} if it is another one. */
  static EnumValues of(Model model, MethodRef ref, Class<?> owner) {
    boolean values =
        ref.kind() == MethodRef.Kind.STATIC
            && ref.name().equals("values")
            && ref.descriptor().equals("()[L" + ref.owner() + ";")
            && owner.isEnum();
    String array = "[L" + ref.owner() + ";";
    ModelField constants = values ? model.field(owner, ref.owner(), "$VALUES", array) : null;
    return constants != null && constants.ref().isFinal() ? new EnumValues(constants) : null;
  }

  @Override
  public void call(Machine m, Activation f, CallSite site) {
    Object array;
    try {
      array = m.call(site, Effect.NONE, new Object[0]);
    } catch (LinkageError | Outside.Pause | CheckFailedException notThrown) {
      throw notThrown;
    } catch (Throwable exception) {
      m.callThrew(site.ref().name(), Effect.NONE, exception);
      return;
    }
    m.journal.made(array);
    f.pushRef(array, m.tape.copyOf(constants, site.ref(), array));
  }
}
