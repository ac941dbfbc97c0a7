package org.tracewright.test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.tracewright.test.SimulatorAssertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorExtensionTest {
  @RegisterExtension
  static final SimulatorExtension FW =
      SimulatorExtension.riscv32("programs/library.elf")
          .engine(Engine.LOCKSTEP)
          .with(builder -> builder.memory(1 << 20))
          .snapshotAfter("init")
          .build();

  @ParameterizedTest
  @CsvSource({"123456789,3421780262", "'',0", "a,3904355907"})
  void crc(String text, long want, Simulator sim) {
    int at = sim.memory().allocate(text);
    Assertions.assertThat(sim.call("crc32", at, text.length()).asUnsignedInt()).isEqualTo(want);
    assertThat(sim).hasWord("calls", 1);
  }

  @Test
  void structsGoByReference(Simulator sim) {
    int[] range = {0, 10};
    Assertions.assertThat(sim.call("widen", range, 7).asBoolean()).isTrue();
    Assertions.assertThat(sim.call("widen", range, -3).asBoolean()).isFalse();
    Assertions.assertThat(range).containsExactly(-3, 10);
    Assertions.assertThat(sim.call("multiply", 1 << 20, -(1 << 20)).asLong()).isEqualTo(-1L << 40);
  }

  @Test
  void callsLeaveTheProgramWhereItIs(Simulator sim) {
    sim.console().waitFor("Name?");
    sim.console().sendLine("Ada");
    sim.call("crc32", "abc", 3);
    sim.console().waitFor("Name?");
    sim.console().sendLine("");
    assertThat(sim.run()).exitedWith(1);
    assertThat(sim).printed("hello Ada\n");
  }

  @TestFactory
  Stream<DynamicTest> publicSuites() {
    return Roms.in(Path.of("programs"), "**/suite-*.elf")
        .map(rom -> dynamicTest(rom.getFileName().toString(), () -> passes(rom)));
  }

  private static void passes(Path rom) {
    try (Simulator sim = Simulator.riscv32(rom).budget("1M").build()) {
      assertThat(sim.run()).exitedWith(0);
    }
  }

  @Test
  void aFolderWithoutProgramsIsNoSuite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Roms.in(Path.of("src"), "**.elf"))
        .withMessageContaining("no file below src matches");
    assertThatIllegalArgumentException().isThrownBy(() -> Roms.in("nowhere"));
  }
}
