package org.tracewright.test;

import java.util.ArrayList;
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
    List<String> list = new ArrayList<>(s.parameters().contains("") ? List.of() : s.parameters());
    if (isOpen(s)) {
      list.add("...");
    }
    // A result of several words goes where the caller says.
    boolean hidden = s.least() > s.parameters().size();
    return String.format(
        "%s(%s) takes %s%s, not %d",
        name,
        String.join(", ", list),
        count(s),
        hidden ? ", first the address for its result" : "",
        given);
  }

  private static boolean isOpen(Signature s) {
    return s.most() == Integer.MAX_VALUE;
  }

  private static String count(Signature s) {
    int last = isOpen(s) ? s.least() : s.most();
    String noun = last == 1 ? " argument" : " arguments";
    if (isOpen(s)) {
      return "at least " + last + noun;
    }
    return (s.least() == last ? "" : s.least() + " to ") + last + noun;
  }
}
