package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PayoffTest {
  private static final int THRESHOLD = 1000;

  private final Heat heat = new Heat();
  private final Payoff payoff = new Payoff(THRESHOLD, heat);

  private List<Integer> code(int keys, long turnsOfEach) {
    List<Integer> all = IntStream.range(0, keys).boxed().toList();
    all.forEach(key -> heat.add(key, turnsOfEach - heat.turns(key)));
    return all;
  }

  @Test
  void largeCodeThatIsHardlyRepeatedIsLeftAlone() {
    List<Integer> flat = code(1000, 3 * THRESHOLD);
    assertThat(payoff.isWorthwhile(flat, false)).isFalse();
    assertThat(payoff.isHopeless(flat)).isTrue();
  }

  @Test
  void loopIsCompiled() {
    List<Integer> loop = code(50, 100 * THRESHOLD);
    assertThat(payoff.isLikely(0, false)).isTrue();
    assertThat(payoff.isHopeless(loop)).isFalse();
    assertThat(payoff.isWorthwhile(loop, false)).isTrue();
    assertThat(payoff.paid(loop, false)).isTrue();
  }

  @Test
  void restOfWhatIsCompiledTakesLess() {
    List<Integer> rest = code(10, 3 * THRESHOLD);
    assertThat(payoff.isWorthwhile(rest, false)).isFalse();
    assertThat(payoff.isWorthwhile(rest, true)).isTrue();
    assertThat(payoff.isLikely(0, true)).isTrue();
  }

  @Test
  void loneTurnIsNotWorthALook() {
    List<Integer> lone = code(1, THRESHOLD);
    assertThat(payoff.isWorthwhile(lone, true)).isFalse();
    assertThat(payoff.paid(code(1, 4 * THRESHOLD), true)).isFalse();
    assertThat(payoff.paid(code(1, 100 * THRESHOLD), false)).isTrue();
  }

  @Test
  void nextLookWaitsForWhatIsMissing() {
    List<Integer> code = code(100, 8 * THRESHOLD);
    int hot = 0;
    heat.add(hot, 12 * THRESHOLD);
    assertThat(payoff.isLikely(hot, false)).isTrue();
    payoff.postpone(hot, code, false);
    assertThat(payoff.isLikely(hot, false)).isFalse();
    heat.add(hot, 20 * THRESHOLD);
    assertThat(payoff.isLikely(hot, false)).isTrue();
    heat.add(1, 12 * THRESHOLD);
    assertThat(payoff.isLikely(1, false)).as("looked at as well").isFalse();
  }

  @Test
  void everythingIsCompiledIfEqualRunsAreToBeEqual() {
    Payoff always = new Payoff(0, heat);
    assertThat(always.isLikely(0, false)).isTrue();
    assertThat(always.isWorthwhile(List.of(0), false)).isTrue();
    assertThat(always.paid(List.of(0), false)).isTrue();
  }
}
