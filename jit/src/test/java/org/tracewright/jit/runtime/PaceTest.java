package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whether compiled code is used, by the time it takes; the clock is the test's. */
class PaceTest {
  private static final long MILLISECOND = 1_000_000;

  private long now = 5_000 * MILLISECOND;
  private long retired;
  private final Pace.Speed speed = new Pace.Speed();
  private final Pace pace = new Pace(() -> now, speed);

  private void pass(double milliseconds, double perNanosecond) {
    now += (long) (milliseconds * MILLISECOND);
    retired += (long) (milliseconds * MILLISECOND * perNanosecond);
  }

  private void warmUp(double perNanosecond) {
    for (int i = 0; i < 60; i++) {
      pass(1, perNanosecond);
      pace.warmsUp(retired);
    }
  }

  // How many milliseconds of at most so many it runs compiled.
  private int compiled(int most, double perNanosecond) {
    for (int i = 0; i < most; i++) {
      pass(1, perNanosecond);
      if (pace.compiled(retired)) {
        return i + 1;
      }
    }
    return most;
  }

  private int interpreted(int most, double perNanosecond) {
    for (int i = 0; i < most; i++) {
      pass(1, perNanosecond);
      if (pace.interpreted(retired)) {
        return i + 1;
      }
    }
    return most;
  }

  @Test
  void codeThatLosesTimeIsLeftAloneForLongerAndLonger() {
    warmUp(0.1);
    assertThat(compiled(10_000, 0.05)).isBetween(295, 310); // 150 ms lost
    assertThat(pace.isOff()).isTrue();
    assertThat(interpreted(10_000, 0.1)).isBetween(95, 125);
    assertThat(compiled(10_000, 0.05)).isBetween(95, 115); // 50 ms
    assertThat(interpreted(10_000, 0.1)).isBetween(195, 225);
    assertThat(compiled(10_000, 0.05)).isBetween(95, 115);
    assertThat(interpreted(10_000, 0.1)).isBetween(395, 425);
    assertThat(pace.isOff()).isFalse();
  }

  @Test
  void aGainMakesUpForWhatWasLost() {
    warmUp(0.1);
    assertThat(compiled(200, 0.05)).isEqualTo(200);
    assertThat(compiled(100, 0.5)).isEqualTo(100);
    assertThat(compiled(280, 0.05)).isEqualTo(280);
    assertThat(pace.isOff()).isFalse();
  }

  @Test
  void slowerGuestCodeIsNoLoss() {
    warmUp(0.1);
    assertThat(compiled(10_000, 0.03)).isLessThan(250);
    assertThat(interpreted(10_000, 0.01)).isBetween(20, 25); // a trial is enough
    assertThat(compiled(1_000, 0.03)).isEqualTo(1_000);
  }

  @Test
  void whatIsNotKnownIsTriedInTheEnd() {
    assertThat(compiled(10_000, 0.05)).isBetween(1_990, 2_010);
    assertThat(interpreted(100, 0.02)).isBetween(20, 25);
    assertThat(compiled(1_000, 0.05)).isEqualTo(1_000);
  }

  @Test
  void whatIsKnownOfOneObjectIsKnownOfOthers() {
    warmUp(0.1);
    Pace other = new Pace(() -> now, speed);
    int lost = 0;
    while (lost < 10_000 && !other.compiled(retired)) {
      pass(1, 0.05);
      lost++;
    }
    assertThat(lost).isBetween(295, 310);
  }

  @Test
  void timeWithoutQuestionsDoesNotCount() {
    warmUp(0.1);
    for (int i = 0; i < 1_000; i++) {
      pass(50, 0); // waits, or runs compiled without leaving it
      assertThat(pace.compiled(retired)).isFalse();
    }
  }

  @Test
  void inDoubtItIsTriedNowAndThen() {
    warmUp(0.1);
    assertThat(compiled(10_000, 0.15)).isBetween(1_900, 2_000);
    assertThat(interpreted(100, 0.2)).isBetween(20, 25);
    assertThat(compiled(10_000, 0.15)).isBetween(590, 620); // a quarter of the time is lost
    assertThat(pace.isOff()).isTrue();
  }
}
