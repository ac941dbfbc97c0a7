package org.tracewright.cli;

import java.io.PrintStream;
import org.tracewright.cpu.chip8.Chip8;
import org.tracewright.cpu.chip8.Profile;
import org.tracewright.cpu.chip8.isa.Chip8Isa;
import org.tracewright.isa.disassembler.Disassembler;
import org.tracewright.isa.disassembler.Line;

/** A program of the CHIP-8 family in words: what it is, and its bytes as assembly. */
final class Chip8Listing {
  private final ProgramFile file;
  private final PrintStream out;

  Chip8Listing(ProgramFile file, PrintStream out) {
    this.file = file;
    this.out = out;
  }

  /** Prints what the program is. */
  void describe(Profile profile) {
    int end = Chip8.PROGRAM + file.bytes().length;
    out.printf("%-12s %s%n", "file", file.path());
    out.printf("%-12s %s%n", "format", "bare memory, CHIP-8 family");
    out.printf("%-12s %s, unless --profile says otherwise%n", "profile", profile.option());
    out.printf(
        "%-12s 0x%03x to 0x%03x, %d bytes%n",
        "memory", Chip8.PROGRAM, Math.max(Chip8.PROGRAM, end - 1), file.bytes().length);
  }

  /**
   * Prints the program. There is no telling code from data: what is no instruction becomes data.
   *
   * @throws UserError if nothing lies where it is asked for
   */
  void disassemble(DisasmOptions options) {
    if (options.symbol() != null) {
      throw UserError.usage(
          file.path() + ": has no symbols", "name the place with --start and --end");
    }
    int last = Chip8.PROGRAM + file.bytes().length;
    int start = options.start() == null ? Chip8.PROGRAM : options.start();
    int end = options.end() == null ? last : Math.min(options.end(), last);
    if (start < Chip8.PROGRAM || start >= end) {
      throw UserError.usage(
          file.path() + ": has nothing there",
          String.format("it lies from 0x%03x to 0x%03x", Chip8.PROGRAM, last - 1));
    }
    Disassembler disassembler = Disassembler.of(Chip8Isa.DIALECT);
    for (int address = start; address < end; ) {
      Line line = disassembler.line(file.bytes(), address - Chip8.PROGRAM, address);
      out.println(line);
      address += line.bytes();
    }
  }
}
