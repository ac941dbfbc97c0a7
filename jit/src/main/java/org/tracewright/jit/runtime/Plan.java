package org.tracewright.jit.runtime;

import java.util.Comparator;
import java.util.HashSet;
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
 * @param successors what followed a turn inside the region, by the turn's key
 */
record Plan(
    int header,
    Set<Integer> keys,
    Map<Integer, Integer> weights,
    Map<Integer, Set<Integer>> successors) {
  /** A loop whose round takes more turns than this gains nothing from being one with its inner. */
  private static final int LONG_ROUND = 256;

  private static final int TURN_BYTES = 20;
  private static final int PART_BYTES = 30;

  boolean isStart(int key) {
    return weights.containsKey(key);
  }

  /**
   * The best region for a hot key: the widest loop around it that is tight and fits, else what fits
   * of the narrowest, else the road from it.
   *
   * @param most how many bytes of code it may have
   * @param compiled the keys of turns that are in other regions
   */
  static Plan of(Flow flow, int hot, int most, Set<Integer> compiled) {
    Set<Integer> inside = new HashSet<>(flow.keys());
    inside.removeAll(compiled);
    inside.add(hot);
    for (Set<Integer> cycle = flow.cycle(hot, inside);
        !cycle.isEmpty();
        cycle = flow.cycle(hot, inside)) {
      int header = flow.entry(cycle, hot);
      boolean tight = flow.node(header).count * LONG_ROUND >= flow.turns();
      if (header == hot) {
        return loop(flow, header, cycle, most);
      }
      if (tight && least(cycle) <= most) {
        Plan plan = of(flow, header, cycle);
        if (plan.bytes() <= most) {
          return plan;
        }
      }
      inside = Flow.without(cycle, header);
    }
    return road(flow, hot, inside, most);
  }

  // A loop without what is taken too seldom for it to fit; where all of it is taken alike, its
  // beginning.
  private static Plan loop(Flow flow, int header, Set<Integer> cycle, int most) {
    Set<Integer> kept = cycle;
    Plan plan = least(kept) <= most ? of(flow, header, kept) : null;
    for (int least = 1; plan == null || plan.bytes() > most; least += 1 + least / 4) {
      int fewest = least;
      Set<Integer> frequent = new HashSet<>(kept);
      frequent.removeIf(key -> flow.node(key).count < fewest);
      frequent.add(header);
      frequent.retainAll(union(header, flow.following(header, frequent)));
      if (least(frequent) < most / 8) {
        return road(flow, header, kept, most);
      }
      kept = frequent;
      plan = least(kept) <= most ? of(flow, header, kept) : null;
    }
    return plan;
  }

  // What follows a key that was not come back to.
  private static Plan road(Flow flow, int start, Set<Integer> inside, int most) {
    List<Integer> keys = List.copyOf(union(start, flow.following(start, inside)));
    keys = keys.subList(0, Math.min(keys.size(), 1 + most / TURN_BYTES));
    Plan plan = of(flow, start, new LinkedHashSet<>(keys));
    while (plan.bytes() > most && keys.size() > 1) {
      keys = keys.subList(0, keys.size() - 1 - keys.size() / 16);
      plan = of(flow, start, new LinkedHashSet<>(keys));
    }
    return plan;
  }

  // The bytes of code that turns take at least.
  private static int least(Set<Integer> keys) {
    return keys.size() * TURN_BYTES;
  }

  private static Set<Integer> union(int key, List<Integer> others) {
    Set<Integer> all = new LinkedHashSet<>();
    all.add(key);
    all.addAll(others);
    return all;
  }

  /** About how many bytes of code it will take. */
  int bytes() {
    return keys.size() * TURN_BYTES + weights.size() * PART_BYTES;
  }

  private static Plan of(Flow flow, int header, Set<Integer> keys) {
    Map<Integer, Integer> weights = new TreeMap<>();
    Map<Integer, Set<Integer>> successors = new TreeMap<>();
    weights.put(header, flow.node(header).count);
    for (int key : keys) {
      Set<Integer> next = new LinkedHashSet<>(flow.node(key).next());
      next.retainAll(keys);
      successors.put(key, next);
      Integer likeliest = flow.node(key).likeliest(keys);
      for (int each : next) {
        if (each != likeliest || meets(flow, each, keys)) {
          weights.put(each, flow.node(each).count);
        }
      }
    }
    return new Plan(header, keys, weights, successors);
  }

  private static boolean meets(Flow flow, int key, Set<Integer> keys) {
    return flow.node(key).previous().stream().filter(keys::contains).count() > 1;
  }

  /** The parts' first keys, the header's first, then as often as they were taken. */
  List<Integer> starts() {
    return weights.keySet().stream()
        .sorted(
            Comparator.comparing((Integer key) -> key != header)
                .thenComparing(key -> -weights.get(key)))
        .toList();
  }
}
