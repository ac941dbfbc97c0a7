package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.jit.CodeMemory;

/** Knows which bytes of one code memory compiled code was made from, and drops it in time. */
public final class CodeWatch {
  private static final int PAGE_SHIFT = CodeMemory.PAGE_SHIFT;

  private record Watched(CodeBytes bytes, Runnable drop) {}

  private final byte[] memory;
  private boolean[] pages; // null as long as nobody asks
  private final SparseBits code = new SparseBits(); // the bytes themselves
  private final List<Watched> all = new ArrayList<>();

  /** A watch over {@code memory}. */
  public CodeWatch(byte[] memory) {
    this.memory = memory;
  }

  byte[] memory() {
    return memory;
  }

  /** The flags of the pages; always the same array. */
  public boolean[] pages() {
    if (pages == null) {
      pages = new boolean[(memory.length >>> PAGE_SHIFT) + 1];
    }
    return pages;
  }

  /** From now on {@code drop} is called once, when the bytes are found to be different. */
  void add(CodeBytes bytes, Runnable drop) {
    pages();
    bytes.forEachRun(this::mark);
    all.add(new Watched(bytes, drop));
  }

  private void mark(int first, int last) {
    for (int page = first >>> PAGE_SHIFT; page <= last >>> PAGE_SHIFT; page++) {
      pages[page] = true;
    }
    code.add(first, last);
  }

  /** Forgets a watch that is no longer needed. */
  void remove(Runnable drop) {
    all.removeIf(watched -> watched.drop == drop);
    remark();
  }

  private void remark() {
    java.util.Arrays.fill(pages, false);
    code.clear();
    all.forEach(watched -> watched.bytes.forEachRun(this::mark));
  }

  /** Bytes were stored. */
  public void written(int index, int length) {
    boolean[] flags = pages;
    if (flags == null || length <= 0) {
      return;
    }
    int last = index + length - 1;
    for (int page = index >>> PAGE_SHIFT; page <= last >>> PAGE_SHIFT; page++) {
      if (page >= 0 && page < flags.length && flags[page]) {
        checkCode(index, last);
        return;
      }
    }
  }

  // Data lies beside code often enough, in programs that have no sections.
  private void checkCode(int index, int last) {
    if (code.touches(Math.max(index, 0), last)) {
      check(index, last + 1);
    }
  }

  /** Any bytes may have been stored. */
  public void fence() {
    if (pages != null && !all.isEmpty()) {
      check(0, Integer.MAX_VALUE);
    }
  }

  private void check(int from, int to) {
    List<Watched> changed = new ArrayList<>();
    for (Watched watched : all) {
      if (watched.bytes.touch(from, to) && !watched.bytes.areIn(memory)) {
        changed.add(watched);
      }
    }
    if (!changed.isEmpty()) {
      all.removeAll(changed);
      remark();
      changed.forEach(watched -> watched.drop.run());
    }
  }
}
