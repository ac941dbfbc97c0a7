package org.tracewright.jit.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Which green keys followed which in a {@link Profile}, and how often: a graph with counts. */
final class Flow {
  /** A green key; neighbours in the order in which they were first seen. */
  static final class Node {
    final int key;
    int count;
    private final Map<Integer, Integer> next = new LinkedHashMap<>();
    private final Map<Integer, Integer> previous = new LinkedHashMap<>();

    private Node(int key) {
      this.key = key;
    }

    Set<Integer> next() {
      return next.keySet();
    }

    Set<Integer> previous() {
      return previous.keySet();
    }

    /** How often the turn came after one with key {@code from}. */
    int countFrom(int from) {
      return previous.getOrDefault(from, 0);
    }

    /** The most frequent of the turns that follow and are among these, {@code null} if none is. */
    Integer likeliest(Set<Integer> among) {
      Integer best = null;
      for (Map.Entry<Integer, Integer> each : next.entrySet()) {
        boolean more = best == null || each.getValue() > next.get(best);
        best = among.contains(each.getKey()) && more ? each.getKey() : best;
      }
      return best;
    }
  }

  private final Map<Integer, Node> nodes = new LinkedHashMap<>();
  private final int turns;

  Flow(Profile profile) {
    turns = profile.size();
    Node before = null;
    for (int at = 0; at < turns; at++) {
      Node node = nodes.computeIfAbsent(profile.key(at), Node::new);
      node.count++;
      if (before != null) {
        before.next.merge(node.key, 1, Integer::sum);
        node.previous.merge(before.key, 1, Integer::sum);
      }
      before = node;
    }
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

  /** The keys on a way from a key back to itself that stays inside; empty if there is none. */
  Set<Integer> cycle(int key, Set<Integer> inside) {
    Set<Integer> cycle = reach(key, inside, Node::next);
    cycle.retainAll(reach(key, inside, Node::previous));
    return cycle;
  }

  /** What is reached from a key by one step or more, staying inside, the nearest first. */
  List<Integer> following(int key, Set<Integer> inside) {
    return new ArrayList<>(reach(key, inside, Node::next));
  }

  private Set<Integer> reach(
      int key, Set<Integer> inside, Function<Node, Collection<Integer>> steps) {
    Set<Integer> reached = new java.util.LinkedHashSet<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(key));
    while (!open.isEmpty()) {
      for (int each : steps.apply(nodes.get(open.remove()))) {
        if (inside.contains(each) && reached.add(each)) {
          open.add(each);
        }
      }
    }
    return reached;
  }

  /** The key through which a cycle is entered most, {@code otherwise} if it never was. */
  int entry(Set<Integer> cycle, int otherwise) {
    int best = otherwise;
    int most = 0;
    for (int key : cycle) {
      int entries = 0;
      for (Map.Entry<Integer, Integer> from : nodes.get(key).previous.entrySet()) {
        entries += cycle.contains(from.getKey()) ? 0 : from.getValue();
      }
      if (entries > most) {
        most = entries;
        best = key;
      }
    }
    return best;
  }

  /** How often a turn of one set followed one of the other. */
  int between(Set<Integer> some, Set<Integer> others) {
    int passages = 0;
    for (int key : some) {
      Node node = nodes.get(key);
      for (int next : node.next.keySet()) {
        passages += others.contains(next) ? node.next.get(next) : 0;
      }
      for (int before : node.previous.keySet()) {
        passages += others.contains(before) ? node.previous.get(before) : 0;
      }
    }
    return passages;
  }

  /** A copy without one key. */
  static Set<Integer> without(Set<Integer> keys, int key) {
    Set<Integer> rest = new HashSet<>(keys);
    rest.remove(key);
    return rest;
  }
}
