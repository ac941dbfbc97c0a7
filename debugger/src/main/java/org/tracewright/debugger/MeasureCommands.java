package org.tracewright.debugger;

import static org.tracewright.debugger.Command.Group.MEASURING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.tracewright.debugger.Command.Operand;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.RunControl;

/** Commands that choose the engine, and that measure what the guest does. */
final class MeasureCommands {
  private static final long USUAL_INTERVAL = 10_007;

  private final Session session;
  private final Engines engines;
  private Profile profile;
  private boolean profiling;
  private Coverage coverage;
  private Trace trace;

  MeasureCommands(Session session, Engines engines) {
    this.session = session;
    this.engines = engines;
  }

  void addTo(CommandTable table) {
    table.add(
        Command.of(
                MEASURING,
                "engine",
                "[interpreter | jit | lockstep]",
                "Says or sets what executes the guest.",
                this::engine)
            .takes(Operand.WORD)
            .details(
                "In lockstep, interpreted and compiled code run side by side and are compared.",
                "(tw) engine jit"));
    table.add(
        Command.of(
                MEASURING,
                "trace",
                "on | off | FUNCTION | FROM,TO",
                "Prints what 'continue' executes, instruction by instruction.",
                this::trace)
            .takes(Operand.LOCATION)
            .details("(tw) trace swap", "(tw) trace off"));
    table.add(
        Command.of(
                MEASURING,
                "profile",
                "[on [INTERVAL] | off | folded [FILE]]",
                "Shows where the instructions go.",
                this::profile)
            .takes(Operand.WORD)
            .details(
                "A sample is taken every INTERVAL instructions, 10007 unless you say otherwise;",
                "'folded' writes the stacks as flame graphs take them.",
                "(tw) profile on",
                "(tw) profile folded sort.folded"));
    table.add(
        Command.of(
                MEASURING,
                "coverage",
                "[on | off | lcov FILE]",
                "Shows which functions and lines were executed.",
                this::coverage)
            .takes(Operand.WORD)
            .details("(tw) coverage on", "(tw) coverage lcov sort.info"));
  }

  private void engine(String words, Report out) {
    if (!words.isBlank()) {
      engines.use(words.strip());
    }
    out.line("The engine is " + engines.name() + ".");
  }

  private void trace(String words, Report out) {
    switch (words.strip()) {
      case "" -> out.line("The trace is " + (trace == null ? "off" : "on") + ".");
      case "on" -> trace = new Trace(session, 0, 1L << 32);
      case "off" -> trace = null;
      default -> {
        long[] range = new Locations(session).range(words);
        trace = new Trace(session, range[0], range[1]);
      }
    }
  }

  private void profile(String words, Report out) {
    String[] parts = words.strip().split("\\s+", 2);
    switch (parts[0]) {
      case "on" -> {
        profile = new Profile(session.guest(), parts.length < 2 ? USUAL_INTERVAL : count(parts[1]));
        profiling = true;
      }
      case "off" -> profiling = false;
      case "" -> {
        out.line(
            samples().samples() + " samples, one every " + profile.interval() + " instructions");
        out.line("  self   total  function");
        out.lines(profile.byFunction());
      }
      case "folded" -> write(samples().folded(), parts, out);
      default -> throw new DebuggerException("'profile' takes on, off or folded");
    }
  }

  private Profile samples() {
    if (profile == null || profile.samples() == 0) {
      throw new DebuggerException("nothing is profiled yet; 'profile on', then 'continue'");
    }
    return profile;
  }

  private long count(String text) {
    long count = session.evaluate(text).bits();
    if (count < 1) {
      throw new DebuggerException("an interval of " + count + "; give 1 or more");
    }
    return count;
  }

  private static void write(List<String> lines, String[] parts, Report out) {
    if (parts.length < 2) {
      out.lines(lines);
      return;
    }
    try {
      Files.write(Path.of(parts[1].strip()), lines);
      out.line("Written to " + parts[1].strip() + ", " + lines.size() + " lines.");
    } catch (IOException | InvalidPathException e) {
      throw new DebuggerException("cannot write " + parts[1] + ": " + e.getMessage());
    }
  }

  private void coverage(String words, Report out) {
    String[] parts = words.strip().split("\\s+", 2);
    switch (parts[0]) {
      case "on" -> {
        stopCoverage();
        coverage = new Coverage(session);
      }
      case "off" -> stopCoverage();
      case "" -> out.lines(covered().summary());
      case "lcov" -> write(covered().lcov(), parts, out);
      default -> throw new DebuggerException("'coverage' takes on, off or lcov FILE");
    }
  }

  private void stopCoverage() {
    if (coverage != null) {
      coverage.stop();
    }
  }

  private Coverage covered() {
    if (coverage == null) {
      throw new DebuggerException("nothing is covered yet; 'coverage on', then 'run'");
    }
    return coverage;
  }

  /** Runs to the next stop, with what is measured. */
  StopReason resume(boolean leaving, Report out) {
    if (coverage != null) {
      coverage.begin(session.cpu().pc());
    }
    if (trace != null) {
      return trace.run(out);
    }
    return profiling ? profiled(leaving) : run(leaving, Machine.UNLIMITED);
  }

  private StopReason profiled(boolean leaving) {
    StopReason reason = run(leaving, profile.interval());
    while (reason instanceof StopReason.Budget) {
      profile.sample(session.machine());
      reason = run(false, profile.interval());
    }
    return reason;
  }

  private StopReason run(boolean leaving, long budget) {
    RunControl control = session.control();
    return leaving ? control.resume(budget) : control.carryOn(Set.of(), m -> false, budget);
  }
}
