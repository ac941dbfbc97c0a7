package org.tracewright.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Pass;
import org.tracewright.sim.Cpu;
import org.tracewright.sim.Machine;
import org.tracewright.sim.Memory;

/**
 * How to run a program. Values that name a choice are {@code null} when it is left to the program.
 *
 * @param cpu name of the {@link Target}
 * @param engine what executes it
 * @param maxInstructions the most instructions to retire
 * @param memory bytes of RAM, 0 for the environment's usual size
 * @param environment name of the execution environment
 * @param isa the instruction set: {@code rv32imac_zicsr}
 * @param rams further RAM: {@code ADDRESS:SIZE}
 * @param directories host folders the guest may use
 * @param signature file for the memory between {@code begin_signature} and {@code end_signature}
 * @param granularity bytes on a line of the signature
 * @param commits file for a line an instruction
 * @param seed what the guest's random bytes are made from
 * @param hostTime whether the guest's clocks follow the host's
 * @param statistics {@code null} for none, empty for text, else the file for JSON
 * @param withoutPasses passes of the optimiser that compiled code does not go through
 * @param jitCache folder that keeps compiled code from one run to the next, {@code null} for none
 * @param play for guests with a screen and a keypad
 * @param program the program's file
 * @param arguments the guest's arguments, the program's name left out
 */
