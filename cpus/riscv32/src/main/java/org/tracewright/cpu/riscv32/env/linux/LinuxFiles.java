package org.tracewright.cpu.riscv32.env.linux;

import org.tracewright.cpu.riscv32.env.GuestMemory;
import org.tracewright.cpu.riscv32.env.host.Errno;
import org.tracewright.cpu.riscv32.env.host.FileTable;
import org.tracewright.cpu.riscv32.env.host.HostFile;
import org.tracewright.cpu.riscv32.env.host.OpenFile;
import org.tracewright.sim.Bus;

/**
 * The system calls on open files. Each answers as the kernel does: 0 or more, or a negated error
 * number.
 */
final class LinuxFiles {

  private static final int TCGETS = 0x5401;
  private static final int TIOCGWINSZ = 0x5413;
  private static final int IOV_MAX = 1024;

  private final GuestMemory memory;
  private final FileTable table;

  LinuxFiles(GuestMemory memory, FileTable table) {
    this.memory = memory;
    this.table = table;
  }

  OpenFile at(int descriptor) {
    return table.get(descriptor);
  }

  int read(int descriptor, int address, int length) {
    OpenFile file = at(descriptor);
    return file == null ? -Errno.EBADF : memory.read(file, address, length);
  }

  int write(int descriptor, int address, int length) {
    OpenFile file = at(descriptor);
    return file == null ? -Errno.EBADF : memory.write(file, address, length);
  }

  /** {@code readv} and {@code writev}: stops at the first part that is not moved whole. */
  int vector(int descriptor, int vector, int count, boolean writes) {
    if (count < 0 || count > IOV_MAX) {
      return -Errno.EINVAL;
    }
    int total = 0;
    for (int i = 0; i < count; i++) {
      long address = memory.word(vector + 8 * i);
      long length = memory.word(vector + 8 * i + 4);
      if (address == Bus.FAULT || length == Bus.FAULT) {
        return total > 0 ? total : -Errno.EFAULT;
      }
      int moved = move(descriptor, (int) address, (int) length, writes);
      if (moved < 0) {
        return total > 0 ? total : moved;
      }
      total += moved;
      if (moved < (int) length) {
        break;
      }
    }
    return total;
  }

  private int move(int descriptor, int address, int length, boolean writes) {
    return writes ? write(descriptor, address, length) : read(descriptor, address, length);
  }

  int close(int descriptor) {
    return table.close(descriptor);
  }

  /** {@code llseek}: the offset in two halves, the new position in guest memory. */
  int seek(int descriptor, int high, int low, int result, int whence) {
    OpenFile file = at(descriptor);
    if (file == null) {
      return -Errno.EBADF;
    }
    long position = file.seek((long) high << 32 | Integer.toUnsignedLong(low), whence);
    if (position < 0) {
      return (int) position;
    }
    return memory.putLong(result, position) ? 0 : -Errno.EFAULT;
  }

  int duplicate(int descriptor, int least) {
    OpenFile file = at(descriptor);
    return file == null ? -Errno.EBADF : table.add(file, least);
  }

  int duplicateTo(int descriptor, int to) {
    OpenFile file = at(descriptor);
    if (descriptor == to) {
      return -Errno.EINVAL;
    }
    return file == null ? -Errno.EBADF : table.put(to, file);
  }

  int truncate(int descriptor, long length) {
    return at(descriptor) instanceof HostFile file && length >= 0
        ? file.truncate(length)
        : -Errno.EINVAL;
  }

  /** {@code ioctl}: only what tells a terminal from other files. */
  int control(int descriptor, int request, int to) {
    OpenFile file = at(descriptor);
    if (file == null) {
      return -Errno.EBADF;
    }
    if (!file.isTerminal()) {
      return -Errno.ENOTTY;
    }
    return switch (request) {
      case TCGETS -> memory.put(to, new Record(36).bytes()) ? 0 : -Errno.EFAULT;
      case TIOCGWINSZ ->
          memory.put(to, new Record(8).u16(0, 24).u16(2, 80).bytes()) ? 0 : -Errno.EFAULT;
      default -> -Errno.ENOTTY;
    };
  }
}
