package org.tracewright.test;

import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.sim.Memory;
import org.tracewright.sim.StopReason;

/** Calls of guest functions from the host. */
final class Calls {
  /** Where functions called from the host return to; no memory is there. */
  static final int RETURN = 0xffff_fffc;

  static final int A0 = 10;
  static final int A1 = 11;

  private static final int RA = 1;
  private static final int SP = 2;
  private static final int GP = 3;
  private static final int REGISTERS = 32;

  private final Simulator simulator;
  private final Guest guest;
  private final MemoryView memory;
  private final SymbolTable symbols;

  Calls(Simulator simulator, Guest guest, MemoryView memory, SymbolTable symbols) {
    this.simulator = simulator;
    this.guest = guest;
    this.memory = memory;
    this.symbols = symbols;
  }

  /** What a call must leave as it was. */
  record Caller(int[] registers, int pc) {}

  CallResult call(String name, int address, Object... values) {
    Rv32 hart = guest.hart();
    Caller caller = caller();
    long retired = hart.retired();
    Arguments arguments = arguments(values);
    Journal.Call noted = simulator.journal().call(address, arguments);
    try {
      enter(address, arguments);
      run(name, values);
      arguments.takeBack();
      return new CallResult(hart.x(A0), hart.x(A1), memory, hart.retired() - retired);
    } finally {
      noted.over(Journal.Place.of(simulator), hart.x(A0), hart.x(A1));
      leave(caller);
    }
  }

  private Arguments arguments(Object[] values) {
    Arguments arguments = new Arguments(memory, stackPointer(guest.hart()));
    for (int i = 0; i < values.length; i++) {
      arguments.add(i, values[i]);
    }
    return arguments;
  }

  /** Has the guest stand at the beginning of a function. */
  void enter(int address, Arguments arguments) {
    guest.setX(SP, arguments.place(guest, memory));
    guest.setX(RA, RETURN);
    preparePointer(guest.hart());
    guest.setPc(address);
  }

  private void run(String name, Object... values) {
    StopReason reason = simulator.runToReturn();
    if (!(reason instanceof StopReason.UntilMet)) {
      String call = name + Arguments.describe(values);
      throw simulator.failure("the call of " + call + " did not return", reason);
    }
  }

  Caller caller() {
    Rv32 hart = guest.hart();
    int[] values = new int[REGISTERS];
    for (int i = 1; i < REGISTERS; i++) {
      values[i] = hart.x(i);
    }
    return new Caller(values, hart.pc());
  }

  void leave(Caller caller) {
    for (int i = 1; i < REGISTERS; i++) {
      guest.setX(i, caller.registers[i]);
    }
    guest.setPc(caller.pc);
  }

  /** A program that has not begun yet has no stack: it gets the end of its RAM. */
  private int stackPointer(Rv32 hart) {
    int sp = hart.x(SP);
    Memory ram = guest.machine().bus().primary();
    return ram.contains(sp - 1, 1) ? sp & -16 : ram.base() + ram.size() & -16;
  }

  /** Linkers shorten accesses to data near what {@code gp} is set to when a program begins. */
  private void preparePointer(Rv32 hart) {
    if (hart.x(GP) == 0) {
      symbols.symbols().address("__global_pointer$").ifPresent(address -> guest.setX(GP, address));
    }
  }
}
