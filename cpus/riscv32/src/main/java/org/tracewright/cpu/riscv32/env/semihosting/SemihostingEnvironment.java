package org.tracewright.cpu.riscv32.env.semihosting;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.tracewright.cpu.riscv32.Environment;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.cpu.riscv32.env.GuestMemory;
import org.tracewright.cpu.riscv32.env.GuestTime;
import org.tracewright.cpu.riscv32.env.host.Console;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Clock;
import org.tracewright.sim.Stateful;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.elf.Segment;

/**
 * A bare machine with a debug host: EBREAK between {@code slli x0, x0, 0x1f} and {@code srai x0,
 * x0, 7}, none of them compressed, asks for the operation in a0 with the argument in a1. Any other
 * EBREAK and every ECALL is the program's own.
 */
public final class SemihostingEnvironment implements Environment, Stateful {
  private static final int BEFORE = 0x01f0_1013;
  private static final int EBREAK = 0x0010_0073;
  private static final int AFTER = 0x4070_5013;

  /** The reason of an ordinary exit; all others are failures. */
  private static final int APPLICATION_EXIT = 0x2_0026;

  private final GuestMemory memory;
  private final Console console;
  private final SemihostedFiles files;
  private final GuestTime time;
  private final Clock clock;
  private final int[] heap;
  private final Consumer<String> notices;
  private final Set<Integer> named = new HashSet<>();

  /**
   * A debug host.
   *
   * @param heap what HEAPINFO tells: heap base and limit, stack base and limit
   * @param notices takes what the user should know, a line at a time
   */
  public SemihostingEnvironment(
      GuestMemory memory,
      Console console,
      SemihostedFiles files,
      GuestTime time,
      Clock clock,
      int[] heap,
      Consumer<String> notices) {
    this.memory = memory;
    this.console = console;
    this.files = files;
    this.time = time;
    this.clock = clock;
    this.heap = heap.clone();
    this.notices = notices;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    files.save(out);
    time.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    files.restore(in);
    time.restore(in);
  }

  /** Whether the program has the sequence in its code. */
  public static boolean isUsedBy(List<Segment> segments) {
    return segments.stream()
        .filter(Segment::executable)
        .anyMatch(SemihostingEnvironment::hasSequence);
  }

  private static boolean hasSequence(Segment segment) {
    int end = segment.fileOffset() + segment.fileSize() - 12;
    for (int at = segment.fileOffset(); at <= end; at += 2) {
      if (word(segment, at) == BEFORE
          && word(segment, at + 4) == EBREAK
          && word(segment, at + 8) == AFTER) {
        return true;
      }
    }
    return false;
  }

  private static int word(Segment segment, int at) {
    return org.tracewright.sim.HostMemory.loadInt(segment.file(), at);
  }

  @Override
  public boolean ecall(Rv32 hart, int address) {
    return false;
  }

  @Override
  public boolean ebreak(Rv32 hart, int address) {
    if (memory.word(address - 4) != BEFORE
        || memory.word(address) != EBREAK
        || memory.word(address + 4) != AFTER) {
      return false;
    }
    hart.setX(10, call(hart.x(10), hart.x(11), hart));
    console.failure().ifPresent(hart::stop);
    return true;
  }

  private int call(int operation, int argument, Rv32 hart) {
    // spotless:off
    return switch (operation) {
      case 0x01 -> files.open(argument);
      case 0x02 -> files.close(argument);
      case 0x03 -> files.writeCharacter(argument);
      case 0x04 -> files.writeString(argument);
      case 0x05 -> files.write(argument);
      case 0x06 -> files.read(argument);
      case 0x07 -> files.readCharacter();
      case 0x08 -> (int) memory.word(argument) < 0 ? 1 : 0;
      case 0x09 -> files.isTerminal(argument);
      case 0x0a -> files.seek(argument);
      case 0x0c -> files.length(argument);
      case 0x0d -> files.temporaryName(argument);
      case 0x0e -> files.remove(argument);
      case 0x0f -> files.rename(argument);
      case 0x10 -> (int) (time.processor() / 10_000_000);
      case 0x11 -> (int) (time.realtime() / 1_000_000_000);
      case 0x13 -> files.lastError();
      case 0x15 -> files.commandLine(argument);
      case 0x16 -> heapInfo(argument);
      case 0x18 -> exit(hart, argument, argument == APPLICATION_EXIT ? 0 : 1);
      case 0x20 -> exitExtended(hart, argument);
      case 0x30 -> memory.putLong(argument, clock.now()) ? 0 : -1;
      case 0x31 -> (int) Math.min(Integer.MAX_VALUE, clock.frequency());
      default   -> unknown(operation);
    };
    // spotless:on
  }

  private int unknown(int operation) {
    if (named.add(operation)) {
      console.flush();
      notices.accept("semihosting operation " + operation + " is not provided; it returns -1");
    }
    return -1;
  }

  private int heapInfo(int argument) {
    long block = memory.word(argument);
    if (block == Bus.FAULT || !memory.isRam((int) block, 16)) {
      return -1;
    }
    for (int i = 0; i < 4; i++) {
      memory.putWord((int) block + 4 * i, heap[i]);
    }
    return 0;
  }

  private int exitExtended(Rv32 hart, int argument) {
    long reason = memory.word(argument);
    long status = memory.word(argument + 4);
    boolean ordinary = reason == APPLICATION_EXIT && status != Bus.FAULT;
    return exit(hart, (int) reason, ordinary ? (int) status & 0xff : 1);
  }

  private int exit(Rv32 hart, int reason, int status) {
    files.closeAll();
    if (reason != APPLICATION_EXIT) {
      notices.accept("the guest stopped with semihosting reason 0x" + Integer.toHexString(reason));
    }
    hart.stop(new StopReason.Exited(status));
    return reason;
  }
}
