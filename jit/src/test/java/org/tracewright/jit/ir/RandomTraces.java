package org.tracewright.jit.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.tracewright.jit.MemoryAccess;
import org.tracewright.jit.ir.Exit.Frame;
import org.tracewright.jit.ir.Exit.SlotValue;
import org.tracewright.jit.ir.Op.Check;
import org.tracewright.jit.ir.Op.Guard;

/**
 * Random traces over {@link ToyModel}, of the kind a recorder makes: they run to their end on the
 * model they were made with, guards stand before what needs them, exits without frames describe the
 * start of their turn.
 */
public final class RandomTraces {
  /** Key of the first turn. */
  public static final int TURN_KEY = 4096;

  private final SplittableRandom random;
  private final long modelSeed;
  private final int steps;
  private final TraceBuilder trace = new TraceBuilder();
  private final List<Integer> values = new ArrayList<>();
  private final int[] slots = new int[ToyModel.SLOTS];
  private int[] turnStart;
  private boolean changed;
  private int turn;
  private int state;
  private int ram;
  private int table;

  private RandomTraces(SplittableRandom random, long modelSeed, int steps) {
    this.random = random;
    this.modelSeed = modelSeed;
    this.steps = steps;
    Arrays.fill(slots, -1);
  }

  /**
   * A trace that runs to its end on {@code ToyModel.random(modelSeed)}.
   *
   * @param steps a measure of its length
   */
  public static Trace generate(SplittableRandom random, long modelSeed, int steps) {
    return Verifier.verified(new RandomTraces(random, modelSeed, steps).generate());
  }

  private Trace generate() {
    beginTurn();
    state = trace.append(new Op.State());
    ram = trace.append(new Op.GetField(ToyModel.finalField("ram", "[B"), state));
    table = trace.append(new Op.GetField(ToyModel.finalField("table", "[I"), state));
    for (long constant : new long[] {0, 1, 2, 4, 8, 255, -1, 31, 0xffff, Integer.MIN_VALUE}) {
      values.add(trace.constant((int) constant));
      values.add(trace.constant(constant));
    }
    for (int i = 0; i < steps; i++) {
      if (random.nextInt(7) == 0) {
        endTurn();
        beginTurn();
      }
      step();
    }
    endTurn();
    return trace.build(TURN_KEY, snapshot(slots));
  }

  private void beginTurn() {
    trace.append(new Op.Turn(TURN_KEY + 4 * turn));
    turnStart = slots.clone();
    changed = false;
    if (turn > 0 || random.nextBoolean()) {
      FieldRef limit = ToyModel.volatileField("limit", "J");
      int object = trace.append(new Op.State());
      int bound = trace.append(new Op.GetField(limit, object));
      guard(Check.TRUE, binary(Opcode.LLT, slot(ToyModel.RETIRED), bound));
      turnStart = slots.clone();
    }
  }

  private void endTurn() {
    int one = trace.constant(1L);
    slots[ToyModel.RETIRED] = binary(Opcode.LADD, slot(ToyModel.RETIRED), one);
    turn++;
    slots[ToyModel.PC] = trace.constant(TURN_KEY + 4 * turn);
  }

  private Exit snapshot(int[] state) {
    List<SlotValue> changedSlots = new ArrayList<>();
    for (int slot = 0; slot < state.length; slot++) {
      if (state[slot] >= 0) {
        changedSlots.add(new SlotValue(slot, state[slot]));
      }
    }
    return new Exit(changedSlots, trace.constant(TURN_KEY + 4 * turn), List.of());
  }

  private int exit() {
    if (!changed) {
      return trace.exit(snapshot(turnStart));
    }
    List<Integer> locals = List.of(state, -1, any(Type.INT), any(Type.LONG), -1);
    Frame outer = new Frame(0, random.nextInt(50), locals, List.of(any(Type.INT)));
    Frame inner = new Frame(1, random.nextInt(50), List.of(ram), List.of());
    List<Frame> frames = random.nextBoolean() ? List.of(outer) : List.of(outer, inner);
    return trace.exit(new Exit(snapshot(slots).slots(), -1, frames));
  }

