package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConditionsTest {
  private static final long[] VALUES = {
    0,
    1,
    -1,
    2,
    -2,
    77,
    -77,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Integer.MIN_VALUE + 1L,
    0xffff_ffffL,
    0x1_0000_0000L,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1,
    1L << 62
  };

  @Test
  void compareInts() {
    for (long first : VALUES) {
      for (long second : VALUES) {
        int a = (int) first;
        int b = (int) second;
        int unsigned = Integer.compareUnsigned(a, b);
        assertThat(Conditions.eq(a, b)).isEqualTo(truth(a == b));
        assertThat(Conditions.ne(a, b)).isEqualTo(truth(a != b));
        assertThat(Conditions.lt(a, b)).isEqualTo(truth(a < b));
        assertThat(Conditions.le(a, b)).isEqualTo(truth(a <= b));
        assertThat(Conditions.ult(a, b)).isEqualTo(truth(unsigned < 0));
        assertThat(Conditions.ule(a, b)).isEqualTo(truth(unsigned <= 0));
      }
    }
  }

  @Test
  void compareLongs() {
    for (long a : VALUES) {
      for (long b : VALUES) {
        int unsigned = Long.compareUnsigned(a, b);
        assertThat(Conditions.eq(a, b)).isEqualTo(truth(a == b));
        assertThat(Conditions.ne(a, b)).isEqualTo(truth(a != b));
        assertThat(Conditions.lt(a, b)).isEqualTo(truth(a < b));
        assertThat(Conditions.le(a, b)).isEqualTo(truth(a <= b));
        assertThat(Conditions.ult(a, b)).isEqualTo(truth(unsigned < 0));
        assertThat(Conditions.ule(a, b)).isEqualTo(truth(unsigned <= 0));
      }
    }
  }

  private static int truth(boolean holds) {
    return holds ? 1 : 0;
  }
}
