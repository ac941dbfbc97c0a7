package org.tracewright.jit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JitSettingsTest {
  private static final JitSettings USUAL = JitSettings.defaults();

  private static void refused(String message, ThrowingCallable call) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
  }

  @Test
  void refusesWhatMakesNoSense() {
    refused("threshold is 0 but must be 1 to 30000", () -> USUAL.withThresholds(0, 1));
    refused("threshold is 30001", () -> USUAL.withThresholds(30_001, 1));
    refused("bridgeThreshold is 0", () -> USUAL.withThresholds(1, 0));
    refused("maxOps is 0", () -> USUAL.withTraceLimits(0, 1));
    refused("maxTurns is -1", () -> USUAL.withTraceLimits(1, -1));
    refused("maxBytes is 499 but must be 500 to 7900", () -> USUAL.withMaxBytes(499));
    refused("maxBytes is 8000", () -> USUAL.withMaxBytes(8_000));
    refused("warmUp is -1", () -> USUAL.withWarmUp(-1));
    refused("stress is -1", () -> USUAL.withStress(-1));
  }

  @Test
  void takesTheBounds() {
    assertThat(USUAL.withThresholds(30_000, 1).threshold()).isEqualTo(30_000);
    assertThat(USUAL.withTraceLimits(1, 1).maxOps()).isEqualTo(1);
    assertThat(USUAL.withMaxBytes(7_900).maxBytes()).isEqualTo(7_900);
  }

  @Test
  void defaultsComeFromSystemProperties() {
    System.setProperty("tracewright.threshold", "77");
    System.setProperty("tracewright.engine", "wrong");
    try {
      refused("engine is wrong but must be off, jit or checked", JitSettings::defaults);
      System.setProperty("tracewright.engine", "Checked");
      assertThat(JitSettings.defaults().threshold()).isEqualTo(77);
      assertThat(JitSettings.defaults().engine()).isEqualTo(Engine.CHECKED);
    } finally {
      System.clearProperty("tracewright.threshold");
      System.clearProperty("tracewright.engine");
    }
  }
}
