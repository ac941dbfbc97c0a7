package org.tracewright.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.test.SimulatorAssertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults strike at the same instruction in every engine, in hot loops too. */
class FaultsTest {
  private static Simulator library(Engine engine) {
    return Simulator.riscv32(Guests.LIBRARY).engine(engine).memory(1 << 20).build();
  }

  @ParameterizedTest
  @EnumSource
  void bitsOfMemoryFlip(Engine engine) {
    try (Simulator sim = library(engine)) {
      sim.faults().flipBit(1_000, sim.address("count") + 2, 4);
      assertThat(sim.call("turn", 3_000).asInt()).isEqualTo(3_000 + (1 << 20));
    }
  }

  @ParameterizedTest
  @EnumSource
  void bitsOfRegistersFlip(Engine engine) {
    try (Simulator sim = library(engine)) {
      // Five instructions a turn: then the counter of turns has come down to 2800, which has bit 5.
      sim.faults().flipRegisterBit(1_002, "a0", 5);
      assertThat(sim.call("turn", 3_000).asInt()).isEqualTo(3_000 - 32);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStoreGetsLost(Engine engine) {
    try (Simulator sim = library(engine)) {
      sim.faults().dropWrite(sim.address("count"), 4);
      assertThat(sim.call("turn", 3_000).asInt()).isEqualTo(2_999);
      assertThat(sim.instructions()).isEqualTo(2 + 3_000 * 5 + 2);
      assertThat(sim).hasWord("count", 2_999);
    }
  }
}
