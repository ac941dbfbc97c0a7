package org.tracewright.cli;

import java.io.IOException;
import java.io.Writer;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.cpu.riscv32.asm.Rv32Assembler;
import org.tracewright.sim.Machine;

/**
 * An RV32 guest.
 *
 * @param log closed at the end
 */
record Riscv32Session(Machine machine, Rv32 hart, Writer log) implements Target.Session {
  @Override
  public String instructionAt(int address) {
    int low = hart.fetchHalf(address);
    if (low < 0) {
      return "there is nothing to execute";
    }
    if ((low & 3) != 3) {
      return line(address, low, 2);
    }
    int high = hart.fetchHalf(address + 2);
    return high < 0 ? "the instruction is cut short" : line(address, high << 16 | low, 4);
  }

  private String line(int address, int bits, int bytes) {
    return Rv32Assembler.DISASSEMBLER
        .naming(Riscv32Listing.names(machine.symbols()))
        .line(address, bits, bytes)
        .text();
  }

  @Override
  public void close() {
    try {
      log.close();
    } catch (IOException e) {
      throw UserError.usage(
          "the commit log cannot be written: " + e.getMessage(), "make room for it");
    }
  }
}
