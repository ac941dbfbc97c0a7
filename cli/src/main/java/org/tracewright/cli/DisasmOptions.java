package org.tracewright.cli;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * What to disassemble and how.
 *
 * @param symbol only what this symbol names; {@code null} for everything
 * @param start the first address, {@code null} for where code begins
 * @param end the address behind the last, {@code null} for where code ends
 * @param aliases whether to write pseudo-instructions where they fit
 */
record DisasmOptions(String symbol, Integer start, Integer end, boolean aliases) {
  private static final long LAST_ADDRESS = 0xffff_ffffL;

  /** The options of {@code tw disasm}. */
  static Options known() {
    return new Options()
        .addOption(valued("symbol", "NAME", "only the function or object of this name"))
        .addOption(valued("start", "ADDRESS", "from this address on"))
        .addOption(valued("end", "ADDRESS", "up to this address, itself left out"))
        .addOption(valued("cpu", "NAME", "the processor: " + Targets.words()))
        .addOption(flag("no-aliases", "write no pseudo-instructions"))
        .addOption(flag("verbose", "show stack traces of faults"))
        .addOption(Option.builder("h").longOpt("help").desc("explain this command").get());
  }

  private static Option valued(String name, String value, String description) {
    return Option.builder().longOpt(name).hasArg().argName(value).desc(description).get();
  }

  private static Option flag(String name, String description) {
    return Option.builder().longOpt(name).desc(description).get();
  }

  /**
   * The options as given.
   *
   * @throws UserError for an address that is none
   */
  static DisasmOptions of(Arguments given) {
    return new DisasmOptions(
        given.value("symbol"),
        address(given, "start"),
        address(given, "end"),
        !given.has("no-aliases"));
  }

  private static Integer address(Arguments given, String option) {
    String text = given.value(option);
    return text == null ? null : (int) Quantity.number("--" + option, text, 0, LAST_ADDRESS);
  }
}
