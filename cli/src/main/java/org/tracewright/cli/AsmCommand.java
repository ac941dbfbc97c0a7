package org.tracewright.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.cli.Options;
import org.tracewright.isa.assembler.AssemblyException;
import org.tracewright.isa.assembler.Diagnostic;

/** {@code tw asm}: assembles a source file. */
final class AsmCommand implements Command {
  @Override
  public String usage() {
    return "[OPTION...] SOURCE";
  }

  @Override
  public String description() {
    return """
        Assembles a source file into an ELF file with symbols, ready to run. Mistakes in the source
        are shown with their places, and the status is then 1.""";
  }

  @Override
  public Options options() {
    return AsmOptions.known();
  }

  @Override
  public int run(String[] arguments, Streams streams) {
    Arguments given = Arguments.parseAnywhere("asm", options(), arguments);
    if (given.has("help")) {
      HelpCommand.explain("asm", streams);
      return ExitStatus.OK;
    }
    AsmOptions options = AsmOptions.of(given);
    ProgramFile source = ProgramFile.read(given.onlyOperand("asm", "a source file"));
    return assemble(source, options, streams);
  }

  private static int assemble(ProgramFile source, AsmOptions options, Streams streams) {
    String text = new String(source.bytes(), StandardCharsets.UTF_8);
    try {
      Target target = Targets.ofSource(options.cpu(), source.path());
      byte[] program = target.assemble(text, options);
      write(options.outputFor(source.path(), target.programSuffix()), program);
      return ExitStatus.OK;
    } catch (AssemblyException e) {
      for (Diagnostic mistake : e.diagnostics()) {
        streams.say(source.path() + ":" + mistake);
      }
      return ExitStatus.FAILED;
    }
  }

  private static void write(String path, byte[] program) {
    try (OutputStream out = new FileOutputStream(path)) {
      out.write(program);
    } catch (IOException e) {
      throw UserError.usage("cannot write " + e.getMessage(), "name another file with --output");
    }
  }
}
