package org.tracewright.cpu.riscv32.env.linux;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.tracewright.cpu.riscv32.env.GuestMemory;
import org.tracewright.cpu.riscv32.env.GuestTime;
import org.tracewright.cpu.riscv32.env.host.Errno;
import org.tracewright.sim.HostMemory;
import org.tracewright.sim.Stateful;

/** The system calls on time. */
final class LinuxTime implements Stateful {
  private static final long NANOS = 1_000_000_000;
  private static final int CLOCK_REALTIME = 0;
  private static final int TIMER_ABSTIME = 1;

  private final GuestMemory memory;
  private final GuestTime time;

  LinuxTime(GuestMemory memory, GuestTime time) {
    this.memory = memory;
    this.time = time;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    time.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    time.restore(in);
  }

  /** What a clock shows, or -1 if there is no such clock. */
  private long read(int clock) {
    return switch (clock) {
      case CLOCK_REALTIME, 5, 11 -> time.realtime();
      case 1, 4, 6, 7 -> time.monotonic();
      case 2, 3 -> time.processor();
      default -> -1;
    };
  }

  /** {@code clock_gettime64}, and the 32-bit one that RV32 never had but programs try. */
  int get(int clock, int to, boolean wide) {
    long nanos = read(clock);
    return nanos < 0 ? -Errno.EINVAL : put(to, nanos, wide);
  }

  /** {@code clock_getres}: a nanosecond. */
  int resolution(int clock, int to, boolean wide) {
    if (read(clock) < 0) {
      return -Errno.EINVAL;
    }
    return to == 0 ? 0 : put(to, 1, wide);
  }

  private int put(int to, long nanos, boolean wide) {
    long seconds = nanos / NANOS;
    long rest = nanos % NANOS;
    Record record =
        wide
            ? new Record(16).u64(0, seconds).u64(8, rest)
            : new Record(8).u32(0, (int) seconds).u32(4, (int) rest);
    return memory.put(to, record.bytes()) ? 0 : -Errno.EFAULT;
  }

  /** {@code gettimeofday}. */
  int ofDay(int to, int zone) {
    long micros = time.realtime() / 1000;
    Record record =
        new Record(8).u32(0, (int) (micros / 1_000_000)).u32(4, (int) (micros % 1_000_000));
    boolean stored =
        (to == 0 || memory.put(to, record.bytes())) && (zone == 0 || memory.putLong(zone, 0));
    return stored ? 0 : -Errno.EFAULT;
  }

  /** {@code clock_nanosleep_time64}. */
  int sleep(int clock, int flags, int request) {
    long now = read(clock);
    byte[] wanted = memory.bytes(request, 16);
    if (now < 0 || wanted == null) {
      return wanted == null ? -Errno.EFAULT : -Errno.EINVAL;
    }
    long seconds = HostMemory.loadLong(wanted, 0);
    long nanos = HostMemory.loadLong(wanted, 8);
    if (seconds < 0 || seconds > Long.MAX_VALUE / NANOS - 1 || nanos < 0 || nanos >= NANOS) {
      return -Errno.EINVAL;
    }
    long span = seconds * NANOS + nanos - ((flags & TIMER_ABSTIME) != 0 ? now : 0);
    time.sleep(Math.max(0, span));
    return 0;
  }
}
