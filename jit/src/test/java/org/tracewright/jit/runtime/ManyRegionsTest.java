package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.jit.runtime.Registers.*;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.JitSettings;

/** Regions that nobody needs any more are unloaded. */
class ManyRegionsTest {
  private static final JitSettings SETTINGS =
      JitSettings.defaults().withSynchronous(true).withThresholds(2, 2).withOptimise(false);

  @AfterAll
  static void restore() {
    Registers.settings(JitSettings.defaults());
  }

  @Tag("external")
  @Test
  void leaveNothingBehind() {
    Registers.settings(SETTINGS);
    make(0, 6_000);
    long metaspace = used(MemoryType.NON_HEAP);
    long heap = used(MemoryType.HEAP);
    make(6_000, 30_000);
    assertThat(used(MemoryType.NON_HEAP) - metaspace).isLessThan(8 << 20);
    assertThat(used(MemoryType.HEAP) - heap).isLessThan(8 << 20);
  }

  private static void make(int from, int to) {
    for (int n = from; n < to; n++) {
      Registers machine = new Registers(i(ADDI, 1, 1, n), i(ADDI, 2, 1, n >> 8), i(JUMP, 15, 0, 0));
      machine.run(90);
      assertThat(JIT.statistics(machine).regions()).isPositive();
    }
  }

  private static long used(MemoryType type) {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == type)
        .filter(pool -> type == MemoryType.HEAP || pool.getName().equals("Metaspace"))
        .mapToLong(pool -> pool.getUsage().getUsed())
        .sum();
  }
}
