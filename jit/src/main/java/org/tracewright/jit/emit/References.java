package org.tracewright.jit.emit;

import java.util.List;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Type;

/** The classes of references, as far as the verifier of the JVM must know them. */
final class References {
  static final String OBJECT = "java/lang/Object";

  /** The class of the constant {@code null}. */
  static final String NULL = "null";

  private References() {}

  /** The internal name, or the descriptor of an array, in a field descriptor. */
  static String name(String descriptor) {
    return descriptor.startsWith("L")
        ? descriptor.substring(1, descriptor.length() - 1)
        : descriptor;
  }

  /** The class that the verifier knows of the value at a position. */
  static String of(List<Op> ops, int position, Homes homes) {
    return switch (ops.get(position)) {
      case Op.State state -> homes.model();
      case Op.Slot slot -> homes.name(homes.homeOf(slot.slot()));
      case Op.GetField get -> name(get.field().descriptor());
      case Op.ArrayGet get -> component(of(ops, get.array(), homes));
      case Op.New made -> made.className();
      case Op.NewArray made -> made.descriptor();
      case Op.Cast cast -> cast.className();
      case Op.Call call -> result(call);
      case Op.Const constant -> NULL;
      case Op.Unary unary -> OBJECT;
      case Op.Binary binary -> OBJECT;
      case Op.MemoryGet get -> OBJECT;
      case Op.InstanceOf test -> OBJECT;
      case Op.PutField put -> OBJECT;
      case Op.ArrayPut put -> OBJECT;
      case Op.MemoryPut put -> OBJECT;
      case Op.Guard guard -> OBJECT;
      case Op.Turn turn -> OBJECT;
    };
  }

  private static String component(String array) {
    return array.startsWith("[") ? name(array.substring(1)) : OBJECT;
  }

  private static String result(Op.Call call) {
    String descriptor = call.method().descriptor();
    return call.type() == Type.REF
        ? name(descriptor.substring(descriptor.indexOf(')') + 1))
        : OBJECT;
  }

  /** Whether a reference known as {@code from} must be cast to serve as {@code to}. */
  static boolean needsCast(String from, String to) {
    return !to.equals(OBJECT) && !to.equals(from) && !from.equals(NULL);
  }
}
