package org.tracewright.test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.sim.Lockstep;
import org.tracewright.sim.Machine;
import org.tracewright.sim.Snapshot;
import org.tracewright.sim.SnapshotFile;
import org.tracewright.sim.StopReason;

/**
 * The machine of a simulator, or the two of which one checks the other. What a test changes is
 * changed in both; what it looks at is the first one's.
 */
final class Guest {
  private final List<Machine> machines;
  private final Lockstep lockstep;
  private final String identity;

  private Guest(List<Machine> machines, Lockstep lockstep, String identity) {
    this.machines = machines;
    this.lockstep = lockstep;
    this.identity = identity;
  }

  static Guest of(Platform platform, Engine engine) {
    if (engine == Engine.LOCKSTEP) {
      Lockstep pair = platform.lockstep();
      setEngine(pair.reference(), org.tracewright.jit.Engine.OFF);
      setEngine(pair.tested(), org.tracewright.jit.Engine.JIT);
      return new Guest(List.of(pair.reference(), pair.tested()), pair, platform.identity());
    }
    Guest guest = new Guest(List.of(platform.build()), null, platform.identity());
    guest.setEngine(engine);
    return guest;
  }

  /** Has the only machine go on like this. */
  void setEngine(Engine engine) {
    setEngine(
        machine(),
        switch (engine) {
          case INTERPRETER -> org.tracewright.jit.Engine.OFF;
          case JIT -> org.tracewright.jit.Engine.JIT;
          case CHECKED -> org.tracewright.jit.Engine.CHECKED;
          case LOCKSTEP -> throw new AssertionError("has two machines");
        });
  }

  private static void setEngine(Machine machine, org.tracewright.jit.Engine engine) {
    machine.cpu().compilation().orElseThrow().setEngine(engine);
  }

  /** The machine to look at. */
  Machine machine() {
    return machines.get(0);
  }

  /** The machine that runs compiled code, if any does. */
  Machine compiled() {
    return machines.get(machines.size() - 1);
  }

  /** The hart to look at. */
  Rv32 hart() {
    return (Rv32) machine().cpu();
  }

  /** The pair, {@code null} if there is but one machine. */
  Lockstep lockstep() {
    return lockstep;
  }

  List<Machine> machines() {
    return machines;
  }

  /** Changes something, in all machines. */
  void change(Consumer<Machine> how) {
    machines.forEach(how);
  }

  void setRegister(int number, long value) {
    change(machine -> machine.cpu().setRegister(number, value));
  }

  void setX(int number, int value) {
    for (Machine m : machines) {
      ((Rv32) m.cpu()).setX(number, value);
    }
  }

  void setPc(int address) {
    for (Machine m : machines) {
      m.cpu().setPc(address);
    }
  }

  /** Writes the state of the machine to look at, for the debugger. */
  void save(Path file) throws IOException {
    SnapshotFile.write(machine().snapshot(), identity, file);
  }

  List<Snapshot> snapshots() {
    return machines.stream().map(Machine::snapshot).toList();
  }

  /** The state now, sharing with earlier ones what is the same. */
  List<Snapshot> snapshots(List<Snapshot> earlier) {
    return each(i -> machines.get(i).snapshot(earlier.get(i)));
  }

  private List<Snapshot> each(IntFunction<Snapshot> of) {
    return IntStream.range(0, machines.size()).mapToObj(of).toList();
  }

  void restore(List<Snapshot> states) {
    for (int i = 0; i < states.size(); i++) {
      machines.get(i).restore(states.get(i));
    }
    restored();
  }

  /** Goes to states from a guest whose memory still is that of {@code present}. */
  void restore(List<Snapshot> states, List<Snapshot> present) {
    for (int i = 0; i < states.size(); i++) {
      machines.get(i).restore(states.get(i), present.get(i));
    }
    restored();
  }

  private void restored() {
    // What is read from now on is asked for anew, by the machine that asks for both.
    machine().recording().forgetFuture();
  }

  /** Lets a guest that has ended go on, from where its registers say. */
  void revive() {
    change(Machine::revive);
  }

  StopReason run(long budget) {
    return lockstep == null ? machine().run(budget) : lockstep.run(budget);
  }
}
