package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracewright.jit.CodeMemory;
import org.tracewright.jit.ir.Fact;
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

  /** Whether all of them hold for a model object. */
  boolean hold(Model model, Object state) {
    for (Fact fact : plain) {
      if (!model.holds(state, fact)) {
        return false;
      }
    }
    for (var entry : code.entrySet()) {
      Object memory = model.follow(state, entry.getKey());
      if (memory == null || !entry.getValue().areIn(((CodeMemory) memory).watch().memory())) {
        return false;
      }
    }
    return true;
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
}
