package org.tracewright.cpu.riscv32.asm;

import java.util.Map;
import org.tracewright.isa.assembler.Assembler;
import org.tracewright.isa.assembler.Program;
import org.tracewright.isa.disassembler.Disassembler;

/** RISC-V assembly in Java: assemblers and a disassembler, ready for use. */
public final class Rv32Assembler {
  /** Where RAM begins on most RISC-V machines, and programs unless told otherwise. */
  public static final int RAM = 0x8000_0000;

  /**
   * Lays programs without gaps at {@link #RAM}; compressed instructions only by name or {@code
   * .option rvc}.
   */
  public static final Assembler PLAIN = Assembler.of(Rv32Dialect.RV32IMAC).at(RAM);

  /** The same, with compressed instructions wherever they fit. */
  public static final Assembler COMPRESSED = PLAIN.shortForms(true);

  /** Writes instructions as GNU objdump does. */
  public static final Disassembler DISASSEMBLER = Disassembler.of(Rv32Dialect.RV32IMAC);

  private Rv32Assembler() {}

  /**
   * Assembles {@code source} for RAM at {@link #RAM}.
   *
   * @param bound values of names that the source uses
   * @throws org.tracewright.isa.assembler.AssemblyException naming every mistake with line and
   *     column
   */
  public static Program assemble(String source, Map<String, Integer> bound) {
    return PLAIN.assemble(source, bound);
  }
}
