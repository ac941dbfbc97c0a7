package org.tracewright.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.sim.StopReason;

/** What is kept of a failure, and how to come to the same place again. */
final class Reproduction {
  private static final String FOLDER = "tracewright.failures";

  /** What the line that tells where all is kept begins with. */
  static final String SAVED = "saved";

  private static final String STATE = "failure.snapshot";
  private static final String PROGRAM = "program.elf";
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
      lines.add(SAVED + " in:    " + folder);
      lines.add("reproduce:   " + command(folder));
    } catch (IOException | OutOfMemoryError e) {
      // What was wrong with the guest must be told all the same.
      lines.add(SAVED + ":       nothing, for " + e);
    }
    return lines;
  }

  /** A run that the test did not meddle with can be run again. */
  private String agreement() {
    if (simulator.engine() == Engine.LOCKSTEP) {
      return simulator.guest().lockstep().difference().isPresent() ? "differs" : "agrees";
    }
    if (!simulator.isUntouched() || simulator.instructions() > LONGEST_CHECK) {
      return "not asked, "
          + (simulator.isUntouched() ? "the run is too long" : "the test did more than to run it")
          + "; the engine LOCKSTEP tells";
    }
    return agrees() ? "agrees" : "differs, please report it; try the engine LOCKSTEP";
  }

  private boolean agrees() {
    try (Simulator other = new Simulator(simulator.settings(), Engine.INTERPRETER)) {
      for (ConsoleView.Sending sending : simulator.console().sendings()) {
        // Earlier, the guest might read more at once.
        other.run(sending.instructions() - other.instructions());
        other.console().send(sending.text());
      }
      other.run(tries() - other.instructions());
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
            .toAbsolutePath()
            .resolve(ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
    Files.createDirectories(folder);
    ConsoleView console = simulator.console();
    Files.write(folder.resolve("console.txt"), console.outputBytes());
    Files.writeString(folder.resolve("stderr.txt"), console.error());
    Files.writeString(folder.resolve("stdin.txt"), console.sentText());
    Files.writeString(
        folder.resolve("statistics.txt"), simulator.statistics() + System.lineSeparator());
    Files.write(folder.resolve(PROGRAM), simulator.settings().elf().file());
    simulator.guest().save(folder.resolve(STATE));
    return folder;
  }

  /** Goes to the state that was saved, which nothing that the test did in Java can change. */
  private String command(Path folder) {
    List<String> words = new ArrayList<>(List.of("./tw", "debug"));
    words.addAll(simulator.settings().options());
    words.addAll(List.of("--ram", simulator.memory().arena()));
    words.addAll(List.of("-ex", "load " + folder.resolve(STATE), "-ex", "info program"));
    if (simulator.lastStop().filter(StopReason.Trap.class::isInstance).isPresent()) {
      words.addAll(List.of("-ex", "stepi"));
    }
    words.add(folder.resolve(PROGRAM).toString());
    words.addAll(simulator.settings().arguments());
    return words.stream().map(Reproduction::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    boolean plain = word.matches("[A-Za-z0-9_./:=+-]+");
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
