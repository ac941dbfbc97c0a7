package org.tracewright.sim.elf;

import org.tracewright.sim.Bus;

/**
 * A loadable part of a program: bytes from the file, then zeros.
 *
 * @param virtualAddress where the program expects it while it runs
 * @param physicalAddress where a bare machine's loader puts it
 * @param memorySize bytes in memory, more than 0
 * @param fileSize bytes of it that come from the file, at most {@code memorySize}
 * @param fileOffset where they start in {@code file}
 * @param file the whole file, shared
 */
public record Segment(
    int virtualAddress,
    int physicalAddress,
    int memorySize,
    int fileSize,
    int fileOffset,
    boolean readable,
    boolean writable,
    boolean executable,
    byte[] file) {

  /** The virtual address behind its last byte, up to 2<sup>32</sup>. */
  public long virtualEnd() {
    return Integer.toUnsignedLong(virtualAddress) + memorySize;
  }

  /** The physical address behind its last byte, up to 2<sup>32</sup>. */
  public long physicalEnd() {
    return Integer.toUnsignedLong(physicalAddress) + memorySize;
  }

  /** Whether the byte at this virtual address is part of it. */
  public boolean contains(int address) {
    long offset = Integer.toUnsignedLong(address) - Integer.toUnsignedLong(virtualAddress);
    return offset >= 0 && offset < memorySize;
  }

  /**
   * Copies the bytes from the file to {@code address}; what follows them is expected to be zero.
   *
   * @return {@code false}, with nothing copied, if not all of the segment is memory there
   */
  public boolean loadAt(int address, Bus bus) {
    return bus.isMemory(address, memorySize, false)
        && bus.load(address, file, fileOffset, fileSize);
  }
}
