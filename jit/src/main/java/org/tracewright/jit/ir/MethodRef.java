package org.tracewright.jit.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * A method by its symbolic name and the way it is called.
 *
 * @param owner internal name of the class or interface named in the call
 */
public record MethodRef(Kind kind, String owner, String name, String descriptor) {
  /** How it is called. */
  public enum Kind {
    STATIC,
    VIRTUAL,
    INTERFACE,
    /** A constructor, a private method or a superclass's method. */
    SPECIAL
  }

  /** The types of its arguments, the receiver first. */
  public List<Type> arguments() {
    List<Type> types = new ArrayList<>();
    if (kind != Kind.STATIC) {
      types.add(Type.REF);
    }
    for (int at = 1; descriptor.charAt(at) != ')'; at = endOfType(at)) {
      types.add(Type.of(descriptor.substring(at)));
    }
    return List.copyOf(types);
  }

  private int endOfType(int start) {
    int at = start;
    while (descriptor.charAt(at) == '[') {
      at++;
    }
    return descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
  }

  /** The type of its result. */
  public Type result() {
    return Type.of(descriptor.substring(descriptor.indexOf(')') + 1));
  }
}
