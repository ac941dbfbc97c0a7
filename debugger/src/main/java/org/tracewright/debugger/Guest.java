package org.tracewright.debugger;

import java.util.List;
import java.util.Optional;
import org.tracewright.debugger.dwarf.Frame;
import org.tracewright.debugger.dwarf.LineTable;
import org.tracewright.sim.Machine;
import org.tracewright.sim.Register;

/** A machine with a program in it, and what the debugger must know of its kind of processor. */
public interface Guest {
  /**
   * What stands at an address.
   *
   * @param text in assembly, or what there is instead
   * @param length in bytes; 0 if there is no memory
   * @param call whether it calls a function, which returns behind it
   */
  record Code(String text, int length, boolean call) {}

  /** The machine. */
  Machine machine();

  /** The program's file, as the user wrote it. */
  String program();

  /** Another text for each program, to tell whose saved states are whose. */
  String identity();

  /** What stands at an address. */
  Code codeAt(int address);

  /** The registers that are listed when none is named. */
  List<Register> mainRegisters();

  /** The register that points at the stack, which grows downwards; empty if none does. */
  Optional<Register> stackPointer();

  /** Where the source lines are. */
  LineTable lines();

  /** The functions being run, the innermost first, at most this many. */
  List<Frame> frames(int most);

  /**
   * A second machine like the first, to run compiled beside it; what it asks its host for it gets
   * as the first one did. Empty if there can be none.
   */
  Optional<Machine> twin();

  /** What else is to be seen of the guest, a line each: a display. */
  default List<String> panel() {
    return List.of();
  }
}
