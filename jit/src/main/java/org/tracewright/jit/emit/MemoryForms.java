package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.Locale;
import org.tracewright.jit.MemoryAccess.Kind;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Type;

/**
 * Accesses of elements of arrays and of several bytes of a {@code byte[]}: through {@code Unsafe}
 * where the region has it, else by the JVM's instructions or a method in plain Java. Bounds have
 * been checked by guards.
 */
final class MemoryForms {
  private static final String BYTES = "org/tracewright/jit/runtime/ByteAccess";

  private final Code code;
  private final Homes homes;

  /**
   * An index.
   *
   * @param push has it on the stack
   * @param displacement what is to be added to it as an unsigned number; 0 without {@code Unsafe}
   * @param plain whether the JVM's own access to an element is better
   */
  record Index(Runnable push, int displacement, boolean plain) {}

  MemoryForms(Code code, Homes homes) {
    this.code = code;
    this.homes = homes;
  }

  void load(Kind kind, Runnable array, Index index) {
    if (homes.unsafe() < 0) {
      array.run();
      index.push.run();
      plainLoad(code, kind);
      return;
    }
    address(Element.BYTE, array, index);
    code.callVirtual(Homes.UNSAFE, "get" + access(kind), "(Ljava/lang/Object;J)" + width(kind));
    swap(kind);
  }

  /** Loads several bytes from the array and index on the stack in plain Java. */
  static void plainLoad(Code code, Kind kind) {
    code.call(BYTES, method(kind), "([BI)" + letter(kind));
  }

  void store(Kind kind, Runnable array, Index index, Runnable value) {
    if (homes.unsafe() < 0) {
      array.run();
      index.push.run();
      value.run();
      code.call(BYTES, method(kind), "([BI" + letter(kind) + ")V");
      return;
    }
    address(Element.BYTE, array, index);
    value.run();
    narrow(kind);
    swap(kind);
    code.callVirtual(
        Homes.UNSAFE, "put" + access(kind), "(Ljava/lang/Object;J" + width(kind) + ")V");
  }

  /** Pushes an element: the index has been checked, and {@code Unsafe} does not check it again. */
  void loadElement(Element element, Runnable array, Index index) {
    if (isPlain(element, index)) {
      array.run();
      pushIndex(index);
      code.arrayLoad(element);
    } else {
      loadAt(element, array, () -> offset(element, index));
    }
  }

  /** Pushes an element of an array that is there, at the offset that {@code offset} pushes. */
  void loadAt(Element element, Runnable array, Runnable offset) {
    code.load(Type.REF, homes.unsafe());
    array.run();
    offset.run();
    String descriptor = "(Ljava/lang/Object;J)" + element.descriptor();
    code.callVirtual(Homes.UNSAFE, "get" + capital(element.name()), descriptor);
  }

  /** Stores an element. */
  void storeElement(Element element, Runnable array, Index index, Runnable value) {
    if (isPlain(element, index)) {
      array.run();
      pushIndex(index);
      value.run();
      code.arrayStore(element);
    } else {
      storeAt(element, array, () -> offset(element, index), value);
    }
  }

  /** Stores an element of an array that is there, at the offset that {@code offset} pushes. */
  void storeAt(Element element, Runnable array, Runnable offset, Runnable value) {
    code.load(Type.REF, homes.unsafe());
    array.run();
    offset.run();
    value.run();
    cut(element);
    String descriptor = "(Ljava/lang/Object;J" + element.descriptor() + ")V";
    code.callVirtual(Homes.UNSAFE, "put" + capital(element.name()), descriptor);
  }

  // References need the JVM's own store for its type check and its garbage collector.
  private boolean isPlain(Element element, Index index) {
    return homes.unsafe() < 0 || element == Element.REF || index.plain;
  }

  private void pushIndex(Index index) {
    index.push.run();
    if (index.displacement != 0) {
      code.constant(index.displacement);
      code.op(IADD);
    }
  }

  // As the JVM's own store does.
  private void cut(Element element) {
    switch (element) {
      case BYTE -> code.op(I2B);
      case SHORT -> code.op(I2S);
      case CHAR -> code.op(I2C);
      case BOOLEAN -> {
        code.constant(1);
        code.op(IAND);
      }
      case INT, LONG, FLOAT, DOUBLE, REF -> {}
    }
  }

  private void address(Element element, Runnable array, Index index) {
    code.load(Type.REF, homes.unsafe());
    array.run();
    offset(element, index);
  }

  // As an unsigned number: that is a mere move, which the processor does while it renames
  // registers.
  private void offset(Element element, Index index) {
    index.push.run();
    code.op(I2L);
    code.constant(0xffff_ffffL);
    code.op(LAND);
    if (element.bytes() > 1) {
      code.constant(Integer.numberOfTrailingZeros(element.bytes()));
      code.op(LSHL);
    }
    code.constant(UnsafeAccess.base(element) + (long) index.displacement * element.bytes());
    code.op(LADD);
  }

  // STORE_SHORT_BE and the like: reverseBytes takes and gives the narrow type.
  private void narrow(Kind kind) {
    if (width(kind).equals("S")) {
      code.op(I2S);
    }
  }

  private void swap(Kind kind) {
    if (kind.name().endsWith("_BE")) {
      switch (width(kind)) {
        case "S" -> code.call("java/lang/Short", "reverseBytes", "(S)S");
        case "C" -> code.call("java/lang/Character", "reverseBytes", "(C)C");
        case "I" -> code.call("java/lang/Integer", "reverseBytes", "(I)I");
        default -> code.call("java/lang/Long", "reverseBytes", "(J)J");
      }
    }
  }

  // LOAD_CHAR_LE -> loadCharLE
  private static String method(Kind kind) {
    String[] words = kind.name().split("_");
    return words[0].toLowerCase(Locale.ROOT) + capital(words[1]) + words[2];
  }

  private static String access(Kind kind) {
    return capital(kind.name().split("_")[1]);
  }

  private static String capital(String word) {
    return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String width(Kind kind) {
    return access(kind).equals("Long") ? "J" : access(kind).substring(0, 1);
  }

  private static String letter(Kind kind) {
    return width(kind).equals("J") ? "J" : "I";
  }
}
