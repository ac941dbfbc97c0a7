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

  // Written out, as those of a record are made when first called, which takes milliseconds.
  @Override
  public boolean equals(Object other) {
    return other instanceof FieldRef that
        && name.equals(that.name)
        && owner.equals(that.owner)
        && descriptor.equals(that.descriptor)
        && isStatic == that.isStatic
        && isFinal == that.isFinal
        && isVolatile == that.isVolatile;
  }

  @Override
  public int hashCode() {
    return 31 * owner.hashCode() + name.hashCode();
  }
}
