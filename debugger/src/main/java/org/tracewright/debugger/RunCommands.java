package org.tracewright.debugger;

import static org.tracewright.debugger.Command.Group.BACKWARDS;
import static org.tracewright.debugger.Command.Group.RUNNING;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.tracewright.debugger.Command.Operand;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.RunControl;

/** Commands that run the guest, forwards and backwards. */
final class RunCommands {
  private final Session session;
  private final RunControl control;
  private final Runner runner;
  private final Stepping stepping;

  RunCommands(Session session, Runner runner) {
    this.session = session;
    this.control = session.control();
    this.runner = runner;
    this.stepping = new Stepping(session);
  }

  void addTo(CommandTable table) {
    addRuns(table);
    addSteps(table);
    addReverse(table);
  }

  private void addRuns(CommandTable table) {
    table.add(
        Command.of(RUNNING, "run", "", "Runs the program from its beginning.", this::run)
            .shorts("r"));
    table.add(Command.of(RUNNING, "start", "", "Runs to the function main.", this::start));
    table.add(
        Command.of(RUNNING, "continue", "[COUNT]", "Runs on to the next stop.", this::resume)
            .shorts("c", "fg")
            .details(
                "With a COUNT, the breakpoint here is passed over COUNT - 1 times more.",
                "(tw) continue 10")
            .repeating());
    table.add(
        Command.of(RUNNING, "until", "[LOCATION]", "Runs to a place further on.", this::until)
            .shorts("u")
            .takes(Operand.LOCATION)
            .details(
                "Without a LOCATION, runs past the present line or instruction, out of loops.",
                "(tw) until *0x10158")
            .repeating());
    table.add(
        Command.of(
                RUNNING, "advance", "LOCATION", "Runs to a place, wherever it is.", this::advance)
            .takes(Operand.LOCATION)
            .details("(tw) advance report"));
    table.add(
        Command.of(RUNNING, "finish", "", "Runs until this function returns.", this::finish)
            .shorts("fin"));
  }

  private void addSteps(CommandTable table) {
    table.add(
        step("stepi", "si", "Runs COUNT instructions.", () -> control.step(1))
            .details("The engine that is set executes them.", "(tw) stepi 100"));
    table.add(
        step(
            "nexti",
            "ni",
            "Runs COUNT instructions; calls count as one.",
            stepping::overInstruction));
    table.add(
        step("step", "s", "Runs to the next source line, into calls.", () -> stepping.line(true))
            .details("Where there are no lines, runs one instruction."));
    table.add(
        step("next", "n", "Runs to the next source line, over calls.", () -> stepping.line(false))
            .details("Where there are no lines, runs one instruction; calls count as one."));
  }

  private Command step(
      String name, String abbreviation, String summary, Supplier<StopReason> step) {
    return Command.of(
            RUNNING,
            name,
            "[COUNT]",
            summary,
            (words, out) -> {
              long count = count(words);
              Runner.Run run =
                  name.equals("stepi") ? () -> control.step(count) : () -> times(count, step);
              runner.forwards(run, null, out);
            })
        .shorts(abbreviation)
        .repeating();
  }

  private void addReverse(CommandTable table) {
    table.add(
        back("reverse-stepi", "rsi", "Goes back COUNT instructions.")
            .details("(tw) reverse-stepi 3"));
    table.add(
        backwards(
            "reverse-nexti",
            "rni",
            "Goes back COUNT instructions; calls count as one.",
            stepping::backOverInstruction));
    table.add(
        backwards(
            "reverse-next",
            "rn",
            "Goes back to the source line before, over calls.",
            stepping::backOverLine));
    table.add(
        backwards(
            "reverse-step", "rs", "Goes back to the source line before.", stepping::backOverLine));
    table.add(
        backwards("reverse-continue", "rc", "Goes back to the stop before.", control::reverseResume)
            .details(
                "That is the last time a breakpoint's instruction was next, or that an access",
                "which is watched was about to happen: the last write of a variable, say."));
  }

  private Command back(String name, String abbreviation, String summary) {
    return Command.of(
            BACKWARDS,
            name,
            "[COUNT]",
            summary,
            (words, out) -> {
              long count = count(words);
              runner.backwards(() -> control.reverseStep(count), out);
            })
        .shorts(abbreviation)
        .repeating();
  }

  private Command backwards(
      String name, String abbreviation, String summary, Supplier<StopReason> step) {
    return Command.of(
            BACKWARDS,
            name,
            "[COUNT]",
            summary,
            (words, out) -> {
              long count = count(words);
              runner.backwards(() -> times(count, step), out);
            })
        .shorts(abbreviation)
        .repeating();
  }

  private static StopReason times(long count, Supplier<StopReason> step) {
    StopReason reason = step.get();
    for (long i = 1; i < count && reason instanceof StopReason.Budget; i++) {
      reason = step.get();
    }
    return reason;
  }

  private long count(String words) {
    if (words.isBlank()) {
      return 1;
    }
    long count = session.evaluate(words).bits();
    if (count < 1) {
      throw new DebuggerException("a count of " + count + "; give 1 or more");
    }
    return count;
  }

  private void run(String words, Report out) {
    nothing("run", words);
    runner.restart();
    runner.resume(out);
  }

  private void start(String words, Report out) {
    nothing("start", words);
    int main = new Locations(session).first("main");
    runner.restart();
    runner.runTo(Set.of(main), m -> true, out);
  }

  static void nothing(String command, String words) {
    if (!words.isBlank()) {
      throw new DebuggerException("'" + command + "' takes nothing, not '" + words.strip() + "'");
    }
  }

  private void resume(String words, Report out) {
    long count = count(words);
    if (count > 1) {
      int pc = session.cpu().pc();
      List<Stop> here =
          session.stops().all().stream().filter(s -> StopCommands.standsAt(s, pc)).toList();
      if (here.isEmpty()) {
        throw new DebuggerException("no breakpoint stands here; 'continue' takes no count now");
      }
      here.forEach(stop -> stop.point().setIgnoring(count - 1));
    }
    runner.resume(out);
  }

  private void until(String words, Report out) {
    if (words.isBlank()) {
      runner.forwards(stepping::past, null, out);
    } else {
      advance(words, out);
    }
  }

  private void advance(String words, Report out) {
    if (words.isBlank()) {
      throw new DebuggerException("'advance' needs a place: a function, FILE:LINE or *ADDRESS");
    }
    Set<Integer> goals = new TreeSet<>(new Locations(session).find(words));
    runner.runTo(goals, m -> true, out);
  }

  private void finish(String words, Report out) {
    nothing("finish", words);
    runner.forwards(
        () -> {
          out.line("Running to the end of " + session.function(session.cpu().pc()));
          return stepping.out();
        },
        null,
        out);
  }
}
