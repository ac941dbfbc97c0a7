package org.tracewright.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.RegionReport;
import org.tracewright.sim.Compilation;
import org.tracewright.sim.Hex;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.Symbols.Symbol;

/** {@code tw jit}: runs a program and shows what was compiled of it. */
final class JitCommand implements Command {
  @Override
  public String usage() {
    return "[OPTION...] PROGRAM [ARG...]";
  }

  @Override
  public String description() {
    return """
        Runs a guest program compiled and prints every region of compiled code: the guest's
        instructions, the traces as recorded and as optimised, the ways out with how often they
        were taken, and the bytecode. What the guest prints is not shown; what it reads is empty.
        Code is compiled at once, so that equal runs give equal reports.""";
  }

  @Override
  public Options options() {
    Options options =
        new Options()
            .addOption(
                Option.builder()
                    .longOpt("function")
                    .hasArg()
                    .argName("NAME")
                    .desc("only regions with code of this function")
                    .get());
    RunOptions.known().getOptions().stream()
        .filter(option -> !option.getLongOpt().equals("engine"))
        .filter(option -> !option.getLongOpt().equals("stats"))
        .forEach(options::addOption);
    return options;
  }

  @Override
  public int run(String[] arguments, Streams streams) {
    Arguments given = Arguments.parse("jit", options(), arguments);
    if (given.has("help")) {
      HelpCommand.explain("jit", streams);
      return ExitStatus.OK;
    }
    if (given.operands().isEmpty()) {
      throw UserError.usage("tw jit needs a program", "write: tw jit " + usage());
    }
    RunOptions options = RunOptions.of(given).withEngine(Engine.JIT);
    ProgramFile file = ProgramFile.read(options.program());
    Target target = Targets.of(options.cpu(), file);
    try (Target.Session session = target.load(file, options, silent(streams))) {
      Symbol function = function(session.machine(), file, given.value("function"));
      compileAtOnce(session.machine(), options);
      StopReason reason = session.run(options.maxInstructions());
      streams.notice("tw: " + reason.describe());
      return report(session, function, streams);
    }
  }

  private static Streams silent(Streams streams) {
    return new Streams(
        new ByteArrayInputStream(new byte[0]),
        OutputStream.nullOutputStream(),
        streams.error(),
        false,
        false);
  }

  private static void compileAtOnce(Machine machine, RunOptions options) {
    Compilation compilation = machine.cpu().compilation().orElseThrow(JitCommand::noHints);
    JitSettings settings = options.tuned(compilation.settings());
    compilation.setSettings(settings.withSynchronous(true).withWarmUp(0));
    Engine.JIT.applyTo(machine.cpu());
  }

  private static UserError noHints() {
    return UserError.usage(
        "this processor's model gives no hints, so nothing of it is compiled",
        "'tw run' runs it interpreted");
  }

  // Null for all of the program.
  private static Symbol function(Machine machine, ProgramFile file, String name) {
    return name == null
        ? null
        : machine
            .symbols()
            .find(name)
            .orElseThrow(() -> UserError.noSymbol(file.path(), name, machine.symbols()));
  }

  private static List<RegionReport> regions(Machine machine) {
    List<RegionReport> regions =
        new ArrayList<>(machine.cpu().compilation().orElseThrow().regions());
    regions.sort((a, b) -> Integer.compareUnsigned(a.key(), b.key()));
    return regions;
  }

  private static int report(Target.Session session, Symbol function, Streams streams) {
    Machine machine = session.machine();
    RegionListing listing = new RegionListing(session, streams.text());
    int shown = 0;
    for (RegionReport region : regions(machine)) {
      if (function == null || RegionListing.touches(region, machine.symbols(), function)) {
        listing.print(region);
        shown++;
      }
    }
    PrintStream out = listing.out();
    if (shown == 0) {
      out.println(
          function == null
              ? "nothing was compiled: no code was hot enough"
              : "no compiled code is in "
                  + function.name()
                  + " at "
                  + Hex.word(function.address()));
    }
    listing.printSummary(machine.cpu().compilation().orElseThrow().statistics());
    streams.finish(out);
    return shown == 0 && function != null ? ExitStatus.FAILED : ExitStatus.OK;
  }
}