  private int binary(Opcode opcode, int a, int b) {
    return trace.append(new Op.Binary(opcode, a, b));
  }

  private int unary(Opcode opcode, int a) {
    return trace.append(new Op.Unary(opcode, a));
  }

  private int slot(int slot) {
    if (slots[slot] < 0) {
      slots[slot] = trace.append(new Op.Slot(ToyModel.layout().slots().get(slot).type(), slot));
    }
    return slots[slot];
  }

  private int any(Type type) {
    for (int i = 0; i < 30 && !values.isEmpty(); i++) {
      int recent = values.size() - 1 - random.nextInt(Math.min(values.size(), 4 + 2 * i));
      if (trace.op(values.get(recent)).type() == type) {
        return values.get(recent);
      }
    }
    return switch (type) {
      case INT -> slot(random.nextInt(ToyModel.REGISTERS));
      case LONG -> slot(ToyModel.WIDE);
      case DOUBLE -> slot(ToyModel.REAL);
      case FLOAT -> slot(ToyModel.SINGLE);
      case REF -> slot(ToyModel.LINK);
      case VOID -> throw new AssertionError();
    };
  }

  /** The value on the model the trace is made with. */
  private long probe(int position) {
    int slot = trace.op(position).type() == Type.LONG ? ToyModel.WIDE : ToyModel.PC;
    Exit end = new Exit(List.of(new SlotValue(slot, position)), trace.constant(0), List.of());
    ToyWorld world = new ToyWorld(ToyModel.random(modelSeed));
    Evaluator.Outcome outcome = Evaluator.run(trace.build(0, end), world);
    assert outcome.exit() == Evaluator.END : outcome;
    return (Long) world.slot(slot);
  }

  private boolean isNull(int position) {
    return probe(unary(Opcode.ISNULL, position)) != 0;
  }

  private void guard(Check check, int a) {
    boolean wanted = (probe(a) != 0) == (check == Check.TRUE);
    Check holding = wanted ? check : check == Check.TRUE ? Check.FALSE : Check.TRUE;
    trace.append(new Guard(holding, a, 0, null, exit()));
  }

  private void step() {
    switch (random.nextInt(24)) {
      case 0, 1, 2, 3, 4 -> arithmetic();
      case 5, 6 -> values.add(slot(random.nextInt(ToyModel.LINK)));
      case 7, 8 -> writeSlot();
      case 9, 10 -> guard(random.nextBoolean() ? Check.TRUE : Check.FALSE, condition());
      case 11 -> guardValue();
      case 12, 13 -> load();
      case 14, 15 -> store();
      case 16 -> element();
      case 17 -> getField();
      case 18 -> putField();
      case 19 -> node();
      case 20 -> allocate();
      case 21 -> pureCall();
      case 22 -> trap();
      default -> address();
    }
  }

  private void arithmetic() {
    Opcode[] all = Opcode.values();
    Opcode opcode = all[random.nextInt(all.length)];
    if (random.nextInt(3) > 0) {
      opcode = all[random.nextInt(Opcode.ICMPU.ordinal() + 1)];
    }
    if (opcode.a() == Type.REF) {
      return;
    }
    int a = any(opcode.a());
    if (opcode.unary()) {
      values.add(unary(opcode, a));
      return;
    }
    int b = any(opcode.b());
    if (divides(opcode)) {
      int zero = trace.constant(opcode.b(), 0);
      int condition = binary(opcode.b() == Type.INT ? Opcode.INE : Opcode.LNE, b, zero);
      if (probe(condition) == 0) {
        return;
      }
      guard(Check.TRUE, condition);
    }
    values.add(binary(opcode, a, b));
  }

