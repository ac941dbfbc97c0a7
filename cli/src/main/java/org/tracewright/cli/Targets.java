package org.tracewright.cli;

import java.util.ArrayList;
import java.util.List;

/** The kinds of guest there are. */
final class Targets {
  private static final Target[] ALL = {new Riscv32Target(), new Chip8Target()};

  private Targets() {}

  /** The names, for messages. */
  static String words() {
    return String.join(", ", names());
  }

  /**
   * The target of a program.
   *
   * @param cpu its name, or {@code null} to find it from the file
   * @throws UserError if there is no such target, or none knows the file
   */
  static Target of(String cpu, ProgramFile file) {
    for (Target target : ALL) {
      if (cpu == null ? target.recognises(file) : target.name().equals(cpu)) {
        return target;
      }
    }
    throw cpu == null ? unrecognised(file) : Choice.unknown("--cpu", cpu, names());
  }

  /**
   * The target of that name.
   *
   * @param cpu {@code null} for the first there is
   * @throws UserError if there is no such target
   */
  static Target named(String cpu) {
    for (Target target : ALL) {
      if (cpu == null || target.name().equals(cpu)) {
        return target;
      }
    }
    throw Choice.unknown("--cpu", cpu, names());
  }

  /**
   * The target whose source a file is.
   *
   * @param cpu its name, or {@code null} to find it from the file's name
   * @throws UserError if there is no such target
   */
  static Target ofSource(String cpu, String path) {
    for (Target target : ALL) {
      if (cpu == null && target.assembles(path)) {
        return target;
      }
    }
    return named(cpu);
  }

  private static UserError unrecognised(ProgramFile file) {
    return ProgramFile.notRunnable(
        file.path() + (file.bytes().length == 0 ? ": is empty" : ": is no program that tw knows"),
        "name an ELF file that was linked, or a CHIP-8 program with --cpu chip8");
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Target target : ALL) {
      names.add(target.name());
    }
    return names;
  }
}
