package org.tracewright.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

class LockstepTest {
  private static final int RAM = 0x1000;

  private static final class NoInputs implements Lockstep.Inputs {
    @Override
    public void forget() {}

    @Override
    public void again() {}
  }

  /** Each instruction adds its number to a word; where {@code wrong} holds it adds one more. */
  private static Machine machine(LongPredicate wrong, long end) {
    Machine[] made = new Machine[1];
    made[0] =
        Machine.builder()
            .ram("ram", RAM, 64)
            .cpu((bus, clock) -> new CountingCpu(() -> add(made[0], wrong, end)))
            .build();
    return made[0];
  }

  private static void add(Machine machine, LongPredicate wrong, long end) {
    long retired = machine.cpu().retired();
    long sum = machine.bus().read(RAM + 8, 4) + retired + (wrong.test(retired) ? 1 : 0);
    machine.bus().write(RAM + 8, 4, (int) sum);
    if (retired == end) {
      machine.cpu().stop(new StopReason.Exited(7));
    }
  }

  private static Lockstep pair(LongPredicate wrong, long end) {
    return new Lockstep(machine(n -> false, end), machine(wrong, end), new NoInputs());
  }

  @Test
  void machinesThatDoTheSameRunToTheBudgetOrTheEnd() {
    Lockstep pair = pair(n -> false, 9_000_000);
    assertThat(pair.run(5_000_000)).isEqualTo(new StopReason.Budget(5_000_000));
    assertThat(pair.run(Machine.UNLIMITED)).isEqualTo(new StopReason.Exited(7));
    assertThat(pair.tested().cpu().retired()).isEqualTo(9_000_000);
    assertThat(pair.difference()).isEmpty();
  }

  @Test
  void theFirstInstructionThatDiffersIsFound() {
    Lockstep pair = pair(n -> n == 4_123_456, 9_000_000);
    assertThat(pair.run(Machine.UNLIMITED).describe())
        .isEqualTo("the engines differ after instruction 4123456, from 0x00fbacfc on");
    Lockstep.Difference difference = pair.difference().orElseThrow();
    assertThat(difference.after()).isEqualTo(4_123_455);
    assertThat(difference.values()).hasSize(1);
    Lockstep.Value value = difference.values().get(0);
    assertThat(value.name()).isEqualTo("[0x00001008]");
    assertThat(value.actual()).isEqualTo(value.expected() + 1);
    assertThat(difference.describe(Symbols.NONE)).hasSize(2);
    assertThat(pair.run(1)).as("it stays").isInstanceOf(StopReason.HostError.class);
  }

  @Test
  void aDifferenceThatDoesNotRepeatIsReportedForItsWindow() {
    boolean[] once = {true};
    LongPredicate wrong =
        n -> {
          boolean now = n == 500 && once[0];
          once[0] &= !now;
          return now;
        };
    Lockstep pair = pair(wrong, 9_000_000);
    pair.run(1_000);
    Lockstep.Difference difference = pair.difference().orElseThrow();
    assertThat(difference.repeated()).isFalse();
    assertThat(difference.after()).isZero();
    assertThat(difference.until()).isEqualTo(1_000);
    assertThat(difference.values())
        .extracting(Lockstep.Value::name)
        .containsExactly("[0x00001008]");
  }

  @Test
  void runsThatEndDifferentlyDiffer() {
    Lockstep pair =
        new Lockstep(machine(n -> false, 900), machine(n -> false, 800), new NoInputs());
    pair.run(1_000);
    Lockstep.Difference difference = pair.difference().orElseThrow();
    assertThat(difference.until()).isEqualTo(800);
    assertThat(difference.expected()).isEqualTo(new StopReason.Budget(800));
    assertThat(difference.actual()).isEqualTo(new StopReason.Exited(7));
    assertThat(difference.describe(Symbols.NONE))
        .contains(
            "expected: the budget is used up after 800 instructions;"
                + " actual: the guest exited with status 7");
  }

  @Test
  void eventsAreRunAgainAsTheyWere() {
    Lockstep pair = pair(n -> n == 777, 9_000_000);
    for (Machine machine : new Machine[] {pair.reference(), pair.tested()}) {
      machine.clock().schedule(500, () -> machine.bus().write(RAM, 4, 1));
    }
    pair.run(1_000);
    assertThat(pair.difference().orElseThrow().until()).isEqualTo(777);
    assertThat(pair.reference().bus().read(RAM, 4)).isEqualTo(1);
  }

  @Test
  void machinesGoOnAfterAStopFromOutside() {
    Lockstep pair = pair(n -> n == 3_000, 9_000_000);
    Machine reference = pair.reference();
    reference.clock().schedule(1_000, reference::requestStop);
    assertThat(pair.run(5_000)).isEqualTo(new StopReason.Requested());
    assertThat(pair.tested().cpu().retired()).isEqualTo(1_000);
    assertThat(pair.run(1_000)).isEqualTo(new StopReason.Budget(2_000));
    pair.run(5_000);
    assertThat(pair.difference().orElseThrow().until()).isEqualTo(3_000);
  }

  @Test
  void machinesMustBeAlike() {
    Machine other =
        Machine.builder()
            .ram("ram", RAM, 128)
            .cpu((bus, clock) -> new CountingCpu(() -> {}))
            .build();
    Machine one = machine(n -> false, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Lockstep(one, other, new NoInputs()));
    assertThatIllegalArgumentException().isThrownBy(() -> pair(n -> false, 1).run(-1));
  }
}
