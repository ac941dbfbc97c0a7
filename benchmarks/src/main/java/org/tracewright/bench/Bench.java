package org.tracewright.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The measurements. One process runs at a time; in each round every workload is run by every
 * contender in turn, so that what else the machine does meets all of them alike.
 */
public final class Bench {
  private static final int STARTS_A_ROUND = 7;

  private final BenchOptions options;
  private final Catalogue catalogue;
  private final Contenders contenders;
  private final Consumer<String> progress;
  private final Map<String, String> setting = Setting.now();
  private final Checker checker = new Checker();
  private final List<Row> rows;
  private final ModelBench models;
  private final Series starts = new Series();

  /**
   * @param own how to start more of ourselves
   * @param folder an empty folder for programs and figures
   * @param progress takes a line for each step
   */
  public Bench(BenchOptions options, OwnCommands own, Path folder, Consumer<String> progress) {
    this.options = options;
    this.catalogue = Catalogue.unpackedTo(folder);
    this.contenders = new Contenders(own, options.against());
    this.models = new ModelBench(contenders, checker);
    this.progress = progress;
    this.rows =
        catalogue.workloads().stream()
            .filter(w -> options.workloads().contains(w.name()))
            .map(Row::new)
            .toList();
  }

  /**
   * Measures everything asked for.
   *
   * @throws BenchException if something cannot be run at all
   */
  public Results run() {
    for (int round = 1; round <= options.rounds(); round++) {
      round("round " + round + " of " + options.rounds() + ", ");
    }
    List<Growth> growth = growth();
    setting.put("load after", Setting.load());
    return new Results(
        setting,
        contenders.present(),
        contenders.absent(),
        options,
        rows,
        models.rows(),
        starts,
        growth,
        checker.problems());
  }

  private void round(String title) {
    if (options.parts().contains(Part.START)) {
      progress.accept(title + "start");
      start();
    }
    for (Row row : rows) {
      progress.accept(title + row.workload().name());
      round(row);
    }
    for (Row model : options.parts().contains(Part.MODELS) ? models.rows() : List.<Row>of()) {
      progress.accept(title + model.workload().name());
      models.round(model);
    }
  }

  private List<Growth> growth() {
    GrowthBench bench = new GrowthBench(contenders, catalogue, checker, progress);
    List<Growth> growth = new ArrayList<>();
    if (options.parts().contains(Part.CODE)) {
      growth.add(bench.code());
    }
    if (options.parts().contains(Part.MACHINES)) {
      growth.add(bench.machines());
    }
    return growth;
  }

  private void start() {
    for (int i = 0; i < STARTS_A_ROUND; i++) {
      for (Contender contender : contenders.present().keySet()) {
        if (contender == Contender.CACHED) {
          continue; // there is nothing to keep
        }
        List<String> command =
            contenders.command(contender, catalogue.hello(), List.of(), List.of());
        checker
            .check(contender, "hello", Launch.of(command), 0)
            .ifPresent(o -> starts.add(contender, new Trial(o, 1, 0, JitFigures.none())));
      }
    }
  }

  private void round(Row row) {
    for (Size size : Size.values()) {
      if (options.parts().contains(size.part())) {
        contenders.present().keySet().stream()
            .filter(size::takes)
            .filter(contender -> contenders.canRun(contender, row.workload()))
            .forEach(contender -> attempt(row, size, contender));
      }
    }
  }

  private void attempt(Row row, Size size, Contender contender) {
    Workload workload = row.workload();
    int iterations = size.iterations(workload, contender, options.scale());
    int lap = size.lap(iterations);
    Path statistics = catalogue.folder().resolve("statistics.json");
    delete(statistics);
    List<String> command =
        contenders.command(
            contender,
            workload,
            options(size, contender, statistics),
            List.of(String.valueOf(iterations), String.valueOf(lap)));
    int laps = lap == 0 ? 0 : iterations / lap;
    if (contender == Contender.CACHED && row.at(size).of(contender).isEmpty()) {
      Launch.of(command); // leaves the file
    }
    checker
        .check(contender, workload.name(), Launch.of(command), laps)
        .map(outcome -> new Trial(outcome, iterations, lap, JitFigures.read(statistics)))
        .ifPresent(trial -> row.at(size).add(contender, trial));
  }

  private List<String> options(Size size, Contender contender, Path statistics) {
    if (contender == Contender.CACHED) {
      return List.of("--jit-cache=" + catalogue.folder().resolve("cache-" + size));
    }
    return size.hasLaps() ? List.of("--stats=" + statistics) : List.of();
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
