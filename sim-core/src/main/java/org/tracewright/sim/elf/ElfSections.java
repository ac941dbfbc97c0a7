package org.tracewright.sim.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tracewright.sim.Symbols;
import org.tracewright.sim.Symbols.Kind;
import org.tracewright.sim.Symbols.Symbol;

/** Symbols and attributes, from the section headers; both may be missing. */
final class ElfSections {
  private static final int SECTION_HEADER_SIZE = 40;
  private static final int SYMBOL_SIZE = 16;
  private static final int SHT_SYMTAB = 2;
  private static final int SHT_STRTAB = 3;
  private static final int SHT_RISCV_ATTRIBUTES = 0x7000_0003;
  private static final int SHN_UNDEF = 0;
  private static final int STT_OBJECT = 1;
  private static final int STT_FUNC = 2;
  private static final int STT_SECTION = 3;
  private static final int STT_FILE = 4;

  private record Section(
      String what, int type, long offset, long size, long link, long entrySize) {}

  private final ElfImage image;
  private final long table;
  private final int count;

  ElfSections(ElfImage image) {
    this.image = image;
    this.table = image.u32("the file header", 32);
    this.count = table == 0 ? 0 : image.u16("the file header", 48);
    if (count > 0) {
      checkTable(image.u16("the file header", 46));
    }
  }

  private void checkTable(int entrySize) {
    if (entrySize != SECTION_HEADER_SIZE) {
      throw image.damaged("damaged: section headers of " + entrySize + " bytes");
    }
    image.require("the table of section headers", table, (long) count * entrySize);
  }

  Symbols symbols() {
    Optional<Section> found = first(SHT_SYMTAB);
    return found.isEmpty() ? Symbols.NONE : new Symbols(read(found.get()));
  }

  /** The RISC-V architecture string, if the file has one. */
  Optional<String> arch() {
    return first(SHT_RISCV_ATTRIBUTES)
        .flatMap(s -> new RiscvAttributes(image, s.offset, s.size).arch());
  }

  private Optional<Section> first(int type) {
    for (int i = 0; i < count; i++) {
      if (image.i32("section header " + i, header(i) + 4) == type) {
        return Optional.of(section(i));
      }
    }
    return Optional.empty();
  }

  private long header(int index) {
    return table + (long) index * SECTION_HEADER_SIZE;
  }

  private Section section(int index) {
    String what = "section " + index;
    long header = header(index);
    Section section =
        new Section(
            what,
            image.i32(what, header + 4),
            image.u32(what, header + 16),
            image.u32(what, header + 20),
            image.u32(what, header + 24),
            image.u32(what, header + 36));
    image.require(what, section.offset, section.size);
    return section;
  }

  private List<Symbol> read(Section table) {
    if (table.entrySize != SYMBOL_SIZE) {
      throw image.damaged("damaged: symbols of " + table.entrySize + " bytes");
    }
    Section names = namesOf(table);
    List<Symbol> symbols = new ArrayList<>();
    for (long at = table.offset; at + SYMBOL_SIZE <= table.offset + table.size; at += SYMBOL_SIZE) {
      addSymbol(at, names, symbols);
    }
    return symbols;
  }

  private Section namesOf(Section symbols) {
    if (symbols.link >= count) {
      throw image.damaged(
          "damaged: the symbols' names are in section " + symbols.link + " of " + count);
    }
    Section names = section((int) symbols.link);
    if (names.type != SHT_STRTAB) {
      throw image.damaged("damaged: " + names.what + " holds no names");
    }
    return names;
  }

  private void addSymbol(long at, Section names, List<Symbol> symbols) {
    long nameOffset = image.u32("a symbol", at);
    int type = image.u8("a symbol", at + 12) & 15;
    boolean named = nameOffset != 0 && type != STT_FILE && type != STT_SECTION;
    if (!named || image.u16("a symbol", at + 14) == SHN_UNDEF) {
      return;
    }
    String name =
        image.string("a symbol's name", names.offset + nameOffset, names.offset + names.size);
    // $x and $d mark code and data for disassemblers, .L labels are the compiler's own.
    if (!name.isEmpty() && !name.startsWith("$") && !name.startsWith(".L")) {
      symbols.add(symbol(name, at, type));
    }
  }

  private Symbol symbol(String name, long at, int type) {
    int binding = image.u8("a symbol", at + 12) >> 4;
    Kind kind =
        switch (type) {
          case STT_FUNC -> Kind.FUNCTION;
          case STT_OBJECT -> Kind.OBJECT;
          default -> Kind.OTHER;
        };
    return new Symbol(
        name, image.i32("a symbol", at + 4), image.i32("a symbol", at + 8), kind, binding != 0);
  }
}
