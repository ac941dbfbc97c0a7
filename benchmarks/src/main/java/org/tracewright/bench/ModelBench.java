package org.tracewright.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.tracewright.jit.Engine;

/** The models that are no RISC-V: compiled against interpreted, in the steady state. */
final class ModelBench {
  private static final int LAPS = 100;
  private static final int INTERPRETER_SHARE = 10;

  private final Contenders contenders;
  private final Checker checker;
  private final List<Row> rows;

  ModelBench(Contenders contenders, Checker checker) {
    this.contenders = contenders;
    this.checker = checker;
    this.rows = Arrays.stream(Model.values()).map(ModelBench::row).toList();
  }

  private static Row row(Model model) {
    Path nowhere = Path.of(model.label());
    return new Row(new Workload(model.label(), model.iterations(), nowhere, List.of()));
  }

  /** What was measured so far. */
  List<Row> rows() {
    return rows;
  }

  /** Runs one of the rows on both engines. */
  void round(Row row) {
    run(row, Contender.INTERPRETER, Engine.OFF, row.workload().iterations() / INTERPRETER_SHARE);
    run(row, Contender.JIT, Engine.JIT, row.workload().iterations());
  }

  private void run(Row row, Contender contender, Engine engine, int iterations) {
    int lap = Math.max(1, iterations / LAPS);
    String name = row.workload().name();
    List<String> command = contenders.inJvm(ModelRun.class, name, engine, iterations, lap);
    checker
        .check(contender, name, Launch.of(command), iterations / lap)
        .map(outcome -> new Trial(outcome, iterations, lap, JitFigures.none()))
        .ifPresent(trial -> row.at(Size.WARM).add(contender, trial));
  }
}
