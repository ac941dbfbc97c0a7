package org.tracewright.cli;

import org.tracewright.cpu.chip8.Chip8;
import org.tracewright.cpu.chip8.Extension;
import org.tracewright.cpu.chip8.Fault;
import org.tracewright.cpu.chip8.isa.Chip8Isa;
import org.tracewright.isa.disassembler.Disassembler;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;

/**
 * A guest of the CHIP-8 family.
 *
 * @param machine with the processor
 */
record Chip8Guest(Machine machine, Chip8 cpu) implements Target.Session {
  private static final Disassembler DISASSEMBLER = Disassembler.of(Chip8Isa.DIALECT);

  @Override
  public String instructionAt(int address) {
    int first = cpu.wordAt(address);
    int second = cpu.wordAt(address + 2);
    byte[] code = {(byte) (first >> 8), (byte) first, (byte) (second >> 8), (byte) second};
    return DISASSEMBLER.line(code, 0, address).text();
  }

  @Override
  public String adviceOn(StopReason.Trap trap) {
    return switch (Fault.values()[trap.cause()]) {
      case UNKNOWN_OPCODE -> unknown(trap.tval());
      case STACK_OVERFLOW -> "16 calls had not returned, and there is no room for another";
      case STACK_UNDERFLOW -> "no call was left to return from";
    };
  }

  private String unknown(int word) {
    String bytes = String.format("the bytes %02x %02x are ", word >> 8, word & 0xff);
    return Extension.of(word)
        .map(e -> bytes + "an instruction of " + e.title() + ": try --profile " + e.profile())
        .orElse(bytes + "no instruction of the family: the program may have run into its data");
  }

  @Override
  public void close() {}
}
