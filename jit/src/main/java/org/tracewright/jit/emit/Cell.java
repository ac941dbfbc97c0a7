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
    /** The access of an operation that loads; {@code null} if its values cannot be carried. */
    static Access ofLoad(Op op) {
      return switch (op) {
        case Op.ArrayGet get -> of(get.element());
        case Op.MemoryGet get -> of(get.kind());
        default -> null;
      };
    }

    /** That of the load which finds what an operation stores. */
    static Access ofStore(Op op) {
      return switch (op) {
        case Op.ArrayPut put -> of(put.element());
        case Op.MemoryPut put -> of(Kind.valueOf(put.kind().name().replace("STORE", "LOAD")));
        default -> null;
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
