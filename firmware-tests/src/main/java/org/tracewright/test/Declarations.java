package org.tracewright.test;

import java.util.List;
import org.tracewright.debugger.dwarf.FunctionTable;
import org.tracewright.debugger.dwarf.FunctionTable.Signature;
import org.tracewright.sim.elf.ElfFile;

/** What a program's debug information tells of its functions; read when first asked for. */
final class Declarations {
  private final ElfFile elf;
  private volatile FunctionTable table;

  Declarations(ElfFile elf) {
    this.elf = elf;
  }

  /**
   * Checks how many arguments a call has. A function that was made to take others, as compilers do,
   * has another name: {@code parse.constprop.0}.
   *
   * @throws IllegalArgumentException if the function is known and takes more or fewer
   */
  void check(String name, int address, int given) {
    List<Signature> declared = table().at(address);
    boolean fits = declared.stream().anyMatch(s -> s.least() <= given && given <= s.most());
    if (!declared.isEmpty() && !fits && !name.contains(".")) {
      throw new IllegalArgumentException(describe(name, declared.get(0), given));
    }
  }

  /** The program. */
  ElfFile elf() {
    return elf;
  }

  private FunctionTable table() {
    FunctionTable known = table;
    if (known == null) {
      known = FunctionTable.of(elf);
      table = known;
    }
    return known;
  }

  private static String describe(String name, Signature s, int given) {
    String parameters = s.parameters().contains("") ? "" : String.join(", ", s.parameters());
    boolean dots = s.most() == Integer.MAX_VALUE;
    String list = parameters + (dots ? ", ..." : "");
    String count =
        dots ? "at least " + s.least() : s.least() == s.most() ? "" + s.least() : range(s);
    boolean one = s.most() == 1 || (dots && s.least() == 1);
    return name
        + "("
        + list
        + ") takes "
        + count
        + (one ? " argument" : " arguments")
        + hidden(s)
        + ", not "
        + given;
  }

  private static String range(Signature s) {
    return s.least() + " to " + s.most();
  }

  /** A result of several words goes where the caller says. */
  private static String hidden(Signature s) {
    return s.least() > s.parameters().size() ? ", first the address for its result" : "";
  }
}
