package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EffortTest {
  private long now;
  private final Effort effort = new Effort(false, () -> now);

  // A look that takes a microsecond, after which nothing runs compiled.
  private boolean look(long retired) {
    boolean allowed = effort.begins(retired, 0);
    if (allowed) {
      now += 1_000;
      effort.ends(retired, 0, false);
    }
    return allowed;
  }

  private void useUpFreeLooks() {
    int looks = 0;
    while (look(looks + 1)) {
      looks++;
    }
    assertThat(looks).isBetween(5, 50);
  }

  @Test
  void intervalsGrowWhereLooksDoNotPay() {
    useUpFreeLooks();
    assertThat(effort.isTired()).isTrue();
    for (int interval = 1; interval <= 8; interval *= 2) {
      now += interval * 1_000L - 1;
      assertThat(look(1_000)).as("too early: %s", interval).isFalse();
      now++;
      assertThat(look(1_000)).as("late enough: %s", interval).isTrue();
      assertThat(effort.isTired()).isFalse();
      assertThat(look(2_000)).isFalse();
    }
  }

  @Test
  void looksThatPayAreNotDelayed() {
    useUpFreeLooks();
    assertThat(effort.begins(1_000, 600)).isTrue();
    effort.ends(1_000, 600, false);
    assertThat(effort.begins(2_000, 1_200)).isTrue();
    now += 1_000;
    effort.ends(2_000, 1_200, false);
    assertThat(effort.begins(3_000, 1_300)).as("only a tenth since").isFalse();
  }

  @Test
  void looksInVainWaitAtOnceButTireNobody() {
    assertThat(effort.begins(1_000, 900)).isTrue();
    now += 1_000;
    effort.ends(1_000, 900, true);
    assertThat(effort.begins(2_000, 1_900)).isFalse();
    assertThat(effort.isTired()).isFalse();
    now += 1_000;
    assertThat(effort.begins(2_000, 1_900)).isTrue();
    now += 1_000;
    effort.ends(2_000, 1_900, true);
    now += 1_000;
    assertThat(effort.begins(3_000, 2_900)).as("twice as long").isFalse();
  }

  @Test
  void modelThatCountsNothingIsNotDelayed() {
    for (int looks = 0; looks < 1_000; looks++) {
      assertThat(look(0)).isTrue();
    }
  }

  @Test
  void equalRunsAreEqual() {
    Effort always = new Effort(true, () -> now);
    for (int look = 0; look < 1_000; look++) {
      assertThat(always.begins(look, 0)).isTrue();
      now += 1_000;
      always.ends(look, 0, false);
    }
    assertThat(always.isTired()).isFalse();
  }
}
