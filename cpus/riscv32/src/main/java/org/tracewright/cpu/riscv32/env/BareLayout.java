package org.tracewright.cpu.riscv32.env;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Memory;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.ProgramException.Problem;
import org.tracewright.sim.elf.ElfFile;
import org.tracewright.sim.elf.Segment;

/**
 * The memory of a bare machine, made to fit the program: segments that lie near each other share a
 * RAM. The one with the program's data is the primary one and has room for heap and stack; the
 * others are as large as they must be. A program linked at {@link #USUAL_BASE} or somewhat above
 * gets its RAM from there.
 */
final class BareLayout {
  /** Where most boards and all test suites have their RAM. */
  static final int USUAL_BASE = 0x8000_0000;

  private static final long NEAR = 16L << 20;
  private static final long PAGE = 4096;
  private static final long ROOM = 1L << 20;
  private static final long END = 1L << 32;

  private record Range(long start, long end) {
    boolean contains(int address) {
      long at = Integer.toUnsignedLong(address);
      return at >= start && at < end;
    }

    Range with(Range other) {
      return new Range(start, Math.max(end, other.end));
    }
  }

  private final ElfFile elf;
  private final long memory;
  private final List<Range> clusters;

  /**
   * A layout.
   *
   * @param memory bytes of the primary RAM; it is made larger if the program needs more
   */
  BareLayout(ElfFile elf, long memory) {
    this.elf = elf;
    this.memory = memory;
    this.clusters = clusters(ranges(elf));
  }

  private static List<Range> ranges(ElfFile elf) {
    List<Range> ranges = new ArrayList<>();
    for (Segment s : elf.segments()) {
      ranges.add(new Range(Integer.toUnsignedLong(s.virtualAddress()), s.virtualEnd()));
      if (s.fileSize() > 0) {
        long physical = Integer.toUnsignedLong(s.physicalAddress());
        ranges.add(new Range(physical, physical + s.fileSize()));
      }
    }
    ranges.sort(Comparator.comparingLong(Range::start));
    return ranges;
  }

  private static List<Range> clusters(List<Range> ranges) {
    List<Range> clusters = new ArrayList<>();
    Range last = ranges.get(0);
    for (Range next : ranges) {
      if (next.start - last.end < NEAR) {
        last = last.with(next);
      } else {
        clusters.add(last);
        last = next;
      }
    }
    clusters.add(last);
    return clusters;
  }

  /** Adds the memories and loads the program. */
  void build(Bus bus) {
    int data = indexOf(dataAddress());
    List<Range> regions = regions(data);
    checkTotal(regions);
    bus.add(memoryFor(regions.remove(data)));
    regions.forEach(region -> bus.add(memoryFor(region)));
    bus.setCode(bus.memoryAt(elf.entry(), 1));
    load(bus);
  }

  private int dataAddress() {
    for (Segment s : elf.segments()) {
      if (s.writable()) {
        return s.virtualAddress();
      }
    }
    return elf.entry();
  }

  private int indexOf(int address) {
    for (int i = 0; i < clusters.size(); i++) {
      if (clusters.get(i).contains(address)) {
        return i;
      }
    }
    throw new AssertionError("every segment is in a cluster");
  }

  private List<Range> regions(int data) {
    List<Range> regions = new ArrayList<>();
    for (int i = 0; i < clusters.size(); i++) {
      long base = base(clusters.get(i));
      long limit = i + 1 < clusters.size() ? base(clusters.get(i + 1)) : END;
      long wanted = Math.max(base + (i == data ? memory : 0), clusters.get(i).end + ROOM);
      regions.add(new Range(base, Math.min(wanted, limit)));
    }
    return regions;
  }

  private static long base(Range cluster) {
    long usual = Integer.toUnsignedLong(USUAL_BASE);
    boolean isUsual = cluster.start >= usual && cluster.start - usual < NEAR;
    return isUsual ? usual : cluster.start / PAGE * PAGE;
  }

  private void checkTotal(List<Range> regions) {
    long total = regions.stream().mapToLong(r -> r.end - r.start).sum();
    if (total > Memory.MAX_SIZE) {
      throw new ProgramException(
          Problem.UNUSABLE,
          elf.name()
              + ": needs "
              + total
              + " bytes of memory; at most "
              + Memory.MAX_SIZE
              + " are given",
          "make its data smaller, or give less with --memory");
    }
  }

  private static Memory memoryFor(Range region) {
    return Memory.ram("ram", (int) region.start, (int) (region.end - region.start));
  }

  private void load(Bus bus) {
    for (Segment s : elf.segments()) {
      boolean loaded = bus.load(s.physicalAddress(), s.file(), s.fileOffset(), s.fileSize());
      if (!loaded) {
        throw new AssertionError("no memory for " + s.physicalAddress());
      }
    }
  }

  /**
   * What a debug host tells of the primary RAM: base and limit of the heap, base and limit of the
   * stack, which grows down from its base.
   */
  static int[] heapAndStack(ElfFile elf, Memory ram) {
    long end = Integer.toUnsignedLong(ram.base()) + ram.size();
    long heap = Integer.toUnsignedLong(ram.base());
    for (Segment s : elf.segments()) {
      if (ram.contains(s.virtualAddress(), 1)) {
        heap = Math.max(heap, s.virtualEnd());
      }
    }
    long stack = end - Math.min(ROOM, (end - heap) / 2);
    return new int[] {(int) ((heap + 15) & -16), (int) stack, (int) end, (int) stack};
  }
}
