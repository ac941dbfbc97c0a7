package org.tracewright.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.tracewright.sim.control.RunControl;
import org.tracewright.sim.control.Shadow;

class ShadowTest {
  private static final int RAM = 0x1000;

  /** Each instruction adds its number to a word; where {@code wrong} holds it adds one more. */
  private static Machine machine(LongPredicate wrong) {
    Machine[] made = new Machine[1];
    made[0] =
        Machine.builder()
            .ram("ram", RAM, 64)
            .cpu((bus, clock) -> new CountingCpu(() -> add(made[0], wrong)))
            .build();
    return made[0];
  }

  private static void add(Machine machine, LongPredicate wrong) {
    long retired = machine.cpu().retired();
    long sum = machine.bus().read(RAM + 8, 4) + retired + (wrong.test(retired) ? 1 : 0);
    machine.bus().write(RAM + 8, 4, (int) sum);
  }

  private static RunControl followed(LongPredicate wrong) {
    Machine leader = machine(n -> false);
    leader.run(100);
    RunControl control = new RunControl(leader);
    control.setShadow(new Shadow(leader, machine(wrong)));
    return control;
  }

  @Test
  void machinesThatDoTheSameAreNotNoticed() {
    RunControl control = followed(n -> n < 100);
    assertThat(control.resume(9_000_000)).isEqualTo(new StopReason.Budget(9_000_100));
    assertThat(control.step(5)).isEqualTo(new StopReason.Budget(9_000_105));
    assertThat(control.reverseStep(1_000_000)).isEqualTo(new StopReason.Budget(8_000_105));
    assertThat(control.resume(10)).isEqualTo(new StopReason.Budget(8_000_115));
  }

  @Test
  void theFirstInstructionThatDiffersIsToldAndTheRunCanGoOn() {
    RunControl control = followed(n -> n == 4_123_456);
    StopReason parted = control.resume(9_000_000);
    assertThat(parted).isInstanceOf(StopReason.HostError.class);
    assertThat(parted.describe())
        .startsWith("the engines differ after instruction 4123456:\n")
        .contains("[0x00001008]");
    long here = control.machine().cpu().retired();
    assertThat(control.resume(10)).isEqualTo(new StopReason.Budget(here + 10));
  }

  /** The one that runs on comes to what is due, the one that is to stop there does not. */
  @Test
  void whatIsDueWhereARunEndsIsNoDifference() {
    Machine leader = machine(n -> false);
    Machine follower = machine(n -> false);
    RunControl control = new RunControl(leader);
    control.setShadow(new Shadow(leader, follower));
    endAt(100, leader);
    endAt(100, follower);
    assertThat(control.resume(1000)).isEqualTo(new StopReason.Exited(0));
  }

  private static void endAt(long count, Machine machine) {
    Runnable end =
        () -> {
          machine.bus().write(RAM, 4, 1);
          machine.clock().stop(new StopReason.Exited(0));
        };
    machine.clock().schedule(count, end);
  }
}
