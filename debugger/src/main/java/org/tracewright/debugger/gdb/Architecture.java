package org.tracewright.debugger.gdb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tracewright.sim.Cpu;
import org.tracewright.sim.Register;

/**
 * How GDB knows a processor.
 *
 * @param name GDB's name of the architecture
 * @param features names the feature that a register belongs to
 * @param core the registers that one packet carries all of, by number, in GDB's order
 * @param expedited the registers that every stop tells at once
 * @param widestAccess the most bytes that one access to a device may have
 */
public record Architecture(
    String name,
    Function<Register, String> features,
    List<Integer> core,
    List<Integer> expedited,
    int widestAccess) {

  private static final int RISCV_PC = 32;
  private static final int RISCV_FIRST_CSR = 65;
  private static final int RISCV_PRIVILEGE = 4161;

  /** 32-bit RISC-V, with the features of GDB's manual, "RISC-V Features". */
  public static final Architecture RISCV32 =
      new Architecture(
          "riscv:rv32",
          Architecture::riscvFeature,
          IntStream.rangeClosed(0, RISCV_PC).boxed().toList(),
          List.of(RISCV_PC, 2, 8, 1),
          4);

  private static String riscvFeature(Register register) {
    int number = register.number();
    String feature =
        number <= RISCV_PC
            ? "cpu"
            : number < RISCV_FIRST_CSR ? "fpu" : number < RISCV_PRIVILEGE ? "csr" : "virtual";
    return "org.gnu.gdb.riscv." + feature;
  }

  /** The target description of a processor. */
  String describe(Cpu cpu) {
    Map<String, StringBuilder> byFeature = new LinkedHashMap<>();
    for (Register register : cpu.registers()) {
      byFeature
          .computeIfAbsent(features.apply(register), f -> new StringBuilder())
          .append(line(register));
    }
    StringBuilder xml = new StringBuilder();
    xml.append("<?xml version=\"1.0\"?>\n<!DOCTYPE target SYSTEM \"gdb-target.dtd\">\n<target>\n");
    // Without an OS ABI, GDB takes its default one for the architecture: some builds' default is
    // Linux, for which they step in software.
    xml.append("<architecture>" + name + "</architecture>\n<osabi>none</osabi>\n");
    byFeature.forEach(
        (feature, lines) ->
            xml.append("<feature name=\"" + feature + "\">\n")
                .append(lines)
                .append("</feature>\n"));
    return xml.append("</target>\n").toString();
  }

  private String line(Register register) {
    int bytes = bytes(register);
    String type = register.number() == expedited.get(0) ? "code_ptr" : "int";
    return String.format(
        "<reg name=\"%s\" bitsize=\"%d\" regnum=\"%d\" type=\"%s\"/>\n",
        register.name(), 8 * bytes, register.number(), type);
  }

  /** How many bytes of a register go over the wire. */
  static int bytes(Register register) {
    return (register.bits() + 7) / 8;
  }
}
