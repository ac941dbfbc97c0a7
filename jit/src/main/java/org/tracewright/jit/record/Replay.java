package org.tracewright.jit.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.Method;
import org.tracewright.jit.reader.Model;
import org.tracewright.jit.reader.ModelField;

/**
 * Judges a run of compiled code. It is told what the compiled code is about to write and to call.
 * Before a call that may do anything, and at the end, it takes back what was written, has the
 * interpreter execute the same turns, and compares what both have changed. The call itself is made
 * once, by the compiled code; the interpreter is given its answer.
 *
 * <p>One for each model object, used by the thread that runs it.
 */
public final class Replay {
  private record Call(MethodRef method, List<Value> arguments) {}

  private record Answer(Object result, Throwable thrown) {}

  private final Model model;
  private final ModelField limit; // null if the model has none
  private final Machine machine;
  private final Changes compiled = new Changes();
  private final Changes interpreted = new Changes();
  private final Elidables elidables;
  private final Likeness likeness;
  private final List<Integer> turns = new ArrayList<>();
  private Object state;
  private Supplier<String> cause;
  private int startKey;
  private int arrivals;
  private boolean inTurn;
  private long limitBefore;
  private final Map<String, ModelField> fields = new HashMap<>();
  private final Map<String, Boolean> exceptions = new HashMap<>();
  private final Map<MethodRef, Boolean> makers = new HashMap<>();
  private Call pending;
  private boolean called;
  private boolean making; // a call that only makes an object
  private Answer answer;
  private String reached; // the call that only the interpreter makes
  private CheckFailedException near; // what differed at a call that looked like the pending one

  /** A judge of code for instances of a model with this layout. */
  public Replay(Model model, Layout layout) {
    this.model = model;
    this.likeness = new Likeness(model, compiled, interpreted);
    this.limit = layout.limit() == null ? null : model.field(layout.limit());
    this.elidables = new Elidables(model);
    this.machine = new Machine(Library.of(model));
    machine.interpretCalls();
    machine.journal = interpreted;
    machine.outside = new Interpreted();
    machine.tape = new Immutables(machine);
  }

  // What compiled code says.

  /**
   * A run begins at a merge point.
   *
   * @param breach answers which hint turns out to be wrong, {@code null} for none
   */
  public void begin(Object model, int key, Supplier<String> breach) {
    end();
    cause = breach;
    state = model;
    startKey = key;
    limitBefore = limitNow();
    machine.begin(model, Activation.NONE);
  }

  private long limitNow() {
    return limit == null ? 0 : limit.bits(state);
  }

  /** Whether a run goes on. */
  public boolean on() {
    return state != null;
  }

  /** A turn begins. */
  public void turn(int key) {
    turns.add(key);
  }

  /** How many turns have begun. */
  public int turns() {
    return turns.size();
  }

  /**
   * A field is about to be written.
   *
   * @param name owner, name and descriptor, separated by blanks
   * @param object {@code null} for a static field
   */
  public void field(String name, Object object) {
    compiled.field(fields.computeIfAbsent(name, this::field), object);
  }

  private ModelField field(String name) {
    String[] words = name.split(" ");
    return model.field(new FieldRef(words[0], words[1], words[2], false, false, false));
  }

  /** Elements of an array are about to be written. */
  public void elements(Object array, int at, int count) {
    for (int i = at; i < at + count; i++) {
      compiled.element(Elements.of(array), array, i);
    }
  }

  /** An array was made, or an object that nobody has seen being made. */
  public void made(Object made) {
    Insides.of(model).made(made, compiled);
  }

