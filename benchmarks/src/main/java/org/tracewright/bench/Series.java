package org.tracewright.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The trials of one workload at one size: of each contender one a round. */
public final class Series {
  private final Map<Contender, List<Trial>> trials = new EnumMap<>(Contender.class);

  /** Adds a contender's next trial. */
  void add(Contender contender, Trial trial) {
    trials.computeIfAbsent(contender, c -> new ArrayList<>()).add(trial);
  }

  /** A contender's trials, in the order of the rounds. */
  public List<Trial> of(Contender contender) {
    return trials.getOrDefault(contender, List.of());
  }

  /** The median of a figure over the rounds; NaN if there is none. */
  public double median(Contender contender, ToDoubleFunction<Trial> figure) {
    return Mean.median(of(contender).stream().map(figure::applyAsDouble).toList());
  }

  /**
   * How a figure of one compares with another's: the median of the ratios in each round, for what
   * else the machine does changes less within a round than between them. NaN if there is none.
   */
  public double ratio(Contender one, Contender other, ToDoubleFunction<Trial> figure) {
    List<Double> ratios = new ArrayList<>();
    int rounds = Math.min(of(one).size(), of(other).size());
    for (int i = 0; i < rounds; i++) {
      double of = figure.applyAsDouble(of(other).get(i));
      ratios.add(figure.applyAsDouble(of(one).get(i)) / of);
    }
    return Mean.median(ratios);
  }
}
