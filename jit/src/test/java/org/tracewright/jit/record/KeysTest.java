package org.tracewright.jit.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is known of objects stays theirs when operations change places. */
class KeysTest {
  private final LongMap known = new LongMap();

  @Test
  void fieldFollowsItsObject() {
    known.put(Keys.field(3, 40, 1), 41);
    known.put(Keys.field(3, -1, 1), 42);

    known.renumberAll(at -> at + 5);

    assertThat(known.get(Keys.field(3, 45, 1))).isEqualTo(46);
    assertThat(known.get(Keys.field(3, 40, 1))).isEqualTo(-1);
    assertThat(known.get(Keys.field(3, -1, 1))).isEqualTo(47);
  }

  @Test
  void elementFollowsItsArrayAndIndex() {
    known.put(Keys.element(7, 9), 11);
    known.put(Keys.length(7), 12);

    known.renumberAll(at -> 20 - at);

    assertThat(known.get(Keys.element(13, 11))).isEqualTo(9);
    assertThat(known.get(Keys.length(13))).isEqualTo(8);
  }

  @Test
  void keysDiffer() {
    assertThat(new long[] {Keys.field(1, 2), Keys.field(2, 1), Keys.field(1, 2, 1), Keys.length(2)})
        .doesNotHaveDuplicates();
  }
}