record RunOptions(
    String cpu,
    Engine engine,
    long maxInstructions,
    long memory,
    String environment,
    String isa,
    List<String> rams,
    List<String> directories,
    String signature,
    int granularity,
    String commits,
    long seed,
    boolean hostTime,
    String statistics,
    Set<Pass> withoutPasses,
    String jitCache,
    PlayOptions play,
    String program,
    List<String> arguments) {
  private static final long LEAST_MEMORY = 4096;
  private static final long MOST_MEMORY = Memory.MAX_SIZE;

  /** The options of {@code tw run}. */
  static Options known() {
    Options options =
        new Options()
            .addOption(valued("cpu", "NAME", "the processor: " + Targets.words()))
            .addOption(
                valued("engine", "NAME", "what executes: " + String.join(", ", Engine.options())))
            .addOption(
                valued(
                    "max-instructions", "N", "end with status 124 after N instructions (K, M, G)"))
            .addOption(valued("memory", "SIZE", "bytes of RAM (K, M, G); usually chosen to fit"))
            .addOption(valued("ram", "ADDR:SIZE", "more RAM, elsewhere; may be repeated"))
            .addOption(valued("env", "NAME", "the execution environment: linux, htif, semihosting"))
            .addOption(valued("isa", "NAME", "the instruction set, such as rv32imac_zicsr"))
            .addOption(valued("dir", "FOLDER", "let the guest use this folder; may be repeated"))
            .addOption(
                valued("signature", "FILE", "write the guest's signature (also +signature=FILE)"))
            .addOption(
                valued("signature-granularity", "N", "bytes on a line of it: 1, 2, 4, 8 or 16 (4)"))
            .addOption(valued("log-commits", "FILE", "write a line for each instruction"))
            .addOption(valued("seed", "N", "make the guest's random bytes from N (0)"))
            .addOption(
                Option.builder()
                    .longOpt("stats")
                    .hasArg()
                    .optionalArg(true)
                    .argName("FILE")
                    .desc("tell how the run went, in words or as JSON to FILE ('-' for stderr)")
                    .get())
            .addOption(
                Option.builder()
                    .longOpt("host-time")
                    .desc("let the guest's clocks follow the host's; runs then differ")
                    .get())
            .addOption(
                valued(
                    "jit-cache",
                    "FOLDER",
                    "keep compiled code there: the next run of the program starts with it"))
            .addOption(
                valued(
                    "without-pass",
                    "NAME",
                    "compile without this pass of the optimiser: "
                        + String.join(", ", passes())
                        + "; may be repeated"))
            .addOption(
                Option.builder().longOpt("verbose").desc("show stack traces of faults").get())
            .addOption(Option.builder("h").longOpt("help").desc("explain this command").get());
    PlayOptions.addTo(options);
    return options;
  }

  private static Option valued(String name, String value, String description) {
    return Option.builder().longOpt(name).hasArg().argName(value).desc(description).get();
  }

  /** The defaults, without a look at the option parser: a start is quicker by its classes. */
  static RunOptions plain(String[] arguments) {
    List<String> rest = List.of(arguments).subList(1, arguments.length);
    return new RunOptions(
        null,
        Engine.JIT,
        Machine.UNLIMITED,
        0,
        null,
        null,
        List.of(),
        List.of(),
        null,
        4,
        null,
        0,
        false,
        null,
        Set.of(),
        null,
        PlayOptions.USUAL,
        arguments[0],
        rest);
  }

  /**
   * The options as given.
   *
   * @throws UserError for a value that is none
   */
  static RunOptions of(Arguments given) {
    String program = given.operands().get(0);
    List<String> rest = given.operands().subList(1, given.operands().size());
    return new RunOptions(
        given.value("cpu"),
        given.has("engine") ? Engine.named(given.value("engine")) : Engine.JIT,
        maxInstructions(given),
        memory(given),
        given.value("env"),
        given.value("isa"),
        all(given, "ram"),
        all(given, "dir"),
        given.value("signature"),
        granularity(given),
        given.value("log-commits"),
        given.has("seed") ? seed(given) : 0,
        given.has("host-time"),
        given.has("stats") ? given.value("stats") : null,
        withoutPasses(given),
        given.value("jit-cache"),
        PlayOptions.of(given),
        program,
        rest);
  }

  /** The same with another engine. */
  RunOptions withEngine(Engine other) {
    return new RunOptions(
        cpu,
        other,
        maxInstructions,
        memory,
        environment,
        isa,
        rams,
        directories,
        signature,
        granularity,
        commits,
        seed,
        hostTime,
        statistics,
        withoutPasses,
        jitCache,
        play,
        program,
        arguments);
  }

  private static Set<Pass> withoutPasses(Arguments given) {
    Set<Pass> left = new HashSet<>();
    for (String name : all(given, "without-pass")) {
      if (!passes().contains(name)) {
        throw Choice.unknown("--without-pass", name, passes());
      }
      left.addAll(Pass.named(name));
    }
    return Set.copyOf(left);
  }

  private static List<String> passes() {
    List<String> names = new ArrayList<>();
    for (Pass pass : Pass.values()) {
      names.add(pass.name().toLowerCase(Locale.ROOT));
    }
    names.add("all");
    return names;
  }

  /** The settings of the JIT with what was chosen here. */
  JitSettings tuned(JitSettings settings) {
    JitSettings tuned = settings;
    for (Pass pass : withoutPasses) {
      tuned = tuned.withoutPass(pass);
    }
    return tuned;
  }

  /**
   * Has all processors of this kind compiled that way, if anything but the defaults is asked for;
   * engines chosen before are forgotten.
   */
  void tune(Cpu cpu) {
    if (!withoutPasses.isEmpty()) {
      cpu.compilation().ifPresent(all -> all.setSettings(tuned(all.settings())));
    }
  }

  private static long maxInstructions(Arguments given) {
    String text = given.value("max-instructions");
    return text == null ? Machine.UNLIMITED : Quantity.count("--max-instructions", text, 0);
  }

  private static long memory(Arguments given) {
    String text = given.value("memory");
    return text == null ? 0 : Quantity.bytes("--memory", text, LEAST_MEMORY, MOST_MEMORY);
  }

  private static long seed(Arguments given) {
    return Quantity.number("--seed", given.value("seed"), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static int granularity(Arguments given) {
    String text = given.value("signature-granularity");
    if (text == null) {
      return 4;
    }
    int value = (int) Quantity.number("--signature-granularity", text, 1, 16);
    if (Integer.bitCount(value) != 1) {
      throw UserError.usage(
          "--signature-granularity takes 1, 2, 4, 8 or 16, not " + value, "suites expect 4");
    }
    return value;
  }

  private static List<String> all(Arguments given, String option) {
    String[] values = given.options().getOptionValues(option);
    return values == null ? List.of() : List.copyOf(Arrays.asList(values));
  }
}
