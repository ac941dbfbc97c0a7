package org.tracewright.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * How to assemble.
 *
 * @param output the file to write; {@code null} to name it after the source
 * @param base address of the first byte, {@code null} for the target's usual one
 * @param symbols values of symbols that the source does not define
 * @param shortForms whether to take the shortest encodings
 * @param flat whether to write bare memory instead of an ELF file
 * @param cpu name of the {@link Target}
 */
record AsmOptions(
    String output,
    Integer base,
    Map<String, Integer> symbols,
    boolean shortForms,
    boolean flat,
    String cpu) {
  private static final long LAST_ADDRESS = 0xffff_ffffL;

  /** The options of {@code tw asm}. */
  static Options known() {
    return new Options()
        .addOption(
            Option.builder("o")
                .longOpt("output")
                .hasArg()
                .argName("FILE")
                .desc("write this file (the source's name with .elf or .ch8)")
                .get())
        .addOption(valued("base", "ADDRESS", "where the first byte lies (0x10000 or 0x200)"))
        .addOption(
            Option.builder("D")
                .longOpt("define")
                .hasArg()
                .argName("NAME=VALUE")
                .desc("give a symbol a value; may be repeated")
                .get())
        .addOption(flag("compressed", "take the shortest encodings"))
        .addOption(flag("flat", "write the bytes of memory alone, no ELF file"))
        .addOption(valued("cpu", "NAME", "the processor: " + Targets.words()))
        .addOption(flag("verbose", "show stack traces of faults"))
        .addOption(Option.builder("h").longOpt("help").desc("explain this command").get());
  }

  private static Option valued(String name, String value, String description) {
    return Option.builder().longOpt(name).hasArg().argName(value).desc(description).get();
  }

  private static Option flag(String name, String description) {
    return Option.builder().longOpt(name).desc(description).get();
  }

  /** The defaults. */
  static AsmOptions plain() {
    return new AsmOptions(null, null, Map.of(), false, false, null);
  }

  /** None, and the shortest encodings. */
  static AsmOptions compressed() {
    return new AsmOptions(null, null, Map.of(), true, false, null);
  }

  /**
   * The options as given.
   *
   * @throws UserError for a value that is none
   */
  static AsmOptions of(Arguments given) {
    String base = given.value("base");
    return new AsmOptions(
        given.value("output"),
        base == null ? null : (int) Quantity.number("--base", base, 0, LAST_ADDRESS),
        symbols(given.options().getOptionValues("define")),
        given.has("compressed"),
        given.has("flat"),
        given.value("cpu"));
  }

  private static Map<String, Integer> symbols(String[] definitions) {
    Map<String, Integer> symbols = new LinkedHashMap<>();
    for (String definition : definitions == null ? new String[0] : definitions) {
      int equals = definition.indexOf('=');
      if (equals < 1) {
        throw UserError.usage(
            "--define takes a name and a value, not '" + definition + "'",
            "write --define limit=10");
      }
      String value = definition.substring(equals + 1);
      symbols.put(
          definition.substring(0, equals),
          (int) Quantity.number("--define", value, Integer.MIN_VALUE, LAST_ADDRESS));
    }
    return symbols;
  }

  /** The file to write for a source; {@code suffix} is the usual one of programs. */
  String outputFor(String source, String suffix) {
    if (output != null) {
      return output;
    }
    int dot = source.lastIndexOf('.');
    String stem = dot > source.lastIndexOf('/') + 1 ? source.substring(0, dot) : source;
    return stem + (flat ? ".bin" : suffix);
  }
}
