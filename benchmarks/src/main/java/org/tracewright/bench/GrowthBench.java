package org.tracewright.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How time and memory grow with the amount of hot code, and with the number of machines. */
final class GrowthBench {
  private static final List<Integer> KILOBYTES = List.of(10, 32, 100, 320, 1000, 4000);
  private static final List<Integer> MACHINES = List.of(1, 4, 16, 64, 256);
  private static final int ITERATIONS_OF_A_MACHINE = 10;

  private final Contenders contenders;
  private final Catalogue catalogue;
  private final Checker checker;
  private final Consumer<String> progress;

  GrowthBench(
      Contenders contenders, Catalogue catalogue, Checker checker, Consumer<String> progress) {
    this.contenders = contenders;
    this.catalogue = catalogue;
    this.checker = checker;
    this.progress = progress;
  }

  /** Programs of 10 KB to 4 MB, every function of which runs equally often. */
  Growth code() {
    List<Contender> runners = new ArrayList<>(List.of(Contender.JIT));
    if (contenders.present().containsKey(Contender.QEMU)) {
      runners.add(Contender.QEMU);
    }
    List<Growth.Point> points = new ArrayList<>();
    for (int kilobytes : KILOBYTES) {
      progress.accept("hot code of " + kilobytes + " KB");
      points.add(code(kilobytes, runners));
    }
    String title = "Hot code: each function is called " + HotCode.ROUNDS + " times";
    return new Growth(title, "KB", runners, points);
  }

  private Growth.Point code(int kilobytes, List<Contender> runners) {
    Path elf = catalogue.folder().resolve("code" + kilobytes + ".elf");
    write(elf, HotCode.ofSize(kilobytes));
    Workload workload = new Workload("hot code of " + kilobytes + " KB", 1, elf, List.of());
    Map<Contender, Outcome> outcomes = new EnumMap<>(Contender.class);
    for (Contender runner : runners) {
      Outcome outcome = Launch.of(contenders.command(runner, workload, List.of(), List.of()));
      checker
          .check(runner, workload.name(), outcome, 0)
          .ifPresent(good -> outcomes.put(runner, good));
    }
    return new Growth.Point(kilobytes, Contenders.GUEST_MEMORY, outcomes);
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
      if (!file.toFile().setExecutable(true)) {
        throw new IOException(file + " cannot be made executable");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Up to 256 machines in one JVM, all with the same program, in turn. */
  Growth machines() {
    List<Growth.Point> points = new ArrayList<>();
    Path program = catalogue.workload("crc").elf();
    for (int machines : MACHINES) {
      progress.accept(machines + " machines");
      List<String> command =
          contenders.inJvm(
              ManyMachines.class, program.toString(), machines, ITERATIONS_OF_A_MACHINE);
      Map<Contender, Outcome> outcomes = new EnumMap<>(Contender.class);
      checker
          .check(Contender.JIT, machines + " machines", Launch.of(command), 0)
          .ifPresent(good -> outcomes.put(Contender.JIT, good));
      points.add(new Growth.Point(machines, machines * ManyMachines.MEMORY, outcomes));
    }
    String title =
        "Machines in one JVM, in turn: each runs crc " + ITERATIONS_OF_A_MACHINE + " times";
    return new Growth(title, "machines", List.of(Contender.JIT), points);
  }
}
