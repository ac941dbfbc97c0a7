package org.tracewright.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Everything that was measured of one workload. */
public final class Row {
  private final Workload workload;
  private final Map<Size, Series> series = new EnumMap<>(Size.class);

  Row(Workload workload) {
    this.workload = workload;
  }

  /** What was run. */
  public Workload workload() {
    return workload;
  }

  /** The trials at one size, none if it was not asked for. */
  public Series at(Size size) {
    return series.computeIfAbsent(size, s -> new Series());
  }

  /** Time in the steady state, one against another. */
  public double warmRatio(Contender one, Contender other) {
    return at(Size.WARM).ratio(one, other, Trial::steadySeconds);
  }

  /** Time of the whole process, one against another. */
  public double coldRatio(Contender one, Contender other) {
    return at(Size.COLD).ratio(one, other, t -> t.outcome().seconds());
  }

  /** Processor time of the whole process, all threads, one against another. */
  public double cpuRatio(Contender one, Contender other) {
    return at(Size.COLD).ratio(one, other, t -> t.outcome().cpuSeconds());
  }

  /** Wall time of the whole process in seconds. */
  public double seconds(Size size, Contender contender) {
    return at(size).median(contender, t -> t.outcome().seconds());
  }

  /** Guest instructions an iteration. */
  public double instructions() {
    return at(Size.WARM).median(Contender.JIT, Trial::instructions);
  }

  /**
   * Millions of guest instructions a second in the steady state. Only {@code tw} counts them; that
   * all run the same instructions is known but of the host's own program, for which this is what a
   * simulator as fast would reach.
   */
  public double mips(Contender contender) {
    return instructions() / at(Size.WARM).median(contender, Trial::steadySeconds) / 1e6;
  }

  /** The most memory in bytes, from the trials of {@link Size#WARM}; NaN if it is not known. */
  public double peakBytes(Contender contender) {
    double bytes = at(Size.WARM).median(contender, t -> t.outcome().peakBytes());
    return bytes > 0 ? bytes : Double.NaN;
  }

  /** Memory above the guest's own in bytes, of those whose guest memory is resident. */
  public double peakAboveGuest(Contender ours) {
    return peakBytes(ours) - Contenders.GUEST_MEMORY;
  }

  /** A figure of {@code tw run --stats} with the JIT, from the trials of {@link Size#WARM}. */
  public double jit(ToDoubleFunction<JitFigures> figure) {
    return at(Size.WARM).median(Contender.JIT, t -> figure.applyAsDouble(t.figures()));
  }
}
