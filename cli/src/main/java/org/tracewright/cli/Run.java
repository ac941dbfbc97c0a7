package org.tracewright.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;

/** One run of a guest: from start to exit status, with the report on how it ended. */
final class Run {
  private final Target.Session session;
  private final Machine machine;
  private final RunOptions options;
  private final Streams streams;
  private final Interruption interruption;

  Run(Target.Session session, RunOptions options, Streams streams, Interruption interruption) {
    this.session = session;
    this.machine = session.machine();
    this.options = options;
    this.streams = streams;
    this.interruption = interruption;
  }

  /** Runs the guest to its end and answers the status to exit with. */
  int toStatus() {
    try (OutputStream json = openStatistics()) {
      long start = System.nanoTime();
      StopReason reason = session.run(options.maxInstructions());
      double seconds = (System.nanoTime() - start) / 1e9;
      int status = interruption.came() ? ExitStatus.INTERRUPTED : status(reason);
      if (options.statistics() != null) {
        tell(statistics(seconds), json);
      }
      return status;
    } catch (IOException e) {
      throw cannotWrite(e);
    } catch (CheckFailedException failed) {
      return checkFailed(failed);
    }
  }

  private int checkFailed(CheckFailedException failed) {
    streams.say("tw: " + failed.getMessage());
    failed.details().forEach(line -> streams.say("  " + line));
    streams.say("  correct the hint, or report the difference; --engine interpreter goes without");
    return ExitStatus.SIMULATOR_FAULT;
  }

  private RunStatistics statistics(double seconds) {
    long retired = machine.cpu().retired();
    return machine
        .cpu()
        .compilation()
        .filter(compilation -> options.engine().compiles())
        .map(compilation -> RunStatistics.compiled(retired, seconds, compilation.statistics()))
        .orElseGet(() -> RunStatistics.interpreted(retired, seconds));
  }

  /** The status to exit with when a run has ended like this; says what there is to say. */
  int status(StopReason reason) {
    // The switch below costs a start several milliseconds; most guests end like this.
    if (reason instanceof StopReason.Exited exited) {
      return exited.status() & 0xff;
    }
    return statusOfFailure(reason);
  }

  private int statusOfFailure(StopReason reason) {
    return switch (reason) {
      case StopReason.Exited exited -> exited.status() & 0xff;
      case StopReason.Trap trap -> died(trap);
      case StopReason.Budget budget -> budgetUsed(budget);
      case StopReason.HostError error -> hostError(error);
      case StopReason.Requested requested -> ExitStatus.INTERRUPTED;
      case StopReason.Breakpoint b -> unexpected(b);
      case StopReason.Watchpoint w -> unexpected(w);
      case StopReason.UntilMet u -> unexpected(u);
      case StopReason.HistoryStart h -> unexpected(h);
    };
  }

  private int died(StopReason.Trap trap) {
    streams.say("tw: " + trap.name() + at(trap.pc()) + ": " + session.instructionAt(trap.pc()));
    streams.say("  " + session.adviceOn(trap) + count());
    return ExitStatus.SIGNAL + trap.signal();
  }

  private int budgetUsed(StopReason.Budget budget) {
    int pc = machine.cpu().pc();
    streams.say(
        "tw: stopped after "
            + budget.retired()
            + " instructions"
            + at(pc)
            + ": "
            + session.instructionAt(pc));
    streams.say("  that is the limit of --max-instructions; the guest had not ended");
    return ExitStatus.LIMIT;
  }

  private int hostError(StopReason.HostError error) {
    if (streams.broken()) {
      return ExitStatus.BROKEN_PIPE;
    }
    streams.say("tw: " + error.message());
    session.details().forEach(line -> streams.say("  " + line));
    streams.say("  " + error.remedy());
    return ExitStatus.SIMULATOR_FAULT;
  }

  private static int unexpected(StopReason reason) {
    throw new AssertionError("a run without breakpoints ended with: " + reason.describe());
  }

  private String at(int pc) {
    String place = machine.symbols().describe(pc);
    String address = org.tracewright.sim.Hex.word(pc);
    return " at " + address + (place.equals(address) ? "" : " <" + place + ">");
  }

  private String count() {
    return "; instructions retired: " + machine.cpu().retired();
  }

  private OutputStream openStatistics() throws IOException {
    String to = options.statistics();
    return to == null || to.isEmpty() || to.equals("-")
        ? OutputStream.nullOutputStream()
        : new FileOutputStream(to);
  }

  private void tell(RunStatistics statistics, OutputStream json) throws IOException {
    switch (options.statistics()) {
      case "" -> streams.say(StatisticsWriter.text(statistics));
      case "-" -> StatisticsWriter.json(statistics, streams.error());
      default -> StatisticsWriter.json(statistics, json);
    }
  }

  private static UserError cannotWrite(IOException e) {
    return UserError.usage("--stats: cannot write " + e.getMessage(), "name another file");
  }
}
