package org.tracewright.jit.runtime;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.tracewright.jit.ir.Trace;

/**
 * The compiled code of one model, shared by all its instances in the process. There may be several
 * regions with one key: they take different facts for granted.
 */
final class Regions {
  /** Regions no model object uses are kept for the next one, up to this many in all. */
  private static final int MAX_REGIONS = 4096;

  private static final int MAX_VARIANTS = 8;

  private final Map<Integer, CopyOnWriteArrayList<Region>> byKey = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> covered = new ConcurrentHashMap<>();
  private final Counters counters;
  private final AtomicInteger version = new AtomicInteger();
  private final AtomicInteger expected = new AtomicInteger();
  private final AtomicInteger count = new AtomicInteger();

  Regions(Counters counters) {
    this.counters = counters;
  }

  List<Region> at(int key) {
    CopyOnWriteArrayList<Region> regions = byKey.get(key);
    return regions == null ? List.of() : regions;
  }

  List<Region> all() {
    return byKey.values().stream().flatMap(List::stream).toList();
  }

  /** A region is going to hold this trace. */
  void cover(Trace trace) {
    Turns.of(trace).forEach(key -> covered.merge(key, 1, Integer::sum));
  }

  /** Whether some region holds a turn with this key, in the middle of a trace perhaps. */
  boolean covers(int key) {
    return covered.containsKey(key);
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
    List<Region> variants = byKey.computeIfAbsent(region.key, k -> new CopyOnWriteArrayList<>());
    variants.add(region);
    boolean many = count.incrementAndGet() > MAX_REGIONS;
    if (many || variants.size() > MAX_VARIANTS) {
      dropUnused(variants);
    }
  }

  /** Forgets the regions with a key that no model object uses. */
  void dropUnused(int key) {
    dropUnused(at(key));
  }

  private void uncover(Trace trace) {
    Turns.of(trace).forEach(key -> covered.computeIfPresent(key, (k, n) -> n > 1 ? n - 1 : null));
  }

  private void dropUnused(List<Region> variants) {
    for (Region each : count.get() > MAX_REGIONS ? all() : variants) {
      if (each.installed != null && each.use(0) == 0) {
        drop(each);
      }
    }
  }

  /** Compiled code for the region is there now. */
  void installed(Region region, boolean first) {
    version.incrementAndGet();
    if (first) {
      counters.arm(Counters.place(region.key));
    }
  }

  /** Forgets a region; its class is unloaded once nobody runs it. */
  void drop(Region region) {
    List<Region> variants = byKey.get(region.key);
    if (variants != null && variants.remove(region)) {
      region.dropped = true;
      region.parts().forEach(part -> uncover(part.recorded));
      count.decrementAndGet();
      if (region.installed != null) {
        counters.disarm(Counters.place(region.key));
      }
    }
  }
}
