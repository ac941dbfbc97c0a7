package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which turns a region is to hold, each once, and where its parts begin: at its header, where ways
 * meet, and behind a branch on all ways but the likeliest.
 *
 * @param header where the region is entered
 * @param keys the green keys of its turns
 * @param weights how often each part's first turn was taken in the profile, by key
 * @param forks turns that control goes on from in two ways, and where the unlikely one leads to
 * @param successors what followed a turn inside the region, by the turn's key
 */
record Plan(
    int header,
    Set<Integer> keys,
    Map<Integer, Integer> weights,
    Successors successors,
    Map<Integer, Integer> forks) {
  /** About how many bytes of code a turn takes. */
  static final int TURN_BYTES = 40;

  int weight(int key) {
    return weights.getOrDefault(key, 1);
  }

  boolean isStart(int key) {
    return weights.containsKey(key);
  }

  /** A new region with these turns, one of which is hot. */
  static Plan ofNew(Flow flow, int hot, Set<Integer> keys) {
    return of(flow, flow.entry(keys, hot), keys, keys);
  }

  /**
   * What a region is to hold besides what it has.
   *
   * @param keys the keys of turns that are in no region
   * @param there the keys of those that are in this one
   */
  static Plan besides(Flow flow, int hot, Set<Integer> keys, Set<Integer> there) {
    Set<Integer> all = new LinkedHashSet<>(keys);
    flow.keys().stream().filter(there::contains).forEach(all::add);
    return of(flow, hot, keys, all);
  }

  private static Plan of(Flow flow, int header, Set<Integer> keys, Set<Integer> all) {
    Plan plan = new Plan(header, keys, new TreeMap<>(), new Successors(), new TreeMap<>());
    plan.weights.put(header, flow.node(header).count);
    for (int key : all) {
      Set<Integer> next = new LinkedHashSet<>(flow.node(key).next());
      next.retainAll(all);
      Integer likeliest = keys.contains(key) ? flow.node(key).likeliest(all) : null;
      for (int each : next) {
        plan.successors.add(key, each, flow.node(each).countFrom(key));
        boolean unlikely = !Integer.valueOf(each).equals(likeliest);
        if (keys.contains(each) && (unlikely || meets(flow, each, all))) {
          plan.weights.put(each, flow.node(each).count);
        }
        if (unlikely && next.size() == 2 && (keys.contains(key) || keys.contains(each))) {
          plan.forks.put(key, each);
        }
      }
    }
    return plan;
  }

  private static boolean meets(Flow flow, int key, Set<Integer> keys) {
    return flow.node(key).previous().stream().filter(keys::contains).count() > 1;
  }

  /** The parts' first keys, the header's first, then as often as they were taken. */
  List<Integer> starts() {
    List<Integer> starts = new ArrayList<>(weights.keySet());
    starts.remove((Integer) header);
    starts.sort((one, other) -> Integer.compare(weights.get(other), weights.get(one)));
    starts.addFirst(header);
    return starts;
  }
}
