package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Divides the parts of regions among regions anew. Regions grow as code gets hot, each until it is
 * full, so that an inner loop may end up in two of them by chance: whoever looks at the whole later
 * knows better.
 */
final class Regrouping {
  /** Regions are filled up to this share: what they are estimated to have is not exact. */
  private static final double FULL = 0.85;

  private static final double HALF = 0.6;

  /** Turns to one passage from region to region that makes it worth while. */
  private static final int OFTEN = 40;

  /** How many times fewer passages there have to be afterwards. */
  private static final int GAIN = 2;

  /** Parts of a region that begin with one key, with others that they are kept together with. */
  private static final class Unit {
    final Region region;
    final List<Part> parts = new ArrayList<>();
    int bytes;
    long count; // of turns in profiles
    private Unit joined; // the one that speaks for this one, null if it speaks for itself

    Unit(Region region) {
      this.region = region;
    }

    Unit all() {
      Unit last = this;
      while (last.joined != null) {
        last = last.joined;
      }
      return last;
    }
  }

  private record Passage(Unit from, Unit to, int count) {}

  private final double most;
  private final List<Unit> units = new ArrayList<>();
  private final Map<Integer, Unit> byTurn = new HashMap<>();
  private final List<Passage> passages = new ArrayList<>();
  private final Map<Unit, Integer> bytes = new HashMap<>(); // of units that speak for themselves

  /**
   * Divides the parts of regions that know what follows what in all of them.
   *
   * @param sizes how many bytes of code they have
   * @param most how many a region may have
   */
  Regrouping(Map<Region, Integer> sizes, int most) {
    this.most = most * FULL;
    sizes.forEach(this::addUnits);
    units.forEach(unit -> unit.parts.forEach(part -> byTurn.putIfAbsent(part.key(), unit)));
    units.forEach(
        unit -> unit.parts.forEach(p -> p.turns().forEach(key -> byTurn.putIfAbsent(key, unit))));
    sizes.keySet().forEach(this::findPassages);
    units.forEach(unit -> bytes.put(unit, unit.bytes));
    passages.sort(Comparator.comparingInt(Passage::count).reversed());
    passages.forEach(passage -> join(passage.from.all(), passage.to.all()));
    keepTogether();
  }

  /** The parts of a full region in regions of half its size or a little more. */
  static Regrouping halves(Region region, int size) {
    return new Regrouping(Map.of(region, size), (int) (size * HALF / FULL));
  }

  private void addUnits(Region region, int size) {
    List<Part> parts = region.parts().stream().filter(part -> !part.gone).toList();
    long ops = parts.stream().mapToLong(part -> part.latest().ops().size()).sum();
    Map<Integer, Unit> byKey = new LinkedHashMap<>();
    for (Part part : parts) {
      Unit unit = byKey.computeIfAbsent(part.key(), key -> new Unit(region));
      unit.parts.add(part);
      unit.bytes += (int) ((long) size * part.latest().ops().size() / ops);
    }
    units.addAll(byKey.values());
  }

  private void findPassages(Region region) {
    region
        .successors()
        .forEach(
            (key, next, count) -> {
              Unit from = byTurn.get(key);
              Unit to = byTurn.get(next);
              if (from != null && from.region == region) { // each turn once
                from.count += count;
                if (to != null && to != from) {
                  passages.add(new Passage(from, to, count));
                }
              }
            });
  }

  private void join(Unit one, Unit other) {
    int sum = bytes.get(one) + bytes.get(other);
    if (one != other && sum <= most) {
      other.joined = one;
      bytes.put(one, sum);
    }
  }

  // What was not met stays with what it was with, as far as that fits; the rest of a region stays
  // together.
  private void keepTogether() {
    Map<Region, List<Unit>> places = new LinkedHashMap<>();
    for (Unit unit : units) {
      List<Unit> known = places.computeIfAbsent(unit.region, region -> new ArrayList<>());
      for (Unit each : known) {
        join(each.all(), unit.all());
      }
      if (known.stream().noneMatch(each -> each.all() == unit.all())) {
        known.add(unit);
      }
    }
  }

  private static boolean stays(Unit from, Unit to, boolean regrouped) {
    return regrouped ? from.all() == to.all() : from.region == to.region;
  }

  private long passing(boolean regrouped) {
    return passages.stream()
        .filter(passage -> !stays(passage.from, passage.to, regrouped))
        .mapToLong(Passage::count)
        .sum();
  }

  private long passing(Flow flow, boolean regrouped) {
    long count = 0;
    for (int key : flow.keys()) {
      Unit from = byTurn.get(key);
      for (int next : flow.node(key).next()) {
        Unit to = byTurn.get(next);
        boolean known = from != null && to != null;
        count += known && !stays(from, to, regrouped) ? flow.node(next).countFrom(key) : 0;
      }
    }
    return count;
  }

  /**
   * Whether control passes from region to region often, and would do so much less often: both in
   * what was seen last and in all that is known.
   */
  boolean isWorthwhile(Flow last) {
    long now = passing(last, false);
    return now * OFTEN >= last.turns()
        && now >= GAIN * passing(last, true)
        && passing(false) >= GAIN * passing(true);
  }

  /** The parts of regions to be, those of the turn met most first; what is to stay is left out. */
  List<List<Part>> groups() {
    Map<Unit, List<Unit>> groups = new LinkedHashMap<>();
    units.forEach(unit -> groups.computeIfAbsent(unit.all(), all -> new ArrayList<>()).add(unit));
    List<List<Part>> fresh = new ArrayList<>();
    for (List<Unit> group : groups.values()) {
      if (!isWhole(group)) {
        group.sort(Comparator.comparingLong((Unit unit) -> unit.count).reversed());
        fresh.add(group.stream().flatMap(unit -> unit.parts.stream()).toList());
      }
    }
    return fresh;
  }

  private boolean isWhole(List<Unit> group) {
    Region region = group.getFirst().region;
    long all = units.stream().filter(unit -> unit.region == region).count();
    return group.size() == all && group.stream().allMatch(unit -> unit.region == region);
  }

  /** The regions whose parts are in {@link #groups}. */
  Set<Region> regions() {
    Set<Part> moving = new HashSet<>();
    groups().forEach(moving::addAll);
    Set<Region> regions = new LinkedHashSet<>();
    for (Unit unit : units) {
      if (moving.contains(unit.parts.getFirst())) {
        regions.add(unit.region);
      }
    }
    return regions;
  }
}
