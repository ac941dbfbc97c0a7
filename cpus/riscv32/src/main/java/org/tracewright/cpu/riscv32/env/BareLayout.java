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
      long physical = Integer.toUnsignedLong(s.physicalAddress());
      ranges.add(new Range(physical, physical + s.fileSize()));
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
    Range data = clusters.get(indexOf(dataAddress()));
    bus.add(memoryFor(data, memory));
    for (Range cluster : clusters) {
      if (!cluster.equals(data)) {
        bus.add(memoryFor(cluster, 0));
      }
    }
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

  private Memory memoryFor(Range cluster, long wanted) {
    long usual = Integer.toUnsignedLong(USUAL_BASE);
    boolean isUsual = cluster.start >= usual && cluster.start - usual < NEAR;
    long base = isUsual ? usual : cluster.start / PAGE * PAGE;
    long end = Math.min(Math.max(base + wanted, cluster.end + ROOM), limit(cluster));
    if (end - base > Memory.MAX_SIZE) {
      throw new ProgramException(
          Problem.UNUSABLE,
          elf.name()
              + ": needs "
              + (end - base)
              + " bytes of memory; at most "
              + Memory.MAX_SIZE
              + " are given",
          "make its data smaller, or give less with --memory");
    }
    return Memory.ram("ram", (int) base, (int) (end - base));
  }

  /** Where the next cluster, or the end of the address space, stops this one. */
  private long limit(Range cluster) {
    int next = clusters.indexOf(cluster) + 1;
    return next < clusters.size() ? clusters.get(next).start / PAGE * PAGE : END;
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
