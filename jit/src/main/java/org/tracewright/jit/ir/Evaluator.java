package org.tracewright.jit.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tracewright.jit.CodeMemory;
import org.tracewright.jit.ir.Exit.Frame;
import org.tracewright.jit.ir.Exit.SlotValue;

/**
 * The reference semantics of traces: performs the operations one after the other until a guard
 * fails, a called method throws, or the end is reached, and then does what the exit says.
 */
public final class Evaluator {
  /** {@link Outcome#exit} when the trace ran to its end. */
  public static final int END = -1;

  /**
   * How a trace was left. Slots are in the world already.
   *
   * @param exit index of the exit, or {@link #END}
   * @param key green key to go on with, {@code null} when there are frames
   * @param frames contents of the frames, empty at a merge point
   * @param thrown what a called method threw, else {@code null}
   */
  public record Outcome(int exit, Integer key, List<FrameState> frames, Throwable thrown) {}

  /** A frame with the values of its live local variables ({@code null} if dead) and its stack. */
  public record FrameState(int method, int instruction, List<Object> locals, List<Object> stack) {}

  private final Trace trace;
  private final World world;
  private final Object[] values;

  private Evaluator(Trace trace, World world) {
    this.trace = trace;
    this.world = world;
    values = new Object[trace.ops().size()];
  }

  /** Performs a trace. */
  public static Outcome run(Trace trace, World world) {
    return run(trace, world, -1);
  }

  /**
   * Performs a trace as if one guard did not hold.
   *
   * @param forced position of the guard that fails whatever its condition; -1 for none
   */
  public static Outcome run(Trace trace, World world, int forced) {
    return new Evaluator(trace, world).perform(forced);
  }

  private Outcome perform(int forced) {
    for (int at = 0; at < values.length; at++) {
      Op op = trace.ops().get(at);
      if (op instanceof Op.Guard guard) {
        if (at == forced || !holds(guard)) {
          return leave(guard.exit(), null);
        }
      } else if (op instanceof Op.Call call) {
        Throwable thrown = call(at, call);
        if (thrown != null) {
          return leave(call.exit(), thrown);
        }
      } else {
        values[at] = value(op);
      }
    }
    return leave(END, null);
  }

  private Outcome leave(int index, Throwable thrown) {
    Exit exit = index == END ? trace.end() : trace.exits().get(index);
    if (thrown == null) {
      writeBack(exit); // else they were written before the call, which may have changed them
    }
    List<FrameState> frames = new ArrayList<>();
    for (Frame frame : exit.frames()) {
      frames.add(
          new FrameState(
              frame.method(), frame.instruction(), live(frame.locals()), live(frame.stack())));
    }
    return new Outcome(index, exit.key() < 0 ? null : (int) bits(exit.key()), frames, thrown);
  }

  private void writeBack(Exit exit) {
    for (SlotValue slot : exit.slots()) {
      world.setSlot(slot.slot(), values[slot.value()]);
    }
  }

  private List<Object> live(List<Integer> positions) {
    return Arrays.asList(positions.stream().map(at -> at < 0 ? null : values[at]).toArray());
  }

  private long bits(int position) {
    return (Long) values[position];
  }

  private int intAt(int position) {
    return (int) bits(position);
  }

  private boolean holds(Op.Guard guard) {
    Object value = values[guard.a()];
    return switch (guard.check()) {
      case TRUE -> (Long) value != 0;
      case FALSE -> (Long) value == 0;
      case VALUE -> (Long) value == guard.constant();
      case NONNULL -> value != null;
      case NULL -> value == null;
      case CLASS -> value != null && world.isExactly(guard.className(), value);
    };
  }

  // The model's fields must be true while a method runs that may look at them.
  private Throwable call(int at, Op.Call call) {
    if (call.exit() >= 0) {
      writeBack(trace.exits().get(call.exit()));
    }
    if (call.conditional() && bits(call.condition()) == 0) {
      return null;
    }
    try {
      List<Object> arguments = call.arguments().stream().map(a -> values[a]).toList();
      values[at] = world.call(call.method(), arguments);
      return null;
    } catch (Throwable thrown) {
      if (call.exit() < 0) {
        throw new AssertionError("an elidable method must not throw: " + call.method(), thrown);
      }
      return thrown;
    }
  }

  private Object value(Op op) {
    return switch (op) {
      case Op.Const c -> c.type() == Type.REF ? null : (Object) c.bits();
      case Op.State s -> world.state();
      case Op.Slot s -> world.slot(s.slot());
      case Op.Turn t -> null;
      case Op.Unary u -> unary(u);
      case Op.Binary b -> binary(b);
      case Op.GetField g -> world.getField(g.field(), object(g.object()));
      case Op.PutField p -> {
        world.putField(p.field(), object(p.object()), values[p.value()]);
        yield null;
      }
      case Op.ArrayGet g -> Heap.get(g.element(), values[g.array()], intAt(g.index()));
      case Op.ArrayPut p -> {
        Heap.put(p.element(), values[p.array()], intAt(p.index()), world.stored(values[p.value()]));
        yield null;
      }
      case Op.MemoryGet g ->
          MemoryAccesses.load(g.kind(), (byte[]) values[g.array()], intAt(g.index()));
      case Op.MemoryPut p -> {
        byte[] memory = (byte[]) values[p.array()];
        MemoryAccesses.store(p.kind(), memory, intAt(p.index()), bits(p.value()));
        yield null;
      }
      case Op.CodeWritten w -> {
        ((CodeMemory) values[w.memory()]).written(intAt(w.index()), intAt(w.length()));
        yield null;
      }
      case Op.New n -> world.newObject(n.className());
      case Op.Make m -> make(m);
      case Op.NewArray n -> newArray(n.descriptor(), intAt(n.length()));
      case Op.InstanceOf i -> world.isInstance(i.className(), values[i.object()]) ? 1L : 0L;
      case Op.Cast c -> cast(c);
      case Op.Call c -> throw new AssertionError(c);
      case Op.Guard g -> throw new AssertionError(g);
    };
  }

  private Object object(int position) {
    return position < 0 ? null : values[position];
  }

  private Object unary(Op.Unary u) {
    Object a = values[u.a()];
    return switch (u.opcode()) {
      case ISNULL -> a == null ? 1L : 0L;
      case LENGTH -> (long) java.lang.reflect.Array.getLength(a);
      default -> Arithmetic.evaluate(u.opcode(), (Long) a, 0);
    };
  }

  private Object binary(Op.Binary b) {
    if (b.opcode() == Opcode.AEQ) {
      return values[b.a()] == values[b.b()] ? 1L : 0L;
    }
    return Arithmetic.evaluate(b.opcode(), bits(b.a()), bits(b.b()));
  }

  private Object newArray(String descriptor, int length) {
    Object array = Heap.newPrimitives(descriptor, length);
    return array != null ? array : world.newArray(descriptor, length);
  }

  private Object make(Op.Make m) {
    List<Object> arguments = new ArrayList<>();
    if (m.isFresh()) {
      arguments.add(world.newObject(m.className()));
    }
    m.arguments().forEach(a -> arguments.add(values[a]));
    try {
      Object made = world.call(m.method(), arguments);
      return m.isFresh() ? arguments.getFirst() : made;
    } catch (Throwable thrown) {
      throw new AssertionError("guards have shown that it does not throw: " + m.method(), thrown);
    }
  }

  private Object cast(Op.Cast c) {
    Object object = values[c.object()];
    if (object != null && !world.isInstance(c.className(), object)) {
      throw new AssertionError("no guard has shown that " + object + " is a " + c.className());
    }
    return object;
  }
}
