package org.tracewright.jit.opt;

import org.tracewright.jit.MemoryAccess;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.MemoryAccesses;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Const;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.TraceBuilder;

/**
 * Where a load or store goes.
 *
 * @param alias {@code Element} for arrays, {@code null} for fields: places of different classes
 *     never overlap. {@code byte[]} and {@code boolean[]} are one class
 * @param field the field, {@code null} for arrays
 * @param object position of the object or array, -1 for a static field
 * @param base position of the index without its constant addend, -1 if it is a constant or a field
 * @param offset the constant addend
 * @param width bytes for {@code byte[]}, 1 for other arrays and fields
 * @param bigEndian whether several bytes stand in that order
 */
record Place(
    Element alias, FieldRef field, int object, int base, int offset, int width, boolean bigEndian) {

  /** The place an operation loads from or stores to; {@code null} if it does neither. */
  static Place of(Op op, TraceBuilder trace) {
    return switch (op.effect()) {
      case READ -> ofLoad(op, trace);
      case WRITE -> op instanceof Op.CodeWritten ? null : ofStore(op, trace);
      case NONE, GUARD, ALL -> null;
    };
  }

  private static Place ofLoad(Op op, TraceBuilder trace) {
    if (op instanceof Op.MemoryGet g) {
      return memory(g.kind(), g.array(), g.index(), trace);
    }
    if (op instanceof Op.GetField g) {
      return field(g.field(), g.object());
    }
    boolean element = op instanceof Op.ArrayGet;
    return element ? element((Op.ArrayGet) op, trace) : null;
  }

  private static Place element(Op.ArrayGet g, TraceBuilder trace) {
    return array(g.element(), g.array(), g.index(), 1, false, trace);
  }

  private static Place ofStore(Op op, TraceBuilder trace) {
    if (op instanceof Op.MemoryPut p) {
      return memory(p.kind(), p.array(), p.index(), trace);
    }
    if (op instanceof Op.PutField p) {
      return field(p.field(), p.object());
    }
    Op.ArrayPut p = (Op.ArrayPut) op;
    return array(p.element(), p.array(), p.index(), 1, false, trace);
  }

  private static Place field(FieldRef field, int object) {
    return new Place(null, field, object, -1, 0, 1, false);
  }

  /** What a store writes. */
  static int stored(Op store) {
    if (store instanceof Op.MemoryPut p) {
      return p.value();
    }
    return store instanceof Op.PutField p ? p.value() : ((Op.ArrayPut) store).value();
  }

  private static Place memory(MemoryAccess.Kind kind, int array, int index, TraceBuilder trace) {
    boolean bigEndian = MemoryAccesses.isBigEndian(kind);
    return array(Element.BYTE, array, index, MemoryAccesses.bytes(kind), bigEndian, trace);
  }

  private static Place array(
      Element element, int array, int index, int width, boolean bigEndian, TraceBuilder trace) {
    Element alias = element == Element.BOOLEAN ? Element.BYTE : element;
    if (trace.op(index) instanceof Const c) {
      return new Place(alias, null, array, -1, (int) c.bits(), width, bigEndian);
    }
    if (trace.op(index) instanceof Binary b
        && b.opcode() == Opcode.IADD
        && trace.op(b.b()) instanceof Const c) {
      return new Place(alias, null, array, b.a(), (int) c.bits(), width, bigEndian);
    }
    return new Place(alias, null, array, index, 0, width, bigEndian);
  }

  /** Whether places of this class and the other's may overlap at all. */
  boolean sameClass(Place other) {
    return alias == other.alias && (field == null || ValueTable.same(field, other.field));
  }

  /** Whether it is certainly the same bytes, read in the same order. */
  boolean is(Place other) {
    return sameClass(other)
        && object == other.object
        && base == other.base
        && offset == other.offset
        && width == other.width
        && bigEndian == other.bigEndian;
  }

  /** Whether it certainly overlaps nowhere. Both indices are known to be inside their arrays. */
  boolean isApartFrom(Place other, Identities identities) {
    if (!sameClass(other) || identities.areApart(object, other.object)) {
      return true;
    }
    if (field != null || base != other.base) {
      return false;
    }
    // Of the same array by then, or of different ones. The true distance of two indices in [0,
    // 2^31)
    // is the wrapped difference of their addends.
    int distance = offset - other.offset;
    return distance >= other.width || distance <= -width;
  }
}
