package org.tracewright.isa.assembler;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tracewright.isa.Dialect;

/** An assembled program: sections at their addresses, and symbols. Immutable. */
public final class Program {
  /** What a symbol stands for. */
  public enum Kind {
    /** Not said. */
    NONE,
    /** Data. */
    OBJECT,
    /** Code. */
    FUNCTION
  }

  /**
   * A symbol.
   *
   * @param value address or number
   * @param size bytes, 0 if not said
   * @param section the section it lies in; empty for a number
   */
  public record Symbol(
      String name, int value, int size, Kind kind, boolean global, Optional<String> section) {}

  /** A section: where it lies, what it may do, and its bytes. */
  public static final class Part {
    private final Section section;
    private final byte[] bytes;

    Part(Section section, byte[] bytes) {
      this.section = section;
      this.bytes = bytes;
    }

    /** The name, with its dot. */
    public String name() {
      return section.name();
    }

    /** The address of the first byte. */
    public int address() {
      return section.address();
    }

    /** The bytes; none if the section is empty data. */
    public byte[] bytes() {
      return bytes.clone();
    }

    /** How many bytes of memory it takes. */
    public int size() {
      return section.size();
    }

    /** What the address is a multiple of. */
    public int alignment() {
      return section.alignment();
    }

    /** Whether it takes memory at all. */
    public boolean isAllocated() {
      return section.isAllocated();
    }

    /** Whether the program may write it. */
    public boolean isWritable() {
      return section.isWritable();
    }

    /** Whether it is code. */
    public boolean isExecutable() {
      return section.isExecutable();
    }

    /** Whether it is memory that begins as zeros and has no bytes in files. */
    public boolean isEmpty() {
      return section.isEmpty();
    }
  }

  private final Dialect dialect;
  private final List<Part> parts;
  private final List<Symbol> symbols;
  private final TreeMap<Long, Integer> lines;
  private final int base;
  private final int page;
  private final boolean shortForms;

  Program(
      Dialect dialect,
      List<Part> parts,
      List<Symbol> symbols,
      TreeMap<Long, Integer> lines,
      int base,
      int page,
      boolean shortForms) {
    this.dialect = dialect;
    this.parts = List.copyOf(parts);
    this.symbols = List.copyOf(symbols);
    this.lines = lines;
    this.base = base;
    this.page = page;
    this.shortForms = shortForms;
  }

  /** The sections in the order of their addresses, those that take no memory last. */
  public List<Part> sections() {
    return parts;
  }

  /** The section called {@code name}. */
  public Optional<Part> section(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  /**
   * The symbols in the order of the source; no numeric labels, and none that begin with {@code .L}.
   */
  public List<Symbol> symbols() {
    return symbols;
  }

  /** The values of all symbols by name. */
  public Map<String, Integer> values() {
    return symbols.stream().collect(Collectors.toMap(Symbol::name, Symbol::value));
  }

  /**
   * The value of the symbol {@code name}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public int address(String name) {
    return symbols.stream()
        .filter(symbol -> symbol.name().equals(name))
        .mapToInt(Symbol::value)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("the program has no symbol '" + name + "'"));
  }

  /** Where the program begins: {@code _start}, or else the first byte of code. */
  public int entry() {
    return symbols.stream()
        .filter(symbol -> symbol.name().equals("_start"))
        .mapToInt(Symbol::value)
        .findFirst()
        .orElseGet(
            () ->
                parts.stream()
                    .filter(part -> part.isExecutable() && part.size() > 0)
                    .mapToInt(Part::address)
                    .findFirst()
                    .orElse(base));
  }

  ByteOrder order() {
    return dialect.isa().order();
  }

  /** The lowest address of the program. */
  public int base() {
    return base;
  }

  /** The line of the source that made the byte at {@code address}; empty if none did. */
  public Optional<Integer> line(int address) {
    var entry = lines.floorEntry(Integer.toUnsignedLong(address));
    return entry == null || entry.getValue() == 0
        ? Optional.empty()
        : Optional.of(entry.getValue());
  }

  /** The memory from {@link #base} to the last byte that a section has, gaps filled with zeros. */
  public byte[] flat() {
    int end = base;
    for (Part part : parts) {
      if (part.isAllocated() && !part.isEmpty() && part.size() > 0) {
        end = part.address() + part.size();
      }
    }
    byte[] memory = new byte[end - base];
    for (Part part : parts) {
      if (part.isAllocated() && !part.isEmpty()) {
        System.arraycopy(part.bytes, 0, memory, part.address() - base, part.bytes.length);
      }
    }
    return memory;
  }

  /**
   * An ELF32 executable with symbols.
   *
   * @throws IllegalStateException if the dialect says nothing of ELF
   */
  public byte[] elf() {
    Dialect.Elf elf =
        dialect
            .elf()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the dialect of " + dialect.isa() + " has no ELF machine: write flat()"));
    int flags = elf.flags() | (shortForms ? elf.shortFlags() : 0);
    return new ElfWriter(this, elf.machine(), flags, dialect.isa().order(), page).write();
  }
}
