package org.tracewright.test.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Pass;
import org.tracewright.sim.Compilation;
import org.tracewright.test.Engine;
import org.tracewright.test.Simulator;

/**
 * A guest program does the same whatever passes of the optimiser its compiled code went through.
 */
class PassesTest {
  private static final JitSettings SETTINGS =
      JitSettings.defaults().withSynchronous(true).withThresholds(300, 50);
  private static final GuestProgram PROGRAM = new GuestProgram("sha256", GuestProgram.SOURCES);

  @TempDir private Path folder;

  @AfterEach
  void restore() {
    settings(JitSettings.defaults());
  }

  private void settings(JitSettings settings) {
    try (Simulator any = PROGRAM.simulator(Engine.JIT, folder)) {
      Compilation compilation = any.machine().cpu().compilation().orElseThrow();
      compilation.setSettings(settings);
    }
  }

  private void check(JitSettings settings) {
    settings(settings);
    try (Simulator simulator = PROGRAM.simulator(Engine.JIT, folder)) {
      simulator.run();
      assertThat(simulator.console().output()).isEqualTo(PROGRAM.expectedOutput());
      assertThat(simulator.statistics().compiling().compiledShare()).isGreaterThan(0.9);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachCanBeLeftOut(Pass pass) {
    check(SETTINGS.withoutPass(pass));
  }

  @Test
  void soCanAll() {
    check(SETTINGS.withPasses(Set.of()));
  }
}
