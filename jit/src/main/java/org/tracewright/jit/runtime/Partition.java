package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Divides the turns that a {@link Profile} saw among regions, each turn to one, so that control
 * passes from one region to another as seldom as possible: what follows each other most often comes
 * together first, as long as it fits.
 */
final class Partition {
  /** A new region is made no larger than this share of what fits: its exits want code as well. */
  private static final double NEW = 0.5;

  /** A region that is there takes turns up to this share. */
  private static final double FULL = 0.6;

  /** So many of them fit into one region. */
  private static final int SMALL = 8;

  /** What belongs together: fresh turns, and at most one region. */
  static final class Share {
    private final Set<Integer> keys = new LinkedHashSet<>();
    private Region region;
    private int bytes;
    private int weight;

    /** The keys of its fresh turns. */
    Set<Integer> keys() {
      return keys;
    }

    /** The region that they had better join, {@code null} if it is a new one. */
    Region region() {
      return region;
    }

    /** How many turns of the profile they were. */
    int weight() {
      return weight;
    }
  }

  private record Passage(int from, int to, int count) {}

  private final Flow flow;
  private final int most;
  private final Map<Integer, Share> shares = new LinkedHashMap<>();

  /**
   * Begins with every turn by itself.
   *
   * @param fresh the keys of turns that are in no region
   * @param most how many bytes of code a region may have
   */
  Partition(Flow flow, Set<Integer> fresh, int most) {
    this.flow = flow;
    this.most = most;
    for (int key : fresh) {
      Share share = new Share();
      share.keys.add(key);
      share.bytes = Plan.TURN_BYTES;
      share.weight = flow.node(key).count;
      shares.put(key, share);
    }
  }

  /** Has more turns join a region that is there already. */
  void add(Region region, int bytes) {
    Share share = new Share();
    share.region = region;
    share.bytes = bytes;
    region.turns().forEach(key -> shares.putIfAbsent(key, share));
  }

  /** Joins what belongs together. */
  void join() {
    List<Passage> passages = new ArrayList<>();
    for (int key : flow.keys()) {
      for (int next : flow.node(key).next()) {
        int count = flow.node(next).countFrom(key);
        passages.add(new Passage(key, next, count));
      }
    }
    passages.sort((a, b) -> Integer.compare(b.count, a.count));
    passages.forEach(passage -> join(shares.get(passage.from), shares.get(passage.to)));
  }

  private void join(Share one, Share other) {
    boolean possible =
        one != null
            && other != null
            && one != other
            && (one.region == null || other.region == null)
            && one.bytes + other.bytes <= most * (one.region == other.region ? NEW : FULL);
    if (possible) {
      Share into = other.region == null ? one : other;
      Share from = into == one ? other : one;
      into.bytes += from.bytes;
      into.weight += from.weight;
      into.keys.addAll(from.keys);
      from.keys.forEach(key -> shares.put(key, into));
    }
  }

  /**
   * Puts fresh shares together that are too small for a region each: what a jump with hundreds of
   * targets leads to, say, has nothing in common but where it is reached from.
   *
   * @param pays whether turns are worth being compiled
   */
  void bundle(Predicate<Set<Integer>> pays) {
    Share open = null;
    for (Share share : shares()) {
      boolean small = share.region == null && share.bytes * SMALL <= most && pays.test(share.keys);
      if (small && open != null && open.bytes + share.bytes <= most * NEW) {
        join(open, share);
      } else if (small) {
        open = share;
      }
    }
  }

  /** The shares with fresh turns, the most frequent first. */
  List<Share> shares() {
    return shares.values().stream()
        .distinct()
        .filter(share -> !share.keys.isEmpty())
        .sorted((one, other) -> Integer.compare(other.weight, one.weight))
        .toList();
  }
}
