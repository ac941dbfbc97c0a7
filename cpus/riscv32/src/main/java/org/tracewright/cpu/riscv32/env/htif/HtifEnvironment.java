package org.tracewright.cpu.riscv32.env.htif;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.tracewright.cpu.riscv32.Environment;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.cpu.riscv32.env.GuestMemory;
import org.tracewright.cpu.riscv32.env.HostEffects;
import org.tracewright.cpu.riscv32.env.host.Console;
import org.tracewright.cpu.riscv32.env.host.Errno;
import org.tracewright.cpu.riscv32.env.host.OpenFile;
import org.tracewright.sim.Clock;
import org.tracewright.sim.Stateful;
import org.tracewright.sim.StopReason;

/**
 * A bare machine whose host watches {@code tohost}. It looks from time to time, so that ordinary
 * stores need no check: {@link #SHORTEST} instructions after the start or the last message, then
 * after twice as many and so on up to {@link #LONGEST}. A program that has written there waits, as
 * the protocol demands. On RV32 the 64 bits are written in two halves: what is seen first is left
 * to settle before it counts.
 *
 * <p>The word's top byte is a device, the next a command, the rest a payload. Device 0: an odd
 * payload ends the run with status {@code payload >> 1}; an even one is the address of a block of
 * 64-bit words with a system call's number and arguments, where its answer goes. Device 1 is the
 * console: command 0 reads a character, command 1 writes one.
 */
public final class HtifEnvironment implements Environment, Stateful {
  /** Instructions to the first look at {@code tohost} after a message. */
  public static final int SHORTEST = 64;

  /** The most instructions from one look to the next. */
  public static final int LONGEST = 4096;

  /** Instructions between seeing a value and taking it: both halves are written by then. */
  private static final int SETTLE = 16;

  private static final int WRITE = 64;
  private static final int EXIT = 93;

  private final GuestMemory memory;
  private final Console console;
  private final Clock clock;
  private final int tohost;
  private final int fromhost;
  private final Consumer<String> notices;
  private final Set<Integer> named = new HashSet<>();
  private final HostEffects effects;
  private final Runnable event = this::look;
  private StopReason ending;

  /** When {@link #event} comes, and how long it was waited for; negative while a value settles. */
  private long due;

  private int interval;

  /**
   * A host.
   *
   * @param tohost address of the word that the program writes
   * @param fromhost address of the word for answers, or 0 if the program has none
   * @param effects what a message does is done through it
   */
  public HtifEnvironment(
      GuestMemory memory,
      Console console,
      Clock clock,
      int tohost,
      int fromhost,
      HostEffects effects,
      Consumer<String> notices) {
    this.memory = memory;
    this.console = console;
    this.clock = clock;
    this.tohost = tohost;
    this.fromhost = fromhost;
    this.effects = effects;
    this.notices = notices;
  }

  /** Starts to watch the word. */
  public void watch() {
    lookAfter(SHORTEST);
  }

  private void lookAfter(int instructions) {
    interval = instructions;
    schedule(clock.now() + Math.abs(instructions));
  }

  private void schedule(long at) {
    due = at;
    clock.schedule(at, event);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(due);
    out.writeInt(interval);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    clock.cancel(event);
    long at = in.readLong();
    interval = in.readInt();
    schedule(at);
  }

  @Override
  public boolean ecall(Rv32 hart, int address) {
    return false;
  }

  @Override
  public boolean ebreak(Rv32 hart, int address) {
    return false;
  }

  private long value() {
    return memory.word(tohost + 4) << 32 | memory.word(tohost);
  }

  private void look() {
    if (interval < 0) {
      take();
    } else if (value() == 0) {
      lookAfter(Math.min(LONGEST, 2 * interval));
    } else {
      lookAfter(-SETTLE);
    }
  }

  private void take() {
    long value = value();
    StopReason reason = effects.perform(value, () -> serve(value));
    if (reason != null) {
      clock.stop(reason);
    }
    lookAfter(SHORTEST);
  }

  private StopReason serve(long value) {
    ending = null;
    memory.putLong(tohost, 0);
    serve((int) (value >>> 56), (int) (value >>> 48) & 0xff, value << 16 >>> 16);
    return console.failure().orElse(ending);
  }

  private void serve(int device, int command, long payload) {
    if (device == 0 && command == 0) {
      proxy(payload);
    } else if (device == 1 && command == 1) {
      console.output().write(new byte[] {(byte) payload}, 0, 1);
      answer(1L << 56 | 1L << 48);
    } else if (device == 1 && command == 0) {
      byte[] one = new byte[1];
      int count = console.input().read(one, 0, 1);
      answer(1L << 56 | (count == 1 ? 0x100 | (one[0] & 0xff) : 0));
    } else {
      notice(device << 8 | command, "HTIF device " + device + " command " + command);
    }
  }

  private void answer(long value) {
    if (fromhost != 0) {
      memory.putLong(fromhost, value);
    }
  }

  private void proxy(long payload) {
    if ((payload & 1) != 0) {
      exit(payload >>> 1);
    } else if (payload != 0) {
      systemCall((int) payload);
    }
  }

  /** A failure stays one even where only eight bits of the status are kept. */
  private void exit(long status) {
    ending = new StopReason.Exited((int) Math.min(status, 255));
  }

  private void systemCall(int block) {
    int number = (int) memory.word(block);
    int a0 = (int) memory.word(block + 8);
    long result =
        switch (number) {
          case WRITE -> write(a0, (int) memory.word(block + 16), (int) memory.word(block + 24));
          case EXIT -> 0;
          default -> notice(number, "HTIF system call " + number);
        };
    memory.putLong(block, result);
    answer(1);
    if (number == EXIT) {
      exit(a0 & 0xff);
    }
  }

  private int write(int descriptor, int address, int length) {
    OpenFile file = descriptor == 2 ? console.error() : console.output();
    return descriptor == 1 || descriptor == 2 ? memory.write(file, address, length) : -Errno.EBADF;
  }

  private int notice(int key, String what) {
    if (named.add(key)) {
      console.flush();
      notices.accept(what + " is not provided; it returns ENOSYS");
    }
    return -Errno.ENOSYS;
  }
}
