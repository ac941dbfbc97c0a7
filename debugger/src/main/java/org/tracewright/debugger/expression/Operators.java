package org.tracewright.debugger.expression;

import java.util.List;
import java.util.Map;
import org.tracewright.debugger.DebuggerException;

/** What the operators of two operands compute, and how tightly they bind. */
final class Operators {
  /** From the loosest to the tightest. */
  static final List<List<String>> LEVELS =
      List.of(
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("==", "!="),
          List.of("<", ">", "<=", ">="),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private static final Map<String, Integer> COMPARISONS =
      Map.of("==", 2, "!=", 5, "<", 1, ">", 4, "<=", 3, ">=", 6);

  private Operators() {}

  static Value apply(String operator, Value a, Value b) {
    if (COMPARISONS.containsKey(operator)) {
      return compare(COMPARISONS.get(operator), a, b);
    }
    if (operator.equals("<<") || operator.equals(">>")) {
      return shift(operator.equals("<<"), a, (int) b.bits());
    }
    boolean sum = operator.equals("+") || operator.equals("-");
    if (sum && (a.type().isPointer() || b.type().isPointer())) {
      return move(operator.equals("+"), a, b);
    }
    Type type = Type.common(a.type(), b.type());
    return Value.of(compute(operator, type, type.fit(a.bits()), type.fit(b.bits())), type);
  }

  private static Value compare(int outcomes, Value a, Value b) {
    Type type = Type.common(a.type(), b.type());
    long x = type.fit(a.bits());
    long y = type.fit(b.bits());
    int order = type.signed() ? Long.compare(x, y) : Long.compareUnsigned(x, y);
    int bit = order < 0 ? 1 : order == 0 ? 2 : 4;
    return Value.of((outcomes & bit) != 0);
  }

  private static Value shift(boolean left, Value a, int count) {
    Type type = Type.common(a.type(), Type.INT);
    if (count < 0 || count >= 8 * type.width()) {
      throw new DebuggerException("a shift by " + count + "; 0 to " + (8 * type.width() - 1));
    }
    long bits = type.fit(a.bits());
    return Value.of(left ? bits << count : type.signed() ? bits >> count : bits >>> count, type);
  }

  /** Pointers move by whole elements; the distance of two is counted in elements. */
  private static Value move(boolean forward, Value a, Value b) {
    if (a.type().isPointer() && b.type().isPointer()) {
      long distance = (int) (forward ? a.bits() + b.bits() : a.bits() - b.bits());
      return Value.of(forward ? distance : distance / a.type().element().width(), Type.INT);
    }
    Value pointer = a.type().isPointer() ? a : b;
    long count = a.type().isPointer() ? b.bits() : a.bits();
    long bytes = count * pointer.type().element().width();
    return Value.of(forward ? pointer.bits() + bytes : pointer.bits() - bytes, pointer.type());
  }

  private static long compute(String operator, Type type, long a, long b) {
    return switch (operator) {
      case "|" -> a | b;
      case "^" -> a ^ b;
      case "&" -> a & b;
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> type.signed() ? a / divisor(b) : Long.divideUnsigned(a, divisor(b));
      case "%" -> type.signed() ? a % divisor(b) : Long.remainderUnsigned(a, divisor(b));
      default -> throw new AssertionError(operator);
    };
  }

  private static long divisor(long b) {
    if (b == 0) {
      throw new DebuggerException("a division by zero");
    }
    return b;
  }
}
