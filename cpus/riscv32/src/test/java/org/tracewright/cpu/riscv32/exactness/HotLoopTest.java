package org.tracewright.cpu.riscv32.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.RegionReport;
import org.tracewright.sim.Compilation;

/** What is left of the model's work in the hot loop of a guest. */
class HotLoopTest {
  private final World world =
      new World(
          World.assemble(
              """
              _start: li   x20, 0x80004000
                      li   x10, 0
              loop:   andi x11, x10, 252
                      add  x12, x11, x20
                      lw   x13, 0(x12)
                      add  x14, x14, x13
                      mul  x15, x14, x10
                      sw   x15, 4(x12)
                      lbu  x5, 2(x12)
                      sltu x6, x5, x15
                      add  x7, x7, x6
                      addi x10, x10, 1
                      bnez x10, loop
              """),
          1);
  private final Compilation compilation = world.machine.cpu().compilation().orElseThrow();

  @BeforeEach
  void compileAtOnce() {
    compilation.setSettings(JitSettings.defaults().withSynchronous(true).withThresholds(50, 10));
    compilation.setEngine(Engine.JIT);
  }

  @AfterEach
  void restore() {
    compilation.setSettings(JitSettings.defaults());
  }

  private List<String> operations() {
    world.machine.run(200_000);
    List<RegionReport> regions = compilation.regions();
    assertThat(regions).isNotEmpty();
    assertThat(compilation.statistics().compiledShare()).isGreaterThan(0.95);
    return regions.stream()
        .flatMap(region -> region.traces().stream())
        .flatMap(trace -> trace.after().lines())
        .map(String::strip)
        .filter(line -> !line.startsWith("fact") && !line.startsWith("trace"))
        .toList();
  }

  @Test
  void nothingIsFetchedOrDecoded() {
    assertThat(operations())
        .noneMatch(line -> line.contains("Decod"))
        .noneMatch(line -> line.contains("decoded"))
        .noneMatch(line -> line.contains("Hart.code"))
        .noneMatch(line -> line.contains("extensions"))
        .noneMatch(line -> line.startsWith("call") || line.contains("= call"));
  }

  @Test
  void noRegisterGoesThroughTheRegisterArray() {
    assertThat(operations())
        .noneMatch(line -> line.contains("Hart.x:"))
        .noneMatch(line -> line.contains("aget int") || line.contains("aput int"));
  }

  @Test
  void theCountIsTestedOnceARound() {
    List<String> operations = operations();
    long turns = operations.stream().filter(line -> line.startsWith("turn ")).count();
    long limits = operations.stream().filter(line -> line.contains("Hart.limit:")).count();
    assertThat(limits).isLessThan(turns / 4);
  }
}
