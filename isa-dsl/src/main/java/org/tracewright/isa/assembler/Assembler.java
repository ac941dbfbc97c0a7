package org.tracewright.isa.assembler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracewright.isa.Dialect;

/**
 * Turns assembly source into a program. Immutable; one assembler may be used by many threads.
 *
 * <p>A statement ends with the line or a semicolon; comments begin with {@code #} or {@code //}, or
 * stand between {@code /*} and its counterpart. Labels are names, or numbers referred to as {@code
 * 1b} (back) and {@code 1f} (forward). Expressions have the operators and precedence of C, computed
 * with 64 bits; {@code .} is the address of the statement. Directives are those of the GNU
 * assembler, as far as the list in the package's description goes.
 */
public final class Assembler {
  private final Dialect dialect;
  private final FormTable table;
  private final int base;
  private final int page;
  private final boolean shortForms;

  private Assembler(Dialect dialect, FormTable table, int base, int page, boolean shortForms) {
    this.dialect = dialect;
    this.table = table;
    this.base = base;
    this.page = page;
    this.shortForms = shortForms;
  }

  /** An assembler that lays programs at address 0, without gaps and without short forms. */
  public static Assembler of(Dialect dialect) {
    return new Assembler(dialect, new FormTable(dialect), 0, 1, false);
  }

  /** The same, laying the first byte at {@code address}. */
  public Assembler at(int address) {
    return new Assembler(dialect, table, address, page, shortForms);
  }

  /**
   * The same, beginning a new page of {@code bytes}, a power of two, where the kind of access
   * changes.
   */
  public Assembler pages(int bytes) {
    if (Integer.bitCount(bytes) != 1 || bytes < 1) {
      throw new IllegalArgumentException("a page of " + bytes + " bytes: use a power of two");
    }
    return new Assembler(dialect, table, base, bytes, shortForms);
  }

  /** The same, taking the shortest encoding of what is written, or not. */
  public Assembler shortForms(boolean allowed) {
    return new Assembler(dialect, table, base, page, allowed);
  }

  /** Assembles {@code source}. */
  public Program assemble(String source) {
    return assemble(source, Map.of());
  }

  /**
   * Assembles {@code source}, in which the names of {@code bound} stand for their values.
   *
   * @throws AssemblyException with every mistake that was found
   */
  public Program assemble(String source, Map<String, Integer> bound) {
    Diagnostics diagnostics = new Diagnostics(source);
    Symbols symbols = new Symbols();
    symbols.bind(bound);
    SourceParser parser = new SourceParser(dialect, table, symbols, diagnostics, shortForms);
    parser.parse(source);
    Evaluator evaluator = new Evaluator(symbols, dialect);
    Layout layout = new Layout(parser.sections(), evaluator, diagnostics, base, page);
    layout.run();
    diagnostics.check();
    List<Program.Part> parts = parts(layout);
    List<Program.Symbol> table = new SymbolList(symbols, evaluator, diagnostics).of(layout, bound);
    diagnostics.check();
    return new Program(dialect, parts, table, lines(layout), base, page, parser.usedShortForms());
  }

  private List<Program.Part> parts(Layout layout) {
    List<Program.Part> parts = new ArrayList<>();
    for (Section section : layout.sections()) {
      byte[] bytes = section.isEmpty() ? new byte[0] : layout.emit(section, dialect.isa().order());
      parts.add(new Program.Part(section, bytes));
    }
    return parts;
  }

  private static TreeMap<Long, Integer> lines(Layout layout) {
    TreeMap<Long, Integer> lines = new TreeMap<>();
    for (Section section : layout.sections()) {
      if (section.isAllocated()) {
        for (Fragment fragment : section.fragments()) {
          long address = Integer.toUnsignedLong(fragment.address());
          if (fragment.size() > 0) {
            lines.put(address, fragment.at().line());
            lines.putIfAbsent(address + fragment.size(), 0);
          }
        }
      }
    }
    return lines;
  }
}
