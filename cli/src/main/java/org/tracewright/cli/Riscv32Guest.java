package org.tracewright.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.cpu.riscv32.asm.Rv32Assembler;
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.debugger.Guest;
import org.tracewright.debugger.dwarf.CallFrames;
import org.tracewright.debugger.dwarf.CallingConvention;
import org.tracewright.debugger.dwarf.Frame;
import org.tracewright.debugger.dwarf.GuestMemory;
import org.tracewright.debugger.dwarf.LineTable;
import org.tracewright.debugger.dwarf.Unwinder;
import org.tracewright.isa.disassembler.Disassembler;
import org.tracewright.sim.Machine;
import org.tracewright.sim.Register;
import org.tracewright.sim.elf.ElfFile;

/** An RV32 program as the debugger sees it. */
final class Riscv32Guest implements Guest {
  private static final int REGISTERS = 32;
  private static final int RA = 1;
  private static final int SP = 2;
  private static final int PC = 32;

  private final ProgramFile file;
  private final Platform platform;
  private final Machine machine;
  private final Rv32 hart;
  private final LineTable lines;
  private final Unwinder unwinder;
  private final Disassembler disassembler;

  Riscv32Guest(ProgramFile file, ElfFile elf, Platform platform) {
    this.file = file;
    this.platform = platform;
    this.machine = platform.recorded();
    this.hart = platform.hart();
    this.lines = LineTable.of(elf);
    this.unwinder =
        new Unwinder(
            CallFrames.of(elf),
            CallingConvention.RISCV32,
            elf.symbols(),
            GuestMemory.of(machine.bus()));
    this.disassembler = Rv32Assembler.DISASSEMBLER.naming(Riscv32Listing.names(machine.symbols()));
  }

  @Override
  public Machine machine() {
    return machine;
  }

  @Override
  public String program() {
    return file.path();
  }

  @Override
  public String identity() {
    return platform.identity();
  }

  @Override
  public Code codeAt(int address) {
    int low = hart.fetchHalf(address);
    if (low < 0) {
      return new Code("there is no memory", 0, false);
    }
    if ((low & 3) != 3) {
      return new Code(line(address, low, 2), 2, isShortCall(low));
    }
    int high = hart.fetchHalf(address + 2);
    int bits = high << 16 | low;
    return high < 0
        ? new Code("an instruction that is cut short", 2, false)
        : new Code(line(address, bits, 4), 4, isCall(bits));
  }

  private String line(int address, int bits, int bytes) {
    return disassembler.line(address, bits, bytes).text();
  }

  /** Unprivileged ISA, "Unconditional Jumps": a call is JAL or JALR with rd = x1. */
  private static boolean isCall(int bits) {
    boolean jumps = (bits & 0x7f) == 0x6f || (bits & 0x707f) == 0x67;
    return jumps && (bits >> 7 & 31) == RA;
  }

  /** C.JAL, and C.JALR, which with x0 is C.EBREAK. */
  private static boolean isShortCall(int half) {
    return (half & 0xe003) == 0x2001 || ((half & 0xf07f) == 0x9002 && (half & 0xf80) != 0);
  }

  @Override
  public List<Register> mainRegisters() {
    return hart.registers().stream().filter(r -> r.number() <= PC).toList();
  }

  @Override
  public Optional<Register> stackPointer() {
    return Optional.of(hart.registers().get(SP));
  }

  @Override
  public LineTable lines() {
    return lines;
  }

  @Override
  public List<Frame> frames(int most) {
    Map<Integer, Integer> registers = new HashMap<>();
    for (int n = 0; n < REGISTERS; n++) {
      registers.put(n, hart.x(n));
    }
    return unwinder.frames(hart.pc(), registers, most);
  }

  @Override
  public Optional<Machine> twin() {
    return Optional.of(platform.recorded());
  }
}
