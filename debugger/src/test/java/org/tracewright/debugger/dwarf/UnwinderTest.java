package org.tracewright.debugger.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.Symbols;
import org.tracewright.sim.elf.ElfFile;

class UnwinderTest {
  private static final List<String> IN_DEPTH =
      List.of("leaf", "depth", "depth", "depth", "depth", "varying", "main", "_start");

  static Stream<String> programs() {
    return Samples.names().stream();
  }

  /** The frames at each call of leaf, as the names of their functions. */
  private static List<List<String>> atLeaf(ElfFile elf, Unwinding unwinding) {
    Machine machine = Platform.of(elf).build();
    int leaf = elf.symbols().address("leaf").orElseThrow();
    Unwinder unwinder = unwinding.unwinder(elf, machine);
    return Stream.generate(() -> machine.runUntil(leaf, 100_000))
        .takeWhile(StopReason.UntilMet.class::isInstance)
        .map(stop -> names(frames(machine, unwinder), elf.symbols()))
        .toList();
  }

  private interface Unwinding {
    Unwinder unwinder(ElfFile elf, Machine machine);
  }

  private static Unwinder withCallFrames(ElfFile elf, Machine machine) {
    return new Unwinder(
        CallFrames.of(elf),
        CallingConvention.RISCV32,
        elf.symbols(),
        GuestMemory.of(machine.bus()));
  }

  private static Unwinder withoutCallFrames(ElfFile elf, Machine machine) {
    return new Unwinder(
        CallFrames.NONE, CallingConvention.RISCV32, elf.symbols(), GuestMemory.of(machine.bus()));
  }

  private static List<Frame> frames(Machine machine, Unwinder unwinder) {
    Map<Integer, Integer> registers = new HashMap<>();
    for (int i = 0; i < 32; i++) {
      registers.put(i, (int) machine.cpu().register(i));
    }
    return unwinder.frames(machine.cpu().pc(), registers, 100);
  }

  private static List<String> names(List<Frame> frames, Symbols symbols) {
    return frames.stream()
        .map(f -> symbols.at(f.callSite()).map(Symbols.Symbol::name).orElse("?"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void findsEveryCaller(String program) {
    List<List<String>> stacks = atLeaf(Samples.elf(program), UnwinderTest::withCallFrames);
    assertThat(stacks).hasSize(2);
    assertThat(stacks.get(0)).isEqualTo(IN_DEPTH);
    // bare has no call-frame information, and its return register holds no address.
    assertThat(stacks.get(1)).containsExactly("leaf", "bare", "through", "main", "_start");
  }

  @Test
  void readsProloguesWhereThereIsNoCallFrameInformation() {
    List<List<String>> stacks = atLeaf(Samples.elf("calls-5"), UnwinderTest::withoutCallFrames);
    // What varying takes from the stack is not in its prologue: beyond it, nothing is certain.
    assertThat(stacks.get(0)).startsWith("leaf", "depth", "depth", "depth", "depth", "varying");
    assertThat(stacks.get(1)).containsExactly("leaf", "bare", "through", "main", "_start");
  }

  @Test
  void findsTheSameCallersAtEveryInstruction() {
    ElfFile elf = Samples.elf("calls-5");
    Machine machine = Platform.of(elf).build();
    Unwinder unwinder = withCallFrames(elf, machine);
    int main = elf.symbols().address("main").orElseThrow();
    assertThat(machine.runUntil(main, 1000)).isInstanceOf(StopReason.UntilMet.class);
    int steps = 0;
    while (machine.step() instanceof StopReason.Budget) {
      List<String> names = names(frames(machine, unwinder), elf.symbols());
      assertThat(names.get(names.size() - 1)).as("at %s", names).isEqualTo("_start");
      if (!names.get(0).equals("halt") && names.size() > 1) {
        assertThat(names.get(names.size() - 2)).as("in %s", names).isEqualTo("main");
      }
      steps++;
    }
    assertThat(steps).isGreaterThan(200);
  }

  @Test
  void followsFramePointersWhereNothingIsKnown() {
    ElfFile elf = Samples.elf("calls-5");
    Machine machine = Platform.of(elf).build();
    int through = elf.symbols().address("through").orElseThrow();
    assertThat(machine.runUntil(through, 100_000)).isInstanceOf(StopReason.UntilMet.class);
    int returnTo = (int) machine.cpu().register(1);
    int frame = (int) machine.cpu().register(2) - 64;
    store(machine, frame - 4, returnTo);
    store(machine, frame - 8, 0);
    Unwinder unwinder =
        new Unwinder(
            CallFrames.NONE,
            CallingConvention.RISCV32,
            Symbols.NONE,
            GuestMemory.of(machine.bus()));
    List<Frame> frames = unwinder.frames(through, Map.of(2, frame - 16, 8, frame), 2);
    assertThat(frames).hasSize(2);
    assertThat(frames.get(1).found()).isEqualTo(Frame.Found.FRAME_POINTER);
    assertThat(frames.get(1).pc()).isEqualTo(returnTo);
    assertThat(frames.get(1).stackPointer()).isEqualTo(frame);
    List<Frame> scanned = unwinder.frames(through, Map.of(2, frame - 16), 2);
    assertThat(scanned.get(1).found()).isEqualTo(Frame.Found.STACK_SCAN);
    assertThat(scanned.get(1).pc()).isEqualTo(returnTo);
  }

  /** Behind a call, the register still leads to there: that is no caller. */
  @Test
  void takesNoCallOfItsOwnForItsCallerWhereThereAreNoSymbols() {
    ElfFile elf = Samples.elf("calls-5");
    Machine machine = Platform.of(elf).build();
    Unwinder unwinder =
        new Unwinder(
            CallFrames.NONE,
            CallingConvention.RISCV32,
            Symbols.NONE,
            GuestMemory.of(machine.bus()));
    int leaf = elf.symbols().address("leaf").orElseThrow();
    assertThat(machine.runUntil(leaf, 100_000)).isInstanceOf(StopReason.UntilMet.class);
    int behindCall = (int) machine.cpu().register(1);
    assertThat(frames(machine, unwinder).get(1).pc()).isEqualTo(behindCall);
    assertThat(machine.runUntil(behindCall, 1000)).isInstanceOf(StopReason.UntilMet.class);
    assertThat(frames(machine, unwinder).stream().skip(1).map(Frame::pc))
        .isNotEmpty()
        .doesNotContain(behindCall);
  }

  private static void store(Machine machine, int address, int value) {
    assertThat(machine.bus().write(address, 4, value)).isTrue();
  }
}
