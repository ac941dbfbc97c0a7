package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.JitSettings;

class PayoffTest {
  private static final int THRESHOLD = 1000;

  private final Payoff payoff = new Payoff(THRESHOLD);
  private final Binding binding =
      new Binding(new Regions(new Counters(null, THRESHOLD, false)), JitSettings.defaults(), false);

  private List<Integer> code(int keys, long turnsOfEach) {
    List<Integer> all = IntStream.range(0, keys).boxed().toList();
    all.forEach(key -> binding.entry(key).turns = turnsOfEach);
    return all;
  }

  @Test
  void largeCodeThatIsHardlyRepeatedIsLeftAlone() {
    List<Integer> flat = code(1000, 3 * THRESHOLD);
    assertThat(payoff.isWorthwhile(binding, flat, false)).isFalse();
    assertThat(payoff.isHopeless(binding, flat)).isTrue();
  }

  @Test
  void loopIsCompiled() {
    List<Integer> loop = code(50, 100 * THRESHOLD);
    assertThat(payoff.isLikely(binding.entry(0), false)).isTrue();
    assertThat(payoff.isHopeless(binding, loop)).isFalse();
    assertThat(payoff.isWorthwhile(binding, loop, false)).isTrue();
    assertThat(payoff.paid(binding, loop, false)).isTrue();
  }

  @Test
  void restOfWhatIsCompiledTakesLess() {
    List<Integer> rest = code(10, 3 * THRESHOLD);
    assertThat(payoff.isWorthwhile(binding, rest, false)).isFalse();
    assertThat(payoff.isWorthwhile(binding, rest, true)).isTrue();
    assertThat(payoff.isLikely(binding.entry(0), true)).isTrue();
  }

  @Test
  void loneTurnIsNotWorthALook() {
    List<Integer> lone = code(1, THRESHOLD);
    assertThat(payoff.isWorthwhile(binding, lone, true)).isFalse();
    assertThat(payoff.paid(binding, code(1, 4 * THRESHOLD), true)).isFalse();
    assertThat(payoff.paid(binding, code(1, 100 * THRESHOLD), false)).isTrue();
  }

  @Test
  void nextLookWaitsForWhatIsMissing() {
    List<Integer> code = code(100, 8 * THRESHOLD);
    Entry hot = binding.entry(0);
    hot.turns = 20 * THRESHOLD;
    assertThat(payoff.isLikely(hot, false)).isTrue();
    payoff.postpone(binding, hot, code, false);
    assertThat(payoff.isLikely(hot, false)).isFalse();
    hot.turns *= 2;
    assertThat(payoff.isLikely(hot, false)).isTrue();
    binding.entry(1).turns = 20 * THRESHOLD;
    assertThat(payoff.isLikely(binding.entry(1), false)).as("looked at as well").isFalse();
  }

  @Test
  void everythingIsCompiledIfEqualRunsAreToBeEqual() {
    Payoff always = new Payoff(0);
    assertThat(always.isLikely(binding.entry(0), false)).isTrue();
    assertThat(always.isWorthwhile(binding, List.of(0), false)).isTrue();
    assertThat(always.paid(binding, List.of(0), false)).isTrue();
  }
}
