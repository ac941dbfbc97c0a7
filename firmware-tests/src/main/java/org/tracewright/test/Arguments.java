package org.tracewright.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tracewright.sim.HostMemory;

/**
 * The arguments of a call, laid out as the RISC-V calling convention for {@code ilp32} has it: the
 * first eight words in a0 to a7, the rest on the stack, values of 64 bits in two words, aligned on
 * the stack; text and buffers below the caller's frame, passed by their addresses.
 */
final class Arguments {
  private static final int REGISTERS = 8;
  private static final int STACK_ALIGNMENT = 16;

  /** A buffer and where the guest has it. */
  private record Buffer(byte[] bytes, int address, Runnable afterwards) {}

  private final MemoryView memory;
  private final List<Integer> words = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private final List<Buffer> buffers = new ArrayList<>();
  private int sp;

  /**
   * Nothing yet.
   *
   * @param sp the stack pointer before the call
   */
  Arguments(MemoryView memory, int sp) {
    this.memory = memory;
    this.sp = sp;
  }

  /** Adds one; {@code index} counts them from 0. */
  void add(int index, Object value) {
    shown.add(shown(value));
    switch (value) {
      case Integer i -> words.add(i);
      case Short s -> words.add((int) s);
      case Byte b -> words.add((int) b);
      case Character c -> words.add((int) c);
      case Boolean b -> words.add(b ? 1 : 0);
      case Long l -> addLong(l);
      case Float f -> words.add(Float.floatToRawIntBits(f));
      case Double d -> addLong(Double.doubleToRawLongBits(d));
      case String s -> addBuffer(terminated(s), () -> {});
      case byte[] b -> addBytes(b);
      case int[] i -> addWords(i);
      case null, default -> throw unfit(index, value);
    }
  }

  private static String shown(Object value) {
    return switch (value) {
      case String s -> '"' + Text.shortened(s) + '"';
      case byte[] b -> b.length + " bytes";
      case int[] i -> i.length + " words";
      case null, default -> String.valueOf(value);
    };
  }

  /** As they stand behind a function's name: {@code (1, "text", 16 bytes)}. */
  String describe() {
    return "(" + String.join(", ", shown) + ")";
  }

  private static IllegalArgumentException unfit(int index, Object value) {
    String what = value == null ? "null" : "a " + value.getClass().getSimpleName();
    return new IllegalArgumentException(
        "argument "
            + (index + 1)
            + " is "
            + what
            + "; numbers, booleans, strings, byte[] and int[] can be passed, 0 for a null pointer");
  }

  private void addLong(long value) {
    if (words.size() >= REGISTERS && words.size() % 2 != 0) {
      words.add(0);
    }
    words.add((int) value);
    words.add((int) (value >>> 32));
  }

  private static byte[] terminated(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, bytes.length + 1);
  }

  private void addBytes(byte[] host) {
    int address = addBuffer(host, () -> {});
    buffers.set(buffers.size() - 1, new Buffer(host, address, () -> copy(address, host)));
  }

  private void copy(int address, byte[] host) {
    System.arraycopy(memory.bytes(address, host.length), 0, host, 0, host.length);
  }

  private void addWords(int[] host) {
    byte[] bytes = new byte[Math.multiplyExact(host.length, Integer.BYTES)];
    for (int i = 0; i < host.length; i++) {
      HostMemory.storeInt(bytes, Integer.BYTES * i, host[i]);
    }
    int address = addBuffer(bytes, () -> {});
    buffers.set(
        buffers.size() - 1,
        new Buffer(
            bytes,
            address,
            () -> System.arraycopy(memory.words(address, host.length), 0, host, 0, host.length)));
  }

  private int addBuffer(byte[] bytes, Runnable afterwards) {
    sp = (sp - bytes.length) & -STACK_ALIGNMENT;
    buffers.add(new Buffer(bytes, sp, afterwards));
    words.add(sp);
    return sp;
  }

  /**
   * Puts everything where it belongs.
   *
   * @return the stack pointer that the function sees
   */
  int place(Guest guest) {
    buffers.forEach(b -> memory.write(b.address, b.bytes));
    int beyond = Math.max(0, words.size() - REGISTERS);
    int frame = (sp - Integer.BYTES * beyond) & -STACK_ALIGNMENT;
    for (int i = 0; i < words.size(); i++) {
      if (i < REGISTERS) {
        guest.setX(10 + i, words.get(i));
      } else {
        memory.writeWord(frame + Integer.BYTES * (i - REGISTERS), words.get(i));
      }
    }
    return frame;
  }

  /** After the call: what the guest made of the buffers. */
  void takeBack() {
    buffers.forEach(b -> b.afterwards.run());
  }
}
