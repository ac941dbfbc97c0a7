package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitBufferTest {
  @Test
  void takesAsManyValuesAsThereAre() {
    ExitBuffer buffer = new ExitBuffer();
    for (int i = 0; i < 100; i++) {
      buffer.put((long) i);
      buffer.put("object " + i);
    }
    assertThat(buffer.count()).isEqualTo(200);
    for (int i = 0; i < 100; i++) {
      assertThat(buffer.bits()[2 * i]).isEqualTo(i);
      assertThat(buffer.references()[2 * i + 1]).isEqualTo("object " + i);
    }
  }
}
