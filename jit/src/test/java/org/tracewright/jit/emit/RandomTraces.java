package org.tracewright.jit.emit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.tracewright.jit.MemoryAccess.Kind;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Exit.SlotValue;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Check;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceBuilder;
import org.tracewright.jit.ir.Type;

/**
 * Makes traces of the {@link Toy} model: any arithmetic, memory, fields, calls, guards with the
 * present or an earlier state of the slots. A trace begins with a test that the count of turns is
 * below {@link #TURNS}, so that any loop of traces ends.
 */
final class RandomTraces {
  static final int TURNS = 40;
  private static final int RETIRED = 9;
  private static final int THING = 14;

  private final Random random;
  private final Layout layout = Toy.layout();
  private final int[] keys;
  private TraceBuilder trace;
  private Map<Type, List<Integer>> values;
  private TreeMap<Integer, Integer> slots;
  private List<TreeMap<Integer, Integer>> history;
  private int state;
  private int ram;
  private int key;

  /** Traces that lead to these keys. */
  RandomTraces(Random random, int... keys) {
    this.random = random;
    this.keys = keys;
  }

  Trace next(int startKey, int operations) {
    trace = new TraceBuilder();
    values = new EnumMap<>(Type.class);
    slots = new TreeMap<>();
    history = new ArrayList<>(List.of(slots));
    key = startKey;
    state = trace.append(new Op.State());
    ram = trace.append(new Op.GetField(Toy.field("ram"), state));
    int retired = trace.append(new Op.Slot(Type.LONG, RETIRED));
    int running = add(new Op.Binary(Opcode.LLT, retired, trace.constant((long) TURNS)));
    trace.append(new Op.Guard(Check.TRUE, running, 0, null, exit()));
    slots.put(RETIRED, trace.append(new Op.Binary(Opcode.LADD, retired, trace.constant(1L))));
    history.set(0, new TreeMap<>(slots));
    for (int i = 0; i < operations; i++) {
      step();
    }
    return trace.build(startKey, new Exit(slotValues(slots), nextKey(), List.of()));
  }

