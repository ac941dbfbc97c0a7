package org.tracewright.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.tracewright.sim.ProgramException;

/** The entry: finds the command, runs it, and turns every way it can end into an exit status. */
public final class Main {
  private final Streams streams;

  Main(Streams streams) {
    this.streams = streams;
  }

  /** Runs {@code tw} and exits the JVM with its status. */
  public static void main(String[] arguments) {
    if (Training.takes(arguments)) {
      return;
    }
    int status = new Main(Streams.ofProcess()).run(arguments);
    if (status == ExitStatus.INTERRUPTED) {
      // If a signal is ending the JVM already, this waits for it and its status holds.
      System.exit(status);
    }
    // Everything is closed. System.exit would first look for a logger to tell: 30 ms.
    Runtime.getRuntime().halt(status);
  }

  /** Runs {@code tw} and returns its exit status. */
  int run(String... arguments) {
    try {
      int status = dispatch(arguments);
      return streams.broken() ? ExitStatus.BROKEN_PIPE : status;
    } catch (UserError e) {
      report(e, arguments);
      return e.status();
    } catch (ProgramException e) {
      UserError error = UserError.of(e);
      report(error, arguments);
      return error.status();
    } catch (OutOfMemoryError e) {
      streams.say("tw: out of memory");
      streams.say("  use a smaller --memory, or give the JVM more: TW_JAVA_OPTIONS=-Xmx3g");
      return ExitStatus.SIMULATOR_FAULT;
    } catch (RuntimeException | Error e) {
      reportFault(e, arguments);
      return ExitStatus.SIMULATOR_FAULT;
    }
  }

  private int dispatch(String[] arguments) {
    if (arguments.length == 0) {
      HelpCommand.overview(streams.error());
      return ExitStatus.USAGE;
    }
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    return command(arguments[0]).run(rest, streams);
  }

  private static Command command(String name) {
    return switch (name) {
      case "-h", "--help" -> new HelpCommand();
      case "-V", "--version" -> new VersionCommand();
      default -> Commands.named(name);
    };
  }

  private void report(UserError e, String[] arguments) {
    streams.say("tw: " + e.getMessage());
    streams.say("  " + e.remedy());
    if (verbose(arguments)) {
      streams.say(stackTrace(e));
    }
  }

  private void reportFault(Throwable fault, String[] arguments) {
    streams.say("tw: a fault of the simulator: " + fault);
    if (verbose(arguments)) {
      streams.say(stackTrace(fault));
    } else {
      streams.say("  please report it, with the output of the same command and --verbose");
    }
  }

  // Only where it can be an option of ours; behind a program's name it may be one of the guest's,
  // and then a stack trace too many does no harm.
  private static boolean verbose(String[] arguments) {
    return Arrays.asList(arguments).contains("--verbose");
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().stripTrailing();
  }
}
