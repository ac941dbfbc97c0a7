package org.tracewright.isa;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Another way to write some words of an instruction: {@code ret} for {@code jalr zero, 0(ra)}.
 *
 * @param template the assembly, mnemonic included; its operands are fields of the target
 * @param target the instruction that is meant
 * @param bindings what the fields that the template leaves out must be, by name; those not named
 *     here are 0
 * @param use when the alias is read and printed
 */
public record Alias(Template template, Instruction target, Map<String, Binding> bindings, Use use) {
  /** What a field is bound to. */
  public sealed interface Binding {}

  /** Always this value. */
  public record Constant(int value) implements Binding {}

  /** The value of another field. */
  public record Same(Field field) implements Binding {}

  /** An operand that may have every value but this. */
  public record Except(int value) implements Binding {}

  /** When an alias serves. */
  public enum Use {
    /** Read by the assembler, preferred by the disassembler. */
    ALWAYS,
    /** The one way to write its words: printed also by a disassembler that uses no aliases. */
    SPELLING,
    /** Read by the assembler, never printed. */
    READ_ONLY,
    /**
     * A shorter encoding of what another row also writes: read where that is allowed, and printed.
     */
    SHORT_FORM
  }

  /** Checks that each field is an operand or bound to a value that it can have. */
  public Alias {
    bindings = Map.copyOf(bindings);
    for (Field field : target.fields()) {
      checkField(template, target, field, bindings.get(field.name()));
    }
    for (String operand : template.operands()) {
      if (target.field(operand).isEmpty()) {
        throw new IsaException(
            "alias '%s': '%s' has no field '%s'", template, target.name(), operand);
      }
    }
  }

  /** The instruction's own row, as if it were an alias. */
  static Alias own(Instruction target) {
    return new Alias(target.template(), target, Map.of(), Use.ALWAYS);
  }

  /**
   * Reads bindings: "rd=zero, rs1=rs2, imm=-1"; a value is a name of the field, another field, or a
   * number.
   */
  static Alias parse(Template template, Instruction target, String bindings, Use use) {
    Map<String, Binding> bound = new LinkedHashMap<>();
    for (String text : bindings.isBlank() ? new String[0] : bindings.split(",")) {
      boolean except = text.contains("!=");
      String[] sides = text.split("!?=", -1);
      if (sides.length != 2) {
        throw new IsaException(
            "alias '%s': '%s' is no binding: write field=value or field!=value", template, text);
      }
      Field field = field(template, target, sides[0].strip());
      Binding binding = binding(template, target, field, sides[1].strip());
      bound.put(field.name(), except ? except(template, binding) : binding);
    }
    return new Alias(template, target, bound, use);
  }

  private static Field field(Template template, Instruction target, String name) {
    return target
        .field(name)
        .orElseThrow(
            () ->
                new IsaException(
                    "alias '%s': '%s' has no field '%s'", template, target.name(), name));
  }

  private static Binding binding(Template template, Instruction target, Field field, String text) {
    if (field.notation() instanceof Notation.Named(Names names) && names.value(text).isPresent()) {
      return new Constant(names.value(text).getAsInt());
    }
    if (target.field(text).isPresent()) {
      return new Same(target.field(text).get());
    }
    try {
      return new Constant(Long.decode(text).intValue());
    } catch (NumberFormatException e) {
      throw new IsaException(
          "alias '%s': '%s' is no value of field '%s': write a number, one of its names, or a field",
          template, text, field.name());
    }
  }

  private static Binding except(Template template, Binding binding) {
    return switch (binding) {
      case Constant constant -> new Except(constant.value());
      case Except other -> other;
      case Same same ->
          throw new IsaException(
              "alias '%s': a field can differ from a value, not from another field", template);
    };
  }

  private static void checkField(
      Template template, Instruction target, Field field, Binding binding) {
    boolean operand = template.operands().contains(field.name());
    if (operand && binding != null && !(binding instanceof Except)) {
      throw new IsaException(
          "alias '%s' has {%s} as an operand and binds it: choose one", template, field.name());
    }
    if (!operand && binding instanceof Except) {
      throw new IsaException(
          "alias '%s' excludes a value of '%s', which is no operand", template, field.name());
    }
    int value = binding instanceof Constant constant ? constant.value() : 0;
    if (!operand && !(binding instanceof Same) && field.problem(value).isPresent()) {
      throw new IsaException(
          "alias '%s' makes field '%s' of '%s' %d, which %s: make it an operand or bind it",
          template, field.name(), target.name(), value, field.problem(value).get());
    }
  }

  /** The operand {@code name}, without the values that are excluded here. */
  public Optional<Field> operand(String name) {
    return target
        .field(name)
        .map(
            field ->
                bindings.get(field.name()) instanceof Except except
                    ? field.except(except.value())
                    : field);
  }

  /** Whether the word {@code insn} of the target is written so. */
  public boolean describes(int insn) {
    for (Field field : target.fields()) {
      int value = field.extract(insn);
      boolean fits =
          template.operands().contains(field.name())
              ? !(bindings.get(field.name()) instanceof Except except) || value != except.value()
              : value == bound(field, insn);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private int bound(Field field, int insn) {
    return switch (bindings.get(field.name())) {
      case Constant constant -> constant.value();
      case Same same -> same.field().extract(insn);
      case Except except -> throw new AssertionError("an operand is not bound");
      case null -> 0;
    };
  }
}
