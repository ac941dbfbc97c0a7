package org.tracewright.jit.record;

import java.util.Arrays;
import java.util.Map;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.CodeMemory;
import org.tracewright.jit.MemoryAccess;
import org.tracewright.jit.ir.Boxes;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Check;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.ModelField;

/** Writes a trace. Constants fold, and what guards have shown is not asked again. */
final class TraceTape implements Tape {
  private final TurnState turn;
  private final TraceDraft trace;
  private final FieldTape fields;
  private final ArrayTape arrays;
  private final boolean raw;

  TraceTape(TurnState turn, Layout layout, Object state, boolean raw) {
    this.turn = turn;
    this.trace = turn.trace;
    this.raw = raw;
    SlotTable slots = new SlotTable(layout);
    fields = new FieldTape(this, turn, slots, state);
    arrays = new ArrayTape(this, turn, layout);
    int position = trace.append(new Op.State());
    Info info = trace.info(position).notNull().at(Path.root());
    boolean known = java.lang.reflect.Modifier.isFinal(state.getClass().getModifiers());
    trace.learn(position, known ? info.ofClass(state.getClass()) : info);
  }

  @Override
  public boolean on() {
    return true;
  }

  @Override
  public int size() {
    return trace.size();
  }

  @Override
  public int constant(Type type, long bits) {
    return trace.constant(type, bits);
  }

  @Override
  public boolean isConstant(int a) {
    return trace.isConstant(a);
  }

  @Override
  public int arithmetic(Opcode opcode, int a, int b, long result) {
    boolean refs = opcode.a() == Type.REF;
    if (refs && opcode == Opcode.AEQ) {
      return same(a, b, result);
    }
    boolean known = trace.isConstant(a) && (opcode.unary() || trace.isConstant(b));
    if (known) {
      if (raw) {
        trace.append(operation(opcode, a, b));
      }
      return trace.constant(opcode.result(), result);
    }
    return trace.append(operation(opcode, a, b));
  }

  private static Op operation(Opcode opcode, int a, int b) {
    return opcode.unary() ? new Op.Unary(opcode, a) : new Op.Binary(opcode, a, b);
  }

  private int same(int a, int b, long result) {
    turn.named(a);
    turn.named(b);
    boolean known = a == b || (isNull(a) && trace.info(b).nonNull);
    known |= isNull(b) && trace.info(a).nonNull;
    known |= trace.takesForGranted(a, b, result != 0);
    return known ? trace.constant(Type.INT, result) : trace.append(new Op.Binary(Opcode.AEQ, a, b));
  }

  private boolean isNull(int a) {
    return trace.isConstant(a);
  }

  @Override
  public boolean isOpen(int a) {
    return !trace.isConstant(a) && trace.info(a).truth == 0;
  }

  @Override
  public void guard(int a, boolean truth) {
    if (isOpen(a)) {
      int exit = turn.exit();
      trace.append(new Op.Guard(truth ? Check.TRUE : Check.FALSE, a, 0, null, exit));
      trace.learn(a, trace.info(a).tested(truth));
    }
  }

  @Override
  public int promote(Type type, int a, long bits) {
    if (trace.isConstant(a)) {
      return a;
    }
    int exit = turn.exit();
    trace.append(new Op.Guard(Check.VALUE, a, bits, null, exit));
    int constant = trace.constant(type, bits);
    turn.replace(a, constant);
    return constant;
  }

  @Override
  public void guardNull(int a, boolean isNull) {
    Info info = trace.info(a);
    if (a < 0 || trace.isConstant(a) || info.nonNull) {
      return;
    }
    int exit = turn.exit();
    trace.append(new Op.Guard(isNull ? Check.NULL : Check.NONNULL, a, 0, null, exit));
    if (isNull) {
      turn.replace(a, trace.constant(Type.REF, 0));
    } else {
      trace.learn(a, info.notNull());
    }
  }

  @Override
  public void guardClass(int a, Class<?> type) {
    if (a < 0 || trace.info(a).exact != null || isKnownFrom(trace.info(a).path, a, type)) {
      return;
    }
    int exit = turn.exit();
    trace.append(new Op.Guard(Check.CLASS, a, 0, name(type), exit));
    trace.learn(a, trace.info(a).ofClass(type));
  }

  // What is reached over what never changes is of the same class for ever.
  private boolean isKnownFrom(Path path, int position, Class<?> type) {
    String name = type.getName().replace('.', '/');
    if (path == null || type.isArray() || !turn.machine.model().isNamed(type, name)) {
      return false;
    }
    trace.classFact(path, name);
    trace.learn(position, trace.info(position).ofClass(type));
    return true;
  }

  /** The name by which compiled code knows a class. */
  String name(Class<?> type) {
    if (type.isHidden() || !turn.machine.model().accessible(type)) {
      turn.machine.refuse(AbortReason.NAMELESS_CLASS, "it meets an object of " + type);
    }
    return type.getName().replace('.', '/');
  }

  @Override
  public int getField(ModelField field, int object, Object concrete, Value value) {
    return fields.get(field, object, concrete, value);
  }

  @Override
  public void putField(ModelField field, int object, Object concrete, int value) {
    if (turn.machine.strict) {
      ImmutableWrites.refuse(field, turn.machine.top, concrete);
    }
    fields.put(field, object, concrete, value);
  }

  @Override
  public int length(int array, Object concrete) {
    return arrays.length(array, concrete);
  }

  @Override
  public int arrayGet(Element element, int array, int index, Object concrete, int at, Value value) {
    return arrays.get(element, array, index, concrete, at, value);
  }

