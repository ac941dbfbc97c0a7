package org.tracewright.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.commons.cli.Options;
import org.tracewright.bench.Bench;
import org.tracewright.bench.BenchException;
import org.tracewright.bench.BenchOptions;
import org.tracewright.bench.Results;
import org.tracewright.bench.report.HtmlReport;
import org.tracewright.bench.report.JsonReport;
import org.tracewright.bench.report.TextReport;

/** {@code tw bench}: measures the engines, side by side with others. */
final class BenchCommand implements Command {
  @Override
  public String usage() {
    return "[OPTION...] [WORKLOAD...]";
  }

  @Override
  public String description() {
    return """
        Runs workloads under interpreter and JIT and, where this machine has them, in qemu-riscv32
        and compiled for the host; checks that all outputs agree, and prints medians and ratios of
        time. The status is 1 if a run failed or outputs differ.""";
  }

  @Override
  public Options options() {
    return BenchArguments.known();
  }

  @Override
  public int run(String[] arguments, Streams streams) {
    Arguments given = Arguments.parse("bench", options(), arguments);
    if (given.has("help")) {
      HelpCommand.explain("bench", streams);
      return ExitStatus.OK;
    }
    BenchOptions options = BenchArguments.of(given);
    try (OutputStream html = open(given, "html");
        OutputStream json = open(given, "json")) {
      Results results = measure(options, streams);
      html.write(HtmlReport.of(results).getBytes(StandardCharsets.UTF_8));
      JsonReport.write(results, json);
      return results.problems().isEmpty() ? ExitStatus.OK : ExitStatus.FAILED;
    } catch (BenchException e) {
      throw new UserError(e.getMessage(), e.remedy(), ExitStatus.SIMULATOR_FAULT);
    } catch (IOException e) {
      throw cannotWrite("the measurements", e);
    }
  }

  // Before anything is measured: a wrong path is told at once, not after half an hour.
  private static OutputStream open(Arguments given, String option) {
    if (!given.has(option)) {
      return OutputStream.nullOutputStream();
    }
    try {
      return new FileOutputStream(given.value(option));
    } catch (IOException e) {
      throw cannotWrite("--" + option, e);
    }
  }

  private static UserError cannotWrite(String what, IOException e) {
    return new UserError(
        what + ": cannot write " + e.getMessage(),
        "name a file in a folder that is there and has room",
        ExitStatus.USAGE);
  }

  private static Results measure(BenchOptions options, Streams streams) throws IOException {
    Path folder = Files.createTempDirectory("tw-bench");
    Thread atInterrupt = new Thread(() -> abandon(folder));
    Runtime.getRuntime().addShutdownHook(atInterrupt);
    try {
      Results results = new Bench(options, OwnCommand.all(), folder, streams::notice).run();
      PrintStream out = streams.text();
      out.print(TextReport.of(results));
      streams.finish(out);
      return results;
    } finally {
      Runtime.getRuntime().removeShutdownHook(atInterrupt);
      delete(folder);
    }
  }

  // What runs must not go on alone, and it may be writing to the folder.
  private static void abandon(Path folder) {
    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    try {
      delete(folder);
    } catch (IOException e) {
      System.err.println("tw: " + folder + " is left behind: " + e.getMessage());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
