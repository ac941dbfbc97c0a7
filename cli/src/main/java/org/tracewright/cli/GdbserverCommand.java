package org.tracewright.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.tracewright.debugger.Debugger;
import org.tracewright.debugger.gdb.Architecture;
import org.tracewright.debugger.gdb.GdbServer;
import org.tracewright.debugger.gdb.Monitor;
import org.tracewright.sim.StopReason;

/** {@code tw gdbserver}: lets GDB control a guest. */
final class GdbserverCommand implements Command {
  /** The port that is listened on unless another is asked for: the one in GDB's own examples. */
  static final int USUAL_PORT = 1234;

  private static final int MOST_PORTS = 65535;

  /** Options of a run from start to end, which a run under a debugger is not. */
  private static final List<String> NOT_OURS = List.of("stats", "max-instructions", "log-commits");

  @Override
  public String usage() {
    return "[OPTION...] PROGRAM [ARG...]";
  }

  @Override
  public String description() {
    return """
        Loads a guest program and waits for GDB. It prints the line that starts GDB. The guest's
        standard streams are those of tw. It ends with the guest's status when the guest ends, and
        with 0 when GDB kills it.""";
  }

  @Override
  public Options options() {
    Options options = new Options();
    for (Option option : RunOptions.known().getOptions()) {
      if (!NOT_OURS.contains(option.getLongOpt())) {
        options.addOption(option);
      }
    }
    return options
        .addOption(valued("port", "N", "the TCP port to listen on (1234); 0 for any that is free"))
        .addOption(
            valued("listen", "ADDRESS", "this host's address to listen on (127.0.0.1, loopback)"));
  }

  private static Option valued(String name, String value, String description) {
    return Option.builder().longOpt(name).hasArg().argName(value).desc(description).get();
  }

  @Override
  public int run(String[] arguments, Streams streams) {
    Arguments given = Arguments.parse("gdbserver", options(), arguments);
    if (given.has("help")) {
      HelpCommand.explain("gdbserver", streams);
      return ExitStatus.OK;
    }
    if (given.operands().isEmpty()) {
      throw UserError.usage("tw gdbserver needs a program", "write: tw gdbserver " + usage());
    }
    RunOptions options = RunOptions.of(given);
    ProgramFile file = ProgramFile.read(options.program());
    Target target = Targets.of(options.cpu(), file);
    Architecture architecture = target.gdbArchitecture().orElseThrow(() -> unknown(target));
    Debugger debugger = new Debugger(target.debuggee(file, options, streams));
    options.tune(debugger.guest().machine().cpu());
    options.engine().applyTo(debugger);
    try (GdbServer server = listen(given)) {
      return serve(server, debugger, architecture, options, streams);
    } catch (IOException e) {
      throw UserError.usage("the port cannot be closed: " + e.getMessage(), "it is free by now");
    }
  }

  private static UserError unknown(Target target) {
    return UserError.usage(
        "GDB knows no processor like " + target.name(), "debug it with: tw debug PROGRAM");
  }

  private static GdbServer listen(Arguments given) {
    String where = given.has("listen") ? given.value("listen") : "127.0.0.1";
    int port =
        given.has("port")
            ? (int) Quantity.number("--port", given.value("port"), 0, MOST_PORTS)
            : USUAL_PORT;
    try {
      return GdbServer.listen(InetAddress.getByName(where), port);
    } catch (UnknownHostException e) {
      throw UserError.usage("--listen " + where + ": no such address", "write one of this host's");
    } catch (BindException e) {
      throw UserError.usage(
          "port " + port + " of " + where + " cannot be listened on: " + e.getMessage(),
          "name another with --port, or let --port 0 find one");
    } catch (IOException e) {
      throw UserError.usage(
          "port " + port + " of " + where + ": " + e.getMessage(), "name another with --port");
    }
  }

  private static int serve(
      GdbServer server,
      Debugger debugger,
      Architecture architecture,
      RunOptions options,
      Streams streams) {
    streams.say("tw: waiting for GDB on port " + server.port() + "; start it with");
    streams.say(
        "  gdb-multiarch -ex 'target remote :" + server.port() + "' " + quoted(options.program()));
    Target.Session session = new GuestSession(debugger.guest());
    try (Interruption interruption = Interruption.of(session.machine())) {
      Optional<StopReason> end =
          server.serve(
              debugger.control(), architecture, monitor(debugger), t -> streams.say("tw: " + t));
      return end.isEmpty()
          ? ExitStatus.OK
          : new Run(session, options, streams, interruption).status(end.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitStatus.INTERRUPTED;
    }
  }

  /** The commands of {@code tw debug}, of which those that run the guest are better left to GDB. */
  private static Monitor monitor(Debugger debugger) {
    return command -> {
      StringBuilder text = new StringBuilder();
      debugger.execute(command, line -> text.append(line).append('\n'));
      return text.toString();
    };
  }

  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9_./+:@%,=-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
