package org.tracewright.jit.record;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.jit.ir.ElementRef;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.Step;
import org.tracewright.jit.reader.ModelField;

/**
 * A way from the model, or from a static field, over what never changes: fields and elements of
 * arrays; with what is known at its end.
 */
final class Path {
  private final List<Step> steps;
  private final boolean constant;
  private final Map<Step, Path> longer = new HashMap<>();
  private final BitSet[] known = new BitSet[Fact.Kind.values().length];

  private Path(List<Step> steps, boolean constant) {
    this.steps = steps;
    this.constant = constant;
  }

  /** The model itself. */
  static Path root() {
    return new Path(List.of(), false);
  }

  /** This way and a field more; always the same object for the same field. */
  Path then(ModelField field) {
    boolean fixed = field.ref().isFinal() && field.stableDimensions() == 0;
    return then(field.ref(), fixed && (constant || field.ref().isStatic()));
  }

  /** This way and an element more; always the same object for the same element. */
  Path element(int index) {
    return then(new ElementRef(index), constant);
  }

  private Path then(Step step, boolean isConstant) {
    return longer.computeIfAbsent(
        step,
        s -> {
          List<Step> all = new ArrayList<>(steps);
          all.add(s);
          return new Path(List.copyOf(all), isConstant);
        });
  }

  /**
   * Whether it starts from a static field and all on it is final: what is at its end is so for all
   * instances, from the start.
   */
  boolean constant() {
    return constant;
  }

  /** Whether this is the model itself. */
  boolean isRoot() {
    return steps.isEmpty();
  }

  List<Step> steps() {
    return steps;
  }

  /** Class, fields and indices, as a reader of the model wants them. */
  String describe() {
    return Step.describe(steps);
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
