package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The compiled code of one model, shared by all its instances in the process. There may be several
 * regions with one key: they take different facts for granted.
 */
final class Regions {
  /** Regions no model object uses are kept for the next one, up to this many in all. */
  private static final int MAX_REGIONS = 4096;

  private static final int MAX_VARIANTS = 8;

  private final Map<Integer, CopyOnWriteArrayList<Region>> byKey = new ConcurrentHashMap<>();
  private final Counters counters;
  private final AtomicInteger version = new AtomicInteger();
  private final AtomicInteger expected = new AtomicInteger();
  private final AtomicInteger count = new AtomicInteger();

  Regions(Counters counters) {
    this.counters = counters;
  }

  /** Regions with an entry at a key. */
  List<Region> at(int key) {
    CopyOnWriteArrayList<Region> regions = byKey.get(key);
    return regions == null ? List.of() : regions;
  }

  List<Region> all() {
    return byKey.values().stream()
        .flatMap(List::stream)
        .distinct()
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Counts the first emissions under way. */
  void expect(int change) {
    expected.addAndGet(change);
  }

  /** Whether a new region is under way: what is hot now may be a part of it. */
  boolean isExpecting() {
    return expected.get() > 0;
  }

  /** Changes whenever code is installed. */
  int version() {
    return version.get();
  }

  /** A new region is going to be compiled. */
  void add(Region region) {
    enter(region, region.key);
    boolean many = count.incrementAndGet() > MAX_REGIONS;
    List<Region> variants = at(region.key);
    if (many || variants.size() > MAX_VARIANTS) {
      dropUnused(variants);
    }
  }

  private boolean enter(Region region, int key) {
    return byKey.computeIfAbsent(key, k -> new CopyOnWriteArrayList<>()).addIfAbsent(region);
  }

  /** Forgets the regions with a key that no model object uses. */
  void dropUnused(int key) {
    dropUnused(at(key));
  }

  private void dropUnused(List<Region> variants) {
    for (Region each : count.get() > MAX_REGIONS ? all() : variants) {
      if (each.installed != null && each.use(0) == 0) {
        drop(each);
      }
    }
  }

  /** Compiled code for the region is there now. */
  void installed(Region region) {
    // What was counted while it was not compiled says nothing about where it will be entered.
    region.installed.turns().forEach(key -> counters.rewind(Counters.place(key)));
    for (int key : region.installed.entries().keySet()) {
      enter(region, key);
      if (region.arms(key)) {
        counters.arm(Counters.place(key));
      }
    }
    version.incrementAndGet();
  }

  /** Forgets a region; its class is unloaded once nobody runs it. */
  void drop(Region region) {
    if (leave(region, region.key)) {
      region.dropped = true;
      count.decrementAndGet();
      for (int key : region.armed()) {
        leave(region, key);
        counters.disarm(Counters.place(key));
      }
    }
  }

  /** Forgets a region whose parts are in another one now. */
  void replace(Region region) {
    drop(region);
    region.installed = null;
    version.incrementAndGet();
  }

  private boolean leave(Region region, int key) {
    List<Region> variants = byKey.get(key);
    return variants != null && variants.remove(region);
  }
}
