package org.tracewright.cpu.riscv32.env.linux;

import static org.tracewright.cpu.riscv32.env.linux.LinuxCall.*;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.tracewright.cpu.riscv32.Environment;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.cpu.riscv32.env.GuestMemory;
import org.tracewright.cpu.riscv32.env.host.Console;
import org.tracewright.cpu.riscv32.env.host.Errno;
import org.tracewright.cpu.riscv32.env.host.FileTable;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Stateful;
import org.tracewright.sim.StopReason;

/**
 * A Linux process: ECALL is a system call with its number in a7, arguments in a0 to a5 and the
 * answer in a0. What it leaves alone: EBREAK and faults, which end the run as unhandled traps.
 */
final class LinuxEnvironment implements Environment, Stateful {
  private static final int FUTEX_COMMAND = 0x7f;
  private static final int FUTEX_WAIT = 0;
  private static final int FUTEX_WAKE = 1;
  private static final int FUTEX_WAIT_BITSET = 9;
  private static final int FUTEX_WAKE_BITSET = 10;

  private static final int F_DUPFD = 0;
  private static final int F_GETFL = 3;
  private static final int F_DUPFD_CLOEXEC = 1030;

  private final GuestMemory memory;
  private final Console console;
  private final FileTable table;
  private final LinuxFiles files;
  private final LinuxNames names;
  private final LinuxMemory space;
  private final LinuxProcess process;
  private final LinuxTime time;
  private final Consumer<String> notices;
  private final Set<Integer> named = new HashSet<>();

  LinuxEnvironment(
      GuestMemory memory,
      Console console,
      FileTable table,
      LinuxNames names,
      LinuxMemory space,
      LinuxProcess process,
      LinuxTime time,
      Consumer<String> notices) {
    this.memory = memory;
    this.console = console;
    this.table = table;
    this.files = new LinuxFiles(memory, table);
    this.names = names;
    this.space = space;
    this.process = process;
    this.time = time;
    this.notices = notices;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    table.save(out);
    space.save(out);
    process.save(out);
    time.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    table.restore(in);
    space.restore(in);
    process.restore(in);
    time.restore(in);
  }

  @Override
  public boolean ebreak(Rv32 hart, int address) {
    return false;
  }

  @Override
  public boolean ecall(Rv32 hart, int address) {
    int number = hart.x(17);
    hart.setX(10, call(number, hart, hart.x(10), hart.x(11), hart.x(12), hart.x(13)));
    console.failure().ifPresent(hart::stop);
    return true;
  }

