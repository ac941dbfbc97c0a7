package org.tracewright.cpu.riscv32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.cpu.riscv32.Guest.DATA;
import static org.tracewright.cpu.riscv32.Guest.RAM;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.Engine;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.Bookmark;
import org.tracewright.sim.control.Breakpoint;
import org.tracewright.sim.control.RunControl;
import org.tracewright.sim.control.Watchpoint.Kind;

class ReverseTest {
  private static final int BASE = 5;
  private static final int COUNT = 6;
  private static final long ALL = 3 * 400_000L;

  private final Guest guest = new Guest();
  private final RunControl control = new RunControl(guest.machine);

  /** Counts x6 down to 0, keeping it at DATA; then one store to DATA + 8, and an unhandled trap. */
  private void countDown(Engine engine) {
    guest.hart.engine(engine);
    guest.x(BASE, DATA).x(COUNT, 400_000);
    guest.code("sw", COUNT, 0, BASE).code("addi", COUNT, COUNT, -1).code("bne", COUNT, 0, -8);
    guest.code("sw", BASE, 8, BASE).code("ebreak");
  }

  @ParameterizedTest
  @EnumSource(names = {"OFF", "JIT"})
  void stepsBackToTheExactState(Engine engine) {
    countDown(engine);
    control.resume(700_000);
    int pc = guest.hart.pc();
    int count = guest.x(COUNT);
    int word = guest.word(DATA);
    control.step(1000);
    assertThat(control.reverseStep(1000)).isEqualTo(new StopReason.Budget(700_000));
    assertThat(guest.hart.pc()).isEqualTo(pc);
    assertThat(guest.x(COUNT)).isEqualTo(count);
    assertThat(guest.word(DATA)).isEqualTo(word);
    assertThat(control.reverseStep(1)).isEqualTo(new StopReason.Budget(699_999));
    assertThat(control.reverseStep(699_998)).isEqualTo(new StopReason.Budget(1));
    assertThat(guest.word(DATA)).isEqualTo(400_000);
    assertThat(control.reverseStep(2)).isEqualTo(new StopReason.HistoryStart());
    assertThat(guest.word(DATA)).isZero();
    assertThat(control.reverseStep(1)).isEqualTo(new StopReason.HistoryStart());
    control.resume(Machine.UNLIMITED);
    assertThat(guest.hart.retired()).isEqualTo(ALL + 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"OFF", "JIT"})
  void continuesBackToTheLastWriteAndTheLastBreakpoint(Engine engine) {
    countDown(engine);
    assertThat(control.resume(Machine.UNLIMITED)).isInstanceOf(StopReason.Trap.class);
    var watchpoint = control.addWatchpoint(DATA, 4, Kind.WRITE);
    assertThat(control.reverseResume()).isEqualTo(new StopReason.Watchpoint(DATA, 4, true));
    assertThat(guest.hart.retired()).isEqualTo(ALL - 3);
    assertThat(guest.word(DATA)).isEqualTo(2);
    assertThat(control.hits()).containsExactly(watchpoint);
    watchpoint.setCondition(machine -> machine.cpu().register(COUNT) == 300_000);
    control.reverseResume();
    assertThat(guest.hart.retired()).isEqualTo(300_000);
    assertThat(guest.word(DATA)).isEqualTo(300_001);
    control.remove(watchpoint);
    Breakpoint breakpoint = control.addBreakpoint(RAM + 4);
    assertThat(control.reverseResume()).isEqualTo(new StopReason.Breakpoint(RAM + 4));
    assertThat(guest.hart.retired()).isEqualTo(299_998);
    breakpoint.setEnabled(false);
    assertThat(control.reverseTo(Set.of(RAM + 8), machine -> machine.cpu().retired() < 1000))
        .isEqualTo(new StopReason.UntilMet(RAM + 8));
    assertThat(guest.hart.retired()).isEqualTo(998);
    assertThat(control.reverseResume()).isEqualTo(new StopReason.HistoryStart());
    breakpoint.setEnabled(true);
    control.resume(Machine.UNLIMITED);
    assertThat(guest.hart.retired()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"OFF", "JIT"})
  void anEditIsPassedWhereItWasMade(Engine engine) {
    countDown(engine);
    control.resume(600_000);
    Bookmark later = control.bookmark();
    control.reverseStep(300_000);
    guest.x(COUNT, 7);
    control.edited();
    control.resume(6);
    assertThat(guest.x(COUNT)).isEqualTo(5);
    control.reverseStep(9);
    assertThat(guest.hart.retired()).isEqualTo(299_997);
    assertThat(guest.x(COUNT)).isEqualTo(300_001);
    control.step(9);
    assertThat(guest.x(COUNT)).isEqualTo(5);
    control.reverseStep(1);
    assertThat(guest.hart.retired()).isEqualTo(300_005);
    control.restore(later);
    assertThat(guest.hart.retired()).isEqualTo(600_000);
    assertThat(guest.x(COUNT)).isEqualTo(200_000);
    assertThat(control.reverseStep(1)).isEqualTo(new StopReason.HistoryStart());
  }