  /**
   * A method is about to be called that may do anything.
   *
   * @param arguments the receiver first, boxed as reflection wants them; none for the object that a
   *     constructor is called on
   * @throws CheckFailedException if the interpreter comes to another state, or calls another method
   */
  public void calling(MethodRef method, Object[] arguments) {
    making = makes(method);
    if (making || isOwn(method, arguments)) {
      return;
    }
    List<Type> types = method.arguments();
    boolean constructor = method.name().equals("<init>");
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      values.add(Value.of(arguments[i], types.get(constructor ? i + 1 : i)));
    }
    pending = new Call(method, values);
    compiled.takeBack();
    goToCall();
    requireSame(beforeCall());
    interpreted.takeBack();
    compiled.makeAgain();
    interpreted.makeNewAgain();
    likeness.rename(machine.top);
    compiled.forget();
    interpreted.forget();
    called = true;
  }

  // What the interpreter does in another way, or makes for itself: exceptions, and the accesses
  // that a trace spells out as calls.
  private boolean isOwn(MethodRef method, Object[] arguments) {
    if (method.owner().equals(ArrayTape.ACCESS)) {
      if (method.name().startsWith("set")) {
        elements(arguments[0], (int) arguments[1], 1);
      }
      return true;
    }
    boolean fetch =
        method.owner().equals("org/tracewright/jit/CodeMemory")
            && method.name().startsWith("fetch");
    return fetch || makesException(method);
  }

  /** The method has returned; a constructor returns its object. */
  public void returned(Object result) {
    if (making) {
      made(result);
    }
    making = false;
    answer = called ? new Answer(result, null) : answer;
    called = false;
  }

  /** The method has thrown. */
  public void threw(Throwable cause) {
    making = false;
    answer = called ? new Answer(null, cause) : answer;
    called = false;
  }

  /**
   * The run has ended at a merge point.
   *
   * @throws CheckFailedException if the interpreter comes to another state
   */
  public void end(int key) {
    compiled.takeBack();
    pending = null;
    boolean nothingDone = arrivals == 0 && !inTurn && answer == null && key == startKey;
    if (!nothingDone || !likeness.differences(1).isEmpty()) {
      goToEnd(key);
    }
    end();
  }

  private void end() {
    turns.clear();
    arrivals = 0;
    inTurn = false;
    pending = null;
    answer = null;
    called = false;
    compiled.forgetAll();
    interpreted.forgetAll();
    likeness.forget();
    state = null;
    machine.top = null;
  }

  /**
   * The run has ended with an exception that leaves the loop.
   *
   * @throws CheckFailedException if the interpreter does not throw such a one
   */
  public void endThrown(Throwable cause) {
    compiled.takeBack();
    pending = null;
    Machine.Outcome outcome = interpret();
    while (outcome == Machine.Outcome.ARRIVED && arrivals < turns.size()) {
      machine.begin(state, Activation.NONE);
      outcome = interpret();
    }
    if (outcome != Machine.Outcome.THROWN || machine.thrown().getClass() != cause.getClass()) {
      throw failure("compiled code throws " + cause + ", the interpreter does not");
    }
    requireSame("when it throws " + cause);
    end();
  }

  // What the interpreter does.

  private Machine.Outcome interpret() {
    inTurn = true;
    reached = null;
    Machine.Outcome outcome = machine.run(Integer.MAX_VALUE);
    if (outcome == Machine.Outcome.ARRIVED) {
      arrivals++;
      inTurn = false;
    }
    return outcome;
  }

  private void goToCall() {
    near = null;
    while (true) {
      Machine.Outcome outcome = interpret();
      if (outcome == Machine.Outcome.PAUSED && reached == null) {
        return;
      }
      if (outcome != Machine.Outcome.ARRIVED || arrivals >= turns.size()) {
        throw near != null
            ? near
            : failure("compiled code calls " + name(pending.method()) + ", " + other(outcome));
      }
      machine.begin(state, Activation.NONE);
    }
  }

  private void goToEnd(int key) {
    while (true) {
      Machine.Outcome outcome = interpret();
      if (outcome == Machine.Outcome.ARRIVED) {
        if (machine.key() == key && likeness.differences(1).isEmpty()) {
          return;
        }
        if (arrivals >= turns.size()) {
          throw parted(key);
        }
        machine.begin(state, Activation.NONE);
      } else if (outcome == Machine.Outcome.LEFT && limitNow() != limitBefore) {
        stopped();
        return;
      } else {
        throw failure("compiled code ends a turn at key " + key + ", " + other(outcome));
      }
    }
  }

  // Another thread has ended the loop meanwhile: what compiled code has done stands.
  private void stopped() {
    interpreted.takeBack();
    compiled.makeAgain();
  }

  private String other(Machine.Outcome outcome) {
    return switch (outcome) {
      case ARRIVED -> "the interpreter ends the turn at key " + machine.key();
      case LEFT -> "the interpreter leaves the loop";
      case THROWN -> "the interpreter throws " + machine.thrown();
      case PAUSED -> "the interpreter calls " + reached;
    };
  }

  private CheckFailedException parted(int key) {
    String where =
        machine.key() == key ? "" : " and goes on at key " + key + " instead of " + machine.key();
    return failure("compiled code does not do what the interpreter does" + where);
  }

  private void requireSame(String when) {
    if (!likeness.differences(1).isEmpty()) {
      throw difference(when);
    }
  }

  private CheckFailedException difference(String when) {
    return failure("compiled code does not do what the interpreter does " + when);
  }

  private String beforeCall() {
    return "before it calls " + name(pending.method());
  }

  private static String name(MethodRef method) {
    return method.owner().replace('/', '.') + "." + method.name();
  }

  private CheckFailedException failure(String message) {
    Names names = new Names(model, state);
    List<String> details = new ArrayList<>();
    details.add(
        "after "
            + arrivals
            + " of the turns with the keys "
            + turns
            + ", begun at key "
            + startKey);
    if (machine.top != null) {
      details.add("the interpreter stands at " + machine.top.place());
    }
    for (Likeness.Difference difference : likeness.differences(10)) {
      Type type = difference.place().type();
      details.add(
          names.of(difference.place())
              + ": interpreted "
              + names.value(type, difference.interpreted())
              + ", compiled "
              + names.value(type, difference.compiled()));
    }
    String breach = cause.get();
    if (breach != null) {
      details.addFirst(message);
    }
    return new CheckFailedException(breach != null ? breach : message, details);
  }

  /** What finishes a turn that compiled code left in the middle, as a part of compiled code. */
  public Interpreter finisher() {
    return new Interpreter(model, compiled, new Compiled());
  }

  // Each side makes such objects for itself.
  private boolean makes(MethodRef method) {
    return method.name().equals("<init>") && makers.computeIfAbsent(method, this::fills);
  }

  private boolean fills(MethodRef method) {
    try {
      Method found = model.declared(model.type(method.owner()), "<init>", method.descriptor());
      return found != null && model.fills(found);
    } catch (ClassNotFoundException | LinkageError missing) {
      return false;
    }
  }

  private boolean makesException(MethodRef method) {
    return method.name().equals("<init>")
        && exceptions.computeIfAbsent(method.owner(), this::isException);
  }

  private boolean isException(String type) {
    try {
      return Throwable.class.isAssignableFrom(model.type(type));
    } catch (ClassNotFoundException missing) {
      return false;
    }
  }

  /** Calls made by the judging side. */
  private final class Interpreted implements Outside {
    @Override
    public Object call(CallSite site, Effect effect, Object[] arguments) throws Throwable {
      if (effect == Effect.NONE) {
        return elidables.ask(site, arguments, state);
      }
      if (effect == Effect.WRITE) {
        return null; // compiled code says it
      }
      if (answer != null) {
        return take();
      }
      if (isOwn(site.ref(), arguments) || makes(site.ref())) {
        return site.invoke(arguments);
      }
      reached = isPending(site, arguments) ? null : name(site.ref());
      throw new Pause();
    }

    @Override
    public void skipped(CallSite site, Object[] arguments) {
      Idleness.require(model, site, arguments);
    }

    private Object take() throws Throwable {
      Answer taken = answer;
      answer = null;
      if (taken.thrown() != null) {
        throw taken.thrown();
      }
      return taken.result();
    }

    @Override
    public boolean enters(CallSite site, Method method, Activation caller) {
      return answer == null
          && !method.residual()
          && model.isReadable(method)
          && !(isNamed(site) && isPending(site, site.boxed(caller)) && isHere());
    }

    // A method that calls itself may do so with the same arguments again and again, and compiled
    // code contains the first of these calls. What the call finds tells which of them it is.
    private boolean isHere() {
      boolean here = likeness.differences(1).isEmpty();
      near = here || near != null ? near : difference(beforeCall());
      return here;
    }
  }

  private boolean isNamed(CallSite site) {
    return pending != null
        && pending.method().name().equals(site.ref().name())
        && pending.method().descriptor().equals(site.ref().descriptor());
  }

  private boolean isPending(CallSite site, Object[] arguments) {
    if (!isNamed(site) || pending.arguments().size() != arguments.length) {
      return false;
    }
    boolean constructor = site.ref().name().equals("<init>");
    List<Type> types = site.ref().arguments();
    for (int i = 0; i < arguments.length; i++) {
      Type type = types.get(constructor ? i + 1 : i);
      if (!likeness.same(type, pending.arguments().get(i), Value.of(arguments[i], type))) {
        return false;
      }
    }
    return true;
  }

  /** Calls made by the interpreter where it goes on for compiled code. */
  private final class Compiled implements Outside {
    @Override
    public Object call(CallSite site, Effect effect, Object[] arguments) throws Throwable {
      if (effect != Effect.ALL) {
        return site.invoke(arguments);
      }
      calling(site.ref(), arguments);
      try {
        Object result = site.invoke(arguments);
        returned(result);
        return result;
      } catch (Throwable cause) {
        threw(cause);
        throw cause;
      }
    }

    @Override
    public boolean enters(CallSite site, Method method, Activation caller) {
      return !method.residual() && model.isReadable(method);
    }
  }
}
