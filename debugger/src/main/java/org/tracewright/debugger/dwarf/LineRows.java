package org.tracewright.debugger.dwarf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows that line programs emit, in columns: a large program has millions. */
final class LineRows {
  /** The most rows that are kept; more is no program for a 32-bit machine. */
  static final int MOST = 1 << 23;

  private static final int STATEMENT = 1;
  private static final int END = 2;

  private final List<String> files = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private int[] addresses = new int[256];
  private int[] lines = new int[256];
  private int[] fileNumbers = new int[256];
  private char[] columns = new char[256];
  private byte[] flags = new byte[256];
  private int size;

  /**
   * Adds a row.
   *
   * @param end whether it only says where the instructions of the row before end
   * @return {@code false} if there are too many already
   */
  boolean add(long address, String file, int line, int column, boolean statement, boolean end) {
    if (size == MOST) {
      return false;
    }
    if (size == addresses.length) {
      grow();
    }
    addresses[size] = (int) address;
    lines[size] = line;
    fileNumbers[size] = number(file);
    columns[size] = (char) Math.min(column, Character.MAX_VALUE);
    flags[size++] = (byte) ((statement ? STATEMENT : 0) | (end ? END : 0));
    return true;
  }

  private void grow() {
    int length = 2 * size;
    addresses = Arrays.copyOf(addresses, length);
    lines = Arrays.copyOf(lines, length);
    fileNumbers = Arrays.copyOf(fileNumbers, length);
    columns = Arrays.copyOf(columns, length);
    flags = Arrays.copyOf(flags, length);
  }

  private int number(String file) {
    Integer known = numbers.putIfAbsent(file, files.size());
    if (known == null) {
      files.add(file);
      return files.size() - 1;
    }
    return known;
  }

  int size() {
    return size;
  }

  /** Forgets the rows from {@code size} on. */
  void cutTo(int newSize) {
    size = newSize;
  }

  /** The names of all files, by number. */
  List<String> files() {
    return files;
  }

  /** The address of a row, unsigned. */
  long address(int row) {
    return Integer.toUnsignedLong(addresses[row]);
  }

  int line(int row) {
    return lines[row];
  }

  int fileNumber(int row) {
    return fileNumbers[row];
  }

  String file(int row) {
    return files.get(fileNumbers[row]);
  }

  int column(int row) {
    return columns[row];
  }

  boolean isStatement(int row) {
    return (flags[row] & STATEMENT) != 0;
  }

  boolean isEnd(int row) {
    return (flags[row] & END) != 0;
  }

  boolean sameLine(int a, int b) {
    return lines[a] == lines[b] && fileNumbers[a] == fileNumbers[b];
  }
}
