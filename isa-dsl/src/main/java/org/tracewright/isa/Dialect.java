package org.tracewright.isa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * How an instruction set is written: its table, and beyond the table aliases, pseudo-instructions,
 * operators, what fills gaps in code, and what its executable files say. Immutable.
 */
public final class Dialect {
  /** What an {@code .option} does. */
  public enum Option {
    /** From here on the shortest encoding is taken. */
    SHORT_FORMS,
    /** From here on short forms are written only by their own names. */
    NO_SHORT_FORMS,
    /** Keeps what is allowed now. */
    PUSH,
    /** Goes back to what the last push kept. */
    POP,
    /** Means nothing here. */
    IGNORED
  }

  /**
   * What ELF files of the instruction set say.
   *
   * @param machine the machine number
   * @param flags the processor's flags when no instruction shorter than the longest is used
   * @param shortFlags flags to add when shorter ones may be used
   */
  public record Elf(int machine, int flags, int shortFlags) {}

  private final Isa isa;
  private final List<Alias> aliases;
  private final List<Macro> macros;
  private final Map<String, Relocation> operators;
  private final Map<String, Option> options;

  /** Registers and the like: equal numbers for names of one thing. */
  private final Map<String, Integer> reserved;

  private final Set<String> lineComments;
  private final List<String> padding;
  private final IntUnaryOperator length;
  private final Optional<Elf> elf;

  private Dialect(Builder b) {
    isa = b.isa;
    aliases = List.copyOf(b.aliases);
    macros = List.copyOf(b.macros);
    operators = Map.copyOf(b.operators);
    options = Map.copyOf(b.options);
    reserved = Map.copyOf(b.reserved);
    lineComments = Set.copyOf(b.lineComments);
    padding = List.copyOf(b.padding);
    length = b.length;
    elf = Optional.ofNullable(b.elf);
  }

  /** Starts the dialect of {@code isa}. */
  public static Builder of(Isa isa) {
    return new Builder(isa);
  }

  /** The instruction set. */
  public Isa isa() {
    return isa;
  }

  /** The aliases, most preferred first. */
  public List<Alias> aliases() {
    return aliases;
  }

  /** Every single-instruction form: the aliases, then the instructions as they are. */
  public List<Alias> forms() {
    List<Alias> all = new ArrayList<>(aliases);
    isa.instructions().forEach(instruction -> all.add(Alias.own(instruction)));
    return all;
  }

  /** The pseudo-instructions of several instructions, most preferred first. */
  public List<Macro> macros() {
    return macros;
  }

  /** The operator {@code %name}. */
  public Optional<Relocation> operator(String name) {
    return Optional.ofNullable(operators.get(name));
  }

  /** The names of all operators. */
  public Set<String> operators() {
    return operators.keySet();
  }

  /** What {@code .option name} does. */
  public Optional<Option> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** Whether {@code name} is a register or the like, and so no symbol. */
  public boolean isReserved(String name) {
    return reserved.containsKey(name);
  }

  /** Whether {@code one} and {@code other} are names of one register. */
  public boolean isSame(String one, String other) {
    return one.equals(other)
        || (reserved.containsKey(one) && reserved.get(one).equals(reserved.get(other)));
  }

  /** What begins a comment that goes to the end of the line. */
  public Set<String> lineComments() {
    return lineComments;
  }

  /** The instructions that fill gaps in code, longest first. */
  public List<String> padding() {
    return padding;
  }

  /** The length in bytes that a word beginning with the unit {@code first} has or would have. */
  public int bytes(int first) {
    return length.applyAsInt(first);
  }

  /** What executable files say, if the dialect makes any. */
  public Optional<Elf> elf() {
    return elf;
  }

  /** Collects a dialect. */
  public static final class Builder {
    private final Isa isa;
    private final List<Alias> aliases = new ArrayList<>();
    private final List<Macro> macros = new ArrayList<>();
    private final Map<String, Relocation> operators = new LinkedHashMap<>();
    private final Map<String, Option> options = new LinkedHashMap<>();
    private final Map<String, Integer> reserved = new HashMap<>();
    private final Set<String> lineComments = new HashSet<>(Set.of("#", "//"));
    private List<String> padding = List.of();
    private IntUnaryOperator length;
    private Elf elf;
    private int reservedSets;

