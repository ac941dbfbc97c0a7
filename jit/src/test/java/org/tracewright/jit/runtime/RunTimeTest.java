package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.jit.runtime.Registers.*;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.RegionReport;

class RunTimeTest {
  private static final JitSettings AT_ONCE =
      JitSettings.defaults().withSynchronous(true).withThresholds(20, 5);

  /** Counts x1 up by a constant in the code. */
  private static int[] counting(int step) {
    return new int[] {i(ADDI, 1, 1, step), i(ADD, 2, 2, 1), i(JUMP, 15, 0, 0)};
  }

  @BeforeEach
  void forget() {
    Registers.settings(AT_ONCE);
  }

  @Test
  void aLoopIsOneRegionWithOneTrace() {
    Registers machine = new Registers(counting(1));
    machine.run(100_000);
    JitStatistics statistics = JIT.statistics(machine);
    assertThat(statistics.regions()).isEqualTo(1);
    assertThat(statistics.traces()).isEqualTo(1);
    assertThat(statistics.compiledShare()).isGreaterThan(0.99);
    assertThat(statistics.sideExits()).isLessThan(10);
    RegionReport region = JIT.regions(machine).getFirst();
    assertThat(region.key()).isZero();
    assertThat(region.traces().getFirst().keys()).containsExactly(0, 1, 2);
    assertThat(region.traces().getFirst().after()).contains("turn 1");
    assertThat(region.bytecode()).contains("GOTO").doesNotContain("decode");
  }

  @Test
  void machinesWithTheSameCodeShareIt() {
    for (int n = 0; n < 1000; n++) {
      Registers machine = new Registers(counting(1));
      machine.run(2000);
      assertThat(machine.x[1]).isEqualTo(667);
      if (n > 0) {
        assertThat(JIT.regions(machine)).hasSize(1);
        assertThat(JIT.regions(machine).getFirst().emissions()).isEqualTo(1);
      }
    }
  }

  @Test
  void machinesWithOtherCodeDoNot() {
    for (int step = 1; step < 20; step++) {
      Registers machine = new Registers(counting(step));
      machine.run(3000);
      assertThat(machine.x[1]).isEqualTo(1000 * step);
    }
  }

  @Test
  void aWriteToCodeDropsWhatWasMadeFromIt() {
    int[] program = {
      i(ADDI, 1, 1, 1), // its constant is byte 0
      i(ADDI, 3, 3, 1),
      i(BLT, 3, 4, -2),
      i(ADDI, 5, 5, 1),
      i(ADDI, 3, 0, 0),
      i(PATCH, 0, 5, 0),
      i(JUMP, 15, 0, 0)
    };
    Registers machine = new Registers(program);
    Registers interpreted = new Registers(program).engine(Engine.OFF);
    machine.x[4] = 1000;
    interpreted.x[4] = 1000;
    for (long limit = 1000; limit < 100_000; limit += 1000) {
      machine.run(limit);
      interpreted.run(limit);
      assertThat(machine.describe()).isEqualTo(interpreted.describe());
    }
    assertThat(JIT.statistics(machine).invalidations()).isPositive();
  }

  @Test
  void anotherThreadStopsALoop() throws InterruptedException {
    Registers machine = new Registers(counting(1));
    machine.run(10_000);
    assertThat(JIT.statistics(machine).compiledInstructions()).isPositive();
    Thread runner = new Thread(() -> machine.run(Long.MAX_VALUE));
    runner.start();
    while (machine.limit != Long.MAX_VALUE) {
      Thread.onSpinWait();
    }
    Thread.sleep(100);
    machine.limit = 0;
    runner.join(20_000);
    assertThat(runner.isAlive()).isFalse();
    assertThat(machine.x[1]).isEqualTo((int) ((machine.retired + 2) / 3));
  }

  @Test
  void threadsRunTheirOwnMachines() throws InterruptedException {
    Registers.settings(AT_ONCE.withSynchronous(false));
    List<Thread> threads = new ArrayList<>();
    List<String> results = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int n = 0; n < 4; n++) {
      threads.add(
          new Thread(
              () -> {
                for (int k = 0; k < 5; k++) {
                  Registers machine = new Registers(ExactnessTest.nest());
                  machine.run(200_000);
                  results.add(machine.describe());
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    Registers interpreted = new Registers(ExactnessTest.nest()).engine(Engine.OFF);
    interpreted.run(200_000);
    assertThat(results).hasSize(20).containsOnly(interpreted.describe());
  }

  @Test
  void equalRunsGiveEqualRegions() {
    List<String> shapes = new ArrayList<>();
    for (int n = 0; n < 2; n++) {
      Registers.settings(AT_ONCE);
      Registers machine = new Registers(RandomPrograms.program(new Random(5)));
      machine.run(20_000);
      shapes.add(JIT.regions(machine).stream().map(RegionReport::bytecode).toList().toString());
    }
    assertThat(shapes.get(0)).isEqualTo(shapes.get(1)).contains("GOTO");
  }

  @Test
  void longStraightCodeBecomesAChainOfRegions() {
    int[] program = new int[6001];
    Random random = new Random(1);
    for (int at = 0; at < 6000; at++) {
      program[at] = i(random.nextBoolean() ? ADD : XOR, 1 + at % 9, random.nextInt(10), at % 10);
    }
    program[6000] = i(JUMP, 15, 0, 0);
    Registers compiled = new Registers(program);
    Registers interpreted = new Registers(program).engine(Engine.OFF);
    compiled.x[1] = 1;
    interpreted.x[1] = 1;
    compiled.run(4_000_000);
    interpreted.run(4_000_000);
    assertThat(compiled.describe()).isEqualTo(interpreted.describe());
    assertThat(JIT.statistics(compiled).regions()).isGreaterThan(3);
    long before = JIT.statistics(compiled).compiledInstructions();
    compiled.run(4_200_000);
    long share = JIT.statistics(compiled).compiledInstructions() - before;
    assertThat(share).isGreaterThan(180_000);
    assertThat(JIT.regions(compiled)).allMatch(region -> region.codeBytes() < 8000);
  }

  @Test
  void regionsMadeAndDroppedLeaveNothingBehind() {
    long before = 0;
    for (int n = 0; n < 1200; n++) {
      if (n == 400) {
        before = metaspace();
      }
      Registers machine = new Registers(counting(n % 100));
      machine.codeBytes[4] = (byte) (n / 100);
      machine.run(200);
      if (n % 100 == 0) {
        Registers.settings(AT_ONCE);
      }
    }
    assertThat(metaspace() - before).isLessThan(4 << 20);
  }

  private static long metaspace() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .mapToLong(pool -> pool.getUsage().getUsed())
        .sum();
  }
}
