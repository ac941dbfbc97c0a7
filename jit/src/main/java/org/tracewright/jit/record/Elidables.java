package org.tracewright.jit.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.Method;
import org.tracewright.jit.reader.Model;
import org.tracewright.jit.reader.ModelField;

/** Holds elidable methods to their word: the same answer whenever asked, and no effect. */
final class Elidables implements Outside {
  private static final int REMEMBERED = 1000;

  private record Question(CallSite site, List<Object> arguments) {}

  private final Model model;
  private final Map<Question, Object> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Object> eldest) {
          return size() > REMEMBERED;
        }
      };

  Elidables(Model model) {
    this.model = model;
  }

  /** The method's answer; the model's object stands in the arguments as any other. */
  Object ask(CallSite site, Object[] arguments, Object state) throws Throwable {
    Object answer = site.invoke(arguments);
    Method method = elidable(site, arguments);
    if (method == null) {
      return answer; // of the Java library's own arithmetic
    }
    compare(site, arguments, answer, site.invoke(arguments));
    if (Arrays.stream(arguments).allMatch(each -> isValue(each) || each == state)) {
      // The object itself is not kept: it would never be freed.
      List<Object> kept = new ArrayList<>(Arrays.asList(arguments));
      kept.replaceAll(each -> each == state ? "state" : each);
      Object before = answers.putIfAbsent(new Question(site, kept), answer);
      compare(site, arguments, before == null ? answer : before, answer);
    }
    watch(site, method, arguments);
    return answer;
  }

  private Method elidable(CallSite site, Object[] arguments) {
    boolean bound = site.isStatic() || site.ref().kind() == MethodRef.Kind.SPECIAL;
    Class<?> type = bound ? site.owner() : arguments[0].getClass();
    Method method = model.select(type, site.ref().name(), site.ref().descriptor());
    Method named = model.select(site.owner(), site.ref().name(), site.ref().descriptor());
    boolean marked = (method != null && method.elidable()) || (named != null && named.elidable());
    return marked ? method : null;
  }

  private static boolean isValue(Object argument) {
    return argument instanceof Number
        || argument instanceof Boolean
        || argument instanceof Character;
  }

  private static void compare(CallSite site, Object[] arguments, Object one, Object other) {
    boolean same = isValue(one) ? one.equals(other) : one == other;
    if (!same && !(one instanceof CharSequence && Objects.equals(one, other))) {
      throw new CheckFailedException(
          name(site) + " is @Elidable, but answers " + one + " and then " + other,
          List.of("both times for " + Arrays.toString(arguments)));
    }
  }

  private static String name(CallSite site) {
    return site.ref().owner().replace('/', '.') + "." + site.ref().name();
  }

  private void watch(CallSite site, Method method, Object[] arguments) {
    if (!method.hasCode() || !model.isReadable(method)) {
      return;
    }
    Machine machine = new Machine(Library.of(model));
    Changes changes = new Changes();
    machine.interpretCalls();
    machine.outside = this;
    machine.journal = changes;
    machine.tape = new Watch(machine, changes, name(site));
    Activation frame = new Activation(machine.library.code(method), null);
    fill(frame, site, arguments);
    machine.top = frame;
    machine.run(Integer.MAX_VALUE);
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
  public Object call(CallSite site, Effect effect, Object[] arguments) throws Throwable {
    return site.invoke(arguments);
  }

  @Override
  public boolean enters(CallSite site, Method method, Activation caller) {
    return !method.residual() && model.isReadable(method);
  }

  /** Waits for a write that others can see. */
  private static final class Watch extends Silence {
    private final Machine machine;
    private final Changes changes;
    private final String method;

    Watch(Machine machine, Changes changes, String method) {
      this.machine = machine;
      this.changes = changes;
      this.method = method;
    }

    @Override
    public void putField(ModelField field, int object, Object concrete, int value) {
      wrote(concrete, field.ref().owner().replace('/', '.') + "." + field.ref().name());
    }

    @Override
    public void arrayPut(
        Element element, int array, int index, Object concrete, int at, int value) {
      wrote(concrete, "element " + at + " of an array that was there before");
    }

    private void wrote(Object holder, String what) {
      if (!changes.isNew(holder)) {
        throw new CheckFailedException(
            method + " is @Elidable, but writes " + what, List.of("at " + machine.top.place()));
      }
    }
  }
}
