package org.tracewright.cpu.riscv32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.cpu.riscv32.Guest.DATA;
import static org.tracewright.cpu.riscv32.Guest.RAM;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.Engine;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.RunControl;
import org.tracewright.sim.control.Watchpoint;
import org.tracewright.sim.control.Watchpoint.Kind;

class WatchpointTest {
  private static final int BASE = 5;
  private static final int COUNT = 6;

  private final Guest guest = new Guest();
  private final RunControl control = new RunControl(guest.machine);

  private void engine(Engine engine) {
    guest.hart.engine(engine);
    guest.x(BASE, DATA).x(COUNT, 100_000);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void everyKindOfAccessStopsBeforeItHappens(Engine engine) {
    engine(engine);
    guest.code("lb", 7, 3, BASE).code("sh", 7, 2, BASE).code("lw", 7, 0, BASE);
    guest.code("lr.w", 0, 7, BASE).code("sc.w", 0, 7, 7, BASE).code("amoadd.w", 0, 7, 7, BASE);
    guest.raw(0x4288, 2).code("ebreak"); // c.lw x10, 0(x13)
    guest.x(13, DATA);
    control.addWatchpoint(DATA, 4, Kind.ACCESS);
    List<StopReason> seen = new ArrayList<>();
    StopReason reason = control.resume(100);
    while (reason instanceof StopReason.Watchpoint) {
      assertThat(guest.hart.retired()).isEqualTo(seen.size());
      seen.add(reason);
      reason = control.resume(100);
    }
    assertThat(seen)
        .containsExactly(
            new StopReason.Watchpoint(DATA + 3, 1, false),
            new StopReason.Watchpoint(DATA + 2, 2, true),
            new StopReason.Watchpoint(DATA, 4, false),
            new StopReason.Watchpoint(DATA, 4, false),
            new StopReason.Watchpoint(DATA, 4, true),
            new StopReason.Watchpoint(DATA, 4, false),
            new StopReason.Watchpoint(DATA, 4, false));
  }

  /** A loop that stores its counter to DATA + 16 and counts down. */
  private void countDown() {
    guest.code("sw", COUNT, 16, BASE).code("addi", COUNT, COUNT, -1).code("bne", COUNT, 0, -8);
    guest.code("ebreak");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aHotLoopStopsAtTheStoreThatItsConditionNames(Engine engine) {
    engine(engine);
    countDown();
    control.resume(30_000); // hot by now
    Watchpoint watchpoint = control.addWatchpoint(DATA + 18, 1, Kind.WRITE);
    watchpoint.setCondition(machine -> machine.cpu().register(COUNT) == 50_000);
    assertThat(control.resume(Machine.UNLIMITED))
        .isEqualTo(new StopReason.Watchpoint(DATA + 16, 4, true));
    assertThat(control.hits()).containsExactly(watchpoint);
    assertThat(guest.word(DATA + 16)).isEqualTo(50_001);
    assertThat(guest.hart.retired()).isEqualTo(150_000);
    watchpoint.setCondition(null);
    watchpoint.setIgnoring(9);
    control.resume(Machine.UNLIMITED);
    assertThat(guest.x(COUNT)).isEqualTo(49_990);
    assertThat(watchpoint.hits()).isEqualTo(11);
    control.remove(watchpoint);
    assertThat(control.resume(Machine.UNLIMITED)).isInstanceOf(StopReason.Trap.class);
    assertThat(guest.hart.retired()).isEqualTo(300_000);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void whatIsNearOrOfTheOtherKindDoesNotStop(Engine engine) {
    engine(engine);
    countDown();
    control.addWatchpoint(DATA + 15, 1, Kind.ACCESS);
    control.addWatchpoint(DATA + 20, 4, Kind.ACCESS);
    control.addWatchpoint(DATA + 16, 4, Kind.READ);
    control.addWatchpoint(DATA + 16, 4, Kind.ACCESS).setEnabled(false);
    assertThat(control.resume(Machine.UNLIMITED)).isInstanceOf(StopReason.Trap.class);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aBreakpointStopsBeforeItsInstruction(Engine engine) {
    engine(engine);
    countDown();
    control.resume(30_000);
    var breakpoint = control.addBreakpoint(RAM + 4);
    breakpoint.setIgnoring(10);
    assertThat(control.resume(Machine.UNLIMITED)).isEqualTo(new StopReason.Breakpoint(RAM + 4));
    assertThat(guest.hart.retired()).isEqualTo(30_031);
    assertThat(control.resume(Machine.UNLIMITED)).isEqualTo(new StopReason.Breakpoint(RAM + 4));
    assertThat(guest.hart.retired()).isEqualTo(30_034);
    assertThat(control.step(2)).isEqualTo(new StopReason.Budget(30_036));
    assertThat(control.step(2)).isEqualTo(new StopReason.Breakpoint(RAM + 4));
    assertThat(guest.hart.retired()).isEqualTo(30_037);
    assertThat(control.runTo(java.util.Set.of(RAM + 8), machine -> true, 100))
        .isEqualTo(new StopReason.UntilMet(RAM + 8));
    assertThat(control.resume(1)).isEqualTo(new StopReason.Budget(30_039));
  }
}
