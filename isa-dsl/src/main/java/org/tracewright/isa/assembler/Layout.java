package org.tracewright.isa.assembler;

import java.util.Comparator;
import java.util.List;

/**
 * Gives every piece its address. Begins with the shortest form of everything and lets grow what
 * does not fit, until nothing changes.
 */
final class Layout {
  private static final int MOST_PASSES = 2000;

  private final List<Section> sections;
  private final Evaluator evaluator;
  private final Diagnostics diagnostics;
  private final int base;
  private final int page;

  Layout(List<Section> sections, Evaluator evaluator, Diagnostics diagnostics, int base, int page) {
    this.sections = sections.stream().sorted(Comparator.comparingInt(Section::rank)).toList();
    this.evaluator = evaluator;
    this.diagnostics = diagnostics;
    this.base = base;
    this.page = page;
  }

  /** The sections in the order of their addresses. */
  List<Section> sections() {
    return sections;
  }

  /** Lays out; mistakes that prevent it are in the diagnostics afterwards. */
  void run() {
    try {
      int passes = 0;
      while (place() | settle()) {
        if (++passes > MOST_PASSES) {
          throw new SourceError(
              lastFragment().at(), "the layout does not come to rest: a size depends on itself");
        }
      }
    } catch (SourceError error) {
      diagnostics.add(error);
    } catch (Unsettled e) {
      throw new AssertionError("a label was not placed", e);
    }
  }

  private Fragment lastFragment() {
    return sections.stream()
        .filter(section -> !section.fragments().isEmpty())
        .findFirst()
        .orElseThrow()
        .fragments()
        .getLast();
  }

  private boolean place() {
    boolean changed = false;
    long at = Integer.toUnsignedLong(base);
    int rank = 0;
    for (Section section : sections) {
      if (!section.isAllocated()) {
        changed |= section.place(0, evaluator);
        continue;
      }
      at = up(at, section.rank() == rank ? section.alignment() : boundary(section, rank));
      rank = section.size() > 0 ? section.rank() : rank;
      changed |= section.place((int) at, evaluator);
      at += section.size();
    }
    return changed;
  }

  /** Code, constants and data begin pages of their own; empty data follow data. */
  private int boundary(Section section, int rank) {
    boolean follows = section.rank() == 3 && rank == 2;
    return follows ? section.alignment() : Math.max(page, section.alignment());
  }

  private static long up(long address, int boundary) {
    return (address + boundary - 1) & -(long) boundary;
  }

  private boolean settle() {
    boolean changed = false;
    for (Section section : sections) {
      for (Fragment fragment : section.fragments()) {
        changed |= fragment.settle(evaluator);
      }
    }
    return changed;
  }

  /** The bytes of {@code section}; mistakes are in the diagnostics afterwards. */
  byte[] emit(Section section, java.nio.ByteOrder order) {
    Output out = new Output(order);
    for (Fragment fragment : section.fragments()) {
      int before = out.size();
      try {
        fragment.emit(evaluator, out);
        assert out.size() - before == fragment.size() : "measured and emitted sizes differ";
      } catch (SourceError error) {
        diagnostics.add(error);
      } catch (Unsettled e) {
        throw new AssertionError("a label was not placed", e);
      }
    }
    return out.toByteArray();
  }
}
