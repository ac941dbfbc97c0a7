package org.tracewright.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tracewright.test.SimulatorAssertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotTest {
  @ParameterizedTest
  @EnumSource
  void goesBack(Engine engine) {
    try (Simulator sim = Simulator.riscv32(Guests.GREETER).engine(engine).memory(1 << 20).build()) {
      sim.console().waitFor("Name?");
      SimulatorSnapshot asked = sim.snapshot();
      for (String name : new String[] {"Ada", "Grace"}) {
        sim.console().sendLine(name);
        assertThat(sim.run()).exitedWith(name.length() + 1);
        assertThat(sim).printedExactly("Name? hello " + name + "\n");
        sim.restore(asked);
        assertThat(sim.instructions()).isEqualTo(asked.instructions());
        assertThat(sim).printedExactly("Name? ");
      }
      int at = sim.memory().allocate(16);
      sim.restore(asked);
      assertThat(sim.memory().allocate(16)).isEqualTo(at);
    }
  }

  @ParameterizedTest
  @EnumSource
  void bringsBackWhatHasEnded(Engine engine) {
    try (Simulator sim = Simulator.riscv32(Guests.LIBRARY).engine(engine).memory(1 << 20).build();
        Simulator other =
            Simulator.riscv32(Guests.LIBRARY).engine(engine).memory(1 << 20).build()) {
      SimulatorSnapshot start = sim.snapshot();
      assertThat(sim.run()).exitedWith(42);
      sim.memory().writeWord("count", 5);
      sim.restore(start);
      assertThat(sim).hasWord("count", 0);
      assertThat(sim.runTo("twice")).arrived();
      assertThat(sim.run()).exitedWith(42);
      assertThatIllegalArgumentException().isThrownBy(() -> other.restore(start));
    }
  }
}
