package org.tracewright.bench;

import java.util.List;

/** How much a workload is given to do, by the time that takes QEMU. */
public enum Size {
  /** A millisecond: little more than the start. */
  MS_1("1 ms", 0.001, false),
  /** A tenth of a second. */
  MS_100("0.1 s", 0.1, false),
  /** A second. */
  S_1("1 s", 1, false),
  /** The whole process is looked at, warm-up and all. */
  COLD("cold", Workload.NOMINAL_SECONDS, false),
  /** Twice that; only the second half is looked at, lap by lap. */
  WARM("warm", 2 * Workload.NOMINAL_SECONDS, true);

  /** Those of {@link Part#SHORT}. */
  public static final List<Size> SHORT = List.of(MS_1, MS_100, S_1);

  /** About how many laps a run of {@link #WARM} has. */
  private static final int LAPS = 200;

  // An interpreter has no warm-up worth the name, and is that much slower than QEMU.
  private static final int INTERPRETER_SHARE = 40;

  private final String label;
  private final double seconds;
  private final boolean hasLaps;

  Size(String label, double seconds, boolean hasLaps) {
    this.label = label;
    this.seconds = seconds;
    this.hasLaps = hasLaps;
  }

  /** The name in tables. */
  public String label() {
    return label;
  }

  /** The part of the measurements that it belongs to. */
  Part part() {
    return SHORT.contains(this) ? Part.SHORT : Part.WORKLOADS;
  }

  /** Whether the program is to tell its laps. */
  public boolean hasLaps() {
    return hasLaps;
  }

  /**
   * How many times the work is done.
   *
   * @param scale what the lengths of {@link #COLD} and {@link #WARM} are multiplied by
   */
  int iterations(Workload workload, Contender contender, double scale) {
    double scaled = part() == Part.WORKLOADS ? seconds * scale : seconds;
    return workload.iterations(
        contender == Contender.INTERPRETER ? scaled / INTERPRETER_SHARE : scaled);
  }

  /** How many times in a lap; 0 without laps. */
  int lap(int iterations) {
    return hasLaps ? Math.max(1, iterations / LAPS) : 0;
  }

  /**
   * Whether somebody is worth the time: the interpreter is only asked for its steady state, and a
   * cache is for programs that end soon.
   */
  public boolean takes(Contender contender) {
    return switch (contender) {
      case INTERPRETER -> this == WARM;
      case CACHED -> part() == Part.SHORT;
      case JIT, QEMU, NATIVE -> true;
    };
  }
}
