package org.tracewright.debugger.dwarf;

import java.util.Map;

/**
 * How to find the caller's registers at some instructions of a function.
 *
 * @param start address of the first of these instructions, unsigned
 * @param end address behind the last
 * @param rules by DWARF register number
 */
record FrameRow(long start, long end, Cfa cfa, Map<Integer, Rule> rules) {
  boolean contains(long address) {
    return address >= start && address < end;
  }
}
