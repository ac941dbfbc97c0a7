package org.tracewright.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tracewright.test.SimulatorAssertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.isa.assembler.Program;
import org.tracewright.sim.Device;

/** Hooks hold in every engine, in hot loops too. */
class HooksTest {
  private static final Program DEVICE =
      Guests.assemble(
          """
          _start: li   t0, 0x10000000
                  li   t1, 3000
          1:      lw   t2, 0(t0)
                  add  a0, a0, t2
                  sw   t1, 4(t0)
                  addi t1, t1, -1
                  bnez t1, 1b
                  li   a7, 93
                  ecall
          """);

  private static final Program CUSTOM =
      Guests.assemble(
          """
          _start: li   t1, 500
                  li   a1, 3
          1:      csrrw a0, 0x5c0, t1
                  .word 0x00b5050b      # a custom instruction: a0 = a0 op a1
                  addi t1, t1, -1
                  bnez t1, 1b
                  li   a7, 93
                  ecall
          """);

  private static SimulatorBuilder library(Engine engine) {
    return Simulator.riscv32(Guests.LIBRARY).engine(engine).memory(1 << 20);
  }

  @ParameterizedTest
  @EnumSource
  void functionsAreReplacedAndObserved(Engine engine) {
    List<Integer> seen = new ArrayList<>();
    try (Simulator sim =
        library(engine)
            .observe("twice", call -> seen.add(call.argument(0)))
            .replace("add", call -> call.returns(call.argument(0) * call.argument(1)))
            .build()) {
      assertThat(sim.run()).exitedWith(42);
      assertThat(seen).containsExactly(20, 1);
    }
    seen.clear();
    try (Simulator sim =
        library(engine).observe("twice", call -> seen.add(call.argument(0))).build()) {
      assertThat(sim.runTo("twice")).arrived();
      assertThat(seen).as("it is next").isEmpty();
      assertThat(sim.runTo("twice")).arrived();
      assertThat(sim.runTo(sim.register("ra"))).arrived();
      assertThat(seen).as("where runs end, too").containsExactly(20, 1);
    }
    try (Simulator sim = library(engine).replace("twice", c -> c.returns(21)).build()) {
      assertThat(sim.run()).exitedWith(42);
      assertThat(sim.call("twice", 4).asInt()).isEqualTo(21);
    }
  }

  @ParameterizedTest
  @EnumSource
  void systemCallsAreAnswered(Engine engine) {
    try (Simulator sim =
        library(engine)
            .systemCall(
                5000,
                call -> {
                  call.simulator().memory().writeWord("count", 99);
                  call.returns(call.argument(0) + 1);
                })
            .build()) {
      assertThat(sim.call("give", 7).asInt()).isEqualTo(8);
      assertThat(sim).hasWord("count", 99);
    }
  }

  @ParameterizedTest
  @EnumSource
  void devicesAreAskedOnce(Engine engine) {
    List<Integer> stored = new ArrayList<>();
    Device device =
        new Device() {
          private int next;

          @Override
          public long read(int offset, int width) {
            return next++ & 1;
          }

          @Override
          public boolean write(int offset, int width, int value) {
            return stored.add(value);
          }
        };
    try (Simulator sim =
        Simulator.riscv32(DEVICE)
            .engine(engine)
            .memory(1 << 20)
            .device("port", 0x1000_0000, 8, device)
            .build()) {
      assertThat(sim.run()).exitedWith(1500 & 0xff);
      assertThat(stored).hasSize(3000).startsWith(3000).endsWith(1);
    }
  }

  private static final class Cell implements CustomCsr {
    private int value;

    @Override
    public int read() {
      return value;
    }

    @Override
    public void write(int to) {
      value = to;
    }
  }

  @ParameterizedTest
  @EnumSource
  void instructionsAndRegistersAreAdded(Engine engine) {
    try (Simulator sim =
        Simulator.riscv32(CUSTOM)
            .engine(engine)
            .memory(1 << 20)
            .csr(0x5c0, new Cell())
            .instruction(0x7f, 0x0b, i -> i.result(i.rs1() * i.rs2()))
            .build()) {
      assertThat(sim.run()).exitedWith(6); // the last but one value of the register, times three
      assertThat(sim.instructions()).isEqualTo(2 + 500 * 4 + 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void hooksThatThrowFailTheTest(Engine engine) {
    try (Simulator sim =
        library(engine)
            .observe(
                "twice",
                call -> {
                  throw new IllegalStateException("out of luck");
                })
            .build()) {
      assertThatExceptionOfType(SimulationFailure.class)
          .isThrownBy(sim::run)
          .withMessageContaining("hook on twice threw")
          .withMessageContaining("out of luck")
          .withCauseInstanceOf(IllegalStateException.class);
    }
    try (Simulator sim =
        library(engine)
            .systemCall(
                5000,
                call -> {
                  throw new IllegalStateException("no answer");
                })
            .build()) {
      assertThatExceptionOfType(SimulationFailure.class)
          .isThrownBy(() -> sim.call("give", 1))
          .withMessageContaining("system call 5000 threw");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> library(engine).replace("twise", c -> {}).build())
        .withMessageContaining("did you mean twice");
  }
}
