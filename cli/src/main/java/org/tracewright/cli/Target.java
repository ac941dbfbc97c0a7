package org.tracewright.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.tracewright.debugger.Guest;
import org.tracewright.debugger.gdb.Architecture;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;

/** A kind of guest. Commands know CPUs only through this. */
interface Target {
  /** The name that {@code --cpu} takes. */
  String name();

  /** Whether the file looks like a program for it. */
  boolean recognises(ProgramFile file);

  /**
   * A machine with the program in it, ready to run.
   *
   * @throws UserError if the program or an option does not fit
   */
  Session load(ProgramFile file, RunOptions options, Streams streams);

  /**
   * The same for a debugger.
   *
   * @throws UserError if the program or an option does not fit
   */
  Guest debuggee(ProgramFile file, RunOptions options, Streams streams);

  /** Prints what is in the file. */
  void describe(ProgramFile file, PrintStream out);

  /**
   * Prints the code in the file as assembly.
   *
   * @throws UserError if what is asked for is not in the file
   */
  void disassemble(ProgramFile file, DisasmOptions options, PrintStream out);

  /**
   * Assembles a source.
   *
   * @return the contents of an ELF file, or of memory if that is asked for
   * @throws org.tracewright.isa.assembler.AssemblyException if the source has mistakes
   */
  byte[] assemble(String source, AsmOptions options);

  /** Whether the file's name is that of a source for it. */
  default boolean assembles(String path) {
    return false;
  }

  /** How the names of programs end that its assembler makes. */
  default String programSuffix() {
    return ".elf";
  }

  /** How GDB knows the processor; empty if it does not. */
  default Optional<Architecture> gdbArchitecture() {
    return Optional.empty();
  }

  /** A machine and what a CPU has to say about its state. */
  interface Session extends AutoCloseable {
    /** The machine. */
    Machine machine();

    /** The instruction at an address in assembly, or what is there instead. */
    String instructionAt(int address);

    /** Runs the machine, at most this many instructions, and says why it ended. */
    default StopReason run(long budget) {
      return machine().run(budget);
    }

    /** One sentence on what ended the guest. */
    default String adviceOn(StopReason.Trap trap) {
      return FaultAdvice.on(trap);
    }

    /** What else there is to say when the host was the reason, a line each. */
    default List<String> details() {
      return List.of();
    }

    /** Writes what is still to be written when the guest has ended. */
    @Override
    void close();
  }
}
