package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracewright.jit.JitSettings;

/**
 * Where one region ends and another begins, once there are some: two become one, one becomes two,
 * or the parts of two are divided anew.
 */
final class Borders {
  private static final int PASSAGES = 40; // that make a byte worth its compilation, of an exit's
  private static final int FAR = 2000; // instructions from one passage to the next
  private static final int MERGED = 5;
  private static final int HALVES = 2;

  private final JitSettings settings;
  private final Growth growth;

  Borders(JitSettings settings, Growth growth) {
    this.settings = settings;
    this.growth = growth;
  }

  /**
   * Divides the parts of two regions that were looked at anew.
   *
   * @return false if nothing came of it
   */
  boolean regroup(Binding binding, Profile open) {
    Flow flow = new Flow(open);
    Map<Region, Integer> sizes = new LinkedHashMap<>();
    for (Installed code : binding.inUse()) {
      if (open.apart.contains(code.region()) && code.region().isFree()) {
        sizes.put(code.region(), code.emission().codeBytes());
        code.region().learn(flow);
      }
    }
    Regrouping found = new Regrouping(sizes, settings.maxBytes());
    return found.isWorthwhile(flow) && regroup(found);
  }

  // All regions are emitted before the old ones are given up. Answers false if they cannot be.
  private boolean regroup(Regrouping found) {
    Set<Region> old = found.regions();
    Successors successors = new Successors();
    old.forEach(region -> successors.addAll(region.successors()));
    List<Region> fresh = new ArrayList<>();
    for (List<Part> parts : found.groups()) {
      Part header = parts.getFirst();
      Region from = old.iterator().next();
      fresh.add(new Region(header.key(), from.layout, settings.bridgeThreshold(), successors));
      parts.forEach(fresh.getLast()::add);
    }
    boolean done = Region.regroup(old, fresh);
    if (done) {
      growth.begin(fresh);
    }
    return done;
  }

  /**
   * Two regions that hand over to each other all the time had better be one.
   *
   * @return whether they may become one
   */
  boolean merge(Region region, Region other, ExitState exit) {
    Installed one = region.installed;
    Installed two = other.installed;
    boolean there = one != null && two != null;
    long bytes = there ? one.emission().codeBytes() + two.emission().codeBytes() : 0;
    boolean fits = there && bytes < settings.maxBytes();
    if (!pays(exit, bytes)) {
      return true; // to compile both again takes longer than all the ways from one to the other did
    }
    if (!fits || !region.layout.equals(other.layout)) {
      exit.waits("the region that goes on here does not fit in");
      return fits;
    } else if (region.absorb(other)) { // if not, one of them is being emitted: the next time then
      region.missed(MERGED * settings.bridgeThreshold());
      growth.emit(region, null);
    }
    return true;
  }

  private boolean pays(ExitState exit, long bytes) {
    boolean cheap = exit.total * PASSAGES < bytes * settings.bridgeThreshold();
    return !cheap && exit.interval <= FAR;
  }

  /**
   * What follows a hot exit is interpreted, turn by turn, where a region has no room for it: two of
   * its halves have.
   */
  void divide(Region region, ExitState exit) {
    Installed code = region.installed;
    int bytes = code == null ? 0 : code.emission().codeBytes();
    boolean wanted = exit.frames.isEmpty() && region.isFull() && pays(exit, bytes);
    if (wanted && region.isFree()) {
      Regrouping halves = Regrouping.halves(region, bytes);
      if (halves.groups().size() < HALVES || !regroup(halves)) {
        exit.waits("the region is full");
      }
    }
  }
}
