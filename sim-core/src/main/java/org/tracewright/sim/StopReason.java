package org.tracewright.sim;

import java.util.Objects;

/** Why a run ended. */
public sealed interface StopReason {

  /** One line for a reader, without a final full stop. */
  String describe();

  /** Whether the guest cannot go on: a further run would only give this reason again. */
  default boolean isFinal() {
    return false;
  }

  /**
   * The guest ended by itself.
   *
   * @param status its exit status as it gave it
   */
  record Exited(int status) implements StopReason {
    @Override
    public String describe() {
      return "the guest exited with status " + status;
    }

    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /**
   * The instruction at a breakpoint is next.
   *
   * @param address where the breakpoint stands
   */
  record Breakpoint(int address) implements StopReason {
    @Override
    public String describe() {
      return "breakpoint at " + Hex.word(address);
    }
  }

  /**
   * The next instruction touches watched memory; it has not run.
   *
   * @param address first byte of the access
   * @param length bytes accessed
   * @param write whether it is a store
   */
  record Watchpoint(int address, int length, boolean write) implements StopReason {
    @Override
    public String describe() {
      return (write ? "write" : "read") + " of " + length + " bytes at " + Hex.word(address);
    }
  }

  /**
   * The count of instructions given to the run is used up.
   *
   * @param retired instructions retired since the machine was made
   */
  record Budget(long retired) implements StopReason {
    @Override
    public String describe() {
      return "the budget is used up after " + retired + " instructions";
    }
  }

  /**
   * A trap that the guest has no handler for.
   *
   * @param cause the instruction set's number of the cause
   * @param name the cause in the words of the manual
   * @param pc address of the instruction that trapped
   * @param tval the faulting address, or the bits of an illegal instruction, else 0
   * @param signal what a POSIX system would have sent for it: 4 illegal instruction, 5 breakpoint,
   *     7 bus error, 11 segmentation fault and so on, 1 to 64
   */
  record Trap(int cause, String name, int pc, int tval, int signal) implements StopReason {
    public Trap {
      Objects.requireNonNull(name);
    }

    @Override
    public String describe() {
      return "unhandled trap: "
          + name
          + " at pc "
          + Hex.word(pc)
          + " (tval "
          + Hex.word(tval)
          + ")";
    }

    @Override
    public boolean isFinal() {
      return true;
    }
  }

  /**
   * The condition that the run was to end at holds.
   *
   * @param pc the address reached; that instruction is next
   */
  record UntilMet(int pc) implements StopReason {
    @Override
    public String describe() {
      return "reached " + Hex.word(pc);
    }
  }

  /** Going backwards, the first state that is known was reached. */
  record HistoryStart() implements StopReason {
    @Override
    public String describe() {
      return "the start of the recorded history";
    }
  }

  /** Somebody asked for the stop, usually from another thread; the guest can go on. */
  record Requested() implements StopReason {
    @Override
    public String describe() {
      return "stopped on request";
    }
  }

  /**
   * The host could not do what the guest needed: its standard output is closed, a disk is full.
   *
   * @param message what happened
   * @param remedy what may help
   */
  record HostError(String message, String remedy) implements StopReason {
    public HostError {
      Objects.requireNonNull(message);
      Objects.requireNonNull(remedy);
    }

    @Override
    public String describe() {
      return message;
    }
  }
}
