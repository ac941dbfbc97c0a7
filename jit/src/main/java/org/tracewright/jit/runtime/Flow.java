package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which green keys followed which in a {@link Profile}, and how often: a graph with counts. */
final class Flow {
  private static final class Passages {
    final Node from;
    final Node to;
    int count;

    Passages(Node from, Node to) {
      this.from = from;
      this.to = to;
    }
  }

  /** A green key; neighbours in the order in which they were first seen. */
  static final class Node {
    final int key;
    int count;
    private final List<Passages> next = new ArrayList<>(2);
    private final List<Passages> previous = new ArrayList<>(2);

    private Node(int key) {
      this.key = key;
    }

    Set<Integer> next() {
      Set<Integer> keys = new LinkedHashSet<>();
      next.forEach(each -> keys.add(each.to.key));
      return keys;
    }

    Set<Integer> previous() {
      Set<Integer> keys = new LinkedHashSet<>();
      previous.forEach(each -> keys.add(each.from.key));
      return keys;
    }

    /** How often the turn came after one with key {@code from}. */
    int countFrom(int from) {
      for (Passages each : previous) {
        if (each.from.key == from) {
          return each.count;
        }
      }
      return 0;
    }

    /** The most frequent of the turns that follow and are among these, {@code null} if none is. */
    Integer likeliest(Set<Integer> among) {
      Passages best = null;
      for (Passages each : next) {
        boolean more = best == null || each.count > best.count;
        best = among.contains(each.to.key) && more ? each : best;
      }
      return best == null ? null : best.to.key;
    }

    private Passages to(int key) {
      for (Passages each : next) {
        if (each.to.key == key) {
          return each;
        }
      }
      return null;
    }
  }

  private final Map<Integer, Node> nodes = new LinkedHashMap<>();
  private final int turns;

  Flow(Profile profile) {
    turns = profile.size();
    Node last = null;
    for (int at = 0; at < turns; at++) {
      last = last == null ? node(profile, at) : next(last, profile, at);
      last.count++;
    }
  }

  // Most turns are followed by one or two others: they are found without the map.
  private Node next(Node last, Profile profile, int at) {
    Passages passages = last.to(profile.key(at));
    if (passages == null) {
      passages = new Passages(last, node(profile, at));
      last.next.add(passages);
      passages.to.previous.add(passages);
    }
    passages.count++;
    return passages.to;
  }

  private Node node(Profile profile, int at) {
    return nodes.computeIfAbsent(profile.key(at), Node::new);
  }

  int turns() {
    return turns;
  }

  Node node(int key) {
    return nodes.get(key);
  }

  Set<Integer> keys() {
    return Collections.unmodifiableSet(nodes.keySet());
  }

  /** The key through which a cycle is entered most, {@code otherwise} if it never was. */
  int entry(Set<Integer> cycle, int otherwise) {
    int best = otherwise;
    int most = 0;
    for (int key : cycle) {
      int entries = 0;
      for (Passages each : nodes.get(key).previous) {
        entries += cycle.contains(each.from.key) ? 0 : each.count;
      }
      if (entries > most) {
        most = entries;
        best = key;
      }
    }
    return best;
  }
}
