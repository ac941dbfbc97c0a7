package org.tracewright.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MachineTest {
  private final List<String> log = new ArrayList<>();
  private boolean diskFull;
  private Runnable turn = () -> {};
  private final Machine machine =
      Machine.builder()
          .ram("ram", 0x1000, 64)
          .frequency(1_000)
          .cpu((bus, clock) -> new CountingCpu(() -> turn.run()))
          .afterRun(this::flush)
          .build();

  private StopReason flush(StopReason reason) {
    log.add("flushed");
    return diskFull && reason.isFinal()
        ? new StopReason.HostError("disk full", "make room")
        : reason;
  }

  @Test
  void whatFailsAfterTheRunIsTheReason() {
    diskFull = true;
    turn = () -> machine.cpu().stop(new StopReason.Exited(0));
    assertThat(machine.run(10)).isEqualTo(new StopReason.HostError("disk full", "make room"));
  }

  @Test
  void aBudgetIsCountedFromWhereTheRunBegins() {
    assertThat(machine.run(10)).isEqualTo(new StopReason.Budget(10));
    assertThat(machine.run(5)).isEqualTo(new StopReason.Budget(15));
    assertThat(machine.run(0)).isEqualTo(new StopReason.Budget(15));
    assertThat(log).containsExactly("flushed", "flushed", "flushed");
    assertThatIllegalArgumentException().isThrownBy(() -> machine.run(-1));
  }

  @Test
  void aFinalReasonComesAgain() {
    StopReason exit = new StopReason.Exited(3);
    turn = () -> machine.cpu().stop(exit);
    assertThat(machine.run(Machine.UNLIMITED)).isEqualTo(exit);
    assertThat(machine.run(Machine.UNLIMITED)).isEqualTo(exit);
    assertThat(machine.step()).isEqualTo(exit);
    assertThat(machine.runUntil(0, 9)).isEqualTo(exit);
    assertThat(machine.cpu().retired()).isEqualTo(1);
  }

  @Test
  void eventsRunAtExactlyTheirInstruction() {
    machine.clock().schedule(7, () -> log.add("a" + machine.clock().now()));
    machine.clock().schedule(3, () -> log.add("b" + machine.clock().now()));
    machine.clock().schedule(7, () -> log.add("c" + machine.clock().now()));
    machine.run(100);
    assertThat(log).containsExactly("b3", "a7", "c7", "flushed");
  }

  @Test
  void anEventEndsTheRunBeforeTheNextInstruction() {
    machine.clock().schedule(7, () -> machine.clock().stop(new StopReason.Exited(1)));
    assertThat(machine.run(100)).isEqualTo(new StopReason.Exited(1));
    assertThat(machine.cpu().retired()).isEqualTo(7);
  }

  @Test
  void anEventScheduledInsideAnInstructionIsInTime() {
    turn =
        () -> {
          if (machine.cpu().retired() == 5) {
            machine.clock().schedule(6, () -> log.add("at " + machine.clock().now()));
          }
        };
    machine.run(100);
    assertThat(log).containsExactly("at 6", "flushed");
    assertThat(machine.cpu().retired()).isEqualTo(100);
  }

  @Test
  void eventsAreRunBySteppingTooAndCanBeCancelled() {
    Runnable kept = () -> log.add("kept");
    Runnable dropped = () -> log.add("dropped");
    machine.clock().schedule(1, kept);
    machine.clock().schedule(1, dropped);
    machine.clock().cancel(dropped);
    machine.step();
    machine.step();
    assertThat(log).containsExactly("flushed", "kept", "flushed");
    assertThat(machine.clock().nextEvent()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void runsUntilAnAddressOrTheBudget() {
    assertThat(machine.runUntil(12, 100)).isEqualTo(new StopReason.UntilMet(12));
    assertThat(machine.cpu().retired()).isEqualTo(3);
    assertThat(machine.runUntil(12, 100)).isEqualTo(new StopReason.Budget(103));
    assertThat(machine.runUntil(m -> m.cpu().retired() == 110, 100))
        .isEqualTo(new StopReason.UntilMet(440));
  }

  @Test
  @Timeout(20)
  void anotherThreadStopsARunThatWouldNeverEnd() throws InterruptedException {
    Thread stopper = new Thread(machine::requestStop);
    turn =
        () -> {
          if (machine.cpu().retired() == 1_000) {
            stopper.start();
          }
        };
    assertThat(machine.run(Machine.UNLIMITED)).isEqualTo(new StopReason.Requested());
    stopper.join();
    assertThat(machine.run(10)).isInstanceOf(StopReason.Budget.class);
  }

  @Test
  void aStopRequestedBeforehandEndsTheNextRun() {
    machine.requestStop();
    assertThat(machine.run(10)).isEqualTo(new StopReason.Requested());
    assertThat(machine.cpu().retired()).isZero();
  }

  @Test
  void guestTimeFollowsTheInstructions() {
    machine.run(1_500);
    assertThat(machine.clock().nanos()).isEqualTo(1_500_000_000L);
    assertThatIllegalArgumentException().isThrownBy(() -> new Clock(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Clock(Clock.MAX_FREQUENCY + 1));
  }

  @Test
  void aMachineNeedsAProcessor() {
    assertThatNullPointerException()
        .isThrownBy(() -> Machine.builder().build())
        .withMessage("a machine needs a processor");
  }

  @Test
  void registersAreFoundByName() {
    assertThat(machine.cpu().findRegister("count")).contains(new Register(0, "count", 64));
    assertThat(machine.cpu().findRegister("x")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Register(0, "wide", 65));
  }

  @Test
  void reasonsDescribeThemselves() {
    // spotless:off
    assertThat(new StopReason.Exited(2).describe()).isEqualTo("the guest exited with status 2");
    assertThat(new StopReason.Breakpoint(16).describe()).isEqualTo("breakpoint at 0x00000010");
    assertThat(new StopReason.Watchpoint(16, 4, true).describe()).isEqualTo("write of 4 bytes at 0x00000010");
    assertThat(new StopReason.Budget(7).describe()).isEqualTo("the budget is used up after 7 instructions");
    assertThat(new StopReason.Trap(2, "illegal instruction", 16, -1, 4).describe())
        .isEqualTo("unhandled trap: illegal instruction at pc 0x00000010 (tval 0xffffffff)");
    assertThat(new StopReason.UntilMet(16).describe()).isEqualTo("reached 0x00000010");
    assertThat(new StopReason.HostError("disk full", "make room").describe()).isEqualTo("disk full");
    // spotless:on
  }
}
