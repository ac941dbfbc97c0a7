package org.tracewright.debugger.dwarf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What the entries of a unit of {@code .debug_info} are made of. DWARF 5, 7.5.3 "Abbreviations
 * Tables".
 */
final class Abbreviations {
  private static final int MOST_ATTRIBUTES = 1 << 10;

  /**
   * One kind of entries.
   *
   * @param attributes name, form and value of each attribute, one after the other; the value counts
   *     for {@link Form#IMPLICIT_CONST} alone
   */
  record Kind(int tag, boolean hasChildren, long[] attributes) {}

  private final Map<Integer, Kind> kinds = new HashMap<>();

  private Abbreviations() {}

  /** Reads the table that begins at the cursor. */
  static Abbreviations read(Cursor at) {
    Abbreviations table = new Abbreviations();
    for (int code = at.index(); code != 0; code = at.index()) {
      int tag = at.index();
      boolean hasChildren = at.u8() != 0;
      table.kinds.put(code, new Kind(tag, hasChildren, attributes(at)));
    }
    return table;
  }

  private static long[] attributes(Cursor at) {
    long[] found = new long[3 * 16];
    int length = 0;
    while (true) {
      int name = at.index();
      int form = at.index();
      long value = form == Form.IMPLICIT_CONST ? at.sleb() : 0;
      if (name == 0 && form == 0) {
        return Arrays.copyOf(found, length);
      }
      if (length == 3 * MOST_ATTRIBUTES) {
        throw at.damaged("an entry of more than " + MOST_ATTRIBUTES + " attributes");
      }
      found = length == found.length ? Arrays.copyOf(found, 2 * length) : found;
      found[length++] = name;
      found[length++] = form;
      found[length++] = value;
    }
  }

  /** The kind of this number, {@code null} if there is none. */
  Kind get(int code) {
    return kinds.get(code);
  }
}