  private static boolean divides(Opcode opcode) {
    return switch (opcode) {
      case IDIV, IREM, IUDIV, IUREM, LDIV, LREM, LUDIV, LUREM -> true;
      default -> false;
    };
  }

  // A register that holds something small, plus a constant.
  private void address() {
    int base = random.nextBoolean() ? slot(random.nextInt(3)) : any(Type.INT);
    values.add(binary(Opcode.IADD, base, trace.constant(random.nextInt(24) - 8)));
  }

  private void writeSlot() {
    int slot = random.nextInt(ToyModel.SLOTS);
    if (slot == ToyModel.RETIRED || slot == ToyModel.PC) {
      return;
    }
    int value = any(ToyModel.layout().slots().get(slot).type());
    slots[slot] = slot == ToyModel.SHORT ? unary(Opcode.I2S, value) : value;
  }

  private int condition() {
    Opcode[] tests = {
      Opcode.IEQ, Opcode.INE, Opcode.ILT, Opcode.ILE, Opcode.IULT, Opcode.IULE,
      Opcode.LEQ, Opcode.LLT, Opcode.LULE, Opcode.IAND, Opcode.ICMPU, Opcode.LCMP
    };
    Opcode test = tests[random.nextInt(tests.length)];
    int result = binary(test, any(test.a()), any(test.b()));
    values.add(result);
    return result;
  }

  private void guardValue() {
    int value = any(random.nextBoolean() ? Type.INT : Type.LONG);
    trace.append(new Guard(Check.VALUE, value, probe(value), null, exit()));
  }

  /** An index known to leave room for some bytes; -1 if none was found. */
  private int index(int limit, int width) {
    for (int attempt = 0; attempt < 3; attempt++) {
      int base = attempt == 0 ? slot(random.nextInt(3)) : any(Type.INT);
      int addend = trace.constant((random.nextInt(12) - 4) * width);
      int index = random.nextInt(4) == 0 ? base : binary(Opcode.IADD, base, addend);
      if (random.nextInt(4) == 0) {
        index = binary(Opcode.IAND, base, trace.constant(limit / 2 - 1));
      }
      int inside = binary(Opcode.IULT, index, trace.constant(limit - width + 1));
      if (probe(inside) != 0) {
        guard(Check.TRUE, inside);
        return index;
      }
    }
    return -1;
  }

  private void load() {
    MemoryAccess.Kind[] kinds = MemoryAccess.Kind.values();
    MemoryAccess.Kind kind = kinds[random.nextInt(kinds.length)];
    boolean bytes = random.nextInt(3) == 0;
    int index = index(256, bytes ? 1 : MemoryAccesses.bytes(kind));
    if (index >= 0 && bytes) {
      values.add(trace.append(new Op.ArrayGet(Element.BYTE, ram, index)));
    } else if (index >= 0 && kind.name().startsWith("LOAD")) {
      values.add(trace.append(new Op.MemoryGet(kind, ram, index)));
    }
  }

  private void store() {
    MemoryAccess.Kind[] kinds = MemoryAccess.Kind.values();
    MemoryAccess.Kind kind = kinds[random.nextInt(kinds.length)];
    boolean bytes = random.nextInt(3) == 0;
    int index = index(256, bytes ? 1 : MemoryAccesses.bytes(kind));
    if (index >= 0 && bytes) {
      trace.append(new Op.ArrayPut(Element.BYTE, ram, index, any(Type.INT)));
      changed = true;
    } else if (index >= 0 && kind.name().startsWith("STORE")) {
      trace.append(new Op.MemoryPut(kind, ram, index, any(MemoryAccesses.type(kind))));
      changed = true;
    }
  }

  private void element() {
    int index = index(16, 1);
    if (index >= 0 && random.nextBoolean()) {
      values.add(trace.append(new Op.ArrayGet(Element.INT, table, index)));
    } else if (index >= 0) {
      trace.append(new Op.ArrayPut(Element.INT, table, index, any(Type.INT)));
      changed = true;
    }
  }