  @ParameterizedTest
  @EnumSource(names = {"OFF", "JIT"})
  void aStepEndsAtABreakpointFromWhichAnEditMovedIt(Engine engine) {
    countDown(engine);
    control.resume(3);
    guest.hart.setPc(RAM + 8);
    control.edited();
    control.reverseStep(1);
    control.addBreakpoint(RAM);
    assertThat(control.step(1)).isEqualTo(new StopReason.Budget(3));
    assertThat(guest.hart.pc()).isEqualTo(RAM + 8);
  }

  @ParameterizedTest
  @EnumSource(names = {"OFF", "JIT"})
  void anInterruptionLeavesTheWayBackExact(Engine engine) {
    countDown(engine);
    control.resume(600_000);
    int count = guest.x(COUNT);
    control.step(300);
    control.interrupt();
    assertThat(control.reverseStep(300)).isEqualTo(new StopReason.Budget(600_000));
    assertThat(guest.x(COUNT)).isEqualTo(count);
  }

  @ParameterizedTest
  @EnumSource(names = {"OFF", "JIT"})
  void goesBackOverAnEditThatSavedTheGuestFromItsEnd(Engine engine) {
    countDown(engine);
    control.resume(Machine.UNLIMITED);
    control.reverseStep(1);
    guest.hart.setPc(RAM);
    control.edited();
    control.step(1);
    // Without the edit, running leads to the unhandled trap and no further.
    assertThat(control.reverseStep(1)).isInstanceOf(StopReason.Budget.class);
    assertThat(control.reverseStep(1)).isInstanceOf(StopReason.Budget.class);
    assertThat(guest.hart.retired()).isLessThan(ALL + 1);
  }

  @Test
  void goesBackFromTheEndToTheCallThatEndedIt() {
    Environment exiting =
        new Environment() {
          @Override
          public boolean ecall(Rv32 hart, int address) {
            hart.stop(new StopReason.Exited(0));
            return true;
          }

          @Override
          public boolean ebreak(Rv32 hart, int address) {
            return false;
          }
        };
    Guest ending = new Guest(Extensions.ALL, exiting);
    ending.code("addi", COUNT, 0, 1).code("addi", COUNT, 0, 2).code("ecall");
    RunControl runs = new RunControl(ending.machine);
    assertThat(runs.resume(Machine.UNLIMITED)).isEqualTo(new StopReason.Exited(0));
    assertThat(runs.reverseStep(1)).isEqualTo(new StopReason.Budget(2));
    assertThat(ending.hart.pc()).isEqualTo(RAM + 8);
    assertThat(runs.step(1)).isEqualTo(new StopReason.Exited(0));
    assertThat(runs.reverseStep(2)).isEqualTo(new StopReason.Budget(1));
    assertThat(runs.resume(Machine.UNLIMITED)).isEqualTo(new StopReason.Exited(0));
    runs.addBreakpoint(RAM + 8);
    assertThat(runs.reverseResume()).isEqualTo(new StopReason.Breakpoint(RAM + 8));
    assertThat(runs.reverseResume()).isEqualTo(new StopReason.HistoryStart());
  }

  /** Steps of an endless loop whose ECALL traps into a handler that goes on behind it. */
  private static Guest trapping(Engine engine) {
    Guest guest = new Guest();
    guest.hart.engine(engine);
    guest.code("addi", COUNT, COUNT, 1).code("ecall").code("jal", 0, -8);
    guest.at(Guest.HANDLER).code("csrrs", BASE, Csr.MEPC, 0).code("addi", BASE, BASE, 4);
    guest.code("csrrw", 0, Csr.MEPC, BASE).code("mret");
    return guest.csr(Csr.MTVEC, Guest.HANDLER);
  }

  @ParameterizedTest
  @EnumSource(names = {"OFF", "JIT"})
  void aTrapIsAStepHoweverManyAreAskedFor(Engine engine) {
    Guest guest = trapping(engine);
    RunControl runs = new RunControl(guest.machine);
    for (int turns : new int[] {1, 2, 3, 7, 8, 50, 4001}) {
      long rounds = guest.x(COUNT);
      runs.step(turns * 7L);
      assertThat(guest.x(COUNT) - rounds).isEqualTo(turns);
      assertThat(guest.hart.pc()).isEqualTo(RAM);
    }
    long retired = guest.hart.retired();
    runs.reverseStep(7 * 30);
    assertThat(guest.hart.retired()).isEqualTo(retired - 6 * 30);
    assertThat(guest.hart.pc()).isEqualTo(RAM);
  }

  @Test
  void manyStepsRunCompiled() {
    countDown(Engine.JIT);
    control.step(600_000);
    long compiled = guest.hart.statistics().compiledInstructions();
    control.step(300_000);
    assertThat(guest.hart.statistics().compiledInstructions() - compiled).isPositive();
    assertThat(guest.x(COUNT)).isEqualTo(100_000);
  }

  @Test
  void goesOnWhenTheCauseOfItsDeathIsEditedAway() {
    guest.code("lw", COUNT, 0, BASE).code("addi", COUNT, COUNT, 1);
    assertThat(control.resume(2)).isInstanceOf(StopReason.Trap.class);
    guest.x(BASE, DATA);
    control.edited();
    assertThat(control.resume(2)).isEqualTo(new StopReason.Budget(2));
    assertThat(guest.x(COUNT)).isEqualTo(1);
    control.reverseStep(2);
    assertThat(control.resume(2)).isEqualTo(new StopReason.Budget(2));
  }
}
