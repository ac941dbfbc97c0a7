package org.tracewright.jit.record;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.reader.ModelField;

/**
 * A way from the model, or from a static field, over final fields; with what is known at its end.
 */
final class Path {
  private final List<FieldRef> fields;
  private final boolean constant;
  private final Map<Integer, Path> longer = new HashMap<>();
  private final BitSet[] known = new BitSet[Fact.Kind.values().length];

  private Path(List<FieldRef> fields, boolean constant) {
    this.fields = fields;
    this.constant = constant;
  }

  /** The model itself. */
  static Path root() {
    return new Path(List.of(), false);
  }

  /** This way and a field more; always the same object for the same field. */
  Path then(ModelField field) {
    return longer.computeIfAbsent(
        field.number(),
        number -> {
          List<FieldRef> all = new ArrayList<>(fields);
          all.add(field.ref());
          return new Path(List.copyOf(all), constant || field.ref().isStatic());
        });
  }

  /** Whether it starts from a static final field: what is at its end is so for all instances. */
  boolean constant() {
    return constant;
  }

  /** Whether this is the model itself. */
  boolean isRoot() {
    return fields.isEmpty();
  }

  List<FieldRef> fields() {
    return fields;
  }

  /** Notes that a fact is known; answers whether it is new. */
  boolean learn(Fact.Kind kind, int index) {
    BitSet set = known[kind.ordinal()];
    if (set == null) {
      set = new BitSet();
      known[kind.ordinal()] = set;
    }
    boolean fresh = !set.get(index);
    set.set(index);
    return fresh;
  }

  void forget(Fact.Kind kind, int index) {
    known[kind.ordinal()].clear(index);
  }
}
