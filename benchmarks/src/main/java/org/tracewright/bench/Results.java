package org.tracewright.bench;

import java.util.List;
import java.util.Map;

/** Everything that was measured. */
public final class Results {
  private final Map<String, String> setting;
  private final Map<Contender, String> present;
  private final Map<Contender, String> absent;
  private final BenchOptions options;
  private final List<Row> rows;
  private final List<Row> models;
  private final Series starts;
  private final List<Growth> growth;
  private final List<String> problems;

  Results(
      Map<String, String> setting,
      Map<Contender, String> present,
      Map<Contender, String> absent,
      BenchOptions options,
      List<Row> rows,
      List<Row> models,
      Series starts,
      List<Growth> growth,
      List<String> problems) {
    this.setting = setting;
    this.present = present;
    this.absent = absent;
    this.options = options;
    this.rows = List.copyOf(rows);
    this.models = List.copyOf(models);
    this.starts = starts;
    this.growth = List.copyOf(growth);
    this.problems = List.copyOf(problems);
  }

  /** Where and when it was: what by value, in the order to tell it. */
  public Map<String, String> setting() {
    return setting;
  }

  /** Who took part, with a description of each. */
  public Map<Contender, String> present() {
    return present;
  }

  /** Who did not, and why. */
  public Map<Contender, String> absent() {
    return absent;
  }

  /** What was asked for. */
  public BenchOptions options() {
    return options;
  }

  /** The workloads. */
  public List<Row> rows() {
    return rows;
  }

  /** The models that are no RISC-V, by interpreter and JIT in the steady state. */
  public List<Row> models() {
    return models;
  }

  /** The starts of a program that prints a line. */
  public Series starts() {
    return starts;
  }

  /** How time and memory grow. */
  public List<Growth> growth() {
    return growth;
  }

  /** Runs that failed or whose output differed, a line each; they count nowhere else. */
  public List<String> problems() {
    return problems;
  }
}
