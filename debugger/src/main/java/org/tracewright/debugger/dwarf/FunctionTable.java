package org.tracewright.debugger.dwarf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.sim.elf.ElfFile;

/**
 * What the functions of a program take, as {@code .debug_info} (DWARF 2 to 5) says. Immutable.
 * Reading never fails: what is damaged is left out and told by {@link #problems}.
 */
public final class FunctionTable {
  /**
   * What one function takes. An argument of 64 bits, or a structure as small, may be given as one
   * value or as two words; what is larger goes by its address, as does a large result.
   *
   * @param name of the function, {@code ""} if it is not known
   * @param parameters their names, {@code ""} for each that has none
   * @param least the fewest arguments that a call must have
   * @param most the most that it may have; {@link Integer#MAX_VALUE} for {@code ...}
   */
  public record Signature(String name, List<String> parameters, int least, int most) {
    public Signature {
      parameters = List.copyOf(parameters);
    }
  }

  private final Map<Integer, List<Signature>> functions = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private FunctionTable() {}

  /** The functions of a program; none if it was built without debug information. */
  public static FunctionTable of(ElfFile elf) {
    FunctionTable table = new FunctionTable();
    new FunctionReader(elf, table.problems)
        .read((at, s) -> table.functions.computeIfAbsent(at, a -> new ArrayList<>()).add(s));
    return table;
  }

  /** The functions whose code begins there: more than one if the linker folded some into one. */
  public List<Signature> at(int address) {
    return Collections.unmodifiableList(functions.getOrDefault(address, List.of()));
  }

  /** What could not be read, a line each. */
  public List<String> problems() {
    return Collections.unmodifiableList(problems);
  }
}