    private Builder(Isa isa) {
      this.isa = isa;
      this.length = first -> isa.unitBits() / 8;
    }

    /**
     * Adds an alias. Of several that fit a word the disassembler prints the first.
     *
     * @param mnemonic what is written
     * @param operands what follows it; operands are fields of the target
     * @param target the instruction's name
     * @param bindings the fields that are not operands: "rd=zero, imm=-1, rs2=rs1" (those not named
     *     are 0), and values that operands may not have: "rd!=zero"
     */
    public Builder alias(String mnemonic, String operands, String target, String bindings) {
      return add(mnemonic, operands, target, bindings, Alias.Use.ALWAYS);
    }

    /**
     * Adds an alias that is printed even where no aliases are wanted: the words have no other name.
     */
    public Builder spelling(String mnemonic, String operands, String target, String bindings) {
      return add(mnemonic, operands, target, bindings, Alias.Use.SPELLING);
    }

    /** Adds an alias that the assembler reads but the disassembler does not print. */
    public Builder readAlias(String mnemonic, String operands, String target, String bindings) {
      return add(mnemonic, operands, target, bindings, Alias.Use.READ_ONLY);
    }

    /**
     * Adds a shorter encoding of what other rows also write; the assembler takes it only if allowed
     * to.
     */
    public Builder shortForm(String mnemonic, String operands, String target, String bindings) {
      return add(mnemonic, operands, target, bindings, Alias.Use.SHORT_FORM);
    }

    private Builder add(
        String mnemonic, String operands, String target, String bindings, Alias.Use use) {
      Instruction instruction =
          isa.instruction(target)
              .orElseThrow(
                  () ->
                      new IsaException(
                          "alias '%s' is of '%s', which is not in the table '%s'",
                          mnemonic, target, isa));
      Template template = Template.parse((mnemonic + " " + operands).strip());
      aliases.add(Alias.parse(template, instruction, bindings, use));
      return this;
    }

    /**
     * Adds a pseudo-instruction of several instructions. Of several with one mnemonic the assembler
     * takes the shortest whose values fit.
     *
     * @param body the lines; {operand} stands for what was written, numeric labels are the
     *     expansion's own
     */
    public Builder macro(String mnemonic, String operands, String body) {
      return macroIf("", mnemonic, operands, body);
    }

    /**
     * Adds a pseudo-instruction that is taken only if {@code condition}, an expression over
     * {operands}, is not 0.
     */
    public Builder macroIf(String condition, String mnemonic, String operands, String body) {
      Template template = Template.parse((mnemonic + " " + operands).strip());
      macros.add(new Macro(template, condition, body));
      return this;
    }

    /** Adds the operator {@code %name(expression)}. */
    public Builder operator(String name, Relocation relocation) {
      operators.put(name, relocation);
      return this;
    }

    /** Adds {@code .option name}. */
    public Builder option(String name, Option effect) {
      options.put(name, effect);
      return this;
    }

    /** Says that no symbol may have one of {@code names}: they are registers. */
    public Builder reserve(Names names) {
      int set = ++reservedSets << 16;
      names.all().forEach((name, value) -> reserved.put(name, set + value));
      return this;
    }

    /** Adds what begins a comment, beside {@code #} and {@code //}. */
    public Builder lineComment(String start) {
      lineComments.add(start);
      return this;
    }

    /**
     * Says which instructions fill gaps in code, longest first; what is left is filled with zeros.
     */
    public Builder padding(String... instructions) {
      padding = Arrays.asList(instructions);
      return this;
    }

    /** Says how long a word is, in bytes, from its first unit: also one that is no instruction. */
    public Builder length(IntUnaryOperator bytesOfFirstUnit) {
      length = bytesOfFirstUnit;
      return this;
    }

    /** Says what ELF files hold. */
    public Builder elf(int machine, int flags, int shortFlags) {
      elf = new Elf(machine, flags, shortFlags);
      return this;
    }

    /** The dialect. */
    public Dialect build() {
      return new Dialect(this);
    }
  }
}
