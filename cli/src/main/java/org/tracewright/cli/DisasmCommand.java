package org.tracewright.cli;

import java.io.PrintStream;
import org.apache.commons.cli.Options;

/** {@code tw disasm}: writes a program as assembly. */
final class DisasmCommand implements Command {
  @Override
  public String usage() {
    return "[OPTION...] PROGRAM";
  }

  @Override
  public String description() {
    return "Writes the code of a program file as assembly, with addresses and symbols.";
  }

  @Override
  public Options options() {
    return DisasmOptions.known();
  }

  @Override
  public int run(String[] arguments, Streams streams) {
    Arguments given = Arguments.parseAnywhere("disasm", options(), arguments);
    if (given.has("help")) {
      HelpCommand.explain("disasm", streams);
      return ExitStatus.OK;
    }
    DisasmOptions options = DisasmOptions.of(given);
    ProgramFile file = ProgramFile.read(given.onlyOperand("disasm", "a program"));
    PrintStream out = streams.text();
    Targets.of(given.value("cpu"), file).disassemble(file, options, out);
    streams.finish(out);
    return ExitStatus.OK;
  }
}
