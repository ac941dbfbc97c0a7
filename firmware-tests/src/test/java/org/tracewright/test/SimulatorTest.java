package org.tracewright.test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.tracewright.test.SimulatorAssertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.isa.assembler.Program;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.StopReason;

class SimulatorTest {
  private static Simulator library(Engine engine) {
    return Simulator.riscv32(Guests.LIBRARY).engine(engine).memory(1 << 20).build();
  }

  private static Simulator greeter(Engine engine) {
    return Simulator.riscv32(Guests.GREETER).engine(engine).memory(1 << 20).build();
  }

  @ParameterizedTest
  @EnumSource
  void runsToTheEnd(Engine engine) {
    try (Simulator sim = library(engine)) {
      assertThat(sim.run()).exitedWith(42);
      assertThat(sim)
          .hasRegister("s0", 40)
          .hasRegister("sp")
          .alignedTo(16)
          .and()
          .hasWord("count", 0);
      Assertions.assertThat(sim.instructions()).isEqualTo(sim.statistics().instructions());
    }
  }

  @ParameterizedTest
  @EnumSource
  void waitsForWhatTheGuestSays(Engine engine) {
    try (Simulator sim = greeter(engine)) {
      sim.console().waitFor("Name?");
      sim.console().sendLine("Ada");
      assertThat(sim.run()).exitedWith(4);
      assertThat(sim).printed("hello Ada").printedExactly("Name? hello Ada\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aGuestThatReadsMoreFindsTheEnd(Engine engine) {
    try (Simulator sim = greeter(engine)) {
      assertThat(sim.run()).exitedWith(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatCameInsteadOfWhatWasWaitedFor(Engine engine) {
    try (Simulator sim = greeter(engine)) {
      assertThatExceptionOfType(SimulationFailure.class)
          .isThrownBy(() -> sim.console().waitFor("Password:"))
          .withMessageContaining("what came is \"Name? \"; the guest waits for input");
      sim.console().sendLine("x");
      assertThat(sim.run()).exitedWith(2);
      assertThatExceptionOfType(SimulationFailure.class)
          .isThrownBy(() -> sim.console().waitFor("more"))
          .withMessageContaining("the guest exited with status 2");
    }
  }

  /** What the interpreter is asked for is the same run: with each input when it came. */
  @ParameterizedTest
  @EnumSource(names = {"JIT", "CHECKED"})
  void asksTheInterpreter(Engine engine) {
    Program echo =
        Guests.assemble(
            """
            _start: li    a0, 0
                    la    a1, text
                    li    a2, 64
                    li    a7, 63          # read
                    ecall
                    mv    a2, a0
                    li    a0, 1
                    li    a7, 64          # write
                    ecall
                    bnez  a2, _start
                    li    a7, 93
                    ecall
                    .data
            text:   .space 64
            """);
    try (Simulator sim = Simulator.riscv32(echo).engine(engine).memory(1 << 20).build()) {
      for (String text : new String[] {"one", "two"}) {
        sim.console().send(text);
        sim.console().waitFor(text);
      }
      assertThatExceptionOfType(SimulationFailure.class)
          .isThrownBy(() -> sim.console().waitFor("three"))
          .withMessageContaining("interpreter: agrees");
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> assertThat(sim).hasWord("text", 0))
          .withMessageContaining("interpreter: agrees");
      sim.memory().writeWord("text", 0);
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> assertThat(sim).hasWord("text", 1))
          .withMessageContaining("interpreter: agrees");
    }
  }

  @ParameterizedTest
  @EnumSource
  void callsFunctions(Engine engine) {
    try (Simulator sim = library(engine)) {
      int sp = sim.register("sp");
      Assertions.assertThat(sim.call("add", 40, 2).asInt()).isEqualTo(42);
      Assertions.assertThat(sim.call("add", -1, 0).asUnsignedInt()).isEqualTo(0xffff_ffffL);
      Assertions.assertThat(sim.call("wide", 0xffff_ffffL).asLong()).isEqualTo(1L << 32);
      Assertions.assertThat(sim.call("many", 1, 2, 3, 4, 5, 6, 7, 8, 30, 9).asInt()).isEqualTo(29);
      Assertions.assertThat(sim.call("length", "grüße").asInt()).isEqualTo(7);
      byte[] text = "abc".getBytes(StandardCharsets.UTF_8);
      sim.call("upper", text, text.length);
      Assertions.assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo("ABC");
      Assertions.assertThat(sim.call("greet").asString()).isEqualTo("a greeting");
      assertThat(sim).hasRegister("sp", sp);
      assertThat(sim.run()).exitedWith(42);
    }
  }

  @ParameterizedTest
  @EnumSource
  void seesMemory(Engine engine) {
    try (Simulator sim = library(engine)) {
      sim.call("store", 0x12345678);
      assertThat(sim).hasWord("count", 0x12345678);
      Assertions.assertThat(sim.memory().unsignedShort("count")).isEqualTo(0x5678);
      sim.memory().writeWord("count", 7);
      Assertions.assertThat(sim.call("turn", 1000).asInt()).isEqualTo(1007);
      int at = sim.memory().allocate("host text");
      Assertions.assertThat(sim.call("length", at).asInt()).isEqualTo(9);
      Assertions.assertThat(sim.memory().string(at)).isEqualTo("host text");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> sim.memory().word(0x7000_0000))
          .withMessage("the guest has no memory for 4 bytes at 0x70000000");
    }
  }

  @ParameterizedTest
  @EnumSource
  void runsToASymbol(Engine engine) {
    try (Simulator sim = library(engine)) {
      assertThat(sim.runTo("twice")).arrived();
      assertThat(sim).isIn("twice").hasRegister("a0", 20);
      assertThat(sim.runTo("twice")).arrived();
      assertThat(sim).hasRegister("a0", 1);
      Assertions.assertThat(sim.step()).isInstanceOf(StopReason.Budget.class);
      assertThat(sim).hasRegister("a0", 2);
      assertThat(sim.runTo("twice")).exitedWith(42);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhatWentWrongInACall(Engine engine) {
    try (Simulator sim = library(engine)) {
      assertThatExceptionOfType(SimulationFailure.class)
          .isThrownBy(() -> sim.call("fault"))
          .withMessageContaining("the call of fault() did not return")
          .withMessageContaining("load access fault")
          .withMessageContaining("lw a0, 4(t0)    # a0=0x0, t0=0x70000000")
          .withMessageContaining("t0=0x70000000")
          .withMessageContaining("called from: the test");
      Assertions.assertThat(sim.call("add", 1, 2).asInt()).isEqualTo(3);
      assertThat(sim.run()).exitedWith(42);
      Assertions.assertThat(sim.call("add", 1, 2).asInt()).isEqualTo(3);
      assertThat(sim.run()).as("it stays").exitedWith(42);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhereTheBudgetWasUsedUp(Engine engine) {
    try (Simulator sim =
        Simulator.riscv32(Guests.LIBRARY).engine(engine).memory(1 << 20).budget("10K").build()) {
      assertThatExceptionOfType(SimulationFailure.class)
          .isThrownBy(() -> sim.call("spin"))
          .withMessageContaining("the budget is used up")
          .withMessageContaining("<spin>, after 10000 instructions");
    }
  }

  @ParameterizedTest
  @EnumSource
  void suggestsSymbols(Engine engine) {
    try (Simulator sim = library(engine)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> sim.call("twic", 1))
          .withMessageContaining("no symbol 'twic'; did you mean twice?");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> sim.call("add", 1, new Object()))
          .withMessageContaining("argument 2 is a Object");
      assertThatIllegalArgumentException().isThrownBy(() -> sim.register("a9"));
      int sp = sim.register("sp");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> sim.call("upper", new byte[8 << 20], 1))
          .withMessageContaining("no memory for 8388608 bytes");
      assertThat(sim).hasRegister("sp", sp);
      GuestFunction add = sim.function("add", 2);
      Assertions.assertThat(add.call(1, 2).asInt()).isEqualTo(3);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> add.call(1))
          .withMessage("add takes 2 arguments, not 1");
    }
  }

  @Test
  void softAssertionsTellAll() {
    SimulatorSoftAssertions soft = new SimulatorSoftAssertions();
    try (Simulator sim = library(Engine.INTERPRETER)) {
      soft.assertThat(sim.run()).exitedWith(41);
      soft.assertThat(sim).hasRegister("s0", 41).hasWord("count", 0).hasWord("count", 1);
    }
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(soft::assertAll)
        .withMessageContaining("expected the guest to exit with status 41")
        .withMessageContaining("expected s0 = 0x00000029")
        .withMessageContaining("expected count = 0x00000001");
  }

  @Test
  void closedIsClosed() {
    Simulator sim = library(Engine.INTERPRETER);
    sim.close();
    assertThatIllegalStateException().isThrownBy(sim::run);
    assertThatExceptionOfType(ProgramException.class)
        .isThrownBy(() -> Simulator.riscv32(Path.of("missing.elf")))
        .withMessageContaining("missing.elf: no such file");
  }
}