  private void step() {
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> readSlot();
      case 3, 4, 5, 6 -> writeSlot();
      case 7 -> memoryGet();
      case 8 -> memoryPut();
      case 9 -> field();
      case 10, 11 -> guard();
      case 12 -> call();
      case 13 -> other();
      default -> arithmetic();
    }
  }

  private int add(Op op) {
    int position = trace.append(op);
    values.computeIfAbsent(op.type(), type -> new ArrayList<>()).add(position);
    return position;
  }

  private int value(Type type) {
    List<Integer> known = values.get(type);
    if (known == null || random.nextInt(5) == 0) {
      return type == Type.REF ? state : trace.constant(type, constant(type));
    }
    int last = known.size() - 1;
    return known.get(random.nextBoolean() ? last : random.nextInt(known.size()));
  }

  private long constant(Type type) {
    return switch (type) {
      case INT -> random.nextBoolean() ? random.nextInt(9) - 4 : random.nextInt();
      case LONG -> random.nextBoolean() ? random.nextInt(9) - 4 : random.nextLong();
      case FLOAT -> Float.floatToRawIntBits((float) random.nextGaussian());
      case DOUBLE -> Double.doubleToRawLongBits(random.nextGaussian());
      case REF, VOID -> 0;
    };
  }

  private void arithmetic() {
    Opcode opcode = Opcode.values()[random.nextInt(Opcode.AEQ.ordinal())];
    int a = value(opcode.a());
    if (opcode.unary()) {
      add(new Op.Unary(opcode, a));
    } else {
      add(new Op.Binary(opcode, a, divisor(opcode, value(opcode.b()))));
    }
  }

  private int divisor(Opcode opcode, int b) {
    return switch (opcode) {
      case IDIV, IREM, IUDIV, IUREM ->
          trace.append(new Op.Binary(Opcode.IOR, b, trace.constant(1)));
      case LDIV, LREM, LUDIV, LUREM ->
          trace.append(new Op.Binary(Opcode.LOR, b, trace.constant(1L)));
      default -> b;
    };
  }

  private int anySlot() {
    int slot = random.nextInt(layout.slots().size());
    return slot == RETIRED ? 0 : slot;
  }

  private void readSlot() {
    int slot = anySlot();
    if (!slots.containsKey(slot)) {
      add(new Op.Slot(layout.slots().get(slot).type(), slot));
    }
  }

  private void writeSlot() {
    int slot = anySlot();
    slots.put(slot, value(layout.slots().get(slot).type()));
    if (random.nextInt(3) == 0) {
      history.add(new TreeMap<>(slots));
    }
  }

  private int index(int mask) {
    int index = add(new Op.Binary(Opcode.IAND, value(Type.INT), trace.constant(mask)));
    if (random.nextInt(3) > 0) {
      return index;
    }
    int base = random.nextInt(3) == 0 ? Integer.MIN_VALUE : random.nextInt(1 << 30) + 1;
    int address = add(new Op.Binary(Opcode.IADD, index, trace.constant(base)));
    return add(new Op.Binary(Opcode.IADD, address, trace.constant(-base)));
  }

  private void memoryGet() {
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    if (kind.name().startsWith("LOAD")) {
      add(new Op.MemoryGet(kind, ram, index(31)));
    } else {
      add(new Op.ArrayGet(Element.BYTE, ram, index(63)));
    }
  }

  private void memoryPut() {
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    if (kind.name().startsWith("STORE")) {
      Type type = kind.name().contains("LONG") ? Type.LONG : Type.INT;
      trace.append(new Op.MemoryPut(kind, ram, index(31), value(type)));
    } else {
      trace.append(new Op.ArrayPut(Element.BYTE, ram, index(63), value(Type.INT)));
    }
  }

  private void field() {
    if (random.nextBoolean()) {
      add(new Op.GetField(Toy.field("heap"), state));
    } else {
      trace.append(new Op.PutField(Toy.field("heap"), state, value(Type.INT)));
    }
  }

  private void guard() {
    int exit = exit();
    switch (random.nextInt(4)) {
      case 0 -> trace.append(new Op.Guard(Check.FALSE, value(Type.INT), 0, null, exit));
      case 1 ->
          trace.append(new Op.Guard(Check.VALUE, value(Type.INT), constant(Type.INT), null, exit));
      case 2 -> trace.append(new Op.Guard(Check.NONNULL, value(Type.REF), 0, null, exit));
      default -> trace.append(new Op.Guard(Check.TRUE, value(Type.INT), 0, null, exit));
    }
  }

  private int exit() {
    boolean framed = random.nextInt(6) == 0;
    TreeMap<Integer, Integer> at =
        random.nextInt(4) == 0 ? history.get(random.nextInt(history.size())) : slots;
    if (!framed) {
      return trace.exit(new Exit(slotValues(at), nextKey(), List.of()));
    }
    List<Exit.Frame> frames =
        List.of(
            new Exit.Frame(1, 2, List.of(state, value(Type.INT), -1), List.of(value(Type.LONG))),
            new Exit.Frame(3, 4, List.of(value(Type.FLOAT)), List.of(value(Type.DOUBLE))));
    return trace.exit(new Exit(slotValues(at), -1, frames));
  }

  private int nextKey() {
    return random.nextInt(4) == 0 ? index(7) : trace.constant(keys[random.nextInt(keys.length)]);
  }

  private static List<SlotValue> slotValues(TreeMap<Integer, Integer> slots) {
    List<SlotValue> result = new ArrayList<>();
    slots.forEach((slot, value) -> result.add(new SlotValue(slot, value)));
    return result;
  }

  private void call() {
    if (random.nextInt(3) > 0) {
      MethodRef twice = new MethodRef(MethodRef.Kind.STATIC, Toy.NAME, "twice", "(I)I");
      add(new Op.Call(twice, Effect.NONE, List.of(value(Type.INT)), -1));
      return;
    }
    MethodRef poke = new MethodRef(MethodRef.Kind.VIRTUAL, Toy.NAME, "poke", "(II)I");
    List<Exit.Frame> frames =
        List.of(new Exit.Frame(0, key, List.of(state, value(Type.INT)), List.of(value(Type.REF))));
    int exit = trace.exit(new Exit(slotValues(slots), -1, frames));
    int value = random.nextInt(4) == 0 ? trace.constant(666) : value(Type.INT);
    List<Integer> arguments = List.of(state, index(7), value);
    int retired = slots.get(RETIRED);
    if (random.nextBoolean()) {
      add(new Op.Call(poke, Effect.ALL, arguments, exit));
    } else {
      MethodRef nudge = new MethodRef(MethodRef.Kind.VIRTUAL, Toy.NAME, "nudge", "(ZII)V");
      int due = trace.append(new Op.Binary(Opcode.IAND, value(Type.INT), trace.constant(1)));
      List<Integer> more = List.of(state, due, arguments.get(1), value);
      trace.append(new Op.Call(nudge, Effect.ALL, more, exit, true));
    }
    slots.clear();
    slots.put(RETIRED, retired);
    history.clear();
    history.add(new TreeMap<>(slots));
  }

  private void other() {
    switch (random.nextInt(4)) {
      case 0 -> add(new Op.Binary(Opcode.AEQ, value(Type.REF), value(Type.REF)));
      case 1 -> add(new Op.Unary(Opcode.ISNULL, value(Type.REF)));
      case 2 -> add(new Op.InstanceOf(Toy.NAME, value(Type.REF)));
      default -> add(new Op.Unary(Opcode.LENGTH, ram));
    }
  }

  /** A model object with random contents. */
  static Toy toy(Random random) {
    Toy toy = new Toy(null);
    random.nextBytes(toy.ram);
    for (int slot = 1; slot < THING; slot++) {
      if (slot != RETIRED) {
        new ToyWorld(toy)
            .setSlot(slot, random.nextBoolean() ? random.nextLong() : random.nextInt(4));
      }
    }
    return toy;
  }
}
