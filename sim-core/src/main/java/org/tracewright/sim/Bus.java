package org.tracewright.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The physical address space: memories and devices, which may not overlap. A model keeps its first
 * RAM at hand and comes here for all other addresses.
 *
 * <p>Loads and stores may be misaligned in memory and may cross from one memory into the next; an
 * access that touches a device lies wholly inside it.
 */
public final class Bus {
  /** What a load that nothing answers returns; values of loads are 0 to 2<sup>32</sup>-1. */
  public static final long FAULT = -1;

  /**
   * A device and where it stands.
   *
   * @param size in bytes
   */
  public record Mapping(String name, int base, int size, Device device) {}

  private final List<Memory> memories = new ArrayList<>();
  private final List<Mapping> devices = new ArrayList<>();
  private Memory code;

  /** An empty address space. */
  public Bus() {}

  /**
   * Adds a memory. The first writable one is the models' fast path.
   *
   * @throws IllegalArgumentException if it overlaps something, naming both
   */
  public void add(Memory memory) {
    checkFree(memory.name(), memory.base(), memory.size());
    memories.add(memory);
  }

  /**
   * Maps a device.
   *
   * @param size in bytes, at least 1
   * @throws IllegalArgumentException if it overlaps something, naming both, or leaves the address
   *     space
   */
  public void map(String name, int base, int size, Device device) {
    if (size < 1 || Integer.toUnsignedLong(base) + size > 1L << 32) {
      throw new IllegalArgumentException(
          "device "
              + name
              + ": "
              + size
              + " bytes at "
              + Hex.word(base)
              + " leave the 32-bit address space");
    }
    checkFree(name, base, size);
    devices.add(new Mapping(name, base, size, device));
  }

  private void checkFree(String name, int base, int size) {
    for (Memory m : memories) {
      checkApart(name, base, size, m.name(), m.base(), m.size());
    }
    for (Mapping d : devices) {
      checkApart(name, base, size, d.name, d.base, d.size);
    }
  }

  private static void checkApart(String a, int aBase, int aSize, String b, int bBase, int bSize) {
    long aStart = Integer.toUnsignedLong(aBase);
    long bStart = Integer.toUnsignedLong(bBase);
    if (aStart < bStart + bSize && bStart < aStart + aSize) {
      throw new IllegalArgumentException(
          a
              + " at "
              + Hex.word(aBase)
              + " overlaps "
              + b
              + " at "
              + Hex.word(bBase)
              + "; give them room");
    }
  }

  /** The memories, in the order they were added. */
  public List<Memory> memories() {
    return Collections.unmodifiableList(memories);
  }

  /** The devices, in the order they were mapped. */
  public List<Mapping> devices() {
    return Collections.unmodifiableList(devices);
  }

  /**
   * The first writable memory: what a model keeps on its fast path.
   *
   * @throws IllegalStateException if there is none
   */
  public Memory primary() {
    for (Memory m : memories) {
      if (m.isWritable()) {
        return m;
      }
    }
    throw new IllegalStateException("the machine has no RAM; add one before the processor");
  }

  /**
   * The memory that a model fetches from on its fast path: the {@link #primary} one unless {@link
   * #setCode} named another.
   */
  public Memory code() {
    return code != null ? code : primary();
  }

  /** Names one of the memories as that which most instructions are fetched from: a ROM, say. */
  public void setCode(Memory memory) {
    if (!memories.contains(memory)) {
      throw new IllegalArgumentException(memory + " is not on this bus; add it first");
    }
    this.code = memory;
  }

  /**
   * A guest's load, little-endian.
   *
   * @param width 1, 2 or 4 bytes
   * @return the value, zero-extended, or {@link #FAULT}
   */
  public long read(int address, int width) {
    Memory m = memoryAt(address, width);
    if (m != null) {
      return load(m.bytes(), address - m.base(), width);
    }
    Mapping d = deviceAt(address, width);
    return d != null ? d.device.read(address - d.base, width) : readAcross(address, width);
  }

  /**
   * A guest's store, little-endian. Nothing is stored when it faults.
   *
   * @param width 1, 2 or 4 bytes
   * @param value in the low bits
   * @return {@code false} if it faults
   */
  public boolean write(int address, int width, int value) {
    Memory m = memoryAt(address, width);
    if (m != null) {
      return m.isWritable() && store(m.bytes(), address - m.base(), width, value);
    }
    Mapping d = deviceAt(address, width);
    return d != null
        ? d.device.write(address - d.base, width, value)
        : writeAcross(address, width, value);
  }

