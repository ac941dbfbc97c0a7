package org.tracewright.debugger.dwarf;

import java.util.List;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.elf.ElfFile;
import org.tracewright.sim.elf.SectionTable;

/**
 * The sections of a program that hold debug information; what cannot be read is as good as none.
 */
final class DebugSections {
  private static final byte[] NONE = {};

  private final ElfFile elf;
  private final List<String> problems;

  /**
   * @param problems what cannot be read is told here, a line each
   */
  DebugSections(ElfFile elf, List<String> problems) {
    this.elf = elf;
    this.problems = problems;
  }

  /** The contents of a section, empty if there is none. */
  Cursor cursor(String name) {
    try {
      return Cursor.of(name, elf.sections().contents(name).orElse(NONE));
    } catch (ProgramException e) {
      problems.add(e.getMessage() + "; " + e.remedy());
      return Cursor.of(name, NONE);
    }
  }

  /** Where a section is in memory, 0 if it is not loaded. */
  int address(String name) {
    try {
      return elf.sections().find(name).map(SectionTable.Section::address).orElse(0);
    } catch (ProgramException e) {
      return 0;
    }
  }
}
