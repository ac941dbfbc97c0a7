package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SparseBitsTest {
  @Test
  void answersAsABitSetDoes() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      SparseBits bits = new SparseBits();
      BitSet expected = new BitSet();
      for (int i = 0; i < 5; i++) {
        int first = random.nextInt(100_000);
        int last = first + random.nextInt(70);
        bits.add(first, last);
        expected.set(first, last + 1);
      }
      for (int i = 0; i < 2000; i++) {
        int first = random.nextInt(101_000);
        int last = first + random.nextInt(random.nextBoolean() ? 3 : 3000);
        int next = expected.nextSetBit(first);
        assertThat(bits.touches(first, last))
            .as("seed %d, %d to %d", seed, first, last)
            .isEqualTo(next >= 0 && next <= last);
      }
    }
  }

  @Test
  void reachesTheLastIndexThereCanBe() {
    SparseBits bits = new SparseBits();
    bits.add(5, 5);
    assertThat(bits.touches(Integer.MAX_VALUE - 3, Integer.MAX_VALUE)).isFalse();
    assertThat(bits.touches(0, Integer.MAX_VALUE)).isTrue();
    bits.clear();
    assertThat(bits.touches(0, 10)).isFalse();
  }
}
