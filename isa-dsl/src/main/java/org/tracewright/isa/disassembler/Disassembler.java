package org.tracewright.isa.disassembler;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tracewright.isa.Alias;
import org.tracewright.isa.Dialect;
import org.tracewright.isa.Field;
import org.tracewright.isa.Instruction;
import org.tracewright.isa.Isa;
import org.tracewright.isa.Notation;
import org.tracewright.isa.Template;

/**
 * Writes instruction words as assembly. Words that are no instruction become {@code .half} or
 * {@code .word} lines, so that every disassembly can be assembled again. Immutable.
 */
public final class Disassembler {
  private final Dialect dialect;
  private final Map<String, List<Alias>> aliases;
  private final SymbolNames symbols;

  private Disassembler(Dialect dialect, Map<String, List<Alias>> aliases, SymbolNames symbols) {
    this.dialect = dialect;
    this.aliases = aliases;
    this.symbols = symbols;
  }

  /** A disassembler that prefers aliases and knows no symbols. */
  public static Disassembler of(Dialect dialect) {
    var aliases =
        dialect.aliases().stream()
            .filter(alias -> alias.use() != Alias.Use.READ_ONLY)
            .collect(Collectors.groupingBy(alias -> alias.target().name()));
    return new Disassembler(dialect, aliases, SymbolNames.NONE);
  }

  /** The same, but every instruction is written by its own row or its spelling. */
  public Disassembler withoutAliases() {
    var spellings =
        dialect.aliases().stream()
            .filter(alias -> alias.use() == Alias.Use.SPELLING)
            .collect(Collectors.groupingBy(alias -> alias.target().name()));
    return new Disassembler(dialect, spellings, symbols);
  }

  /** The same, naming addresses: {@code 80000010 <main+0x10>}. */
  public Disassembler naming(SymbolNames names) {
    return new Disassembler(dialect, aliases, names);
  }

  /** All of {@code code}, whose first byte lies at {@code address}. */
  public List<Line> all(byte[] code, int address) {
    List<Line> lines = new ArrayList<>();
    for (int offset = 0; offset < code.length; ) {
      Line line = line(code, offset, address + offset);
      lines.add(line);
      offset += line.bytes();
    }
    return lines;
  }

  /** The word that begins at {@code offset} of {@code code} and lies at {@code address}. */
  public Line line(byte[] code, int offset, int address) {
    int left = code.length - offset;
    Isa isa = dialect.isa();
    int window = read(code, offset, isa.windowBits() / 8);
    Optional<Instruction> found = isa.decode(window).filter(i -> i.bytes() <= left);
    if (found.isPresent()) {
      Instruction instruction = found.get();
      return word(address, read(code, offset, instruction.bytes()), instruction);
    }
    int unit = isa.unitBits() / 8;
    int bytes = left < unit ? 1 : dialect.bytes(read(code, offset, unit));
    return data(address, code, offset, bytes <= left ? bytes : unit);
  }

  /**
   * The instruction whose word is {@code insn}, {@code bytes} long, and lies at {@code address}.
   */
  public Line line(int address, int insn, int bytes) {
    byte[] code = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      int place = dialect.isa().order() == ByteOrder.BIG_ENDIAN ? bytes - 1 - i : i;
      code[i] = (byte) (insn >>> (8 * place));
    }
    return line(code, 0, address);
  }

  private int read(byte[] code, int offset, int bytes) {
    int word = 0;
    for (int i = 0; i < bytes; i++) {
      int value = offset + i < code.length ? code[offset + i] & 0xff : 0;
      boolean big = dialect.isa().order() == ByteOrder.BIG_ENDIAN;
      word |= value << (8 * (big ? bytes - 1 - i : i));
    }
    return word;
  }

  private Line data(int address, byte[] code, int offset, int bytes) {
    int word = read(code, offset, bytes);
    String directive =
        switch (bytes) {
          case 1 -> ".byte";
          case 2 -> ".half";
          default -> ".word";
        };
    return new Line(address, bytes, word, directive + " 0x" + Integer.toHexString(word));
  }

  private Line word(int address, int insn, Instruction instruction) {
    Template template = instruction.template();
    for (Alias alias : aliases.getOrDefault(instruction.name(), List.of())) {
      if (alias.describes(insn)) {
        template = alias.template();
        break;
      }
    }
    return new Line(address, instruction.bytes(), insn, text(template, instruction, address, insn));
  }

  private String text(Template template, Instruction instruction, int address, int insn) {
    StringBuilder text = new StringBuilder();
    for (Template.Part part : template.parts()) {
      switch (part) {
        case Template.Literal literal -> text.append(literal.text());
        case Template.Operand operand -> {
          Field field = instruction.field(operand.name()).orElseThrow();
          text.append(operand(field, field.extract(insn), address));
        }
      }
    }
    return text.toString();
  }

  private String operand(Field field, int value, int address) {
    return switch (field.notation()) {
      case Notation.Decimal decimal ->
          field.signed() ? Integer.toString(value) : Integer.toUnsignedString(value);
      case Notation.Hex hex ->
          "0x" + Integer.toHexString(hex.bits() >= 32 ? value : value & ((1 << hex.bits()) - 1));
      case Notation.Named named ->
          named.names().name(value).orElseGet(() -> "0x" + Integer.toHexString(value));
      case Notation.Relative relative -> target(address + value);
      case Notation.Absolute absolute -> target(value);
    };
  }

  private String target(int address) {
    String hex = Integer.toHexString(address);
    return symbols.name(address).map(name -> hex + " <" + name + ">").orElse("0x" + hex);
  }
}
