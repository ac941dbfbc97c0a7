package org.tracewright.test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tracewright.cpu.riscv32.env.GuestMemory;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Hex;
import org.tracewright.sim.HostMemory;
import org.tracewright.sim.Machine;

/**
 * A guest's memory as a test sees it: little-endian, misaligned or not. Devices are neither read
 * nor written. Every method throws {@link IllegalArgumentException} when a byte lies in no memory.
 *
 * <p>Where an address is asked for, the name of a symbol will do as well.
 */
public final class MemoryView {
  /** Bytes that {@link #allocate(int)} has to give. */
  public static final int ARENA = 1 << 20;

  private static final int ALIGNMENT = 16;

  private final Guest guest;
  private final SymbolTable symbols;
  private final int arena;
  private int used;
  private GuestMemory recorder;
  private final Journal journal;

  MemoryView(Guest guest, SymbolTable symbols, int arena, Journal journal) {
    this.journal = journal;
    this.guest = guest;
    this.symbols = symbols;
    this.arena = arena;
  }

  /** {@code length} bytes from {@code address}. */
  public byte[] bytes(int address, int length) {
    byte[] bytes = new byte[length];
    if (!guest.machine().bus().copyOut(address, bytes, 0, length)) {
      throw outside(address, length);
    }
    return bytes;
  }

  /** {@code length} bytes from a symbol. */
  public byte[] bytes(String symbol, int length) {
    return bytes(symbols.address(symbol), length);
  }

  /** The byte at {@code address}, 0 to 255. */
  public int unsignedByte(int address) {
    return bytes(address, 1)[0] & 0xff;
  }

  /** The byte at a symbol, 0 to 255. */
  public int unsignedByte(String symbol) {
    return unsignedByte(symbols.address(symbol));
  }

  /** The 16 bits at {@code address}, 0 to 65535. */
  public int unsignedShort(int address) {
    return HostMemory.loadChar(bytes(address, Short.BYTES), 0);
  }

  /** The 16 bits at a symbol, 0 to 65535. */
  public int unsignedShort(String symbol) {
    return unsignedShort(symbols.address(symbol));
  }

  /** The 32 bits at {@code address}. */
  public int word(int address) {
    return HostMemory.loadInt(bytes(address, Integer.BYTES), 0);
  }

  /** The 32 bits at a symbol. */
  public int word(String symbol) {
    return word(symbols.address(symbol));
  }

  /** The 64 bits at {@code address}. */
  public long doubleWord(int address) {
    return HostMemory.loadLong(bytes(address, Long.BYTES), 0);
  }

  /** The 64 bits at a symbol. */
  public long doubleWord(String symbol) {
    return doubleWord(symbols.address(symbol));
  }

  /** {@code count} words from {@code address}. */
  public int[] words(int address, int count) {
    byte[] bytes = bytes(address, Math.multiplyExact(count, Integer.BYTES));
    int[] words = new int[count];
    Arrays.setAll(words, i -> HostMemory.loadInt(bytes, Integer.BYTES * i));
    return words;
  }

  /** {@code count} words from a symbol. */
  public int[] words(String symbol, int count) {
    return words(symbols.address(symbol), count);
  }

  /** The text, as UTF-8, up to the zero byte that ends it. */
  public String string(int address) {
    Bus bus = guest.machine().bus();
    byte[] one = new byte[1];
    for (int length = 0; bus.copyOut(address + length, one, 0, 1); length++) {
      if (one[0] == 0) {
        return new String(bytes(address, length), StandardCharsets.UTF_8);
      }
    }
    throw new IllegalArgumentException(
        "the text at " + Hex.word(address) + " is not ended before the memory is");
  }

  /** The text at a symbol. */
  public String string(String symbol) {
    return string(symbols.address(symbol));
  }

  /** Stores bytes, into ROM too. */
  public void write(int address, byte[] bytes) {
    byte[] kept = bytes.clone();
    journal.change(bytes.length, other -> other.memory().store(address, kept));
    put(address, bytes);
  }

  /** The same without a note in the journal. */
  void put(int address, byte[] bytes) {
    if (!store(address, bytes)) {
      throw outside(address, bytes.length);
    }
  }

  private boolean store(int address, byte[] bytes) {
    if (recorder != null) {
      return recorder.put(address, bytes);
    }
    boolean stored = true;
    for (Machine machine : guest.machines()) {
      stored &= machine.bus().load(address, bytes, 0, bytes.length);
    }
    return stored;
  }

  /**
   * Has stores go this way until called with {@code null}: the other machine of a pair must not see
   * them before it has come as far.
   */
  void through(GuestMemory memory) {
    recorder = memory;
  }

  /** Stores bytes at a symbol. */
  public void write(String symbol, byte[] bytes) {
    write(symbols.address(symbol), bytes);
  }

  /** Stores 32 bits. */
  public void writeWord(int address, int value) {
    write(address, littleEndian(value));
  }

  static byte[] littleEndian(int value) {
    byte[] bytes = new byte[Integer.BYTES];
    HostMemory.storeInt(bytes, 0, value);
    return bytes;
  }

  /** Stores 32 bits at a symbol. */
  public void writeWord(String symbol, int value) {
    writeWord(symbols.address(symbol), value);
  }

  /**
   * Memory for the test alone, full of zeros; the guest knows nothing of it. It is never given back
   * but by restoring a snapshot from before.
   *
   * @param size in bytes, 0 to what is left of {@link #ARENA}
   * @return its address, a multiple of 16
   */
  public int allocate(int size) {
    if (size < 0 || size > ARENA - used) {
      throw new IllegalArgumentException(
          size + " bytes; " + (ARENA - used) + " of " + ARENA + " are left for tests");
    }
    int address = arena + used;
    used = Math.min(ARENA, (used + size + ALIGNMENT - 1) & -ALIGNMENT);
    write(address, new byte[size]);
    return address;
  }

  /** Memory with these bytes in it; see {@link #allocate(int)}. */
  public int allocate(byte[] bytes) {
    int address = allocate(bytes.length);
    write(address, bytes);
    return address;
  }

  /** Memory with this text in it, as UTF-8, and a zero byte at its end. */
  public int allocate(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return allocate(Arrays.copyOf(bytes, bytes.length + 1));
  }

  /** Where {@link #allocate(int)} takes from, as the option {@code --ram} of tw has it. */
  String arena() {
    return Hex.word(arena) + ":" + ARENA;
  }

  int used() {
    return used;
  }

  void setUsed(int bytes) {
    used = bytes;
  }

  private static IllegalArgumentException outside(int address, int length) {
    return new IllegalArgumentException(
        "the guest has no memory for " + length + " bytes at " + Hex.word(address));
  }
}
