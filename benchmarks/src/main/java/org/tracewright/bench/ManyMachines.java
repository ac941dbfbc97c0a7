package org.tracewright.bench;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.jit.Engine;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.elf.ElfFile;

/**
 * Many machines in one JVM, as a test suite has them: all alive at once, each with the same program
 * and run for a while in turn. To be started in a process of its own.
 */
final class ManyMachines {
  /** Bytes of RAM of each machine. */
  static final long MEMORY = 1 << 20;

  private static final long SLICE = 1_000_000;

  private ManyMachines() {}

  /** Runs a program on a number of machines: FILE MACHINES ARGUMENT. */
  public static void main(String[] arguments) {
    ElfFile elf = ElfFile.read(arguments[0]);
    List<Machine> machines = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      machines.add(machine(elf, arguments[2]));
    }
    while (!machines.isEmpty()) {
      machines.removeIf(ManyMachines::ends);
    }
  }

  private static Machine machine(ElfFile elf, String argument) {
    Machine machine =
        Platform.of(elf).arguments(List.of(argument)).memory(MEMORY).error(System.err).build();
    machine.cpu().compilation().orElseThrow().setEngine(Engine.JIT);
    return machine;
  }

  private static boolean ends(Machine machine) {
    StopReason reason = machine.run(SLICE);
    if (reason instanceof StopReason.Budget) {
      return false;
    }
    if (!reason.equals(new StopReason.Exited(0))) {
      throw new AssertionError(reason.describe());
    }
    return true;
  }
}
