package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Bytes of code memory that a region was made from, as runs of consecutive ones. */
final class CodeBytes {
  private record Run(int start, byte[] bytes) {
    boolean isIn(byte[] memory) {
      int end = start + bytes.length;
      return end <= memory.length && Arrays.equals(memory, start, end, bytes, 0, bytes.length);
    }

    boolean touches(int from, int to) {
      return from < start + bytes.length && to > start;
    }
  }

  private final List<Run> runs = new ArrayList<>();

  CodeBytes(TreeMap<Integer, Byte> expected) {
    List<Byte> run = new ArrayList<>();
    int next = Integer.MIN_VALUE;
    for (var entry : expected.entrySet()) {
      if (entry.getKey() != next) {
        close(run, next);
      }
      run.add(entry.getValue());
      next = entry.getKey() + 1;
    }
    close(run, next);
  }

  private void close(List<Byte> run, int end) {
    if (!run.isEmpty()) {
      byte[] bytes = new byte[run.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = run.get(i);
      }
      runs.add(new Run(end - bytes.length, bytes));
      run.clear();
    }
  }

  /** Whether the memory holds all of them. */
  boolean areIn(byte[] memory) {
    for (Run run : runs) {
      if (!run.isIn(memory)) {
        return false;
      }
    }
    return true;
  }

  /** Whether some of them lie in a range, the end excluded. */
  boolean touch(int from, int to) {
    for (Run run : runs) {
      if (run.touches(from, to)) {
        return true;
      }
    }
    return false;
  }

  /** Calls with the first and the last index of every run. */
  void forEachRun(Range visitor) {
    for (Run run : runs) {
      visitor.range(run.start, run.start + run.bytes.length - 1);
    }
  }

  /** Takes a range, the last index included. */
  interface Range {
    void range(int first, int last);
  }
}
