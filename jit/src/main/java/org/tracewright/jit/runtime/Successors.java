package org.tracewright.jit.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tracewright.jit.ir.TraceDecoder;
import org.tracewright.jit.ir.TraceEncoder;

/** Which turns followed a turn in profiles, and how often, by green keys. */
final class Successors {
  private final Map<Integer, Map<Integer, Integer>> counts = new HashMap<>();

  /** Notes that one turn followed another so often. */
  void add(int key, int next, int count) {
    counts.computeIfAbsent(key, k -> new HashMap<>()).merge(next, count, Integer::sum);
  }

  /** Adds what others know. */
  void addAll(Successors others) {
    others.counts.forEach((key, next) -> next.forEach((to, count) -> add(key, to, count)));
  }

  /** Writes them. */
  void write(TraceEncoder out) {
    out.number(counts.size());
    counts.forEach(
        (key, next) -> {
          out.number(key);
          out.number(next.size());
          next.forEach(
              (to, count) -> {
                out.number(to);
                out.number(count);
              });
        });
  }

  /** Reads what was written. */
  static Successors read(TraceDecoder in) {
    Successors all = new Successors();
    for (int keys = in.integer(); keys > 0; keys--) {
      int key = in.integer();
      for (int next = in.integer(); next > 0; next--) {
        int to = in.integer();
        all.add(key, to, in.integer());
      }
    }
    return all;
  }

  /** Halves all counts; what was seen stays known. */
  void fade() {
    counts.values().forEach(next -> next.replaceAll((key, count) -> Math.max(1, count / 2)));
  }

  /** Adds what one profile shows. */
  void addAll(Flow flow) {
    for (int key : flow.keys()) {
      for (int next : flow.node(key).next()) {
        add(key, next, flow.node(next).countFrom(key));
      }
    }
  }

  /** Takes a turn, one that followed it, and how often. */
  interface Visitor {
    void accept(int key, int next, int count);
  }

  /** Visits all that are known. */
  void forEach(Visitor visitor) {
    counts.forEach((key, next) -> next.forEach((to, count) -> visitor.accept(key, to, count)));
  }

  /** The turns that followed one. */
  Set<Integer> of(int key) {
    return counts.getOrDefault(key, Map.of()).keySet();
  }

  /** How often a turn followed another. */
  int count(int key, int next) {
    return counts.getOrDefault(key, Map.of()).getOrDefault(next, 0);
  }
}
