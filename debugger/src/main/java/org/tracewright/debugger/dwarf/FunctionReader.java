package org.tracewright.debugger.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.tracewright.debugger.dwarf.FunctionTable.Signature;
import org.tracewright.sim.elf.ElfFile;

/**
 * Finds the functions in {@code .debug_info}, and what they take. Of a damaged unit, what stands
 * before the damage is used.
 */
final class FunctionReader {
  /** Assemblers describe functions without what these take. */
  private static final int ASSEMBLER = 0x8001;

  private static final long MOST_WORK = 1L << 28;

  private final Cursor info;
  private final Cursor abbreviations;
  private final Cursor addresses;
  private final Names names;
  private final List<String> problems;
  private final Map<Long, InfoEntry> entries = new HashMap<>();
  private final Map<Long, Abbreviations> tables = new HashMap<>();
  private long work;

  /**
   * A reader of a program's debug information.
   *
   * @param problems what cannot be read is told here, a line each
   */
  FunctionReader(ElfFile elf, List<String> problems) {
    DebugSections sections = new DebugSections(elf, problems);
    this.problems = problems;
    info = sections.cursor(".debug_info");
    abbreviations = sections.cursor(".debug_abbrev");
    addresses = sections.cursor(".debug_addr");
    Cursor strings = sections.cursor(".debug_str");
    Cursor lineStrings = sections.cursor(".debug_line_str");
    long size = (long) info.remaining() + strings.remaining() + lineStrings.remaining();
    names = new Names(strings, lineStrings, size);
  }

  /** Reads all, and gives each function that has code, with its address. */
  void read(BiConsumer<Integer, Signature> functions) {
    try {
      while (!info.atEnd()) {
        int start = info.offset();
        Cursor.Length length = info.unitLength();
        unit(start, length.offsetSize(), info.slice(length.bytes()));
      }
    } catch (DwarfException e) {
      problems.add(e.getMessage());
    }
    Signatures signatures = new Signatures(entries);
    for (InfoEntry e : entries.values()) {
      if (e.tag == InfoEntry.SUBPROGRAM && e.lowPc != InfoUnit.NONE) {
        functions.accept((int) e.lowPc, signatures.of(e));
      }
    }
  }

  private void unit(int start, int offsetSize, Cursor at) {
    try {
      InfoUnit unit = new InfoUnit(start, offsetSize, at, addresses);
      if (!unit.describesTypes()) {
        entries(unit, table(unit.abbreviations()), at);
      }
    } catch (DwarfException e) {
      problems.add(e.getMessage());
    }
  }

  private Abbreviations table(long offset) {
    Abbreviations known = tables.get(offset);
    if (known == null) {
      known = Abbreviations.read(abbreviations.from(offset));
      tables.put(offset, known);
    }
    return known;
  }

  private void entries(InfoUnit unit, Abbreviations table, Cursor at) {
    List<InfoEntry> parents = new ArrayList<>();
    while (!at.atEnd()) {
      long offset = at.offset();
      int code = at.index();
      if (code != 0) {
        Abbreviations.Kind kind = table.get(code);
        InfoEntry entry = entry(unit, kind, at);
        if (parents.isEmpty() && entry.language == ASSEMBLER) {
          return;
        }
        if (!parents.isEmpty()) {
          parents.getLast().add(entry);
        }
        if (entry.isKept()) {
          entries.put(offset, entry);
        }
        if (kind.hasChildren()) {
          parents.add(entry);
        }
      } else if (!parents.isEmpty()) {
        parents.removeLast();
      }
    }
  }

  private InfoEntry entry(InfoUnit unit, Abbreviations.Kind kind, Cursor at) {
    if (kind == null) {
      throw at.damaged("an entry of unknown kind");
    }
    InfoEntry entry = new InfoEntry(kind.tag());
    long[] attributes = kind.attributes();
    work += 1 + attributes.length;
    if (work > MOST_WORK) {
      throw at.damaged("more than can be read");
    }
    for (int i = 0; i < attributes.length; i += 3) {
      int form = (int) attributes[i + 1];
      if (attributes[i] == InfoEntry.NAME) {
        entry.name = unit.name(form, at, names);
      } else {
        long value = unit.read(form, attributes[i + 2], at);
        entry.set((int) attributes[i], value);
        if (attributes[i] == InfoEntry.ADDR_BASE) {
          unit.setAddressBase(value);
        }
      }
    }
    return entry;
  }
}
