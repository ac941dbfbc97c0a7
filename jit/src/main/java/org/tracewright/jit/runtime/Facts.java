package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracewright.jit.CodeMemory;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Step;
import org.tracewright.jit.reader.Model;

/** What one emission of a region takes for granted, sorted for quick answers. */
final class Facts {
  private final List<Fact> plain = new ArrayList<>();
  private final Map<List<Step>, CodeBytes> code = new LinkedHashMap<>();

  Facts(List<Fact> facts) {
    Map<List<Step>, TreeMap<Integer, Byte>> bytes = new LinkedHashMap<>();
    for (Fact fact : facts) {
      if (fact.kind() == Fact.Kind.CODE) {
        bytes
            .computeIfAbsent(fact.path(), path -> new TreeMap<>())
            .put(fact.index(), (byte) fact.bits());
      } else {
        plain.add(fact);
      }
    }
    bytes.forEach((path, expected) -> code.put(path, new CodeBytes(expected)));
  }

  /** Whether the modes, which may change at any time, are those of a model object just now. */
  boolean suit(Model model, Object state) {
    for (Fact fact : plain) {
      if (fact.kind() == Fact.Kind.QUASI && !model.holds(state, fact)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all of them hold for a model object. */
  boolean hold(Model model, Object state) {
    for (Fact fact : plain) {
      if (!model.holds(state, fact)) {
        return false;
      }
    }
    return holdOfCode(model, state);
  }

  /** Whether those do that speak of guest code. */
  boolean holdOfCode(Model model, Object state) {
    for (var entry : code.entrySet()) {
      Object memory = model.follow(state, entry.getKey());
      if (memory == null || !entry.getValue().areIn(((CodeMemory) memory).watch().memory())) {
        return false;
      }
    }
    return true;
  }

  /** The first that does not hold, as the breach of a hint; {@code null} if all hold. */
  String broken(Model model, Object state) {
    // What waits for a fence of the guest is not broken: see awaitsFence.
    for (Fact fact : plain) {
      // A mode may change; code is left for it.
      if (fact.kind() != Fact.Kind.QUASI && !model.holds(state, fact)) {
        return breach(model, state, fact);
      }
    }
    for (var entry : code.entrySet()) {
      CodeMemory memory = (CodeMemory) model.follow(state, entry.getKey());
      if (memory == null
          || (!memory.isFenced() && !entry.getValue().areIn(memory.watch().memory()))) {
        return Step.describe(entry.getKey())
            + " changed under compiled code, and neither fence() nor written() said so";
      }
    }
    return null;
  }

  private static String breach(Model model, Object state, Fact fact) {
    String name = Step.describe(fact.path());
    return switch (fact.kind()) {
      case ELEMENT ->
          name
              + (isStable(model, fact) ? " is @Stable" : " is @Immutable")
              + ", but its element "
              + fact.index()
              + ", which was "
              + fact.bits()
              + ", is "
              + model.element(state, fact);
      case LENGTH -> name + " never changes, but its length is no longer " + fact.bits();
      case VALUE -> name + " never changes, but its value is no longer " + fact.bits();
      case ORDINAL -> name + " never changes, but is another constant of its enum";
      case BOXED -> name + " never changes, but is another number";
      case CLASS -> name + " never changes, but is no longer a " + fact.className();
      case NULL ->
          name + " never changes, but is " + (fact.bits() == 1 ? "no longer null" : "null");
      case SAME ->
          Step.describe(fact.first())
              + " and "
              + Step.describe(fact.second())
              + (fact.bits() == 1
                  ? ", which were the same, are not"
                  : ", which were not, are the same");
      case QUASI, CODE -> throw new AssertionError(fact);
    };
  }

  // Whether the array is held by a field that is stable.
  private static boolean isStable(Model model, Fact fact) {
    for (Step step : fact.path().reversed()) {
      if (step instanceof FieldRef field) {
        return model.field(field).stableDimensions() > 0;
      }
    }
    return false;
  }

  /** Has {@code drop} called once when code changes that they speak of. */
  void watch(Model model, Object state, Runnable drop) {
    code.forEach(
        (path, bytes) -> ((CodeMemory) model.follow(state, path)).watch().add(bytes, drop));
  }

  /** Ends {@link #watch}. */
  void unwatch(Model model, Object state, Runnable drop) {
    code.forEach((path, bytes) -> ((CodeMemory) model.follow(state, path)).watch().remove(drop));
  }

  /** Whether code was changed that the guest has yet to fence. */
  boolean awaitsFence(Model model, Object state) {
    for (var entry : code.entrySet()) {
      CodeMemory memory = (CodeMemory) model.follow(state, entry.getKey());
      if (memory != null && !entry.getValue().areIn(memory.watch().memory())) {
        return memory.isFenced();
      }
    }
    return false;
  }
}
