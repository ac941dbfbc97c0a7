package org.tracewright.jit.emit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Step;
import org.tracewright.jit.ir.Trace;

/** Which operations of a trace only follow final fields from the model object. */
final class Paths {
  private final List<List<FieldRef>> paths = new ArrayList<>();
  private final Set<List<? extends Step>> present = new HashSet<>();

  Paths(Trace trace) {
    for (Fact fact : trace.facts()) {
      if (speaksOfObject(fact)) {
        present.add(fact.path());
      }
    }
    trace.ops().forEach(op -> paths.add(path(op)));
  }

  private static boolean speaksOfObject(Fact fact) {
    return switch (fact.kind()) {
      case LENGTH, ELEMENT, CODE, CLASS, ORDINAL, BOXED -> true;
      case NULL -> fact.bits() == 0;
      case VALUE, QUASI, SAME -> false;
    };
  }

  private List<FieldRef> path(Op op) {
    if (op instanceof Op.State) {
      return List.of();
    }
    boolean follows = op instanceof Op.GetField get && get.object() >= 0 && get.field().isFinal();
    return follows ? extend((Op.GetField) op) : null;
  }

  private List<FieldRef> extend(Op.GetField get) {
    List<FieldRef> base = paths.get(get.object());
    if (base == null) {
      return null;
    }
    List<FieldRef> path = new ArrayList<>(base);
    path.add(get.field());
    return List.copyOf(path);
  }

  /**
   * The path of an operation that may be evaluated at any time: no reference on the way can be
   * null. {@code null} for all others and for the model object itself.
   */
  List<FieldRef> stable(int position) {
    List<FieldRef> path = paths.get(position);
    return path == null || path.isEmpty() || !safe(path) ? null : path;
  }

  /** Whether a path leads to something that is not null. */
  boolean isPresent(List<FieldRef> path) {
    return present.contains(path);
  }

  private boolean safe(List<FieldRef> path) {
    for (int length = 1; length < path.size(); length++) {
      if (!present.contains(path.subList(0, length))) {
        return false;
      }
    }
    return true;
  }
}
