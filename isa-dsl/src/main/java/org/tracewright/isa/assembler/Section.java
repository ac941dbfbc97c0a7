package org.tracewright.isa.assembler;

import java.util.ArrayList;
import java.util.List;

/** A section while it is put together. */
final class Section {
  /** The most bytes that a section may have. */
  static final int LARGEST = 64 << 20;

  private final String name;
  private final boolean allocated;
  private final boolean writable;
  private final boolean executable;
  private final boolean empty;
  private final List<Fragment> fragments = new ArrayList<>();
  private int alignment = 1;
  private int address;

  /**
   * A section with the flags {@code a}, {@code w} and {@code x}; {@code empty} if it has no bytes
   * in files.
   */
  Section(String name, String flags, boolean empty) {
    this.name = name;
    this.allocated = flags.contains("a");
    this.writable = flags.contains("w");
    this.executable = flags.contains("x");
    this.empty = empty;
  }

  String name() {
    return name;
  }

  boolean isAllocated() {
    return allocated;
  }

  boolean isWritable() {
    return writable;
  }

  boolean isExecutable() {
    return executable;
  }

  /** Whether it takes memory but no bytes in files. */
  boolean isEmpty() {
    return empty;
  }

  List<Fragment> fragments() {
    return fragments;
  }

  void add(Fragment fragment) {
    fragments.add(fragment);
    if (fragment instanceof Align align) {
      align(align.boundary());
    }
  }

  void align(int boundary) {
    alignment = Math.max(alignment, boundary);
  }

  int alignment() {
    return alignment;
  }

  int address() {
    return address;
  }

  /** Lays the section at {@code newAddress}; says whether any piece moved or changed. */
  boolean place(int newAddress, Evaluator evaluator) {
    address = newAddress;
    boolean changed = false;
    long at = Integer.toUnsignedLong(newAddress);
    for (Fragment fragment : fragments) {
      changed |= fragment.place((int) at, evaluator);
      at += fragment.size();
      if (at - Integer.toUnsignedLong(address) > LARGEST || at > 1L << 32) {
        throw new SourceError(
            fragment.at(), "section %s grows beyond %d bytes or the address space", name, LARGEST);
      }
    }
    return changed;
  }

  int size() {
    return fragments.isEmpty()
        ? 0
        : fragments.getLast().address() + fragments.getLast().size() - address;
  }

  /** The rank in memory: code, constants, data, empty data. */
  int rank() {
    if (!allocated) {
      return 4;
    }
    return executable ? 0 : empty ? 3 : writable ? 2 : 1;
  }
}
