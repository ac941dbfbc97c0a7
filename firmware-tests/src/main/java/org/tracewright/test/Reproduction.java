package org.tracewright.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.tracewright.sim.StopReason;

/** What is kept of a failure, and how to come to the same place again. */
final class Reproduction {
  private static final String FOLDER = "tracewright.failures";

  /** What the line that tells where all is kept begins with. */
  static final String SAVED = "saved";

  private static final String STATE = "failure.snapshot";
  private static final String PROGRAM = "program.elf";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Simulator simulator;

  Reproduction(Simulator simulator) {
    this.simulator = simulator;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (simulator.isCompiled()) {
      List<String> answer = interpreter();
      lines.add("interpreter: " + answer.getFirst());
      lines.addAll(answer.subList(1, answer.size()));
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

  /** What the interpreter says, which is sent the same way if that is possible. */
  private List<String> interpreter() {
    if (simulator.engine() == Engine.LOCKSTEP) {
      boolean differs = simulator.guest().lockstep().difference().isPresent();
      return List.of(differs ? "differs" : "agrees");
    }
    return simulator
        .journal()
        .obstacle()
        .map(why -> List.of("not asked, " + why + "; the engine LOCKSTEP tells"))
        .orElseGet(() -> Replay.of(simulator));
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
