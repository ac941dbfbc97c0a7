package org.tracewright.cpu.riscv32.asm;

import org.tracewright.isa.Dialect;
import org.tracewright.isa.IsaException;
import org.tracewright.isa.Relocation;

/** Pseudo-instructions of several instructions, and the operators that split addresses. */
final class Rv32Macros {
  private Rv32Macros() {}

  static void addTo(Dialect.Builder dialect) {
    operators(dialect);
    constants(dialect);
    addresses(dialect);
    memory(dialect);
    branches(dialect);
  }

  private static void operators(Dialect.Builder dialect) {
    dialect
        .operator("hi", (value, site) -> high(value))
        .operator("lo", (value, site) -> low(value))
        .operator("pcrel_hi", (value, site) -> high(value - site.address()))
        .operator("pcrel_lo", Rv32Macros::lowOfPair);
  }

  /** The upper 20 bits such that adding the sign-extended lower 12 gives the value. */
  private static int high(int value) {
    return (value + 0x800) >>> 12;
  }

  private static int low(int value) {
    return value << 20 >> 20;
  }

  /** The argument is a label at the instruction that has the other half of the distance. */
  private static int lowOfPair(int label, Relocation.Site site) {
    int target =
        site.argument("pcrel_hi", label)
            .orElseThrow(
                () ->
                    new IsaException(
                        "the instruction at 0x%x has no %%pcrel_hi: name the label of the auipc",
                        label));
    return low(target - label);
  }

  // spotless:off - the columns are the documentation
  private static void constants(Dialect.Builder dialect) {
    String word = "({value}) >= -0x80000000 && ({value}) <= 0xffffffff";
    dialect
        .macroIf(word + " && (({value}) & 0xfff) == 0", "li", "{rd}, {value}",
            "lui {rd}, ({value}) >> 12 & 0xfffff")
        .macroIf(word, "li", "{rd}, {value}",
            "lui {rd}, (({value}) + 0x800) >> 12 & 0xfffff; addi {rd}, {rd}, ((({value}) & 0xfff) ^ 0x800) - 0x800");
  }

  private static void addresses(Dialect.Builder dialect) {
    String address = "1: auipc {rd}, %pcrel_hi({symbol}); addi {rd}, {rd}, %pcrel_lo(1b)";
    dialect
        .macro("la",   "{rd}, {symbol}", address)
        .macro("lla",  "{rd}, {symbol}", address)
        .macro("call", "{symbol}",       "1: auipc ra, %pcrel_hi({symbol}); jalr ra, %pcrel_lo(1b)(ra)")
        .macro("call", "{rd}, {symbol}", "1: auipc {rd}, %pcrel_hi({symbol}); jalr {rd}, %pcrel_lo(1b)({rd})")
        .macro("tail", "{symbol}",       "1: auipc t1, %pcrel_hi({symbol}); jalr zero, %pcrel_lo(1b)(t1)")
        .macro("jump", "{symbol}, {rd}", "1: auipc {rd}, %pcrel_hi({symbol}); jalr zero, %pcrel_lo(1b)({rd})");
  }

  private static void memory(Dialect.Builder dialect) {
    for (String load : new String[] {"lb", "lh", "lw", "lbu", "lhu"}) {
      dialect.macro(load, "{rd}, {symbol}",
          "1: auipc {rd}, %pcrel_hi({symbol}); " + load + " {rd}, %pcrel_lo(1b)({rd})");
    }
    for (String store : new String[] {"sb", "sh", "sw"}) {
      dialect.macro(store, "{rs2}, {symbol}, {rs1}",
          "1: auipc {rs1}, %pcrel_hi({symbol}); " + store + " {rs2}, %pcrel_lo(1b)({rs1})");
    }
  }

  /** Branches that do not reach are turned round and jump. */
  private static void branches(Dialect.Builder dialect) {
    String[][] opposites = {
      {"beq", "bne"}, {"blt", "bge"}, {"bltu", "bgeu"}, {"bgt", "ble"}, {"bgtu", "bleu"},
      {"beqz", "bnez"}, {"bltz", "bgez"}, {"bgtz", "blez"}
    };
    for (String[] pair : opposites) {
      String operands = pair[0].endsWith("z") ? "{rs1}" : "{rs1}, {rs2}";
      for (int i = 0; i < 2; i++) {
        dialect.macro(pair[i], operands + ", {target}",
            pair[1 - i] + " " + operands + ", 1f; j {target}; 1:");
      }
    }
  }
  // spotless:on
}
