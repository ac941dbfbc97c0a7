package org.tracewright.debugger.dwarf;

import java.util.ArrayList;
import java.util.List;

/**
 * The header of one unit of {@code .debug_line}: what its opcodes mean, and its files. DWARF 5,
 * 6.2.4 "The Line Number Program Header"; versions 2 to 4 differ in how files are listed.
 *
 * @param minLength bytes of the shortest instruction
 * @param mostOperations operations in an instruction; more than 1 only on VLIW machines
 * @param statement whether rows are places to break at until the program says otherwise
 * @param lineBase the least that a special opcode adds to the line
 * @param lineRange how many lines special opcodes span
 * @param operands how many operands each standard opcode has; index 0 is unused
 * @param files by the number that the program knows them by; {@code null} where there is none
 * @param program the opcodes
 */
record LineHeader(
    int minLength,
    int mostOperations,
    boolean statement,
    int lineBase,
    int lineRange,
    int[] operands,
    List<String> files,
    Cursor program) {

  /** How many opcodes are not special, plus one. */
  int opcodeBase() {
    return operands.length;
  }

  /** Reads the header of a unit; {@code unit} starts behind the unit's length. */
  static LineHeader read(Cursor unit, int offsetSize, Names names) {
    int version = unit.u16();
    if (version < 2 || version > 5) {
      throw unit.damaged("a line table of version " + version);
    }
    if (version >= 5) {
      // The sizes of an address and of a segment selector; addresses say their own size.
      unit.skip(2);
    }
    Cursor header = unit.slice(unit.unsigned(offsetSize));
    int minLength = header.u8();
    int mostOperations = version >= 4 ? Math.max(1, header.u8()) : 1;
    boolean statement = header.u8() != 0;
    int lineBase = header.s8();
    int lineRange = header.u8();
    int[] operands = operands(header);
    List<String> files =
        version >= 5 ? new EntryList(header, offsetSize, names).files() : oldFiles(header, names);
    return new LineHeader(
        minLength, mostOperations, statement, lineBase, lineRange, operands, files, unit);
  }

  private static int[] operands(Cursor header) {
    int base = header.u8();
    if (base == 0) {
      throw header.damaged("an opcode base of 0");
    }
    int[] operands = new int[base];
    for (int i = 1; i < base; i++) {
      operands[i] = header.u8();
    }
    return operands;
  }

  // Versions 2 to 4: folder 0 is where the compiler ran, which these tables do not say; files count
  // from 1.
  private static List<String> oldFiles(Cursor header, Names names) {
    List<String> folders = new ArrayList<>();
    folders.add("");
    for (String name = names.inline(header); !name.isEmpty(); name = names.inline(header)) {
      folders.add(name);
    }
    List<String> files = new ArrayList<>();
    files.add(null);
    for (String name = names.inline(header); !name.isEmpty(); name = names.inline(header)) {
      files.add(oldFile(name, folders, header, names));
    }
    return files;
  }

  /** One file; behind it stand the time of its last change and its length. */
  static String oldFile(String name, List<String> folders, Cursor at, Names names) {
    int folder = at.index();
    at.uleb();
    at.uleb();
    return names.joined(folder < folders.size() ? folders.get(folder) : "", name);
  }
}
