package org.tracewright.debugger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracewright.debugger.dwarf.Frame;
import org.tracewright.sim.Machine;

/**
 * Where the guest's instructions go: every so many instructions the functions being run are noted.
 * The count is that of the guest, so a profile is the same in every engine.
 */
final class Profile {
  private static final int DEEPEST = 128;

  private final Guest guest;
  private final long interval;
  private final Map<String, Long> stacks = new TreeMap<>();
  private final Map<String, Long> selves = new HashMap<>();
  private final Map<String, Long> totals = new HashMap<>();
  private long samples;

  Profile(Guest guest, long interval) {
    this.guest = guest;
    this.interval = interval;
  }

  /** Instructions from one sample to the next. */
  long interval() {
    return interval;
  }

  /** Notes where the guest is. */
  void sample(Machine machine) {
    List<String> names = new ArrayList<>();
    for (Frame frame : guest.frames(DEEPEST)) {
      names.add(machine.symbols().at(frame.callSite()).map(s -> s.name()).orElse("??"));
    }
    samples++;
    selves.merge(names.get(0), 1L, Long::sum);
    names.stream().distinct().forEach(name -> totals.merge(name, 1L, Long::sum));
    Collections.reverse(names);
    stacks.merge(String.join(";", names), 1L, Long::sum);
  }

  /** How many samples there are. */
  long samples() {
    return samples;
  }

  /** A line for each function, the heaviest first: share itself, share with what it calls, name. */
  List<String> byFunction() {
    List<String> names = new ArrayList<>(totals.keySet());
    names.sort(
        (a, b) -> {
          int order = Long.compare(self(b), self(a));
          return order != 0 ? order : a.compareTo(b);
        });
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      lines.add(
          String.format(
              "%6.2f%% %6.2f%%  %s",
              100.0 * self(name) / samples, 100.0 * totals.get(name) / samples, name));
    }
    return lines;
  }

  private long self(String name) {
    return selves.getOrDefault(name, 0L);
  }

  /** A line for each stack: the functions from the outermost to the innermost, and its samples. */
  List<String> folded() {
    return stacks.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
  }
}
