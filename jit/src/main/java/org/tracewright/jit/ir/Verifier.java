package org.tracewright.jit.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.jit.ir.Exit.Frame;
import org.tracewright.jit.ir.Exit.SlotValue;

/**
 * Checks that a trace is well formed. What must hold:
 *
 * <ol>
 *   <li>An operand is the position of an earlier operation that has a value. Only a static field's
 *       object, and a dead local variable of a frame, are -1.
 *   <li>The operand's type is the one the operation asks for.
 *   <li>A slot has the same type wherever it is mentioned.
 *   <li>Constants are normalised, of references only {@code null} is one.
 *   <li>A guard has an exit; it has a class name exactly when it checks a class, a {@code constant}
 *       other than 0 only when it checks a value, and then one that its operand's type can have.
 *   <li>A call has an exit exactly when its effect is {@link Effect#ALL}, and no other effect than
 *       that or {@link Effect#NONE}; its arguments fit the descriptor.
 *   <li>What makes an object is a constructor, or a static method with a reference as result; its
 *       arguments fit the descriptor.
 *   <li>An exit names its slots in ascending order, once each; its values stand before the
 *       operation that refers to it; it has a key, of type {@code int}, or frames, and never both;
 *       a frame's stack has no -1.
 *   <li>The end has no frames.
 *   <li>An array's element type and descriptor are such as the JVM has.
 * </ol>
 *
 * <p>Not checked, for it needs the whole history: that guards stand before what relies on them, and
 * that an exit without frames describes the start of its turn.
 */
public final class Verifier {
  private final Trace trace;
  private final List<String> faults = new ArrayList<>();
  private final Map<Integer, Type> slots = new HashMap<>();
  private int at;

  private Verifier(Trace trace) {
    this.trace = trace;
  }

  /** What is wrong with a trace; empty if nothing. */
  public static List<String> faults(Trace trace) {
    return new Verifier(trace).run();
  }

  /**
   * The trace itself.
   *
   * @throws AssertionError naming all faults, if there are any
   */
  public static Trace verified(Trace trace) {
    List<String> faults = faults(trace);
    if (!faults.isEmpty()) {
      throw new AssertionError("malformed trace " + trace.key() + ": " + faults);
    }
    return trace;
  }

