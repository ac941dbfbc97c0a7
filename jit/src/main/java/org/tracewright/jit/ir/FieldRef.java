package org.tracewright.jit.ir;

/**
 * A field by its symbolic name.
 *
 * @param owner internal name of the declaring class, such as {@code org/example/Counter}
 * @param name field name
 * @param descriptor JVM descriptor
 * @param isStatic whether it is a static field
 * @param isFinal whether it never changes once the object is published
 * @param isVolatile whether every read must see the latest write: such reads are never merged
 */
public record FieldRef(
    String owner,
    String name,
    String descriptor,
    boolean isStatic,
    boolean isFinal,
    boolean isVolatile)
    implements Step {
  /** The type of its value. */
  public Type type() {
    return Type.of(descriptor);
  }
}
