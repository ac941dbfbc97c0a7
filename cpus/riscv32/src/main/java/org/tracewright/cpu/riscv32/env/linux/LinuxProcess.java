package org.tracewright.cpu.riscv32.env.linux;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.tracewright.cpu.riscv32.env.GuestMemory;
import org.tracewright.cpu.riscv32.env.host.Errno;
import org.tracewright.cpu.riscv32.env.host.FileTable;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Stateful;
import org.tracewright.sim.StopReason;

/** Who the process is, its limits, its signal settings and its source of random bytes. */
final class LinuxProcess implements Stateful {
  /** User and group. */
  static final int USER = 1000;

  /** Process and thread. */
  static final int PID = 1000;

  private static final int PARENT = 1;
  private static final int SIGNALS = 64;
  private static final int SIGACTION_SIZE = 16;
  private static final int RLIMIT_STACK = 3;
  private static final int RLIMIT_NOFILE = 7;
  private static final int RLIMITS = 16;
  private static final int LONGEST_RANDOM = 1 << 20;

  private final GuestMemory memory;
  private final long seed;
  private SplittableRandom random;
  private long drawn;
  private final Map<Integer, byte[]> actions = new HashMap<>();
  private final long[] soft = new long[RLIMITS];
  private final long[] hard = new long[RLIMITS];
  private long blocked;

  LinuxProcess(GuestMemory memory, long seed, long stackSize) {
    this.memory = memory;
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    java.util.Arrays.fill(soft, -1);
    java.util.Arrays.fill(hard, -1);
    soft[RLIMIT_STACK] = stackSize;
    soft[RLIMIT_NOFILE] = FileTable.CAPACITY;
    hard[RLIMIT_NOFILE] = FileTable.CAPACITY;
  }

  int parent() {
    return PARENT;
  }

  byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    drawn += (length + Long.BYTES - 1) / Long.BYTES;
    return bytes;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(drawn);
    out.writeLong(blocked);
    for (int i = 0; i < RLIMITS; i++) {
      out.writeLong(soft[i]);
      out.writeLong(hard[i]);
    }
    for (int signal = 1; signal <= SIGNALS; signal++) {
      byte[] action = actions.get(signal);
      out.writeBoolean(action != null);
      if (action != null) {
        out.write(action);
      }
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    drawAgain(in.readLong());
    blocked = in.readLong();
    for (int i = 0; i < RLIMITS; i++) {
      soft[i] = in.readLong();
      hard[i] = in.readLong();
    }
    actions.clear();
    for (int signal = 1; signal <= SIGNALS; signal++) {
      if (in.readBoolean()) {
        byte[] action = new byte[SIGACTION_SIZE];
        in.readFully(action);
        actions.put(signal, action);
      }
    }
  }

  private void drawAgain(long count) {
    random = new SplittableRandom(seed);
    drawn = count;
    for (long i = 0; i < count; i++) {
      random.nextLong();
    }
  }

  /** {@code getrandom}: as many as asked for, at most a mebibyte at a time. */
  int random(int to, int length) {
    if (!memory.isRam(to, Math.min(length, LONGEST_RANDOM)) || length < 0) {
      return -Errno.EFAULT;
    }
    byte[] bytes = randomBytes(Math.min(length, LONGEST_RANDOM));
    memory.put(to, bytes);
    return bytes.length;
  }

  /** {@code uname}. */
  int name(int to) {
    String[] fields = {"Linux", "tracewright", "6.1.0", "#1", "riscv32", "(none)"};
    Record record = new Record(6 * 65);
    for (int i = 0; i < fields.length; i++) {
      record.text(65 * i, fields[i]);
    }
    return memory.put(to, record.bytes()) ? 0 : -Errno.EFAULT;
  }

  /** {@code rt_sigaction}: remembered; no signal ever comes but those that end the process. */
  int action(int signal, int set, int old, int maskSize) {
    if (signal < 1 || signal > SIGNALS || maskSize != 8 || (set != 0 && isFixed(signal))) {
      return -Errno.EINVAL;
    }
    byte[] before = actions.getOrDefault(signal, new byte[SIGACTION_SIZE]);
    if (set != 0) {
      byte[] wanted = memory.bytes(set, SIGACTION_SIZE);
      if (wanted == null) {
        return -Errno.EFAULT;
      }
      actions.put(signal, wanted);
    }
    return old == 0 || memory.put(old, before) ? 0 : -Errno.EFAULT;
  }

  /** SIGKILL and SIGSTOP cannot be handled. */
  private static boolean isFixed(int signal) {
    return signal == 9 || signal == 19;
  }

  /** {@code rt_sigprocmask}. */
  int mask(int how, int set, int old, int size) {
    if (size != 8 || (set != 0 && (how < 0 || how > 2))) {
      return -Errno.EINVAL;
    }
    long before = blocked;
    if (set != 0) {
      long low = memory.word(set);
      long high = memory.word(set + 4);
      if (low == Bus.FAULT || high == Bus.FAULT) {
        return -Errno.EFAULT;
      }
      block(how, high << 32 | low);
    }
    return old == 0 || memory.putLong(old, before) ? 0 : -Errno.EFAULT;
  }

  private void block(int how, long signals) {
    switch (how) {
      case 0 -> blocked |= signals;
      case 1 -> blocked &= ~signals;
      default -> blocked = signals;
    }
  }

  /**
   * What {@code kill}, {@code tkill} and {@code tgkill} to this process do: nothing for signal 0,
   * an end for all others, as no handler is ever called.
   */
  StopReason signalled(int signal) {
    return new StopReason.Exited(128 + signal);
  }

  /** Whether a signal sent by the process to itself is one it has asked to ignore. */
  boolean ignores(int signal) {
    byte[] action = actions.get(signal);
    return action != null && org.tracewright.sim.HostMemory.loadInt(action, 0) == 1;
  }

  /** {@code prlimit64}. */
  int limit(int pid, int resource, int set, int old) {
    if (pid != 0 && pid != PID) {
      return -Errno.ESRCH;
    }
    if (resource < 0 || resource >= RLIMITS) {
      return -Errno.EINVAL;
    }
    byte[] before = new Record(16).u64(0, soft[resource]).u64(8, hard[resource]).bytes();
    int error = set == 0 ? 0 : setLimit(resource, set);
    if (error != 0) {
      return error;
    }
    return old == 0 || memory.put(old, before) ? 0 : -Errno.EFAULT;
  }

  private int setLimit(int resource, int from) {
    byte[] wanted = memory.bytes(from, 16);
    if (wanted == null) {
      return -Errno.EFAULT;
    }
    long newSoft = org.tracewright.sim.HostMemory.loadLong(wanted, 0);
    long newHard = org.tracewright.sim.HostMemory.loadLong(wanted, 8);
    if (Long.compareUnsigned(newSoft, newHard) > 0) {
      return -Errno.EINVAL;
    }
    if (Long.compareUnsigned(newHard, hard[resource]) > 0) {
      return -Errno.EPERM;
    }
    soft[resource] = newSoft;
    hard[resource] = newHard;
    return 0;
  }
}
