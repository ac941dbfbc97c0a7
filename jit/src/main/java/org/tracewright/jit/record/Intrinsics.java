package org.tracewright.jit.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.ir.Opcode;

/** Methods of the Java library that are operations of the IR, or at least have no effect. */
final class Intrinsics {
  private static final Map<String, Opcode> OPCODES = new HashMap<>();
  private static final Set<String> NUMBERS =
      Set.of(
          "Math",
          "StrictMath",
          "Integer",
          "Long",
          "Float",
          "Double",
          "Short",
          "Byte",
          "Character",
          "Boolean");
  // Of these some throw, and some are worth looking into.
  private static final Set<String> NOT_PURE =
      Set.of("floorDiv", "floorMod", "ceilDiv", "ceilMod", "clamp", "scalb", "random");

  static {
    // spotless:off - the columns are the documentation
    add("Integer", "divideUnsigned(II)I",        Opcode.IUDIV);
    add("Integer", "remainderUnsigned(II)I",     Opcode.IUREM);
    add("Integer", "rotateLeft(II)I",            Opcode.IROTL);
    add("Integer", "rotateRight(II)I",           Opcode.IROTR);
    add("Integer", "numberOfLeadingZeros(I)I",   Opcode.ICLZ);
    add("Integer", "numberOfTrailingZeros(I)I",  Opcode.ICTZ);
    add("Integer", "bitCount(I)I",               Opcode.IPOPCNT);
    add("Integer", "reverseBytes(I)I",           Opcode.IBSWAP);
    add("Integer", "reverse(I)I",                Opcode.IREV);
    add("Integer", "compareUnsigned(II)I",       Opcode.ICMPU);
    add("Integer", "toUnsignedLong(I)J",         Opcode.I2UL);
    add("Integer", "min(II)I",                   Opcode.IMIN);
    add("Integer", "max(II)I",                   Opcode.IMAX);
    add("Integer", "sum(II)I",                   Opcode.IADD);
    add("Math",    "abs(I)I",                    Opcode.IABS);
    add("Math",    "min(II)I",                   Opcode.IMIN);
    add("Math",    "max(II)I",                   Opcode.IMAX);
    add("Long",    "divideUnsigned(JJ)J",        Opcode.LUDIV);
    add("Long",    "remainderUnsigned(JJ)J",     Opcode.LUREM);
    add("Long",    "rotateLeft(JI)J",            Opcode.LROTL);
    add("Long",    "rotateRight(JI)J",           Opcode.LROTR);
    add("Long",    "numberOfLeadingZeros(J)I",   Opcode.LCLZ);
    add("Long",    "numberOfTrailingZeros(J)I",  Opcode.LCTZ);
    add("Long",    "bitCount(J)I",               Opcode.LPOPCNT);
    add("Long",    "reverseBytes(J)J",           Opcode.LBSWAP);
    add("Long",    "reverse(J)J",                Opcode.LREV);
    add("Long",    "compare(JJ)I",               Opcode.LCMP);
    add("Long",    "compareUnsigned(JJ)I",       Opcode.LCMPU);
    add("Long",    "min(JJ)J",                   Opcode.LMIN);
    add("Long",    "max(JJ)J",                   Opcode.LMAX);
    add("Long",    "sum(JJ)J",                   Opcode.LADD);
    add("Math",    "multiplyHigh(JJ)J",          Opcode.LMULH);
    add("Math",    "unsignedMultiplyHigh(JJ)J",  Opcode.LUMULH);
    add("Math",    "abs(J)J",                    Opcode.LABS);
    add("Math",    "min(JJ)J",                   Opcode.LMIN);
    add("Math",    "max(JJ)J",                   Opcode.LMAX);
    add("Math",    "abs(F)F",                    Opcode.FABS);
    add("Math",    "min(FF)F",                   Opcode.FMIN);
    add("Math",    "max(FF)F",                   Opcode.FMAX);
    add("Float",   "floatToRawIntBits(F)I",      Opcode.FBITS);
    add("Float",   "intBitsToFloat(I)F",         Opcode.BITSF);
    add("Math",    "abs(D)D",                    Opcode.DABS);
    add("Math",    "sqrt(D)D",                   Opcode.DSQRT);
    add("Math",    "min(DD)D",                   Opcode.DMIN);
    add("Math",    "max(DD)D",                   Opcode.DMAX);
    add("Double",  "doubleToRawLongBits(D)J",    Opcode.DBITS);
    add("Double",  "longBitsToDouble(J)D",       Opcode.BITSD);
    // spotless:on
  }

  private Intrinsics() {}

  private static void add(String owner, String method, Opcode opcode) {
    OPCODES.put("java/lang/" + owner + "." + method, opcode);
  }

  /** What a call of the Java library's arithmetic does; {@code null} if it is anything else. */
  static Invoke.Target find(MethodRef ref) {
    if (ref.kind() != MethodRef.Kind.STATIC) {
      return null;
    }
    Opcode opcode = OPCODES.get(ref.owner() + "." + ref.name() + ref.descriptor());
    if (opcode != null) {
      Instruction instruction = instruction(opcode);
      return (m, f, site) -> instruction.execute(m, f);
    }
    return isPure(ref) ? new Calls.Pure() : null;
  }

  /** Whether a method only tells what an object that never changes holds. */
  static boolean isGetter(Class<?> owner, String name) {
    return switch (owner.getName()) {
      case "java.lang.Enum" -> name.equals("ordinal");
      case "java.lang.String" -> name.equals("length") || name.equals("isEmpty") || compares(name);
      case "java.lang.Integer", "java.lang.Long", "java.lang.Double", "java.lang.Float" ->
          name.endsWith("Value") || compares(name);
      case "java.lang.Boolean", "java.lang.Character", "java.lang.Byte", "java.lang.Short" ->
          name.endsWith("Value") || compares(name);
      default -> false;
    };
  }

  private static boolean compares(String name) {
    return name.equals("equals") || name.equals("hashCode");
  }

  private static Instruction instruction(Opcode opcode) {
    return switch (opcode) {
      case IUDIV, IUREM, LUDIV, LUREM -> new Operators.Divide(opcode);
      default -> opcode.unary() ? new Operators.Unary(opcode) : new Operators.Binary(opcode);
    };
  }

  private static boolean isPure(MethodRef ref) {
    boolean number =
        ref.owner().startsWith("java/lang/") && NUMBERS.contains(ref.owner().substring(10));
    String types = ref.descriptor();
    boolean primitive = types.indexOf('L') < 0 && types.indexOf('[') < 0 && !types.endsWith("V");
    boolean throwing = ref.name().endsWith("Exact") || NOT_PURE.contains(ref.name());
    return number && primitive && !throwing;
  }
}
