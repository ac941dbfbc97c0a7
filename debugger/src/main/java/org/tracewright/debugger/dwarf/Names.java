package org.tracewright.debugger.dwarf;

import java.util.HashMap;
import java.util.Map;

/**
 * Names of files and folders, from the unit itself or from the sections of strings. Names that
 * occur again are made once, and together they may not outgrow the sections by much: entries may
 * point into one long string at any number of places.
 */
final class Names {
  private static final long MOST = 256L << 20;
  private static final int COST_OF_AN_ENTRY = 64;

  private final Cursor strings;
  private final Cursor lineStrings;
  private final Map<String, String> known = new HashMap<>();
  private final Map<Long, String> byOffset = new HashMap<>();
  private long left;

  /**
   * @param size bytes of all the sections that names come from
   */
  Names(Cursor strings, Cursor lineStrings, long size) {
    this.strings = strings;
    this.lineStrings = lineStrings;
    this.left = Math.min(16 * size + (1 << 16), MOST);
  }

  /** The string at the cursor, which moves behind it. */
  String inline(Cursor at) {
    int length = at.skipString();
    return once(at.textBefore(length), at);
  }

  /** The string at that offset in {@code .debug_str}. */
  String str(long offset) {
    return named(strings, offset, 0);
  }

  /** The string at that offset in {@code .debug_line_str}. */
  String lineStr(long offset) {
    return named(lineStrings, offset, 1);
  }

  private String named(Cursor section, long offset, int which) {
    long key = offset << 1 | which;
    String name = byOffset.get(key);
    if (name == null) {
      name = inline(section.from(offset));
      spend(COST_OF_AN_ENTRY, section);
      byOffset.put(key, name);
    }
    return name;
  }

  /** A folder and a file in it as one name. */
  String joined(String folder, String file) {
    if (folder.isEmpty() || file.startsWith("/")) {
      return file;
    }
    return once(folder.endsWith("/") ? folder + file : folder + "/" + file, lineStrings);
  }

  private String once(String name, Cursor at) {
    String before = known.get(name);
    if (before == null) {
      spend(COST_OF_AN_ENTRY + name.length(), at);
      known.put(name, name);
      return name;
    }
    return before;
  }

  private void spend(int bytes, Cursor at) {
    left -= bytes;
    if (left < 0) {
      throw at.damaged("a name, after more names than the file can hold,");
    }
  }
}
