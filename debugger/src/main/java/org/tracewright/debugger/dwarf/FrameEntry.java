package org.tracewright.debugger.dwarf;

/**
 * One function's call-frame information: an FDE.
 *
 * @param start address of its first instruction, unsigned
 * @param length bytes of its instructions
 */
record FrameEntry(CommonEntry common, long start, long length, Cursor instructions) {
  boolean contains(long address) {
    return address >= start && address - start < length;
  }
}
