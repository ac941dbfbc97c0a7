package org.tracewright.isa;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An instruction set: a table of instructions of which no two share a word. Immutable.
 *
 * <p>Instructions may differ in length. To decode, a <em>window</em> of bits is looked at that
 * starts with the instruction's first byte: little-endian windows have an instruction's bits at the
 * low end, big-endian ones at the high end. The window is as long as the bits that tell
 * instructions apart; see {@link #windowBits}.
 */
public final class Isa {
  private final String name;
  private final ByteOrder order;
  private final Map<String, Instruction> instructions;
  private final int unitBits;
  private final int windowBits;

  /** By the byte of a window that comes first in memory: the instructions that may begin so. */
  private final List<List<Instruction>> byFirstByte = new ArrayList<>();

  private Isa(String name, ByteOrder order, Map<String, Instruction> instructions) {
    this.name = name;
    this.order = order;
    this.instructions = instructions;
    this.unitBits =
        instructions.values().stream().mapToInt(i -> i.encoding().bits()).min().orElse(8);
    this.windowBits = TableRules.windowBits(this);
    TableRules.check(this);
    for (int first = 0; first < 256; first++) {
      byFirstByte.add(beginningWith(first << firstByteShift()));
    }
  }

  private int firstByteShift() {
    return order == ByteOrder.BIG_ENDIAN ? windowBits - 8 : 0;
  }

  private List<Instruction> beginningWith(int window) {
    int known = 0xff << firstByteShift();
    List<Instruction> found = new ArrayList<>();
    for (Instruction instruction : instructions.values()) {
      Encoding seen = instruction.encoding().moved(shift(instruction));
      if (((window ^ seen.value()) & seen.mask() & known) == 0) {
        found.add(instruction);
      }
    }
    return found;
  }

  /** Starts a little-endian table of instructions {@code bits} long: 8, 16, 24 or 32. */
  public static Builder named(String name, int bits) {
    return new Builder(name, bits);
  }

  /**
   * All instructions of {@code parts}, which must have one byte order and share no words.
   *
   * @throws IsaException if two parts have instructions of the same name or with common words
   */
  public static Isa union(String name, Isa... parts) {
    Map<String, Instruction> all = new LinkedHashMap<>();
    for (Isa part : parts) {
      if (part.order != parts[0].order) {
        throw new IsaException(
            "'%s' and '%s' differ in byte order: no set has both", parts[0].name, part.name);
      }
      part.instructions.values().forEach(instruction -> add(all, instruction));
    }
    return new Isa(name, parts.length == 0 ? ByteOrder.LITTLE_ENDIAN : parts[0].order, all);
  }

  private static void add(Map<String, Instruction> all, Instruction instruction) {
    if (all.putIfAbsent(instruction.name(), instruction) != null) {
      throw new IsaException(
          "'%s' is described twice: give each row its own name", instruction.name());
    }
  }

  /** The set's name. */
  public String name() {
    return name;
  }

  /** The order of an instruction's bytes in memory. */
  public ByteOrder order() {
    return order;
  }

  /** The instructions in table order. */
  public List<Instruction> instructions() {
    return List.copyOf(instructions.values());
  }

  /** The instruction called {@code wanted}. */
  public Optional<Instruction> instruction(String wanted) {
    return Optional.ofNullable(instructions.get(wanted));
  }

  /** The length of the shortest instruction; instructions are aligned to it. */
  public int unitBits() {
    return unitBits;
  }

  /** How many bits a decoder must see to know the instruction: what {@link #decode} takes. */
  public int windowBits() {
    return windowBits;
  }

  /**
   * The instruction that the window {@code window} begins with; empty if it is none. Slow: searches
   * the table. The decoder that is generated from the table gives the same answer.
   */
  public Optional<Instruction> decode(int window) {
    Instruction general = null;
    for (Instruction instruction : byFirstByte.get(window >>> firstByteShift() & 0xff)) {
      if (matches(instruction, window)) {
        if (instruction.specialCaseOf().isPresent()) {
          return Optional.of(instruction);
        }
        general = instruction;
      }
    }
    return Optional.ofNullable(general);
  }

  private boolean matches(Instruction instruction, int window) {
    int shift = shift(instruction);
    return instruction.matches(shift >= 0 ? window >>> shift : window << -shift);
  }

  /**
   * How much further left {@code instruction}'s bits lie in a window than in the instruction
   * itself.
   */
  int shift(Instruction instruction) {
    return order == ByteOrder.BIG_ENDIAN ? windowBits - instruction.encoding().bits() : 0;
  }

  @Override
  public String toString() {
    return name;
  }

  /** Collects the rows of a table. */
  public static final class Builder {
    private final String name;
    private final int bits;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private final List<Instruction> rows = new ArrayList<>();

    private Builder(String name, int bits) {
      this.name = name;
      this.bits = bits;
    }

    /** Says that instructions have their most significant byte first in memory. */
    public Builder bigEndian() {
      order = ByteOrder.BIG_ENDIAN;
      return this;
    }

    /**
     * Adds an instruction whose mnemonic is its name. The name may hold an operand, a suffix:
     * "lr.w{aqrl}"; the row is then called "lr.w".
     *
     * @param mnemonic the name
     * @param pattern the encoding, most significant bit first: 0, 1, and '.' for bits that fields
     *     read
     * @param operands what follows the mnemonic: "{rd}, {imm}({rs1})"
     * @param fields the fields; one that the template leaves out is assembled as 0
     */
    public Builder instruction(String mnemonic, String pattern, String operands, Field... fields) {
      String text = operands.isEmpty() ? mnemonic : mnemonic + " " + operands;
      return row(mnemonic.replaceAll("\\{.*?}", ""), pattern, bits, text, fields);
    }

    /** Adds an instruction whose assembly is {@code syntax} alone: "v{x} += {nn}". */
    public Builder written(String row, String pattern, String syntax, Field... fields) {
      return row(row, pattern, bits, syntax, fields);
    }

    /**
     * Adds an instruction of another length than the table's, whose assembly is {@code syntax}
     * alone.
     */
    public Builder written(String row, int length, String pattern, String syntax, Field... fields) {
      return row(row, pattern, length, syntax, fields);
    }

    private Builder row(String row, String pattern, int length, String syntax, Field... fields) {
      Encoding encoding = Encoding.parse(pattern);
      if (encoding.bits() != length) {
        throw new IsaException(
            "the pattern of '%s' in '%s' has %d bits, not %d: '%s'",
            row, name, encoding.bits(), length, pattern);
      }
      rows.add(
          new Instruction(
              row, encoding, Template.parse(syntax), List.of(fields), Optional.empty()));
      return this;
    }

    /**
     * Says that the last instruction takes its words from {@code general}, of which all its words
     * are.
     */
    public Builder insteadOf(String general) {
      rows.set(rows.size() - 1, rows.getLast().instead(general));
      return this;
    }

    /**
     * The table.
     *
     * @throws IsaException if two rows have a name or a word in common
     */
    public Isa build() {
      Map<String, Instruction> all = new LinkedHashMap<>();
      rows.forEach(row -> add(all, row));
      return new Isa(name, order, all);
    }
  }
}
