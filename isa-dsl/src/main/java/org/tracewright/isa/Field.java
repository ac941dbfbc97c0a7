package org.tracewright.isa;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An operand in an instruction: which bits it is made of, in which order, and what its value may
 * be. Fields are immutable; the methods that modify return a new one.
 *
 * <pre>{@code
 * Field RD    = Field.named("rd", "11:7", REGISTERS);
 * Field IMM_I = Field.signed("imm", "31:20").variant("I");
 * Field IMM_B = Field.signed("imm", "31|7|30:25|11:8").times(2).relative().variant("B");
 * Field C_RD  = Field.named("rd", "4:2", REGISTERS).plus(8).variant("C");
 * }</pre>
 *
 * @param name the operand's name in assembly templates
 * @param suffix tells fields of one name apart in generated code; may be empty
 * @param slices the bits, most significant first
 * @param signed whether the most significant bit is the sign
 * @param bias what is added to the bits to give the value
 * @param excluded values that the field may not have: an instruction word with one is another
 *     instruction, or illegal
 * @param notation how the value is written
 */
public record Field(
    String name,
    String suffix,
    List<Slice> slices,
    boolean signed,
    int bias,
    SortedSet<Integer> excluded,
    Notation notation) {

  /** Checks name and slices. */
  public Field {
    if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
      throw new IsaException("'%s' is no field name: use letters, digits and _", name);
    }
    slices = List.copyOf(slices);
    excluded = Collections.unmodifiableSortedSet(new TreeSet<>(excluded));
    checkDistinct(name, slices);
  }

  /**
   * A field of non-negative numbers made of {@code bits}: "24:20", or "5|12:10|6", most significant
   * first.
   */
  public static Field unsigned(String name, String bits) {
    return of(name, bits, false, new Notation.Decimal());
  }

  /**
   * A field of two's-complement numbers made of {@code bits}: "31|7|30:25|11:8", most significant
   * first.
   */
  public static Field signed(String name, String bits) {
    return of(name, bits, true, new Notation.Decimal());
  }

  /** A field whose values are written as {@code names}. */
  public static Field named(String name, String bits, Names names) {
    return of(name, bits, false, new Notation.Named(names));
  }

  private static Field of(String name, String bits, boolean signed, Notation notation) {
    return new Field(name, "", Slice.parse(bits, 0), signed, 0, new TreeSet<>(), notation);
  }

  /**
   * The same field with its value multiplied by {@code factor}, a power of two: for bits left out
   * below.
   */
  public Field times(int factor) {
    if (Integer.bitCount(factor) != 1 || factor < 0) {
      throw new IsaException("field '%s' is scaled by %d: use a power of two", name, factor);
    }
    int shift = Integer.numberOfTrailingZeros(factor);
    List<Slice> moved =
        slices.stream().map(s -> new Slice(s.high(), s.low(), s.at() + shift)).toList();
    return new Field(name, suffix, moved, signed, bias, excluded, notation);
  }

  /** The same field with {@code bias} added to its value. */
  public Field plus(int more) {
    return new Field(name, suffix, slices, signed, bias + more, excluded, notation);
  }

  /** The same field, where {@code values} (as read, scaled and biased) make another instruction. */
  public Field except(int... values) {
    SortedSet<Integer> more = new TreeSet<>(excluded);
    Arrays.stream(values).forEach(more::add);
    return new Field(name, suffix, slices, signed, bias, more, notation);
  }

  /** The same field, where 0 makes another instruction. */
  public Field nonZero() {
    return except(0);
  }

  /**
   * The same field, told apart in generated code from others of its name: {@code imm} becomes
   * {@code immB}.
   */
  public Field variant(String newSuffix) {
    return new Field(name, newSuffix, slices, signed, bias, excluded, notation);
  }

  /** The same field, written in hexadecimal, at its own width. */
  public Field hex() {
    return hex(valueBits());
  }

  /**
   * The same field, written in hexadecimal; a negative value shows its {@code bits} lowest bits.
   */
  public Field hex(int bits) {
    return noted(new Notation.Hex(bits));
  }

  /** The same field, written as an address and kept relative to the instruction's own. */
  public Field relative() {
    return noted(new Notation.Relative());
  }

  /** The same field, written as an address. */
  public Field absolute() {
    return noted(new Notation.Absolute());
  }

  private Field noted(Notation other) {
    return new Field(name, suffix, slices, signed, bias, excluded, other);
  }

  /** Name and suffix: what generated code calls the extractor. */
  public String id() {
    return name + suffix;
  }

  /** The bits of the instruction that the field reads. */
  public int mask() {
    return slices.stream().mapToInt(Slice::mask).reduce(0, (a, b) -> a | b);
  }

  /** The field's value in the instruction word {@code insn}. */
  public int extract(int insn) {
    int value = 0;
    for (Slice slice : slices) {
      value |= ((insn & slice.mask()) >>> slice.low()) << slice.at();
    }
    int unused = 32 - valueBits();
    return (signed ? value << unused >> unused : value) + bias;
  }

  /** The instruction bits that hold {@code value}, which {@link #problem} has nothing against. */
  public int insert(int value) {
    int bits = 0;
    for (Slice slice : slices) {
      bits |= ((value - bias & slice.valueMask()) >>> slice.at()) << slice.low();
    }
    return bits;
  }

  /**
   * Why the field cannot hold {@code value}: "must be even", "must be in -2048..2047"; empty if it
   * can.
   */
  public Optional<String> problem(int value) {
    long wide = signed || valueBits() < 32 ? value : Integer.toUnsignedLong(value);
    if (wide < minimum() || wide > maximum()) {
      return Optional.of("must be in %d..%d".formatted(minimum(), maximum()));
    }
    if ((value - bias & step() - 1) != 0) {
      return Optional.of("must be a multiple of " + step());
    }
    return excluded.contains(value) ? Optional.of("must not be " + value) : Optional.empty();
  }

  /** The least value that the bits can make. */
  public int minimum() {
    return (signed ? -1 << (valueBits() - 1) : 0) + bias;
  }

  /** The greatest value that the bits can make, as an unsigned number if the field is unsigned. */
  public long maximum() {
    long all = (1L << (signed ? valueBits() - 1 : valueBits())) - 1;
    return (all & -step()) + bias;
  }

  /** The distance of neighbouring values: 1, or the scale. */
  public int step() {
    return 1 << slices.getLast().at();
  }

  /** The width of a value, the scaled-away zero bits included. */
  public int valueBits() {
    return slices.getFirst().at() + slices.getFirst().width();
  }

  /** Whether both take the same value from an instruction, whatever they exclude or look like. */
  boolean readsAs(Field other) {
    return slices.equals(other.slices) && signed == other.signed && bias == other.bias;
  }

  private static void checkDistinct(String name, List<Slice> slices) {
    int seen = 0;
    for (Slice slice : slices) {
      if ((seen & slice.mask()) != 0) {
        throw new IsaException(
            "field '%s' reads bits %s twice: name every bit of the instruction once", name, slice);
      }
      seen |= slice.mask();
    }
  }
}