  @Override
  public void arrayPut(Element element, int array, int index, Object concrete, int at, int value) {
    turn.named(value);
    turn.named(array);
    Info info = trace.info(array);
    if (turn.machine.strict && info.immutable > 0) {
      ImmutableWrites.refuse(info.path.describe(), info.onceSet, turn.machine.top, concrete, at);
    }
    arrays.put(element, array, index, concrete, at, value);
  }

  @Override
  public int memoryGet(MemoryAccess.Kind kind, int array, int index) {
    arrays.refuseSlots(array);
    return trace.append(new Op.MemoryGet(kind, array, index));
  }

  @Override
  public void memoryPut(MemoryAccess.Kind kind, int array, int index, int value) {
    arrays.refuseSlots(array);
    int position = trace.append(new Op.MemoryPut(kind, array, index, value));
    turn.effect(position);
  }

  @Override
  public int newObject(Class<?> type) {
    int position = trace.append(new Op.New(name(type)));
    trace.learn(position, trace.info(position).ofClass(type));
    return position;
  }

  @Override
  public int newArray(Class<?> type, int length, Object made) {
    int position = trace.append(new Op.NewArray(name(type), length));
    trace.learn(position, trace.info(position).ofClass(type));
    return position;
  }

  @Override
  public int make(MethodRef method, int[] arguments, Object made, Map<ModelField, Integer> held) {
    for (int argument : arguments) {
      turn.named(argument);
    }
    name(made.getClass());
    int position = trace.append(new Op.Make(method, Arrays.stream(arguments).boxed().toList()));
    trace.learn(position, trace.info(position).ofClass(made.getClass()));
    fields.made(position, held);
    return position;
  }

  // Its elements are known until somebody else may write them.
  @Override
  public int copyOf(ModelField constants, MethodRef maker, Object copy) {
    name(copy.getClass());
    int position = trace.append(new Op.Make(maker, java.util.List.of()));
    Info info = trace.info(position).ofClass(copy.getClass());
    trace.learn(position, info.at(Path.root().then(constants)).unchanging(1, false));
    return position;
  }

  @Override
  public int instanceOf(Class<?> type, int object, Object concrete, boolean truth) {
    turn.named(object);
    Info info = trace.info(object);
    boolean known = trace.isConstant(object) || info.exact != null;
    known = known || (concrete != null && isKnownFrom(info.path, object, concrete.getClass()));
    return known
        ? trace.constant(Type.INT, truth ? 1 : 0)
        : trace.append(new Op.InstanceOf(name(type), object));
  }

  @Override
  public int cast(Class<?> type, int object) {
    if (object < 0 || trace.op(object) instanceof Op.Make) {
      return object;
    }
    int position = trace.append(new Op.Cast(name(type), object));
    trace.learn(position, trace.info(object));
    return position;
  }

  @Override
  public void beforeCall(Effect effect, int[] arguments) {
    if (effect == Effect.ALL && turn.isUndecided()) {
      throw Stop.because(AbortReason.CALL_BEFORE_LEAVE_CHECK, turn.machine.top.place());
    }
    for (int argument : arguments) {
      turn.named(argument);
    }
  }

  @Override
  public int call(MethodRef method, Effect effect, int[] arguments, long result) {
    java.util.List<Integer> positions = Arrays.stream(arguments).boxed().toList();
    if (effect == Effect.NONE) {
      int content = arguments.length == 1 ? content(method, arguments[0]) : Activation.NONE;
      if (content >= 0) {
        return content;
      }
      boolean known = positions.stream().allMatch(trace::isConstant);
      return known && method.result() != Type.REF
          ? trace.constant(method.result(), result)
          : trace.append(new Op.Call(method, effect, positions, -1));
    }
    return call(method, positions, false);
  }

  // What was put into a box a moment ago.
  private int content(MethodRef method, int object) {
    return object >= 0
            && trace.op(object) instanceof Op.Make box
            && Boxes.opens(method, box.method())
        ? box.arguments().getFirst()
        : Activation.NONE;
  }

  @Override
  public void callIf(MethodRef method, int[] arguments) {
    call(method, Arrays.stream(arguments).boxed().toList(), true);
  }

  private int call(MethodRef method, java.util.List<Integer> arguments, boolean conditional) {
    int exit = turn.callExit();
    Op call = new Op.Call(method, Effect.ALL, arguments, exit, conditional);
    int position = trace.append(call);
    turn.synchronised(position);
    return position;
  }

  @Override
  public int fetch(int memory, int index, CodeMemory code, int at, int bytes, long result) {
    Path path = trace.info(memory).path;
    if (path == null || !trace.isConstant(index)) {
      return Activation.NONE;
    }
    for (int i = at; i < at + bytes; i++) {
      trace.fact(path, Fact.Kind.CODE, i, code.fetchByte(i));
    }
    return trace.constant(Type.INT, result);
  }

  @Override
  public boolean takesForGranted(int object, Object concrete) {
    Path path = trace.info(object).path;
    if (path != null && concrete instanceof Enum<?> constant) {
      trace.fact(path, Fact.Kind.ORDINAL, 0, constant.ordinal());
      return true;
    }
    if (path != null && Boxes.isBox(concrete)) {
      trace.fact(path, Fact.Kind.BOXED, 0, Boxes.bits(concrete));
      return true;
    }
    return false;
  }

  @Override
  public void settle() {
    turn.settle();
  }

  @Override
  public boolean isFixed(int object) {
    Path path = trace.info(object).path;
    return path != null && path.constant();
  }

  @Override
  public void arrives() {
    turn.arrives();
  }

  @Override
  public void codeChanged() {
    turn.codeChanged();
  }

  @Override
  public void codeWritten(int memory, int index, int length) {
    turn.named(memory);
    turn.effect(trace.append(new Op.CodeWritten(memory, index, length)));
    turn.codeChanged();
  }
}
