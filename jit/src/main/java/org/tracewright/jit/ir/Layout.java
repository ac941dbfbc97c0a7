package org.tracewright.jit.ir;

import java.util.List;
import java.util.Objects;

/**
 * The slots of a model: the virtualizable fields and the elements of its virtualizable arrays,
 * numbered in the order of their declaration.
 *
 * @param model internal name of the model class
 * @param retired slot of the count of retired instructions, -1 if there is none
 * @param limit the field that bounds it, {@code null} if there is none
 * @param key slot of the field that the green key is always read from, -1 if there is none
 */
public record Layout(String model, List<SlotInfo> slots, int retired, FieldRef limit, int key) {
  public Layout {
    slots = List.copyOf(slots);
  }

  /** A layout whose green key may come from anywhere. */
  public Layout(String model, List<SlotInfo> slots, int retired, FieldRef limit) {
    this(model, slots, retired, limit, -1);
  }

  // Written out, as those of a record are made when first called, which takes milliseconds.
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Layout that
            && retired == that.retired
            && key == that.key
            && model.equals(that.model)
            && slots.equals(that.slots)
            && Objects.equals(limit, that.limit));
  }

  @Override
  public int hashCode() {
    return 31 * model.hashCode() + slots.hashCode();
  }

  /** Whether a field is the one that bounds the count. */
  public boolean isLimit(FieldRef field) {
    return limit != null
        && field.name().equals(limit.name())
        && field.owner().equals(limit.owner());
  }

  /** Whether an operation reads that field. */
  public boolean readsLimit(Op op) {
    return op instanceof Op.GetField get && isLimit(get.field());
  }

  /** Whether an operation itself writes that field; a call may do so too. */
  public boolean writesLimit(Op op) {
    return op instanceof Op.PutField put && isLimit(put.field());
  }

  /**
   * One slot.
   *
   * @param field the field
   * @param index element index if the field is an array, else -1
   * @param element element type if the field is an array, else {@code null}
   */
  public record SlotInfo(FieldRef field, int index, Element element) {
    @Override
    public boolean equals(Object other) {
      return other instanceof SlotInfo that
          && index == that.index
          && element == that.element
          && field.equals(that.field);
    }

    @Override
    public int hashCode() {
      return 31 * field.hashCode() + index;
    }

    /** The type of its value. */
    public Type type() {
      return element == null ? field.type() : element.type();
    }

    /** Such as {@code pc} or {@code x[5]}. */
    public String name() {
      return element == null ? field.name() : field.name() + "[" + index + "]";
    }
  }
}