  private FieldRef modelField() {
    return switch (random.nextInt(5)) {
      case 0 -> ToyModel.field("count", "I");
      case 1 -> ToyModel.field("small", "B");
      case 2 -> ToyModel.field("total", "J");
      case 3 -> ToyModel.volatileField("shared", "I");
      default -> ToyModel.field("node", "L" + ToyModel.node() + ";");
    };
  }

  private void getField() {
    values.add(trace.append(new Op.GetField(modelField(), state)));
  }

  private void putField() {
    FieldRef field = modelField();
    if (field.type() != Type.REF) {
      trace.append(new Op.PutField(field, state, any(field.type())));
      changed = true;
    }
  }

  private void node() {
    int node = any(Type.REF);
    if (!ToyModelTypes.isNode(trace.op(node)) || isNull(node)) {
      return;
    }
    trace.append(new Guard(Check.NONNULL, node, 0, null, exit()));
    FieldRef value = ToyModel.nodeField("value", "I");
    switch (random.nextInt(5)) {
      case 0 -> {
        trace.append(new Op.PutField(value, node, any(Type.INT)));
        changed = true;
      }
      case 1 -> values.add(trace.append(new Op.GetField(next(), node)));
      case 2 -> values.add(trace.append(new Op.InstanceOf(ToyModel.node() + "$Special", node)));
      case 3 -> values.add(binary(Opcode.AEQ, node, any(Type.REF)));
      default -> values.add(trace.append(new Op.GetField(value, node)));
    }
  }

  private static FieldRef next() {
    return ToyModel.nodeField("next", "L" + ToyModel.node() + ";");
  }

  private void allocate() {
    int node = trace.append(new Op.New(ToyModel.node()));
    FieldRef value = ToyModel.nodeField("value", "I");
    trace.append(new Op.PutField(value, node, any(Type.INT)));
    changed = true;
    values.add(trace.append(new Op.GetField(value, node)));
    switch (random.nextInt(4)) {
      case 0 -> values.add(node);
      case 1 -> slots[ToyModel.LINK] = node;
      case 2 -> {
        int second = trace.append(new Op.New(ToyModel.node() + "$Special"));
        trace.append(new Op.PutField(next(), second, node));
        values.add(trace.append(new Op.GetField(next(), second)));
      }
      default -> values.add(trace.append(new Op.GetField(next(), node)));
    }
  }

  private void pureCall() {
    List<Integer> argument = List.of(any(Type.INT));
    values.add(trace.append(new Op.Call(ToyModel.PARITY, Effect.NONE, argument, -1)));
  }

  private void trap() {
    int cause = binary(Opcode.IAND, any(Type.INT), trace.constant(15));
    int due = binary(Opcode.IAND, any(Type.INT), trace.constant(1));
    if (random.nextInt(3) > 0 || (probe(cause) & 7) == 7) {
      return;
    }
    boolean before = changed;
    changed = true;
    int exit = exit();
    changed = before;
    if (random.nextBoolean()) {
      List<Integer> arguments = List.of(state, cause);
      values.add(trace.append(new Op.Call(ToyModel.TRAP, Effect.ALL, arguments, exit)));
    } else {
      List<Integer> arguments = List.of(state, due, cause);
      trace.append(new Op.Call(ToyModel.TRAP_IF, Effect.ALL, arguments, exit, true));
    }
    changed = true;
    Arrays.fill(slots, -1);
  }

  /** Which references are nodes. */
  private static final class ToyModelTypes {
    static boolean isNode(Op op) {
      return switch (op) {
        case Op.New n -> true;
        case Op.Slot s -> true;
        case Op.GetField g -> g.field().descriptor().startsWith("L");
        default -> false;
      };
    }
  }
}
