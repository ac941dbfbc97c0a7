package org.tracewright.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.sim.StopReason;

/** What is kept of a failure, and how to come to the same place again. */
final class Reproduction {
  private static final String FOLDER = "tracewright.failures";
  private static final long LONGEST_CHECK = 100_000_000;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Simulator simulator;

  Reproduction(Simulator simulator) {
    this.simulator = simulator;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (simulator.engine() != Engine.INTERPRETER) {
      lines.add("interpreter: " + agreement());
    }
    try {
      Path folder = save();
      lines.add("saved in:    " + folder);
      lines.add("reproduce:   " + command(folder));
    } catch (IOException e) {
      lines.add("saved:       nothing, for " + e);
    }
    return lines;
  }

  /** A run that the test did not meddle with can be run again. */
  private String agreement() {
    if (simulator.engine() == Engine.LOCKSTEP) {
      return simulator.guest().lockstep().difference().isPresent() ? "differs" : "agrees";
    }
    if (!simulator.isUntouched() || simulator.instructions() > LONGEST_CHECK) {
      return "not asked: " + (simulator.isUntouched() ? "too long" : "the test changed the guest");
    }
    return agrees() ? "agrees" : "differs, please report it; try the engine LOCKSTEP";
  }

  private boolean agrees() {
    try (Simulator other = new Simulator(simulator.settings(), Engine.INTERPRETER)) {
      other.console().send(simulator.console().sentText());
      other.run(tries());
      Rv32 expected = other.hart();
      Rv32 actual = simulator.hart();
      boolean same = expected.pc() == actual.pc() && expected.retired() == actual.retired();
      for (int i = 0; i < 32; i++) {
        same &= expected.x(i) == actual.x(i);
      }
      return same;
    }
  }

  /** What ends a guest does not retire: to come there, it must be tried. */
  private long tries() {
    boolean ended = simulator.lastStop().filter(StopReason::isFinal).isPresent();
    return simulator.instructions() + (ended ? 1 : 0);
  }

  private Path save() throws IOException {
    Path folder =
        Path.of(System.getProperty(FOLDER, "target/firmware-failures"))
            .resolve(ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
    Files.createDirectories(folder);
    Files.write(folder.resolve("console.txt"), simulator.console().outputBytes());
    Files.writeString(folder.resolve("stdin.txt"), simulator.console().sentText());
    Files.writeString(
        folder.resolve("statistics.txt"), simulator.statistics() + System.lineSeparator());
    Files.write(folder.resolve("program.elf"), simulator.settings().elf().segments().get(0).file());
    return folder;
  }

  private String command(Path folder) {
    StringBuilder line = new StringBuilder("./tw run --engine interpreter --max-instructions ");
    line.append(tries());
    line.append(' ').append(folder.resolve("program.elf"));
    simulator.settings().arguments().forEach(a -> line.append(' ').append(quoted(a)));
    line.append(" < ").append(folder.resolve("stdin.txt"));
    return line + (simulator.isUntouched() ? "" : "   # without what the test changed");
  }

  private static String quoted(String word) {
    boolean plain = word.matches("[A-Za-z0-9_./=+-]+");
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
