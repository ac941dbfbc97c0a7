package org.tracewright.cli;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;

/** {@code tw doctor}: checks what tw stands on, and says what to do about what is amiss. */
final class DoctorCommand implements Command {
  private static final long LEAST_HEAP = 256L << 20;

  /** Counts down from 2,000,000, then exits with 42 by Linux' system call. */
  private static final String SELF_TEST =
      """
      _start: li   t0, 2000000
      1:      addi t0, t0, -1
              bnez t0, 1b
              li   a0, 42
              li   a7, 93
              ecall
      """;

  private static final long SELF_TEST_INSTRUCTIONS = 4_000_004;

  /** What was looked at, and what to do if it is not as it should be. */
  private record Finding(boolean good, String subject, String detail, String remedy) {}

  @Override
  public String usage() {
    return "";
  }

  @Override
  public String description() {
    return "Checks this machine's set-up. The status is 1 if something should be mended.";
  }

  @Override
  public Options options() {
    return new Options()
        .addOption(Option.builder().longOpt("verbose").desc("show stack traces of faults").get())
        .addOption(Option.builder("h").longOpt("help").desc("explain this command").get());
  }

  @Override
  public int run(String[] arguments, Streams streams) {
    Arguments given = Arguments.parse("doctor", options(), arguments);
    if (given.has("help")) {
      HelpCommand.explain("doctor", streams);
      return ExitStatus.OK;
    }
    List<Finding> findings = List.of(java(), memoryAccess(), archive(), heap(), selfTest());
    PrintStream out = streams.text();
    findings.forEach(finding -> print(finding, out));
    streams.finish(out);
    return findings.stream().allMatch(Finding::good) ? ExitStatus.OK : ExitStatus.FAILED;
  }

  private static void print(Finding finding, PrintStream out) {
    String mark = finding.good() ? "ok" : "!!";
    out.printf("%s  %-14s %s%n", mark, finding.subject(), finding.detail());
    if (!finding.good()) {
      out.printf("    %s%n", finding.remedy());
    }
  }

  private static Finding java() {
    String home = System.getProperty("java.home");
    return new Finding(true, "java", VersionCommand.jvm() + " in " + home, "");
  }

  private static Finding memoryAccess() {
    Module ours = DoctorCommand.class.getModule();
    boolean fast = Object.class.getModule().isExported("jdk.internal.misc", ours);
    return new Finding(
        fast,
        "guest memory",
        fast ? "the fast form" : "the slow form: jdk.internal.misc is not exported",
        "start with the script tw, or give java --add-exports"
            + " java.base/jdk.internal.misc=ALL-UNNAMED");
  }

  private static Finding archive() {
    boolean used =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(a -> a.startsWith("-XX:AOTCache=") || a.startsWith("-XX:SharedArchiveFile="));
    return new Finding(
        used,
        "class archive",
        used ? "in use" : "not in use: starting takes longer",
        "start with the script tw; it says in its first lines where it keeps the archive");
  }

  private static Finding heap() {
    long most = Runtime.getRuntime().maxMemory();
    return new Finding(
        most >= LEAST_HEAP,
        "heap",
        "up to "
            + (most >> 20)
            + " MiB, and "
            + Runtime.getRuntime().availableProcessors()
            + " cpus",
        "give the JVM more: TW_JAVA_OPTIONS=-Xmx1g");
  }

  private static Finding selfTest() {
    ProgramFile program = new ProgramFile("self-test", assembled());
    RunOptions options = RunOptions.plain(new String[] {"self-test"});
    Streams nowhere = Streams.none();
    long start = System.nanoTime();
    try (Target.Session session = Targets.named(null).load(program, options, nowhere)) {
      StopReason end = session.machine().run(Machine.UNLIMITED);
      long nanos = System.nanoTime() - start;
      return verdict(end, session.machine().cpu().retired(), nanos);
    }
  }

  private static byte[] assembled() {
    AsmOptions options = AsmOptions.plain();
    return Targets.named(null).assemble(SELF_TEST, options);
  }

  private static Finding verdict(StopReason end, long retired, long nanos) {
    boolean good =
        end instanceof StopReason.Exited exited
            && exited.status() == 42
            && retired == SELF_TEST_INSTRUCTIONS;
    String detail =
        good
            ? String.format(
                Locale.ROOT, "passed, %.0f MIPS from a cold start", retired * 1e3 / nanos)
            : "failed after " + retired + " instructions: " + end.describe();
    return new Finding(good, "self-test", detail, "please report it, with this output");
  }
}
