package org.tracewright.debugger.dwarf;

import java.util.List;
import org.tracewright.sim.elf.ElfFile;

/** Reads all of {@code .debug_line}, unit by unit; a damaged unit costs no other. */
final class LineReader {
  private static final int MOST_PROBLEMS = 20;

  private final LineRows rows = new LineRows();
  private final List<String> problems;

  private LineReader(List<String> problems) {
    this.problems = problems;
  }

  /**
   * The rows of all whole sequences, as they stand in the file.
   *
   * @param problems what cannot be read is told here, a line each
   */
  static LineRows read(ElfFile elf, List<String> problems) {
    DebugSections sections = new DebugSections(elf, problems);
    return read(
        sections.cursor(".debug_line"),
        sections.cursor(".debug_str"),
        sections.cursor(".debug_line_str"),
        problems);
  }

  /** The rows in these sections. */
  static LineRows read(Cursor lines, Cursor strings, Cursor lineStrings, List<String> problems) {
    long size = (long) lines.remaining() + strings.remaining() + lineStrings.remaining();
    LineReader reader = new LineReader(problems);
    reader.units(lines, new Names(strings, lineStrings, size));
    return reader.rows;
  }

  private void units(Cursor section, Names names) {
    try {
      while (!section.atEnd()) {
        Cursor.Length length = section.unitLength();
        unit(section.slice(length.bytes()), length.offsetSize(), names);
      }
    } catch (DwarfException e) {
      note(e);
    }
  }

  private void unit(Cursor unit, int offsetSize, Names names) {
    try {
      new LineProgram(LineHeader.read(unit, offsetSize, names), names, rows).run();
    } catch (DwarfException e) {
      note(e);
    }
    dropUnfinished();
  }

  /** A sequence without its end says nothing about how far its last line goes. */
  private void dropUnfinished() {
    int size = rows.size();
    while (size > 0 && !rows.isEnd(size - 1)) {
      size--;
    }
    rows.cutTo(size);
  }

  private void note(DwarfException e) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(e.getMessage());
    }
  }
}
