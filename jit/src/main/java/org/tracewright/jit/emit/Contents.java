package org.tracewright.jit.emit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.jit.ir.Distinct;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.MemoryAccesses;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Check;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Trace;

/** What one trace knows of the contents of arrays, at its exits. */
final class Contents {
  private static final int NO_SLOT = -1;
  private static final int FAR = 64; // accesses to look back at

  /**
   * What is found in a place: a value of the trace, {@link #AT_START} or {@link #UNKNOWN}.
   *
   * @param position that of the value
   * @param stored unless it was only loaded
   */
  record Found(int position, boolean stored) {
    boolean isValue() {
      return position >= 0;
    }
  }

  /** What the place held when the trace began. */
  static final Found AT_START = new Found(-1, false);

  /** Nobody knows. */
  static final Found UNKNOWN = new Found(-2, false);

  /** An index: {@code base} is a slot, {@link #NO_SLOT}, or what no slot holds: -2 - position. */
  private record Index(int base, int offset) {}

  private record Place(List<FieldRef> array, Element alias, int width, Index index) {
    boolean isApartFrom(Place other, Distinct distinct) {
      if (alias != other.alias || distinct.areApart(array, other.array)) {
        return true;
      }
      boolean comparable =
          array != null && array.equals(other.array) && index.base == other.index.base;
      // The true distance of two valid indices is the wrapped difference of what is added.
      int distance = index.offset - other.index.offset;
      return comparable && (distance >= other.width || distance <= -width);
    }

    boolean is(Place other) {
      return alias == other.alias
          && width == other.width
          && array != null
          && array.equals(other.array)
          && index.base == other.index.base
          && index.offset == other.index.offset;
    }
  }

  /** An access; {@code place} is null for what may change everything. */
  private record Event(int at, boolean store, Place place, Cell.Access access, int value) {}

  private final Trace trace;
  private final List<Op> ops;
  private final Paths paths;
  private final Distinct distinct;
  private final Layout layout;
  private final int[] synchronisations; // before a position
  private final List<Event> events = new ArrayList<>();
  private final Map<Cell, List<Integer>> wanted = new LinkedHashMap<>();
  private final BitSet computed = new BitSet(); // from what was loaded at such places
  private boolean recurs;

  Contents(Trace trace, Layout layout) {
    this.trace = trace;
    this.layout = layout;
    ops = trace.ops();
    paths = new Paths(trace);
    distinct = new Distinct(trace.facts());
    synchronisations = new int[ops.size() + 1];
    for (int at = 0; at < ops.size(); at++) {
      Op op = ops.get(at);
      synchronisations[at + 1] = synchronisations[at] + (op.effect() == Effect.ALL ? 1 : 0);
      visit(at, op);
      int position = at;
      op.forEachOperand(operand -> compute(position, operand));
    }
  }

  private void compute(int position, int from) {
    if (computed.get(from)) {
      computed.set(position);
    }
  }

  // No pattern switch and no record's own equals: what makes them at first use takes milliseconds.
  private void visit(int at, Op op) {
    if (op instanceof Op.ArrayGet get) {
      load(at, get.array(), get.element(), 1, get.index());
    } else if (op instanceof Op.ArrayPut put) {
      store(at, put.array(), put.element(), 1, put.index(), put.value());
    } else if (op instanceof Op.MemoryGet get) {
      load(at, get.array(), Element.BYTE, MemoryAccesses.bytes(get.kind()), get.index());
    } else if (op instanceof Op.MemoryPut put) {
      int width = MemoryAccesses.bytes(put.kind());
      store(at, put.array(), Element.BYTE, width, put.index(), put.value());
    } else if (mayChangeAll(op)) {
      events.add(new Event(at, true, null, null, -1));
    }
  }

  private boolean mayChangeAll(Op op) {
    return op.effect() == Effect.ALL
        || (op instanceof Op.GetField get
            && get.field().isVolatile()
            && !layout.isLimit(get.field()))
        || (op instanceof Op.PutField put && put.field().isVolatile());
  }

  private Place place(int array, Element element, int width, int index) {
    Element alias = element == Element.BOOLEAN ? Element.BYTE : element;
    return new Place(paths.stable(array), alias, width, index(index));
  }

  private void load(int at, int array, Element element, int width, int index) {
    Place place = place(array, element, width, index);
    Cell.Access access = Cell.Access.ofLoad(ops.get(at));
    if (access == null || place.array == null) {
      return;
    }
    if (find(place, access, at).position == AT_START.position && place.index.base >= NO_SLOT) {
      Cell cell = cell(place, access);
      if (cell != null) {
        wanted.computeIfAbsent(cell, c -> new ArrayList<>()).add(at);
        computed.set(at);
      }
    }
    events.add(new Event(at, false, place, access, at));
  }