  private static long load(byte[] bytes, int index, int width) {
    return switch (width) {
      case 1 -> bytes[index] & 0xff;
      case 2 -> HostMemory.loadChar(bytes, index);
      default -> Integer.toUnsignedLong(HostMemory.loadInt(bytes, index));
    };
  }

  private static boolean store(byte[] bytes, int index, int width, int value) {
    switch (width) {
      case 1 -> bytes[index] = (byte) value;
      case 2 -> HostMemory.storeShort(bytes, index, value);
      default -> HostMemory.storeInt(bytes, index, value);
    }
    return true;
  }

  /** A misaligned load from two memories that touch. */
  private long readAcross(int address, int width) {
    long value = 0;
    for (int i = width - 1; i >= 0; i--) {
      Memory m = memoryAt(address + i, 1);
      if (m == null) {
        return FAULT;
      }
      value = (value << 8) | (m.bytes()[address + i - m.base()] & 0xff);
    }
    return value;
  }

  private boolean writeAcross(int address, int width, int value) {
    for (int i = 0; i < width; i++) {
      Memory m = memoryAt(address + i, 1);
      if (m == null || !m.isWritable()) {
        return false;
      }
    }
    for (int i = 0; i < width; i++) {
      Memory m = memoryAt(address + i, 1);
      m.bytes()[address + i - m.base()] = (byte) (value >> (8 * i));
    }
    return true;
  }

  /** The memory that holds all of {@code length} bytes from {@code address}, or {@code null}. */
  public Memory memoryAt(int address, int length) {
    for (int i = 0; i < memories.size(); i++) {
      Memory m = memories.get(i);
      if (m.contains(address, length)) {
        return m;
      }
    }
    return null;
  }

  private Mapping deviceAt(int address, int width) {
    for (int i = 0; i < devices.size(); i++) {
      Mapping d = devices.get(i);
      long offset = Integer.toUnsignedLong(address) - Integer.toUnsignedLong(d.base);
      if (offset >= 0 && offset + width <= d.size) {
        return d;
      }
    }
    return null;
  }

  /**
   * Copies guest memory out for the host; devices are not read.
   *
   * @return {@code false}, with {@code into} untouched, if a byte lies outside all memories
   */
  public boolean copyOut(int address, byte[] into, int offset, int length) {
    if (!isMemory(address, length, false)) {
      return false;
    }
    for (int done = 0; done < length; ) {
      Memory m = memoryAt(address + done, 1);
      int index = address + done - m.base();
      int chunk = Math.min(length - done, m.size() - index);
      System.arraycopy(m.bytes(), index, into, offset + done, chunk);
      done += chunk;
    }
    return true;
  }

  /**
   * Copies into guest memory as the guest's stores would; devices are not written.
   *
   * @return {@code false}, with nothing written, if a byte lies outside all RAM
   */
  public boolean copyIn(int address, byte[] from, int offset, int length) {
    return isMemory(address, length, true) && copy(address, from, offset, length);
  }

  /**
   * Copies into guest memory as a loader does, into ROM too.
   *
   * @return {@code false}, with nothing written, if a byte lies outside all memories
   */
  public boolean load(int address, byte[] from, int offset, int length) {
    return isMemory(address, length, false) && copy(address, from, offset, length);
  }

  private boolean copy(int address, byte[] from, int offset, int length) {
    for (int done = 0; done < length; ) {
      Memory m = memoryAt(address + done, 1);
      int index = address + done - m.base();
      int chunk = Math.min(length - done, m.size() - index);
      System.arraycopy(from, offset + done, m.bytes(), index, chunk);
      done += chunk;
    }
    return true;
  }

  /**
   * Whether {@code length} bytes from {@code address} are all memory, and RAM if {@code writable}.
   */
  public boolean isMemory(int address, int length, boolean writable) {
    if (length < 0 || Integer.toUnsignedLong(address) + length > 1L << 32) {
      return false;
    }
    for (int done = 0; done < length; ) {
      Memory m = memoryAt(address + done, 1);
      if (m == null || (writable && !m.isWritable())) {
        return false;
      }
      done += Math.min(length - done, m.size() - (address + done - m.base()));
    }
    return true;
  }
}
