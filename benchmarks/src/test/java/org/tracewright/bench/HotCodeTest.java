package org.tracewright.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.jit.Engine;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.elf.ElfFile;

/** Generated programs are as large as they should be, and run alike on every engine. */
class HotCodeTest {
  private static final long BUDGET = 100_000_000;

  private static String run(Engine engine, byte[] elf) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Machine machine = Platform.of(ElfFile.parse("hot.elf", elf)).output(output).build();
    machine.cpu().compilation().orElseThrow().setEngine(engine);
    assertThat(machine.run(BUDGET)).isEqualTo(new StopReason.Exited(0));
    assertThat(machine.cpu().retired()).isBetween(4_000_000L, 6_000_000L);
    return output.toString(StandardCharsets.UTF_8);
  }

  @Test
  void runsAlikeOnBothEngines() {
    byte[] elf = HotCode.ofSize(10);
    assertThat(run(Engine.OFF, elf)).matches("[0-9a-f]{8}\n").isEqualTo(run(Engine.JIT, elf));
  }

  @Test
  void growsWithItsSize() {
    for (int kilobytes : new int[] {10, 100}) {
      long code =
          ElfFile.parse("hot.elf", HotCode.ofSize(kilobytes)).segments().stream()
              .mapToLong(segment -> segment.fileSize())
              .sum();
      assertThat(code).isBetween(kilobytes * 1000L, kilobytes * 1100L + 1000);
    }
  }

  @Test
  void isTheSameEveryTime() {
    assertThat(HotCode.ofSize(10)).isEqualTo(HotCode.ofSize(10));
  }
}
