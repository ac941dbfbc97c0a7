package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.jit.runtime.Registers.*;

import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;

class ExactnessTest {
  private static final JitSettings AT_ONCE =
      JitSettings.defaults().withSynchronous(true).withThresholds(20, 5);

  @Test
  void counterOfTheContract() {
    Counter.JIT.settings(AT_ONCE);
    for (long limit : new long[] {1, 2, 50, 61, 1000, 1001, 1002, 123_457}) {
      Counter compiled = new Counter(0, 1, 1, 0x10);
      Counter interpreted = new Counter(0, 1, 1, 0x10);
      Counter.JIT.engine(interpreted, Engine.OFF);
      interpreted.run(limit);
      compiled.run(limit);
      assertThat(compiled.retired).isEqualTo(limit);
      assertThat(compiled.pc).isEqualTo(interpreted.pc);
      assertThat(compiled.reg).isEqualTo(interpreted.reg);
    }
    Counter one = new Counter(0, 1, 1, 0x10);
    one.run(1_000_000);
    JitStatistics statistics = Counter.JIT.statistics(one);
    assertThat(statistics.compiledShare()).isGreaterThan(0.99);
    assertThat(statistics.regions()).isEqualTo(1);
  }

  /** Sums of hashes over a nest of loops with a call and a memory table. */
  static int[] nest() {
    return new int[] {
      i(ADDI, 1, 0, 0), // outer counter
      i(ADDI, 2, 0, 100),
      i(ADDI, 9, 0, 3),
      i(MUL, 2, 2, 9), // 300 rounds of the outer loop
      i(ADDI, 3, 0, 0), // 4: inner counter
      i(ADDI, 4, 0, 60),
      i(ADD, 5, 5, 3), // 6: inner loop
      i(SHL, 6, 5, 5),
      i(XOR, 5, 5, 6),
      i(ADDI, 7, 0, 1),
      i(STORE, 5, 3, 7),
      i(LOAD, 8, 3, 0),
      i(ADD, 5, 5, 8),
      i(ADDI, 11, 0, 20),
      i(JUMP, 10, 11, 0), // call 20
      i(ADDI, 3, 3, 1),
      i(BLT, 3, 4, -10),
      i(ADDI, 1, 1, 1),
      i(BLT, 1, 2, -14),
      i(STOP, 0, 0, 0),
      i(SHR, 12, 5, 3), // 20: leaf
      i(BLT, 12, 5, 2),
      i(ADDI, 13, 13, 1),
      i(JUMP, 14, 10, 0),
    };
  }

  @Test
  void nestOfLoopsIsExactAtEveryLimit() {
    Registers.settings(AT_ONCE);
    for (long limit = 1; limit < 300_000; limit = limit * 5 / 4 + 1) {
      Registers interpreted = new Registers(nest()).engine(Engine.OFF);
      interpreted.run(limit);
      Registers compiled = new Registers(nest());
      compiled.run(limit);
      assertThat(compiled.describe()).as("limit %d", limit).isEqualTo(interpreted.describe());
    }
  }

  @Test
  void nestOfLoopsIsExactInSlices() {
    Registers.settings(AT_ONCE);
    Registers interpreted = new Registers(nest()).engine(Engine.OFF);
    Registers compiled = new Registers(nest());
    for (long limit = 1000; limit < 260_000; limit += 777) {
      interpreted.run(limit);
      compiled.run(limit);
      assertThat(compiled.describe()).as("limit %d", limit).isEqualTo(interpreted.describe());
    }
    JitStatistics statistics = Registers.JIT.statistics(compiled);
    assertThat(statistics.compiledShare()).isGreaterThan(0.5);
  }
}