  private List<String> run() {
    for (at = 0; at < trace.ops().size(); at++) {
      check(trace.ops().get(at));
    }
    exit(trace.end());
    require(trace.end().frames().isEmpty(), "the end has frames");
    return faults;
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      String where = at < trace.ops().size() ? at + " (" + trace.ops().get(at) + ")" : "end";
      faults.add(where + ": " + fault);
    }
  }

  private void operand(int position, Type type) {
    boolean earlier = position >= 0 && position < at;
    require(earlier, "operand " + position + " does not stand before");
    if (earlier) {
      Type actual = trace.ops().get(position).type();
      require(actual == type, "operand " + position + " is " + actual + ", not " + type);
    }
  }

  private void value(int position) {
    boolean earlier = position >= 0 && position < at;
    require(
        earlier && trace.ops().get(position).type() != Type.VOID, position + " is no value before");
  }

  private void check(Op op) {
    switch (op) {
      case Op.Const c -> constant(c);
      case Op.State s -> {}
      case Op.Slot s -> slot(s.slot(), s.type());
      case Op.Turn t -> {}
      case Op.Unary u -> operand(u.a(), u.opcode().a());
      case Op.Binary b -> {
        operand(b.a(), b.opcode().a());
        require(b.opcode().b() != null, b.opcode() + " has one operand");
        operand(b.b(), b.opcode().b());
      }
      case Op.GetField g -> object(g.field(), g.object());
      case Op.PutField p -> {
        object(p.field(), p.object());
        operand(p.value(), p.field().type());
      }
      case Op.ArrayGet g -> element(g.array(), g.index());
      case Op.ArrayPut p -> {
        element(p.array(), p.index());
        operand(p.value(), p.element().type());
      }
      case Op.MemoryGet g -> element(g.array(), g.index());
      case Op.MemoryPut p -> {
        element(p.array(), p.index());
        operand(p.value(), MemoryAccesses.type(p.kind()));
      }
      case Op.CodeWritten w -> {
        element(w.memory(), w.index());
        operand(w.length(), Type.INT);
      }
      case Op.New n -> require(!n.className().isEmpty(), "no class name");
      case Op.NewArray n -> {
        require(n.descriptor().startsWith("["), n.descriptor() + " is no array");
        operand(n.length(), Type.INT);
      }
      case Op.Make m -> make(m);
      case Op.InstanceOf i -> operand(i.object(), Type.REF);
      case Op.Cast c -> operand(c.object(), Type.REF);
      case Op.Call c -> call(c);
      case Op.Guard g -> guard(g);
    }
  }

  private void constant(Op.Const c) {
    require(c.type() != Type.VOID, "a constant without a value");
    require(c.type() != Type.REF || c.bits() == 0, "a reference other than null");
  }

  private void slot(int slot, Type type) {
    Type known = slots.putIfAbsent(slot, type);
    require(known == null || known == type, "slot " + slot + " is " + known + " elsewhere");
  }

  private void object(FieldRef field, int object) {
    if (field.isStatic()) {
      require(object == -1, "a static field has no object");
    } else {
      operand(object, Type.REF);
    }
  }

  private void element(int array, int index) {
    operand(array, Type.REF);
    operand(index, Type.INT);
  }

  private void call(Op.Call c) {
    boolean knownEffect = c.effect() == Effect.NONE || c.effect() == Effect.ALL;
    require(knownEffect, "a call's effect is NONE or ALL");
    require((c.exit() >= 0) == (c.effect() == Effect.ALL), "an exit exactly with effect ALL");
    List<Type> types = c.method().arguments();
    arguments(types, c.arguments());
    if (c.exit() >= 0) {
      exitAt(c.exit());
    }
    if (c.conditional()) {
      require(c.effect() == Effect.ALL && c.type() == Type.VOID, "a conditional call is no value");
      require(startsWithInt(c.method(), types), "a conditional call has a condition");
    }
  }

  private void arguments(List<Type> types, List<Integer> arguments) {
    require(types.size() == arguments.size(), "takes " + types.size() + " arguments");
    for (int i = 0; i < Math.min(types.size(), arguments.size()); i++) {
      operand(arguments.get(i), types.get(i));
    }
  }

  private void make(Op.Make m) {
    List<Type> types = m.method().arguments();
    if (m.isFresh()) {
      require(m.method().name().equals("<init>"), "no constructor makes it");
      arguments(types.subList(1, types.size()), m.arguments());
    } else {
      boolean box = m.method().kind() == MethodRef.Kind.STATIC && m.method().result() == Type.REF;
      require(box, "no static method makes it");
      arguments(types, m.arguments());
    }
  }

  private static boolean startsWithInt(MethodRef method, List<Type> types) {
    int first = method.kind() == MethodRef.Kind.STATIC ? 0 : 1;
    return types.size() > first && types.get(first) == Type.INT;
  }

  private void guard(Op.Guard g) {
    boolean isClass = g.check() == Op.Check.CLASS;
    require(isClass == (g.className() != null), "a class name exactly with CLASS");
    require(g.constant() == 0 || g.check() == Op.Check.VALUE, "a constant only with VALUE");
    switch (g.check()) {
      case TRUE, FALSE -> operand(g.a(), Type.INT);
      case NONNULL, NULL, CLASS -> operand(g.a(), Type.REF);
      case VALUE -> guardedValue(g);
    }
    exitAt(g.exit());
  }

  private void guardedValue(Op.Guard g) {
    value(g.a());
    if (g.a() >= 0 && g.a() < at && trace.ops().get(g.a()).type() == Type.INT) {
      require((int) g.constant() == g.constant(), g.constant() + " is no int");
    } else {
      operand(g.a(), Type.LONG);
    }
  }

  private void exitAt(int index) {
    boolean there = index >= 0 && index < trace.exits().size();
    require(there, "no exit " + index);
    if (there) {
      exit(trace.exits().get(index));
    }
  }

  private void exit(Exit exit) {
    int previous = -1;
    for (SlotValue value : exit.slots()) {
      require(value.slot() > previous, "slots of an exit are not ascending");
      previous = value.slot();
      value(value.value());
      if (value.value() >= 0 && value.value() < at) {
        slot(value.slot(), trace.ops().get(value.value()).type());
      }
    }
    require((exit.key() >= 0) == exit.frames().isEmpty(), "an exit has a key or frames");
    if (exit.key() >= 0) {
      operand(exit.key(), Type.INT);
    }
    exit.frames().forEach(this::frame);
  }

  private void frame(Frame frame) {
    for (int position : frame.locals()) {
      if (position != -1) {
        value(position);
      }
    }
    frame.stack().forEach(this::value);
  }
}