  private int call(int number, Rv32 hart, int a0, int a1, int a2, int a3) {
    // spotless:off
    return switch (number) {
      case GETCWD            -> names.currentFolder(a0, a1);
      case DUP               -> files.duplicate(a0, 0);
      case DUP3              -> files.duplicateTo(a0, a1);
      case FCNTL             -> control(a0, a1, a2);
      case IOCTL             -> files.control(a0, a1, a2);
      case MKDIRAT           -> names.makeDirectory(a0, a1);
      case UNLINKAT          -> names.unlink(a0, a1, a2);
      // The calling convention puts 64 bits into any two registers, even or odd.
      case FTRUNCATE         -> files.truncate(a0, (long) a2 << 32 | Integer.toUnsignedLong(a1));
      case FACCESSAT         -> names.access(a0, a1, a2);
      case OPENAT            -> names.open(a0, a1, a2);
      case CLOSE             -> files.close(a0);
      case LLSEEK            -> files.seek(a0, a1, a2, a3, hart.x(14));
      case READ              -> files.read(a0, a1, a2);
      case WRITE             -> files.write(a0, a1, a2);
      case READV             -> files.vector(a0, a1, a2, false);
      case WRITEV            -> files.vector(a0, a1, a2, true);
      case READLINKAT        -> names.readLink(a0, a1, a2, a3);
      case NEWFSTATAT        -> names.statAt(a0, a1, a3, a2, false);
      case STATX             -> names.statAt(a0, a1, a2, hart.x(14), true);
      case FSTAT             -> names.fstat(a0, a1);
      case EXIT, EXIT_GROUP  -> exit(hart, new StopReason.Exited(a0 & 0xff));
      case SET_TID_ADDRESS, GETTID, GETPID -> LinuxProcess.PID;
      case GETPPID           -> process.parent();
      case GETUID, GETEUID, GETGID, GETEGID -> LinuxProcess.USER;
      case SET_ROBUST_LIST, SCHED_YIELD, MADVISE -> 0;
      case FUTEX, FUTEX_TIME64 -> futex(hart, a0, a1, a2, a3);
      case KILL, TKILL       -> kill(hart, a0, a1);
      case TGKILL            -> kill(hart, a1, a2);
      case RT_SIGACTION      -> process.action(a0, a1, a2, a3);
      case RT_SIGPROCMASK    -> process.mask(a0, a1, a2, a3);
      case UNAME             -> process.name(a0);
      case GETRANDOM         -> process.random(a0, a1);
      case PRLIMIT64         -> process.limit(a0, a1, a2, a3);
      case CLOCK_GETTIME     -> time.get(a0, a1, false);
      case CLOCK_GETTIME64   -> time.get(a0, a1, true);
      case CLOCK_GETRES      -> time.resolution(a0, a1, false);
      case CLOCK_GETRES64    -> time.resolution(a0, a1, true);
      case CLOCK_NANOSLEEP64 -> time.sleep(a0, a1, a2);
      case GETTIMEOFDAY      -> time.ofDay(a0, a1);
      case BRK               -> space.brk(a0);
      case MUNMAP            -> space.unmap(a0, a1);
      case MMAP              -> space.map(a0, a1, a2, a3, files.at(hart.x(14)), hart.x(15));
      case MPROTECT          -> space.protect(a0, a1);
      // C libraries probe for these and do well without.
      case RSEQ, RISCV_HWPROBE -> -Errno.ENOSYS;
      default                -> unknown(number);
    };
    // spotless:on
  }

  private int unknown(int number) {
    if (named.add(number)) {
      console.flush();
      notices.accept("system call " + number + " is not provided; it returns ENOSYS");
    }
    return -Errno.ENOSYS;
  }

  private int exit(Rv32 hart, StopReason reason) {
    table.closeFiles();
    hart.stop(reason);
    return 0;
  }

  private int kill(Rv32 hart, int target, int signal) {
    if (signal < 0 || signal > 64) {
      return -Errno.EINVAL;
    }
    if (target != LinuxProcess.PID && target != 0) {
      return -Errno.ESRCH;
    }
    boolean harmless = signal == 0 || process.ignores(signal);
    return harmless ? 0 : exit(hart, process.signalled(signal));
  }

  private int control(int descriptor, int command, int argument) {
    if (files.at(descriptor) == null) {
      return -Errno.EBADF;
    }
    return switch (command) {
      case F_DUPFD, F_DUPFD_CLOEXEC -> files.duplicate(descriptor, argument);
      case 1, 2, 4 -> 0; // flags: close-on-exec and the rest change nothing here
      case F_GETFL -> 2;
      default -> -Errno.EINVAL;
    };
  }

  private int futex(Rv32 hart, int address, int operation, int value, int timeout) {
    int command = operation & FUTEX_COMMAND;
    if (command == FUTEX_WAKE || command == FUTEX_WAKE_BITSET) {
      return 0;
    }
    if (command != FUTEX_WAIT && command != FUTEX_WAIT_BITSET) {
      return -Errno.ENOSYS;
    }
    long current = memory.word(address);
    if (current == Bus.FAULT) {
      return -Errno.EFAULT;
    }
    if ((int) current != value) {
      return -Errno.EAGAIN;
    }
    return timeout != 0 ? -Errno.ETIMEDOUT : deadlock(hart);
  }

  private static int deadlock(Rv32 hart) {
    hart.stop(
        new StopReason.HostError(
            "the guest waits on a futex that no other thread can wake",
            "programs of one thread are provided for; build it without threads"));
    return -Errno.EAGAIN;
  }
}
