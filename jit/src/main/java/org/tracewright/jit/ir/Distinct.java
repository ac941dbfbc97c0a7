package org.tracewright.jit.ir;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which things, each at the end of a way, a trace takes for different ones. */
public final class Distinct {
  private final Map<List<? extends Step>, Integer> numbers = new HashMap<>();
  private final Set<Long> pairs = new HashSet<>();

  /** What some facts say. */
  public Distinct(List<Fact> facts) {
    for (Fact fact : facts) {
      if (fact.kind() == Fact.Kind.SAME && fact.bits() == 0) {
        pairs.add(pair(number(fact.first()), number(fact.second())));
      }
    }
  }

  private int number(List<? extends Step> way) {
    return numbers.computeIfAbsent(way, w -> numbers.size());
  }

  private static long pair(int one, int other) {
    return (long) Math.min(one, other) << 32 | Math.max(one, other);
  }

  /** Whether there is nothing to tell apart. */
  public boolean isEmpty() {
    return pairs.isEmpty();
  }

  /** The number of what a way leads to, -1 if the facts do not speak of it. */
  public int of(List<? extends Step> way) {
    return numbers.getOrDefault(way, -1);
  }

  /** Whether two ways, {@code null} if unknown, certainly lead to different things. */
  public boolean areApart(List<? extends Step> one, List<? extends Step> other) {
    return !pairs.isEmpty() && one != null && other != null && areApart(of(one), of(other));
  }

  /** Whether what has one number is certainly not what has the other. */
  public boolean areApart(int one, int other) {
    return one >= 0 && other >= 0 && pairs.contains(pair(one, other));
  }
}
