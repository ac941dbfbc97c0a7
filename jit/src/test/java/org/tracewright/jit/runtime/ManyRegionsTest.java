package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.jit.runtime.Registers.*;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.JitSettings;

/** Regions that nobody needs any more are unloaded. */
class ManyRegionsTest {
  private static final JitSettings SETTINGS =
      JitSettings.defaults().withSynchronous(true).withThresholds(2, 2).withOptimise(false);

  private static final int LOOPS = 16;
  private static final int SIZE = 5;
  private static final int ROUNDS = 30;

  @AfterAll
  static void restore() {
    Registers.settings(JitSettings.defaults());
  }

  @Tag("external")
  @Test
  void leaveNothingBehind() {
    Registers.settings(SETTINGS);
    int made = make(0, 20_000);
    long metaspace = used(MemoryType.NON_HEAP);
    long heap = used(MemoryType.HEAP);
    make(made, 100_000);
    assertThat(used(MemoryType.NON_HEAP) - metaspace).as("metaspace").isLessThan(8 << 20);
    assertThat(used(MemoryType.HEAP) - heap).as("heap").isLessThan(16 << 20);
  }

  /** Makes regions until there were so many. No two machines have the same code. */
  private static int make(int from, int to) {
    int made = from;
    while (made < to) {
      Registers machine = new Registers(loops(made / LOOPS));
      machine.run(Long.MAX_VALUE);
      assertThat(JIT.statistics(machine).regions()).isEqualTo(LOOPS);
      made += LOOPS;
    }
    return made;
  }

  // Many loops in a machine, for those with the same key are searched one by one.
  private static int[] loops(int number) {
    int[] code = new int[LOOPS * SIZE + 1];
    for (int at = 0; at < LOOPS * SIZE; at += SIZE) {
      code[at] = i(ADDI, 1, 0, ROUNDS);
      code[at + 1] = i(ADDI, 2, 2, number & 127);
      code[at + 2] = i(ADDI, 3, 3, number >> 7);
      code[at + 3] = i(ADDI, 1, 1, -1);
      code[at + 4] = i(BNE, 1, 0, -3);
    }
    code[LOOPS * SIZE] = i(STOP, 0, 0, 0);
    return code;
  }

  // What machines hold is let go by a cleaner, a while after they are found to be gone.
  private static long used(MemoryType type) {
    long least = Long.MAX_VALUE;
    for (int look = 0; look < 5; look++) {
      System.gc();
      least = Math.min(least, usedNow(type));
      LockSupport.parkNanos(100_000_000);
    }
    return least;
  }

  private static long usedNow(MemoryType type) {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == type)
        .filter(pool -> type == MemoryType.HEAP || pool.getName().equals("Metaspace"))
        .mapToLong(pool -> pool.getUsage().getUsed())
        .sum();
  }
}
