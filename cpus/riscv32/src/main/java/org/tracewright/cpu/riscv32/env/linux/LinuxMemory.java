package org.tracewright.cpu.riscv32.env.linux;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.tracewright.cpu.riscv32.env.GuestMemory;
import org.tracewright.cpu.riscv32.env.host.Errno;
import org.tracewright.cpu.riscv32.env.host.HostFile;
import org.tracewright.cpu.riscv32.env.host.OpenFile;
import org.tracewright.sim.Stateful;

/**
 * A process's heap and mappings, all inside one RAM. From below: the program, the heap that {@code
 * brk} moves, free space, mappings growing down, the stack. Free space is always zero. Protection
 * is not modelled: every page of the RAM can be read, written and executed.
 */
final class LinuxMemory implements Stateful {
  static final int PAGE = 4096;

  private static final int MAP_SHARED = 1;
  private static final int MAP_TYPE = 0xf;
  private static final int MAP_FIXED = 0x10;
  private static final int MAP_ANONYMOUS = 0x20;
  private static final int MAP_FIXED_NOREPLACE = 0x10_0000;
  private static final int PROT_WRITE = 2;

  private final GuestMemory memory;
  private final long base;
  private final long heapStart;
  private final long top;
  private final long end;
  private final TreeMap<Long, Long> mappings = new TreeMap<>();
  private long heapEnd;

  /**
   * The memory of a process that has just started.
   *
   * @param base where the RAM starts
   * @param heapStart behind the program
   * @param stackBottom the lowest address of the stack, a multiple of {@link #PAGE}
   * @param end behind the RAM
   */
  LinuxMemory(GuestMemory memory, long base, long heapStart, long stackBottom, long end) {
    this.memory = memory;
    this.base = base;
    this.heapStart = heapStart;
    this.heapEnd = heapStart;
    this.top = stackBottom;
    this.end = end;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(heapEnd);
    out.writeInt(mappings.size());
    for (Map.Entry<Long, Long> mapping : mappings.entrySet()) {
      out.writeLong(mapping.getKey());
      out.writeLong(mapping.getValue());
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    heapEnd = in.readLong();
    mappings.clear();
    for (int left = in.readInt(); left > 0; left--) {
      mappings.put(in.readLong(), in.readLong());
    }
  }

  /** Moves the heap's end; what it is afterwards. */
  int brk(int wanted) {
    long to = Integer.toUnsignedLong(wanted);
    if (to >= heapStart && to <= lowestMapping()) {
      if (to < heapEnd) {
        clear(to, heapEnd);
      }
      heapEnd = to;
    }
    return (int) heapEnd;
  }

  private long lowestMapping() {
    return mappings.isEmpty() ? top : Math.min(top, mappings.firstKey());
  }

  /**
   * {@code mmap2}: a mapping of nothing or a private copy of a file.
   *
   * @param file what the descriptor refers to, {@code null} if nothing
   * @param page offset in the file, in pages
   */
  int map(int address, int length, int protection, int flags, OpenFile file, int page) {
    long size = pages(Integer.toUnsignedLong(length));
    if (size == 0) {
      return -Errno.EINVAL;
    }
    boolean anonymous = (flags & MAP_ANONYMOUS) != 0;
    int error = anonymous ? 0 : refusal(file, protection, flags);
    if (error != 0) {
      return error;
    }
    long start = place(address, size, flags);
    if (start < 0) {
      return (int) start;
    }
    mappings.put(start, start + size);
    return anonymous ? (int) start : fill(start, length, (HostFile) file, page);
  }

  private static int refusal(OpenFile file, int protection, int flags) {
    boolean writesBack = (flags & MAP_TYPE) == MAP_SHARED && (protection & PROT_WRITE) != 0;
    if (file == null) {
      return -Errno.EBADF;
    }
    return writesBack || !(file instanceof HostFile) ? -Errno.EACCES : 0;
  }

  private long place(int address, long size, int flags) {
    if ((flags & (MAP_FIXED | MAP_FIXED_NOREPLACE)) == 0) {
      long start = highestGap(size);
      return start < pages(heapEnd) ? -Errno.ENOMEM : start;
    }
    long start = Integer.toUnsignedLong(address);
    if (start % PAGE != 0) {
      return -Errno.EINVAL;
    }
    if (start < pages(heapEnd) || start + size > top) {
      return -Errno.ENOMEM;
    }
    if ((flags & MAP_FIXED) == 0 && overlaps(start, start + size)) {
      return -Errno.EEXIST;
    }
    remove(start, start + size);
    return start;
  }

  private long highestGap(long size) {
    long limit = top;
    for (Map.Entry<Long, Long> used : mappings.descendingMap().entrySet()) {
      if (limit - used.getValue() >= size) {
        break;
      }
      limit = used.getKey();
    }
    return limit - size;
  }

  private boolean overlaps(long from, long to) {
    Map.Entry<Long, Long> below = mappings.lowerEntry(to);
    return below != null && below.getValue() > from;
  }

  private int fill(long start, int length, HostFile file, int page) {
    long position = file.seek(0, OpenFile.SEEK_CUR);
    file.seek(Integer.toUnsignedLong(page) * PAGE, OpenFile.SEEK_SET);
    for (int done = 0; done < length; ) {
      int count = memory.read(file, (int) start + done, length - done);
      if (count <= 0) {
        break;
      }
      done += count;
    }
    file.seek(position, OpenFile.SEEK_SET);
    return (int) start;
  }

  /** {@code munmap}. */
  int unmap(int address, int length) {
    long start = Integer.toUnsignedLong(address);
    long size = pages(Integer.toUnsignedLong(length));
    if (start % PAGE != 0 || size == 0 || start + size > 1L << 32) {
      return -Errno.EINVAL;
    }
    remove(start, start + size);
    return 0;
  }

  private void remove(long from, long to) {
    for (Map.Entry<Long, Long> used = mappings.lowerEntry(to);
        used != null && used.getValue() > from;
        used = mappings.lowerEntry(to)) {
      cut(used.getKey(), used.getValue(), from, to);
    }
  }

  /** Takes from..to out of one mapping; what is left of it on either side stays. */
  private void cut(long start, long stop, long from, long to) {
    mappings.remove(start);
    clear(Math.max(start, from), Math.min(stop, to));
    if (start < from) {
      mappings.put(start, from);
    }
    if (stop > to) {
      mappings.put(to, stop);
    }
  }

  private void clear(long from, long to) {
    memory.clear((int) from, (int) (to - from));
  }

  /** {@code mprotect}: succeeds, without effect, on memory of the process. */
  int protect(int address, int length) {
    long start = Integer.toUnsignedLong(address);
    long size = pages(Integer.toUnsignedLong(length));
    if (start % PAGE != 0) {
      return -Errno.EINVAL;
    }
    return start < base || start + size > end ? -Errno.ENOMEM : 0;
  }

  private static long pages(long size) {
    return (size + PAGE - 1) & -PAGE;
  }
}
