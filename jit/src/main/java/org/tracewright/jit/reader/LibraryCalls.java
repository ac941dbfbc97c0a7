package org.tracewright.jit.reader;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** Calls of the Java library's that change nothing but what they are called on. */
final class LibraryCalls {
  static final String BUILDER = "java/lang/StringBuilder";

  private static final Set<String> NUMBERS =
      Set.of(
          "java/lang/Math",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Float",
          "java/lang/Double",
          "java/lang/Byte",
          "java/lang/Short",
          "java/lang/Character",
          "java/lang/Boolean");
  private static final Set<String> TEXT = Set.of("length", "isEmpty", "charAt");

  private LibraryCalls() {}

  /** Whether a class, by its internal name, is one of the library's. */
  static boolean isOf(String owner) {
    return owner.startsWith("java/");
  }

  /** Whether a class, by its internal name, is one of those that compute with numbers. */
  static boolean isOfNumbers(String owner) {
    return NUMBERS.contains(owner);
  }

  /** Whether a call changes nothing at all; it may throw. */
  static boolean areHarmless(MethodInsnNode call) {
    if (call.owner.equals("java/util/Objects")) {
      return call.name.equals("requireNonNull") && !call.desc.contains("Supplier");
    }
    boolean numbers = call.getOpcode() == Opcodes.INVOKESTATIC && NUMBERS.contains(call.owner);
    return (numbers && !call.name.equals("random")) || areGetters(call);
  }

  private static boolean areGetters(MethodInsnNode call) {
    boolean number = NUMBERS.contains(call.owner) && call.name.endsWith("Value");
    boolean text = call.owner.equals("java/lang/String") && TEXT.contains(call.name);
    boolean joined = call.owner.equals(BUILDER) && call.name.equals("toString");
    return number || text || joined;
  }
}
