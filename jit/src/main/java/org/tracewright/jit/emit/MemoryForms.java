package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.Locale;
import org.tracewright.jit.MemoryAccess.Kind;
import org.tracewright.jit.ir.Type;

/**
 * Accesses of several bytes of a {@code byte[]}: through {@code Unsafe} where the region has it,
 * else by a method in plain Java. Bounds have been checked.
 */
final class MemoryForms {
  private static final String BYTES = "org/tracewright/jit/runtime/ByteAccess";

  private final Code code;
  private final Homes homes;

  /**
   * The index of a byte.
   *
   * @param push has it on the stack
   * @param displacement what is to be added to it as an unsigned number; 0 without {@code Unsafe}
   */
  record Index(Runnable push, int displacement) {}

  MemoryForms(Code code, Homes homes) {
    this.code = code;
    this.homes = homes;
  }

  void load(Kind kind, Runnable array, Index index) {
    if (homes.unsafe() < 0) {
      array.run();
      index.push.run();
      code.call(BYTES, method(kind), "([BI)" + letter(kind));
      return;
    }
    address(array, index);
    code.callVirtual(Homes.UNSAFE, "get" + access(kind), "(Ljava/lang/Object;J)" + width(kind));
    swap(kind);
  }

  void store(Kind kind, Runnable array, Index index, Runnable value) {
    if (homes.unsafe() < 0) {
      array.run();
      index.push.run();
      value.run();
      code.call(BYTES, method(kind), "([BI" + letter(kind) + ")V");
      return;
    }
    address(array, index);
    value.run();
    narrow(kind);
    swap(kind);
    code.callVirtual(
        Homes.UNSAFE, "put" + access(kind), "(Ljava/lang/Object;J" + width(kind) + ")V");
  }

  /** Pushes a byte: the index has been checked, and {@code Unsafe} does not check it again. */
  void loadByte(Runnable array, Index index) {
    if (homes.unsafe() < 0) {
      array.run();
      index.push.run();
      code.op(BALOAD);
    } else {
      address(array, index);
      code.callVirtual(Homes.UNSAFE, "getByte", "(Ljava/lang/Object;J)B");
    }
  }

  /** Stores a byte. */
  void storeByte(Runnable array, Index index, Runnable value) {
    if (homes.unsafe() < 0) {
      array.run();
      index.push.run();
      value.run();
      code.op(BASTORE);
    } else {
      address(array, index);
      value.run();
      code.op(I2B);
      code.callVirtual(Homes.UNSAFE, "putByte", "(Ljava/lang/Object;JB)V");
    }
  }

  // As an unsigned number: that is a mere move, which the processor does while it renames
  // registers.
  private void address(Runnable array, Index index) {
    code.load(Type.REF, homes.unsafe());
    array.run();
    index.push.run();
    code.op(I2L);
    code.constant(0xffff_ffffL);
    code.op(LAND);
    code.constant(UnsafeAccess.BYTES_BASE + index.displacement);
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
