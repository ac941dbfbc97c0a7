package org.tracewright.jit.ir;

import java.util.Map;

/** The classes whose objects are primitives in boxes, and the methods that put them in and out. */
public final class Boxes {
  private static final Map<String, String> OPENERS =
      Map.of(
          "java/lang/Integer", "intValue()I",
          "java/lang/Long", "longValue()J",
          "java/lang/Double", "doubleValue()D",
          "java/lang/Float", "floatValue()F",
          "java/lang/Character", "charValue()C",
          "java/lang/Short", "shortValue()S",
          "java/lang/Byte", "byteValue()B",
          "java/lang/Boolean", "booleanValue()Z");

  private Boxes() {}

  /** Whether an object is a box. */
  public static boolean isBox(Object object) {
    return OPENERS.containsKey(object.getClass().getName().replace('.', '/'));
  }

  /** What is in a box, as {@link Op.Const} has it. */
  public static long bits(Object box) {
    return switch (box) {
      case Boolean truth -> truth ? 1 : 0;
      case Character letter -> letter;
      case Float number -> Float.floatToRawIntBits(number);
      case Double number -> Double.doubleToRawLongBits(number);
      default -> ((Number) box).longValue();
    };
  }

  /** Whether a method puts a primitive into a box. */
  public static boolean makes(MethodRef method) {
    String opener = OPENERS.get(method.owner());
    if (opener == null || method.kind() != MethodRef.Kind.STATIC) {
      return false;
    }
    String primitive = opener.substring(opener.length() - 1);
    return method.name().equals("valueOf")
        && method.descriptor().equals("(" + primitive + ")L" + method.owner() + ";");
  }

  /** Whether a method takes out of a box what the other has put in. */
  public static boolean opens(MethodRef method, MethodRef maker) {
    return makes(maker)
        && method.owner().equals(maker.owner())
        && (method.name() + method.descriptor()).equals(OPENERS.get(method.owner()));
  }
}