  private void store(int at, int array, Element element, int width, int index, int value) {
    Place place = place(array, element, width, index);
    events.add(new Event(at, true, place, Cell.Access.ofStore(ops.get(at)), value));
    recurs |= place.array != null && place.index.base >= NO_SLOT && computed.get(value);
  }

  private Cell cell(Place place, Cell.Access access) {
    for (Fact fact : trace.facts()) {
      if (fact.kind() == Fact.Kind.LENGTH && fact.path().equals(place.array)) {
        long indices = fact.bits() - place.width + 1;
        Index index = place.index;
        return indices < 1
            ? null
            : new Cell(place.array, access, index.base, index.offset, (int) indices);
      }
    }
    return null;
  }

  private Index index(int position) {
    Op op = ops.get(position);
    if (op instanceof Op.Const c) {
      return new Index(NO_SLOT, (int) c.bits());
    } else if (op instanceof Op.Slot s && synchronisations[position] == 0) {
      return new Index(s.slot(), 0);
    } else if (op instanceof Binary b
        && b.opcode() == Opcode.IADD
        && ops.get(b.b()) instanceof Op.Const c) {
      Index base = index(b.a());
      return new Index(base.base, base.offset + (int) c.bits());
    }
    return new Index(-2 - position, 0);
  }

  /** The places that are loaded, as they were when the trace began; and where. */
  Map<Cell, List<Integer>> wanted() {
    return wanted;
  }

  /**
   * Where a cell of the node that an exit leads to lies from the start of this trace; {@code null}
   * if that cannot be said. Its slot is less than -1 where it depends on a value of the trace.
   */
  Cell before(Cell cell, Exit exit, int position) {
    if (cell.slot() < 0) {
      return cell;
    }
    for (Exit.SlotValue changed : exit.slots()) {
      if (changed.slot() == cell.slot()) {
        return at(cell, index(changed.value()));
      }
    }
    return synchronisations[position] == 0 ? cell : null;
  }

  private static Cell at(Cell cell, Index base) {
    return new Cell(
        cell.array(), cell.access(), base.base, base.offset + cell.offset(), cell.indices());
  }

  /** What is known of a cell in front of a position. */
  Found find(Cell cell, int position) {
    Element alias = cell.access().kind() == null ? cell.access().element() : Element.BYTE;
    Index index = new Index(cell.slot(), cell.offset());
    return find(
        new Place(cell.array(), alias, cell.access().width(), index), cell.access(), position);
  }

  private Found find(Place place, Cell.Access access, int position) {
    for (int i = events.size() - 1, steps = 0; i >= 0; i--) {
      Event event = events.get(i);
      if (event.at >= position) {
        continue;
      }
      if (event.place == null || ++steps > FAR) {
        return UNKNOWN;
      }
      if (event.place.is(place) && access.equals(event.access)) {
        return new Found(event.value, event.store);
      }
      if (event.store && !event.place.isApartFrom(place, distinct)) {
        return UNKNOWN;
      }
    }
    return place.index.base < NO_SLOT ? UNKNOWN : AT_START;
  }

  /** The constant that a value is known to equal in front of a position, {@code null} if none. */
  Op.Const constant(int value, int position) {
    if (ops.get(value) instanceof Op.Const c) {
      return c;
    }
    for (int at = value + 1; at < position; at++) {
      if (ops.get(at) instanceof Op.Guard guard && guard.a() == value) {
        if (guard.check() == Check.VALUE) {
          return new Op.Const(ops.get(value).type(), guard.constant());
        } else if (guard.check() == Check.FALSE) {
          return new Op.Const(ops.get(value).type(), 0);
        }
      }
    }
    return null;
  }

  /** Whether something is stored, at a place that a cell could be, that {@link #isComputed}. */
  boolean recurs() {
    return recurs;
  }

  /** Whether a value was computed from one that is {@link #wanted}. */
  boolean isComputed(int value) {
    return computed.get(value);
  }

  /** Whether a value was computed from one of some loads. */
  boolean dependsOn(int value, List<Integer> loads) {
    BitSet reached = new BitSet();
    loads.forEach(reached::set);
    for (int at = loads.getFirst() + 1; at <= value; at++) {
      int position = at;
      ops.get(at)
          .forEachOperand(
              from -> reached.set(position, reached.get(position) || reached.get(from)));
    }
    return reached.get(value);
  }
}
