package org.tracewright.jit.emit;

import java.util.List;
import org.tracewright.jit.MemoryAccess.Kind;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;

/**
 * A place in memory whose content comes to a node in a local variable.
 *
 * @param array the way from the model object to the array
 * @param access how it is loaded
 * @param slot the slot to whose value at a node's start the offset is added, -1 if there is none
 * @param offset the index, or its distance from the slot's value
 * @param indices how many indices are valid, from 0; at least 1
 */
public record Cell(List<FieldRef> array, Access access, int slot, int offset, int indices) {
  public Cell {
    array = List.copyOf(array);
  }

  // Written out, as those of a record are made when first called, which takes milliseconds.
  @Override
  public boolean equals(Object other) {
    return other instanceof Cell that
        && slot == that.slot
        && offset == that.offset
        && access.equals(that.access)
        && array.equals(that.array);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * slot + offset) + access.element.ordinal();
  }

  Type type() {
    return access.element.type();
  }

  /**
   * A load from an array.
   *
   * @param element the type of the elements
   * @param kind the load of several bytes, {@code null} for one of an element
   */
  public record Access(Element element, Kind kind, int width) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Access that && element == that.element && kind == that.kind;
    }

    @Override
    public int hashCode() {
      return element.ordinal();
    }

    /** The access of an operation that loads; {@code null} if its values cannot be carried. */
    static Access ofLoad(Op op) {
      if (op instanceof Op.ArrayGet get) {
        return of(get.element());
      }
      return op instanceof Op.MemoryGet get ? of(get.kind()) : null;
    }

    /** That of the load which finds what an operation stores. */
    static Access ofStore(Op op) {
      if (op instanceof Op.ArrayPut put) {
        return of(put.element());
      }
      return op instanceof Op.MemoryPut put ? of(load(put.kind())) : null;
    }

    private static Kind load(Kind store) {
      return switch (store) {
        case STORE_INT_LE -> Kind.LOAD_INT_LE;
        case STORE_INT_BE -> Kind.LOAD_INT_BE;
        case STORE_LONG_LE -> Kind.LOAD_LONG_LE;
        case STORE_LONG_BE -> Kind.LOAD_LONG_BE;
        default -> Kind.LOAD_SHORT_LE; // not carried
      };
    }

    private static Access of(Element element) {
      boolean carried = element != Element.REF && element != Element.BOOLEAN;
      return carried ? new Access(element, null, 1) : null;
    }

    private static Access of(Kind kind) {
      return switch (kind) {
        case LOAD_INT_LE, LOAD_INT_BE -> new Access(Element.INT, kind, 4);
        case LOAD_LONG_LE, LOAD_LONG_BE -> new Access(Element.LONG, kind, 8);
        default -> null;
      };
    }

    /** The load. */
    Op load(int array, int index) {
      return kind == null
          ? new Op.ArrayGet(element, array, index)
          : new Op.MemoryGet(kind, array, index);
    }

    /** What cuts a value down to what is loaded after it was stored, {@code null} if nothing. */
    Opcode narrowing() {
      return switch (element) {
        case BYTE -> Opcode.I2B;
        case SHORT -> Opcode.I2S;
        case CHAR -> Opcode.I2C;
        default -> null;
      };
    }
  }
}
