package org.tracewright.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.Engine;

/** The work of each model is the same every time, on every engine. */
class ModelTest {
  @ParameterizedTest
  @EnumSource
  void worksAlikeOnEveryEngine(Model model) {
    LongSupplier interpreted = model.work(Engine.OFF);
    long expected = interpreted.getAsLong();
    assertThat(interpreted.getAsLong()).isEqualTo(expected);
    LongSupplier compiled = model.work(Engine.JIT);
    for (int i = 0; i < 5; i++) {
      assertThat(compiled.getAsLong()).isEqualTo(expected);
    }
  }
}
