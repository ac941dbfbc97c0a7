package org.tracewright.cpu.riscv32.differential;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tracewright.cpu.riscv32.Guest;
import org.tracewright.cpu.riscv32.isa.Rv32Isa;

/**
 * A piece of a random block that stays together: one instruction, or a few of which the first
 * prepare the last.
 *
 * @param code the instructions
 * @param skip if not 0, how many following items a jump passes over
 * @param jump the instruction that takes the distance, counted from the item's start
 * @param operand which of its operands that is
 */
record Item(List<Insn> code, int skip, int jump, int operand) {

  /** An instruction by name; operands in the order of its assembly. */
  record Insn(String name, int... operands) {
    int bytes() {
      return Rv32Isa.RV32IMAC.instruction(name).orElseThrow().bytes();
    }

    int encode() {
      return Guest.encode(Rv32Isa.RV32IMAC, name, operands);
    }

    Insn with(int operand, int value) {
      int[] changed = operands.clone();
      changed[operand] = value;
      return new Insn(name, changed);
    }

    @Override
    public String toString() {
      return name
          + Arrays.stream(operands)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(", ", " ", ""));
    }
  }

  static Item of(Insn... code) {
    return new Item(List.of(code), 0, 0, 0);
  }

  static Item jump(int skip, int jump, int operand, Insn... code) {
    return new Item(List.of(code), skip, jump, operand);
  }

  int bytes() {
    return code.stream().mapToInt(Insn::bytes).sum();
  }

  /** The instructions, jumping {@code distance} bytes on. */
  List<Insn> placed(int distance) {
    if (skip == 0) {
      return code;
    }
    List<Insn> placed = new java.util.ArrayList<>(code);
    placed.set(jump, code.get(jump).with(operand, distance));
    return placed;
  }

  @Override
  public String toString() {
    String text = code.stream().map(Insn::toString).collect(Collectors.joining("; "));
    return skip == 0 ? text : text + "   # past " + skip;
  }
}
