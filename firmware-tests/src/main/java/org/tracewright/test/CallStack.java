package org.tracewright.test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.debugger.dwarf.CallFrames;
import org.tracewright.debugger.dwarf.CallingConvention;
import org.tracewright.debugger.dwarf.Frame;
import org.tracewright.debugger.dwarf.GuestMemory;
import org.tracewright.debugger.dwarf.LineTable;
import org.tracewright.debugger.dwarf.Unwinder;
import org.tracewright.sim.elf.ElfFile;

/** Where a guest is, and who called that. */
final class CallStack {
  private static final int MOST = 6;

  private final Simulator simulator;
  private final LineTable lines;
  private final Unwinder unwinder;

  CallStack(Simulator simulator) {
    ElfFile elf = simulator.settings().elf();
    this.simulator = simulator;
    this.lines = LineTable.of(elf);
    this.unwinder =
        new Unwinder(
            CallFrames.of(elf),
            CallingConvention.RISCV32,
            elf.symbols(),
            GuestMemory.of(simulator.guest().machine().bus()));
  }

  /** The source line of an address, {@code ""} if the program does not tell. */
  String source(int address) {
    return lines.at(address).map(line -> " " + line.fileName() + ":" + line.line()).orElse("");
  }

  /** The callers, the innermost first. */
  List<String> callers() {
    Map<Integer, Integer> registers = new HashMap<>();
    for (int i = 0; i < 32; i++) {
      registers.put(i, simulator.hart().x(i));
    }
    List<String> callers = new ArrayList<>();
    for (Frame frame : unwinder.frames(simulator.pc(), registers, MOST)) {
      if (frame.found() != Frame.Found.INNERMOST) {
        callers.add(describe(frame));
      }
    }
    if (callers.isEmpty() && simulator.hart().x(1) == Calls.RETURN) {
      callers.add("the test");
    }
    return callers;
  }

  private String describe(Frame frame) {
    return frame.pc() == Calls.RETURN
        ? "the test"
        : simulator.place(frame.pc()) + source(frame.callSite());
  }
}
