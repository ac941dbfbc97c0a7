package org.tracewright.jit.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Something a trace takes for granted about the model object it was recorded with. Code is shared
 * by all instances of a model, so every other instance is asked first whether the facts hold for it
 * too.
 *
 * @param path final and stable fields, and elements of arrays that are immutable or stable, to
 *     follow from the model object to the thing spoken of
 * @param kind what is said of it
 * @param index element or byte index; 0 where it has no meaning
 * @param bits the expected value, as in {@link Op.Const}
 * @param className internal name of the expected class; {@code null} where it has no meaning
 */
public record Fact(List<Step> path, Kind kind, int index, long bits, String className) {
  public Fact {
    path = List.copyOf(path);
  }

  /** A fact that is not about a class. */
  public Fact(List<Step> path, Kind kind, int index, long bits) {
    this(path, kind, index, bits, null);
  }

  /** The class of the object at the end of a path. */
  public static Fact ofClass(List<Step> path, String className) {
    return new Fact(path, Kind.CLASS, 0, 0, className);
  }

  /** That two ways lead to the same object, or that they do not. */
  public static Fact ofTwo(List<Step> one, List<Step> other, boolean same) {
    List<Step> both = new ArrayList<>(one);
    both.addAll(other);
    return new Fact(both, Kind.SAME, one.size(), same ? 1 : 0);
  }

  /** The first way of two. */
  public List<Step> first() {
    return path.subList(0, index);
  }

  /** The second way of two. */
  public List<Step> second() {
    return path.subList(index, path.size());
  }

  // Written out, as those of a record are made when first called, which takes milliseconds.
  @Override
  public boolean equals(Object other) {
    return other instanceof Fact that
        && kind == that.kind
        && index == that.index
        && bits == that.bits
        && path.equals(that.path)
        && Objects.equals(className, that.className);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * path.hashCode() + index) + Long.hashCode(bits);
  }

  /** What a fact speaks of. */
  public enum Kind {
    /** The primitive value of the last field of the path, which is final or stable. */
    VALUE,
    /** The length of the array at the end of the path. */
    LENGTH,
    /** An element of the array at the end of the path, which never changes. */
    ELEMENT,
    /** Whether the reference at the end of the path is null: 1 or 0. */
    NULL,
    /** The ordinal of the enum constant at the end of the path. */
    ORDINAL,
    /** The primitive in the box at the end of the path. */
    BOXED,
    /** The exact class of the object at the end of the path. */
    CLASS,
    /** The primitive value of the last field of the path, which is quasi-immutable. */
    QUASI,
    /** The unsigned byte at an index of the code memory at the end of the path. */
    CODE,
    /**
     * Whether two ways, one behind the other in the path and the second from {@code index} on, lead
     * to the same object: 1 or 0.
     */
    SAME
  }
}
