package org.tracewright.jit.ir;

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

  /** The type of its result. */
  public Type result() {
    return Type.of(descriptor.substring(descriptor.indexOf(')') + 1));
  }
}
