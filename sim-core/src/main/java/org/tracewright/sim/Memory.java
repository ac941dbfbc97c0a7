package org.tracewright.sim;

import java.util.Objects;

/**
 * A region of physical memory: RAM or ROM, contiguous, little- or big-endian as its reader takes
 * it.
 */
public final class Memory {
  /** The largest region, in bytes: 1 GiB. */
  public static final int MAX_SIZE = 1 << 30;

  private final String name;
  private final int base;
  private final byte[] bytes;
  private final boolean writable;

  private Memory(String name, int base, byte[] bytes, boolean writable) {
    this.name = Objects.requireNonNull(name);
    this.base = base;
    this.bytes = bytes;
    this.writable = writable;
  }

  /**
   * RAM full of zeros.
   *
   * @param base address of its first byte
   * @param size in bytes, 1 to {@link #MAX_SIZE}
   * @throws IllegalArgumentException if the size is out of range or the region leaves the 32-bit
   *     address space
   */
  public static Memory ram(String name, int base, int size) {
    checkExtent(name, base, size);
    return new Memory(name, base, new byte[size], true);
  }

  /** ROM with a copy of {@code contents}; limits as for {@link #ram}. */
  public static Memory rom(String name, int base, byte[] contents) {
    checkExtent(name, base, contents.length);
    return new Memory(name, base, contents.clone(), false);
  }

  private static void checkExtent(String name, int base, long size) {
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "memory " + name + ": size " + size + " bytes; 1 to " + MAX_SIZE + " are possible");
    }
    if (Integer.toUnsignedLong(base) + size > 1L << 32) {
      throw new IllegalArgumentException(
          "memory "
              + name
              + ": "
              + size
              + " bytes at "
              + Hex.word(base)
              + " leave the 32-bit address space");
    }
  }

  /** What messages and listings call it. */
  public String name() {
    return name;
  }

  /** Address of the first byte. */
  public int base() {
    return base;
  }

  /** Size in bytes. */
  public int size() {
    return bytes.length;
  }

  /** Whether the guest may store to it. */
  public boolean isWritable() {
    return writable;
  }

  /** The host's array itself, not a copy: index 0 is address {@link #base}. */
  public byte[] bytes() {
    return bytes;
  }

  /** Whether all of {@code length} bytes from {@code address} lie in this region. */
  public boolean contains(int address, int length) {
    long offset = Integer.toUnsignedLong(address) - Integer.toUnsignedLong(base);
    return offset >= 0 && length >= 0 && offset + length <= bytes.length;
  }

  @Override
  public String toString() {
    return name + " " + Hex.word(base) + "+" + bytes.length + (writable ? " rw" : " ro");
  }
}
