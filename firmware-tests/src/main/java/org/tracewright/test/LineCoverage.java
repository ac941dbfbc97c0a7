package org.tracewright.test;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.tracewright.debugger.dwarf.LineTable;
import org.tracewright.debugger.dwarf.SourceLine;
import org.tracewright.sim.elf.ElfFile;
import org.tracewright.sim.elf.Segment;

/** The lines of one program, and which of them were reached. */
final class LineCoverage {
  private final Map<Integer, SourceLine> starts = new TreeMap<>();
  private final Set<Integer> missing = ConcurrentHashMap.newKeySet();

  LineCoverage(ElfFile elf) {
    LineTable table = LineTable.of(elf);
    if (!table.isEmpty()) {
      elf.segments().stream().filter(Segment::executable).forEach(s -> find(s, table));
    }
    missing.addAll(starts.keySet());
  }

  private void find(Segment segment, LineTable table) {
    long end = segment.virtualEnd();
    long at = Integer.toUnsignedLong(segment.virtualAddress());
    while (at < end) {
      Optional<SourceLine> line = table.at((int) at);
      line.filter(l -> l.line() > 0).ifPresent(l -> starts.put(l.start(), l));
      at = line.isPresent() ? Math.max(at + 2, line.get().end()) : at + 2;
    }
  }

  /** Where a stop is wanted. */
  int[] missing() {
    return missing.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Notes that the instruction at an address is about to run; whether it begins a line. */
  boolean reach(int address) {
    missing.remove(address);
    return starts.containsKey(address);
  }

  /** Adds each line to its file: whether any of its instructions was reached. */
  void addTo(Map<String, TreeMap<Integer, Boolean>> files) {
    starts.forEach(
        (address, line) ->
            files
                .computeIfAbsent(line.file(), f -> new TreeMap<>())
                .merge(line.line(), !missing.contains(address), Boolean::logicalOr));
  }
}
