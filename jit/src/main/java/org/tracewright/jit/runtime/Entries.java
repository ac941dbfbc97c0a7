package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.List;

/** A table of entries by green key. */
final class Entries {
  private Entry[] table = new Entry[64];
  private int size;

  /** The entry of a key, {@code null} if it has none. */
  Entry find(int key) {
    return table[slot(key)];
  }

  /** The entry of a key, made if there was none. */
  Entry get(int key) {
    Entry found = table[slot(key)];
    return found != null ? found : add(new Entry(key));
  }

  private int slot(int key) {
    int mask = table.length - 1;
    int at = ((key * 0x9E3779B9) >>> 7) & mask;
    while (table[at] != null && table[at].key != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private Entry add(Entry entry) {
    if (++size * 2 > table.length) {
      grow();
    }
    table[slot(entry.key)] = entry;
    return entry;
  }

  private void grow() {
    Entry[] old = table;
    table = new Entry[old.length * 2];
    for (Entry entry : old) {
      if (entry != null) {
        table[slot(entry.key)] = entry;
      }
    }
  }

  List<Entry> all() {
    List<Entry> all = new ArrayList<>();
    for (Entry entry : table) {
      if (entry != null) {
        all.add(entry);
      }
    }
    return all;
  }
}
