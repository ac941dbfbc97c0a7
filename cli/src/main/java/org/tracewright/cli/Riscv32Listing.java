package org.tracewright.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.cpu.riscv32.asm.Rv32Assembler;
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.isa.disassembler.Disassembler;
import org.tracewright.isa.disassembler.Line;
import org.tracewright.isa.disassembler.SymbolNames;
import org.tracewright.sim.Hex;
import org.tracewright.sim.HostMemory;
import org.tracewright.sim.Symbols;
import org.tracewright.sim.Symbols.Kind;
import org.tracewright.sim.Symbols.Symbol;
import org.tracewright.sim.elf.ElfFile;
import org.tracewright.sim.elf.Segment;

/** An RV32 program in words: what it is, and its code as assembly. */
final class Riscv32Listing {
  private final ElfFile elf;
  private final PrintStream out;

  Riscv32Listing(ElfFile elf, PrintStream out) {
    this.elf = elf;
    this.out = out;
  }

  /** The names of a program's addresses. */
  static SymbolNames names(Symbols symbols) {
    Map<String, Integer> names = new HashMap<>();
    for (Symbol symbol : symbols.all()) {
      names.put(symbol.name(), symbol.address());
    }
    return new SymbolNames(names);
  }

  /** Prints what the program is. */
  void describe() {
    row("file", elf.name());
    row("format", "ELF, 32-bit, little-endian, RISC-V");
    row("isa", elf.arch().orElse("not stated"));
    row("environment", Platform.environmentOf(elf));
    row("entry", Hex.word(elf.entry()) + place(elf.entry()));
    for (Segment segment : elf.segments()) {
      row("segment", describe(segment));
    }
    row("symbols", describe(elf.symbols().all()));
  }

  private void row(String name, String value) {
    out.printf("%-12s %s%n", name, value);
  }

  private String place(int address) {
    return elf.symbols().at(address).isEmpty() ? "" : " <" + elf.symbols().describe(address) + ">";
  }

  private static String describe(Segment s) {
    String access =
        (s.readable() ? "r" : "-") + (s.writable() ? "w" : "-") + (s.executable() ? "x" : "-");
    String from = Hex.word(s.virtualAddress());
    return from + " " + access + " " + s.memorySize() + " bytes, " + s.fileSize() + " in the file";
  }

  private static String describe(List<Symbol> symbols) {
    long functions = symbols.stream().filter(s -> s.kind() == Kind.FUNCTION).count();
    long objects = symbols.stream().filter(s -> s.kind() == Kind.OBJECT).count();
    return symbols.size() + ", " + functions + " functions, " + objects + " objects";
  }

  /**
   * Prints code.
   *
   * @throws UserError if the program has no such symbol, or no code there
   */
  void disassemble(DisasmOptions options) {
    long start = options.start() == null ? 0 : Integer.toUnsignedLong(options.start());
    long end = options.end() == null ? 1L << 32 : Integer.toUnsignedLong(options.end());
    if (options.symbol() != null) {
      Symbol symbol = symbol(options.symbol());
      start = Integer.toUnsignedLong(symbol.address());
      end = end(symbol);
    }
    if (!print(disassembler(options), start, end)) {
      throw UserError.usage(
          elf.name() + ": has no code there", "'tw info' lists its segments; x marks code");
    }
  }

  private Disassembler disassembler(DisasmOptions options) {
    Disassembler named = Rv32Assembler.DISASSEMBLER.naming(names(elf.symbols()));
    return options.aliases() ? named : named.withoutAliases();
  }

  private Symbol symbol(String name) {
    return elf.symbols()
        .find(name)
        .orElseThrow(() -> UserError.noSymbol(elf.name(), name, elf.symbols()));
  }

  // A symbol without a size reaches to the next one.
  private long end(Symbol symbol) {
    long start = Integer.toUnsignedLong(symbol.address());
    if (symbol.size() != 0) {
      return start + Integer.toUnsignedLong(symbol.size());
    }
    return elf.symbols().all().stream()
        .mapToLong(s -> Integer.toUnsignedLong(s.address()))
        .filter(address -> address > start)
        .min()
        .orElse(1L << 32);
  }

  private boolean print(Disassembler disassembler, long start, long end) {
    boolean printed = false;
    for (Segment segment : elf.segments()) {
      long base = Integer.toUnsignedLong(segment.virtualAddress());
      long from = Math.max(start, base + headers(segment));
      long to = Math.min(end, base + segment.fileSize());
      if (segment.executable() && from < to) {
        int offset = segment.fileOffset() + (int) (from - base);
        byte[] code = Arrays.copyOfRange(segment.file(), offset, offset + (int) (to - from));
        print(disassembler, code, (int) from);
        printed = true;
      }
    }
    return printed;
  }

  // A segment that begins with the file begins with the file's headers: 52 bytes, and 32 for each
  // of the program headers that byte 44 counts.
  private static int headers(Segment segment) {
    return segment.fileOffset() > 0 ? 0 : 52 + 32 * HostMemory.loadChar(segment.file(), 44);
  }

  private void print(Disassembler disassembler, byte[] code, int address) {
    for (int offset = 0; offset < code.length; ) {
      Line line = disassembler.line(code, offset, address + offset);
      elf.symbols()
          .at(line.address())
          .filter(symbol -> symbol.address() == line.address())
          .ifPresent(symbol -> out.printf("%n%08x <%s>:%n", line.address(), symbol.name()));
      out.println(line);
      offset += line.bytes();
    }
  }
}
