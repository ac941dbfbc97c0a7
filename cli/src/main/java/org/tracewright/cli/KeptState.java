package org.tracewright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.tracewright.cpu.chip8.Chip8;
import org.tracewright.sim.Machine;
import org.tracewright.sim.Snapshot;
import org.tracewright.sim.SnapshotFile;

/**
 * The state that a player has kept of a program, in a file: each program and profile has one. What
 * goes wrong is told in a line, and the game goes on.
 *
 * @param identity of program and machine, which the file must have
 */
record KeptState(Path file, String identity) {
  /** The state kept of this program on this machine, in the user's state folder. */
  static KeptState of(Chip8 cpu, byte[] program) {
    Path file = StateFolder.chip8(program, "-" + cpu.name() + ".state");
    return new KeptState(file, Chip8Debuggee.identity(cpu, program));
  }

  /** Keeps the present state instead of the one before; what to tell the player. */
  String keep(Machine machine) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      SnapshotFile.write(machine.snapshot(), identity, file);
      return "the state is kept";
    } catch (IOException e) {
      return "the state cannot be kept: " + e.getMessage();
    }
  }

  /** Has all machines go to the state that is kept, or leaves them; what to tell the player. */
  String restore(List<Machine> machines) {
    try {
      Snapshot state = SnapshotFile.read(file, identity);
      machines.forEach(machine -> machine.restore(state));
      return "this is the state that was kept";
    } catch (NoSuchFileException e) {
      return "no state is kept yet; K keeps one";
    } catch (IOException e) {
      return "the state that was kept cannot be used: " + e.getMessage();
    } catch (IllegalArgumentException e) {
      return "the state that was kept cannot be used: it is of another machine";
    }
  }
}
