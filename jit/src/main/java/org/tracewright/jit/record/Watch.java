package org.tracewright.jit.record;

import java.util.List;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.Method;
import org.tracewright.jit.reader.Model;
import org.tracewright.jit.reader.ModelField;

/** Executes a method on its own, and waits for a write that others can see. */
final class Watch extends Silence {
  private final Machine machine;
  private final Changes changes = new Changes();
  private final String claim;

  private Watch(Machine machine, String claim) {
    this.machine = machine;
    this.claim = claim;
  }

  /**
   * Executes a method, if it can be read.
   *
   * @param outside makes the calls that are not looked into
   * @param claim what the hint says, as the beginning of a sentence
   * @return what it throws, {@code null} if nothing
   * @throws CheckFailedException before the first write
   */
  static Throwable over(
      Model model,
      CallSite site,
      Method method,
      Object[] arguments,
      Outside outside,
      String claim) {
    if (!method.hasCode() || !model.isReadable(method)) {
      return null;
    }
    Machine machine = new Machine(Library.of(model));
    Watch watch = new Watch(machine, claim);
    machine.interpretCalls();
    machine.outside = outside;
    machine.journal = watch.changes;
    machine.tape = watch;
    Activation frame = new Activation(machine.library.code(method), null);
    fill(frame, site, arguments);
    machine.top = frame;
    return machine.run(Integer.MAX_VALUE) == Machine.Outcome.THROWN ? machine.thrown() : null;
  }

  /** The method that a call leads to; {@code null} if that has none to read. */
  static Method called(Model model, CallSite site, Object[] arguments) {
    boolean bound = site.isStatic() || site.ref().kind() == MethodRef.Kind.SPECIAL;
    Class<?> type = bound ? site.owner() : arguments[0].getClass();
    return model.select(type, site.ref().name(), site.ref().descriptor());
  }

  static String name(CallSite site) {
    return site.ref().owner().replace('/', '.') + "." + site.ref().name();
  }

  private static void fill(Activation frame, CallSite site, Object[] arguments) {
    int[] locals = site.locals();
    List<Type> types = site.ref().arguments();
    for (int i = 0; i < locals.length; i++) {
      Value value = Value.of(arguments[i], types.get(i));
      frame.bits[locals[i]] = value.bits();
      frame.refs[locals[i]] = value.ref();
    }
  }

  @Override
  public void putField(ModelField field, int object, Object concrete, int value) {
    wrote(concrete, ImmutableWrites.name(field));
  }

  @Override
  public void arrayPut(Element element, int array, int index, Object concrete, int at, int value) {
    wrote(concrete, "element " + at + " of an array that was there before");
  }

  private void wrote(Object holder, String what) {
    if (!changes.isNew(holder)) {
      throw new CheckFailedException(
          claim + " writes " + what, List.of("at " + machine.top.place()));
    }
  }
}
