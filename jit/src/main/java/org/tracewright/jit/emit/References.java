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
    Op op = ops.get(position);
    if (op instanceof Op.State) {
      return homes.model();
    } else if (op instanceof Op.Slot slot) {
      return homes.name(homes.homeOf(slot.slot()));
    } else if (op instanceof Op.GetField get) {
      return name(get.field().descriptor());
    } else if (op instanceof Op.ArrayGet get) {
      return component(of(ops, get.array(), homes));
    } else if (op instanceof Op.New made) {
      return made.className();
    } else if (op instanceof Op.Make made) {
      return made.className();
    } else if (op instanceof Op.NewArray made) {
      return made.descriptor();
    } else if (op instanceof Op.Cast cast) {
      return cast.className();
    } else if (op instanceof Op.Call call) {
      return result(call);
    }
    return op instanceof Op.Const ? NULL : OBJECT;
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
