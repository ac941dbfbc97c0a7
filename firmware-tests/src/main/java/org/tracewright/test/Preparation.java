package org.tracewright.test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tracewright.sim.StopReason;

/**
 * What is done to each simulator before a test gets it. What begins with runs of the guest alone is
 * done once and kept: later simulators are put into that state, of which each has its own copy.
 * Java code that stands in for hardware, and files of the host, have states that nobody can keep:
 * where such code had a part in the runs, or there may be such files, each guest runs to the same
 * place again.
 */
final class Preparation {
  /**
   * The state of a simulator when it was made, and when it had run.
   *
   * @param whole whether there is nothing else that the runs changed
   */
  private record Kept(
      SimulatorBuilder settings, SimulatorSnapshot made, SimulatorSnapshot state, boolean whole) {
    boolean isOf(Simulator simulator) {
      return state.owner() == simulator;
    }

    boolean isFor(SimulatorBuilder other) {
      return whole && settings.isLike(other);
    }
  }

  private final List<Consumer<Simulator>> runs = new ArrayList<>();
  private final List<Consumer<Simulator>> steps = new ArrayList<>();
  private Kept kept;

  /** Adds a run to where this function returns. */
  void runPast(String function) {
    Consumer<Simulator> run = simulator -> runPast(function, simulator);
    (steps.isEmpty() ? runs : steps).add(run);
  }

  /** Adds anything else, which is done for each. */
  void step(Consumer<Simulator> step) {
    steps.add(step);
  }

  /** A simulator that is ready; none stays open if that fails. */
  Simulator make(SimulatorBuilder settings) {
    Simulator simulator = settings.build();
    try {
      run(simulator, settings);
      steps.forEach(step -> step.accept(simulator));
      return simulator;
    } catch (RuntimeException | Error e) {
      simulator.close();
      throw e;
    }
  }

  private void run(Simulator simulator, SimulatorBuilder settings) {
    if (runs.isEmpty()) {
      return;
    }
    Kept known = settings.hasFolders() ? null : kept(simulator, settings);
    boolean ran = known != null && known.isOf(simulator);
    if (!ran && known != null && known.isFor(settings)) {
      simulator.begin(known.made, known.state);
    } else if (!ran) {
      runs.forEach(run -> run.accept(simulator));
    }
  }

  /** What is kept; the first simulator makes it by running. */
  private synchronized Kept kept(Simulator simulator, SimulatorBuilder settings) {
    if (kept == null) {
      SimulatorSnapshot made = simulator.snapshot();
      runs.forEach(run -> run.accept(simulator));
      boolean whole = !simulator.hooks().wereEverUsed();
      kept = new Kept(settings, made, simulator.snapshot(made), whole);
    }
    return kept;
  }

  private static void runPast(String function, Simulator simulator) {
    expect(simulator.runTo(function), "the program to call " + function, simulator);
    StopReason back = simulator.runTo(simulator.register("ra"));
    expect(back, function + " to return", simulator);
  }

  private static void expect(StopReason reason, String what, Simulator simulator) {
    if (!(reason instanceof StopReason.UntilMet)) {
      throw simulator.failure("expected " + what, reason);
    }
  }
}
