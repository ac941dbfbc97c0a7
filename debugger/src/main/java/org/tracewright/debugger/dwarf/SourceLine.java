package org.tracewright.debugger.dwarf;

import java.util.Objects;

/**
 * A line of source and the instructions that were made from it.
 *
 * @param file the file as the compiler was given it, with its folder
 * @param line counted from 1
 * @param column counted from 1; 0 if it is not known
 * @param start address of the first of these instructions
 * @param end address behind the last of them, 1 to 2<sup>32</sup>
 */
public record SourceLine(String file, int line, int column, int start, long end) {
  public SourceLine {
    Objects.requireNonNull(file);
  }

  /** The file's name without its folders. */
  public String fileName() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** {@code sort.c:42}. */
  public String describe() {
    return fileName() + ":" + line;
  }

  /** Whether the instruction at {@code address} belongs to it. */
  public boolean contains(int address) {
    long at = Integer.toUnsignedLong(address);
    return at >= Integer.toUnsignedLong(start) && at < end;
  }
}
