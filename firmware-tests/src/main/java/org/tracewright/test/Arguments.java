package org.tracewright.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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
  private record Buffer(byte[] bytes, int address) {}

  private final MemoryView memory;
  private int[] words = new int[REGISTERS];
  private int count;
  private final List<Buffer> buffers = new ArrayList<>(0);
  private List<Runnable> afterwards = List.of();
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
    switch (value) {
      case Integer i -> addWord(i);
      case Short s -> addWord(s);
      case Byte b -> addWord(b);
      case Character c -> addWord(c);
      case Boolean b -> addWord(b ? 1 : 0);
      case Long l -> addLong(l);
      case Float f -> addWord(Float.floatToRawIntBits(f));
      case Double d -> addLong(Double.doubleToRawLongBits(d));
      case String s -> addBuffer(terminated(s));
      case byte[] b -> addBytes(b);
      case int[] i -> addWords(i);
      case null, default -> throw unfit(index, value);
    }
  }

  private void addWord(int value) {
    if (count == words.length) {
      words = Arrays.copyOf(words, 2 * count);
    }
    words[count++] = value;
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
  static String describe(Object... values) {
    return Arrays.stream(values).map(Arguments::shown).collect(Collectors.joining(", ", "(", ")"));
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
    if (count >= REGISTERS && count % 2 != 0) {
      addWord(0);
    }
    addWord((int) value);
    addWord((int) (value >>> 32));
  }

  private static byte[] terminated(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, bytes.length + 1);
  }

  private void addBytes(byte[] host) {
    int address = addBuffer(host.clone());
    afterwards(() -> System.arraycopy(memory.bytes(address, host.length), 0, host, 0, host.length));
  }

  private void addWords(int[] host) {
    byte[] bytes = new byte[Math.multiplyExact(host.length, Integer.BYTES)];
    for (int i = 0; i < host.length; i++) {
      HostMemory.storeInt(bytes, Integer.BYTES * i, host[i]);
    }
    int address = addBuffer(bytes);
    afterwards(() -> System.arraycopy(memory.words(address, host.length), 0, host, 0, host.length));
  }

  private void afterwards(Runnable copy) {
    if (afterwards.isEmpty()) {
      afterwards = new ArrayList<>(1);
    }
    afterwards.add(copy);
  }

  private int addBuffer(byte[] bytes) {
    sp = (sp - bytes.length) & -STACK_ALIGNMENT;
    buffers.add(new Buffer(bytes, sp));
    addWord(sp);
    return sp;
  }

  /** How many bytes are kept for the buffers. */
  int bytes() {
    int bytes = 0;
    for (Buffer buffer : buffers) {
      bytes += buffer.bytes.length;
    }
    return bytes;
  }

  /**
   * Puts everything where it belongs; into any guest whose stack pointer is the same.
   *
   * @return the stack pointer that the function sees
   */
  int place(Guest guest, MemoryView into) {
    for (Buffer buffer : buffers) {
      into.put(buffer.address, buffer.bytes);
    }
    int frame = (sp - Integer.BYTES * Math.max(0, count - REGISTERS)) & -STACK_ALIGNMENT;
    for (int i = 0; i < count; i++) {
      if (i < REGISTERS) {
        guest.setX(Calls.A0 + i, words[i]);
      } else {
        into.put(frame + Integer.BYTES * (i - REGISTERS), MemoryView.littleEndian(words[i]));
      }
    }
    return frame;
  }

  /** After the call: what the guest made of the buffers. */
  void takeBack() {
    afterwards.forEach(Runnable::run);
    afterwards = List.of();
  }
}
