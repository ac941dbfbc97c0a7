package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldKeysTest {
  @Test
  void theLeftOfTheKeyboardIsThePad() {
    assertThat("1234qwerasdfzxcv".chars().map(HeldKeys::key))
        .containsExactly(1, 2, 3, 12, 4, 5, 6, 13, 7, 8, 9, 14, 10, 0, 11, 15);
    assertThat(HeldKeys.key('Q')).isEqualTo(4);
    assertThat(HeldKeys.key('p')).isEqualTo(-1);
    assertThat(HeldKeys.key(0x2580)).isEqualTo(-1);
  }

  @Test
  void aKeyIsHeldForAWhileAndReleasedOnce() {
    HeldKeys keys = new HeldKeys();
    assertThat(keys.typed(5, 100)).isTrue();
    assertThat(keys.ends(5, 100 + HeldKeys.HOLD - 1)).isFalse();
    assertThat(keys.ends(5, 100 + HeldKeys.HOLD)).isTrue();
    assertThat(keys.ends(5, 100 + HeldKeys.HOLD + 1)).isFalse();
  }

  @Test
  void aKeyThatRepeatsStaysDown() {
    HeldKeys keys = new HeldKeys();
    assertThat(keys.typed(5, 0)).isTrue();
    for (long frame = 18; frame < 90; frame += 2) {
      assertThat(keys.ends(5, frame)).isFalse();
      assertThat(keys.typed(5, frame)).isFalse();
    }
    assertThat(keys.ends(5, 88 + HeldKeys.REPEAT)).isTrue();
    assertThat(keys.typed(5, 120)).isTrue();
  }
}
