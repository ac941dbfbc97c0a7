package org.tracewright.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.sim.Device;
import org.tracewright.sim.Machine;

/** What a failing test's report says of the interpreter. */
class ReplayTest {
  private static final int MANY = 40_000;

  @TempDir private static Path folder;

  private static SimulatorBuilder library() {
    return Simulator.riscv32(Guests.LIBRARY).memory(1 << 20).budget("10K");
  }

  /** What the report says behind "interpreter:", the lines that belong to it included. */
  private static String answer(String report) {
    int from = report.indexOf("\ninterpreter: ");
    return report.substring(from + 14, report.indexOf("\nsaved in: "));
  }

  private static String answer(Simulator sim) {
    return answer(sim.failure("wrong", null).getMessage());
  }

  private static String answer(ThrowingCallable failing) {
    return answer(
        assertThatExceptionOfType(SimulationFailure.class)
            .isThrownBy(failing)
            .actual()
            .getMessage());
  }

  @ParameterizedTest
  @EnumSource(names = {"JIT", "CHECKED"})
  void agreesInEveryCallThatFails(Engine engine) {
    try (Simulator sim = library().engine(engine).build()) {
      assertThat(answer(() -> sim.call("fault"))).isEqualTo("agrees");
      assertThat(sim.call("many", 1, 2, 3, 4, 5, 6, 7, 8, 30, 9).asInt()).isEqualTo(29);
      assertThat(answer(() -> sim.call("spin"))).isEqualTo("agrees");
      assertThat(sim.run().isFinal()).isTrue();
      assertThat(answer(() -> sim.call("fault"))).isEqualTo("agrees");
      assertThat(answer(sim)).isEqualTo("agrees");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JIT", "CHECKED"})
  void agreesWhateverTheTestDid(Engine engine) {
    try (Simulator sim = library().engine(engine).build()) {
      sim.runTo("twice");
      sim.setRegister("a0", 21);
      byte[] text = "abc".getBytes(StandardCharsets.UTF_8);
      sim.call("upper", text, text.length);
      assertThatIllegalArgumentException().isThrownBy(() -> sim.call("upper", new byte[8 << 20]));
      sim.call("length", sim.memory().allocate("text"));
      SimulatorSnapshot early = sim.snapshot();
      sim.memory().writeWord("count", 5);
      assertThat(sim.call("turn", 1000).asInt()).isEqualTo(1005);
      sim.step();
      assertThat(answer(sim)).isEqualTo("agrees");
      sim.restore(early);
      assertThat(answer(sim))
          .isEqualTo("not asked, nothing was run since the snapshot; the engine LOCKSTEP tells");
      assertThat(sim.call("turn", 1000).asInt()).isEqualTo(1000);
      assertThat(answer(sim)).matches("agrees, from instruction \\d+ on");
    }
  }

  /** A guest whose registers another hand changes at an instruction. */
  private static void meddle(Simulator sim, long instruction, Consumer<Machine> how) {
    Machine machine = sim.guest().machine();
    machine.clock().schedule(instruction, () -> how.accept(machine));
  }

  @Test
  void namesTheCallThatGaveAWrongResult() {
    try (Simulator sim = library().build()) {
      assertThat(sim.call("add", 1, 2).asInt()).isEqualTo(3);
      meddle(sim, 101, machine -> machine.cpu().setRegister(10, 77));
      assertThat(sim.call("turn", 50).asInt()).isNotEqualTo(50);
      assertThat(answer(sim))
          .startsWith("differs, in the call of turn; please report it")
          .containsPattern("\n  retired +expected 0x\\w+, actual 0x\\w+");
    }
  }

  @Test
  void namesWhatAFunctionReturnedWrong() {
    try (Simulator sim = library().build()) {
      meddle(sim, 1, machine -> machine.cpu().setRegister(10, 4));
      assertThat(sim.call("add", 1, 2).asInt()).isEqualTo(4);
      assertThat(sim.call("add", 1, 2).asInt()).isEqualTo(3);
      assertThat(answer(sim))
          .startsWith("differs, in the call of add; please report it")
          .endsWith("\n  a0           expected 0x00000003, actual 0x00000004");
    }
  }

  @Test
  void namesMemoryAndRegistersThatDiffer() {
    try (Simulator sim = library().build()) {
      sim.call("store", 7);
      int count = sim.address("count");
      sim.guest().machine().bus().load(count, new byte[] {9}, 0, 1);
      assertThat(answer(sim))
          .endsWith("[0x%08x] expected 0x00000007, actual 0x00000009".formatted(count));
      sim.guest().setX(9, 3);
      assertThat(answer(sim)).containsPattern("\n  s1 +expected 0x00000000, actual 0x00000003\n");
    }
  }

  /** Then engines may well differ, by the instruction set's own rules. */
  @Test
  void saysWhetherCodeWasChanged() {
    try (Simulator sim = Simulator.riscv32(Path.of("programs/library.elf")).build()) {
      sim.memory().writeWord(sim.address("crc32"), 0x0000_8067); // ret
      assertThat(answer(sim)).isEqualTo("agrees");
      sim.guest().setX(9, 3);
      assertThat(answer(sim)).startsWith("differs; but the guest's code was changed");
    }
  }

  @Test
  void namesThePlaceThatWasNotReached() {
    try (Simulator sim = library().build()) {
      meddle(sim, 1, machine -> machine.cpu().setPc(sim.address("spin")));
      sim.run(5);
      sim.memory().writeWord("count", 1);
      assertThat(answer(sim)).startsWith("differs; please").containsPattern("\n  pc +expected");
    }
  }

  @Test
  void faultsAreInjectedAgain() {
    try (Simulator sim = library().build()) {
      sim.faults().flipRegisterBit(20, "a0", 4);
      sim.faults().dropWrite(sim.address("count"), 4);
      assertThat(sim.call("turn", 50).asInt()).isNotEqualTo(50);
      sim.faults().flipBit(0, sim.address("count"), 7);
      assertThat(sim.call("turn", 50).asInt()).isNotEqualTo(50);
      assertThat(answer(sim)).isEqualTo("agrees");
    }
  }

  private static final class Answer implements Device {
    @Override
    public long read(int offset, int width) {
      return 42;
    }

    @Override
    public boolean write(int offset, int width, int value) {
      return false;
    }
  }

  /** It is a part of the machine that had no part in the run. */
  @Test
  void javaCodeThatDidNotRunDoesNotMatter() {
    try (Simulator sim =
        library()
            .device("answer", 0x7000_0000, 8, new Answer())
            .systemCall(5000, call -> call.returns(3))
            .instruction(-1, 0x0000_000b, instruction -> {})
            .replace("add", call -> call.returns(3))
            .build()) {
      assertThat(sim.call("turn", 50).asInt()).isEqualTo(50);
      assertThat(answer(() -> sim.call("spin"))).isEqualTo("agrees");
      assertThat(sim.call("add", 4, 4).asInt()).isEqualTo(3);
      assertThat(answer(sim)).startsWith("not asked, Java code took part");
      sim.restore(sim.snapshot());
      assertThat(answer(() -> sim.call("spin"))).startsWith("agrees, from instruction ");
    }
  }

  private record Case(String why, Consumer<SimulatorBuilder> made, Consumer<Simulator> done) {
    @Override
    public String toString() {
      return why;
    }
  }

  static Stream<Case> notAsked() {
    return Stream.of(
        new Case(
            "Java code took part in the run",
            b -> b.observe("add", call -> call.simulator().memory().writeWord("count", 3)),
            sim -> sim.call("add", 1, 2)),
        new Case(
            "Java code took part in the run",
            b -> b.device("answer", 0x7000_0000, 8, new Answer()),
            sim -> sim.call("fault")),
        new Case(
            "Java code took part in the run",
            b -> b.systemCall(5000, call -> call.returns(3)),
            sim -> sim.call("give")),
        new Case("a folder of the host takes part", b -> b.folder(folder), sim -> {}),
        new Case(
            "faults were injected before a snapshot",
            b -> {},
            sim -> {
              sim.faults().flipBit(1, sim.pc(), 0);
              sim.restore(sim.snapshot());
            }),
        new Case("the test has asked for the machine itself", b -> {}, Simulator::machine),
        new Case(
            "150000000 instructions in one run are too many for it",
            b -> {},
            sim -> {
              sim.setRegister("pc", sim.address("spin"));
              sim.run(150_000_000);
            }));
  }

  @ParameterizedTest
  @MethodSource
  void notAsked(Case reason) {
    SimulatorBuilder builder = library();
    reason.made.accept(builder);
    try (Simulator sim = builder.build()) {
      reason.done.accept(sim);
      assertThat(answer(sim)).isEqualTo("not asked, " + reason + "; the engine LOCKSTEP tells");
    }
  }

  /** What went before is not gone again, but neither is it forgotten that it was there. */
  @Test
  void aLongStoryIsToldFromItsMiddle() {
    try (Simulator sim = library().build()) {
      sim.call("store", 1);
      for (int i = 0; i < MANY; i++) {
        sim.memory().writeWord("count", i);
      }
      assertThat(sim.call("turn", 1).asInt()).isEqualTo(MANY);
      assertThat(answer(sim)).matches("agrees, from instruction [1-9]\\d* on");
      sim.guest().setX(9, 3);
      assertThat(answer(sim)).startsWith("differs");
    }
  }

  static Stream<Path> programs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("programs"))) {
      return files.filter(file -> file.toString().endsWith(".elf")).sorted().toList().stream();
    }
  }

  /** Whatever a test does, in whatever order, the interpreter finds the same way. */
  @ParameterizedTest
  @MethodSource
  void programs(Path program) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    try (Simulator sim = Simulator.riscv32(program).memory(8 << 20).budget(3000).build()) {
      SimulatorSnapshot kept = sim.snapshot();
      for (int i = 0; i < 60; i++) {
        switch (random.nextInt(9)) {
          case 0 -> sim.console().send("line " + i + "\n");
          case 1 -> sim.memory().writeWord(sim.memory().allocate(16), random.nextInt());
          case 2 -> sim.setRegister("t0", random.nextInt());
          case 3 -> kept = random.nextInt(4) == 0 ? sim.snapshot() : kept;
          case 4 -> restore(sim, kept, random);
          case 5 -> sim.step();
          case 6 -> callAnywhere(sim, random.nextInt());
          default -> sim.run(random.nextInt(20_000));
        }
      }
      assertThat(answer(sim)).as("seed %d", seed).matches("agrees.*|.*nothing was run.*");
    }
  }

  /** What is called is no function, and seldom comes back. */
  private static void callAnywhere(Simulator sim, int argument) {
    try {
      sim.call(sim.pc(), "text", new byte[20], argument);
    } catch (SimulationFailure expected) {
      assertThat(expected).hasMessageContaining("did not return");
    }
  }

  private static void restore(Simulator sim, SimulatorSnapshot kept, Random random) {
    if (random.nextInt(4) == 0) {
      sim.restore(kept);
    }
  }
}
