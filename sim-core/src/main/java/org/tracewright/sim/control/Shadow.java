package org.tracewright.sim.control;

import java.util.List;
import org.tracewright.sim.Comparison;
import org.tracewright.sim.Machine;
import org.tracewright.sim.Snapshot;
import org.tracewright.sim.StopReason;

/**
 * A second machine that follows the one under control, usually compiled where that one is
 * interpreted: after each stretch both must be in the same state. At a difference the stretch is
 * run again in halves until the first instruction after which they differ is found.
 */
public final class Shadow {
  /** The most instructions from one comparison to the next. */
  static final long STRETCH = 4_000_000;

  private static final int MOST_VALUES = 16;
  private static final int MOST_TRAPS = 8;

  private final Machine leader;
  private final Machine follower;
  private Snapshot same;

  /** The two, which are alike; the follower is put into the leader's state. */
  public Shadow(Machine leader, Machine follower) {
    this.leader = leader;
    this.follower = follower;
    catchUp();
  }

  /** The leader was put into another state than it has run to. */
  void catchUp() {
    same = same == null ? leader.snapshot() : leader.snapshot(same);
    follower.restore(same);
  }

  /** Follows the leader to where it is; why the run must end, {@code null} if both are the same. */
  StopReason follow() {
    Moment here = Moment.of(leader);
    if (here.equals(new Moment(same.retired(), same.pc()))) {
      return null;
    }
    run(follower, here);
    List<String> values = Comparison.of(leader, follower, MOST_VALUES);
    if (!values.isEmpty()) {
      // The leader may have come to the events that are due here, as a run does when it goes on.
      follower.run(0);
      values = Comparison.of(leader, follower, MOST_VALUES);
    }
    if (values.isEmpty()) {
      same = leader.snapshot(same);
      return null;
    }
    return located(here, values);
  }

  private static void run(Machine machine, Moment to) {
    machine.run(Math.max(0, to.retired() - machine.cpu().retired()));
    for (int i = 0; i < MOST_TRAPS && !Moment.of(machine).equals(to); i++) {
      machine.step();
    }
  }

  private StopReason located(Moment here, List<String> seen) {
    Snapshot now = leader.snapshot(same);
    long equal = same.retired();
    long other = here.retired();
    while (other - equal > 1) {
      long middle = (equal + other) >>> 1;
      boolean differ = !valuesAt(middle).isEmpty();
      other = differ ? middle : other;
      equal = differ ? equal : middle;
    }
    List<String> values = valuesAt(other);
    List<String> told = values.isEmpty() ? seen : values;
    leader.restore(now);
    follower.restore(now);
    same = now;
    return new StopReason.HostError(
        "the engines differ after instruction " + other + ":\n  " + String.join("\n  ", told),
        "the interpreter's state was taken over; report the difference");
  }

  private List<String> valuesAt(long retired) {
    leader.restore(same);
    follower.restore(same);
    leader.run(retired - leader.cpu().retired());
    follower.run(retired - follower.cpu().retired());
    return Comparison.of(leader, follower, MOST_VALUES);
  }
}
