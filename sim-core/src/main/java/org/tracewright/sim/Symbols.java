package org.tracewright.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Names of addresses, both ways. Immutable. */
public final class Symbols {

  /** No symbols at all. */
  public static final Symbols NONE = new Symbols(List.of());

  /** What a symbol stands for. */
  public enum Kind {
    FUNCTION,
    OBJECT,
    OTHER
  }

  /**
   * A named address.
   *
   * @param size in bytes, unsigned; 0 if the program does not say
   * @param global whether other files of the program see the name
   */
  public record Symbol(String name, int address, int size, Kind kind, boolean global) {
    public Symbol {
      Objects.requireNonNull(name);
      Objects.requireNonNull(kind);
    }
  }

  private final Map<String, Symbol> byName = new HashMap<>();
  private final Symbol[] byAddress;

  /**
   * These symbols. Of several with one name a global one is found by it, else the first; of several
   * at one address a global function names it, then other functions, objects and the rest.
   */
  public Symbols(Collection<Symbol> symbols) {
    for (Symbol s : symbols) {
      byName.merge(s.name, s, (old, other) -> other.global && !old.global ? other : old);
    }
    byAddress = symbols.stream().sorted(Symbols::byAddress).toArray(Symbol[]::new);
  }

  // Comparator's own comparators are serializable, and no class archive holds such lambdas: this
  // one
  // costs a start nothing.
  private static int byAddress(Symbol a, Symbol b) {
    if (a.address != b.address) {
      return Integer.compareUnsigned(a.address, b.address);
    }
    if (a.kind != b.kind) {
      return b.kind.compareTo(a.kind);
    }
    return a.global != b.global ? Boolean.compare(a.global, b.global) : b.name.compareTo(a.name);
  }

  /** The symbol of this name. */
  public Optional<Symbol> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The address of this name. */
  public OptionalInt address(String name) {
    Symbol found = byName.get(name);
    return found == null ? OptionalInt.empty() : OptionalInt.of(found.address);
  }

  /**
   * The symbol that {@code address} belongs to: the nearest one at or below it, unless that one
   * says its size and ends before.
   */
  public Optional<Symbol> at(int address) {
    long wanted = Integer.toUnsignedLong(address);
    int from = 0;
    int to = byAddress.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (Integer.toUnsignedLong(byAddress[middle].address) <= wanted) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    if (from == 0) {
      return Optional.empty();
    }
    Symbol nearest = byAddress[from - 1];
    long offset = wanted - Integer.toUnsignedLong(nearest.address);
    boolean inside = nearest.size == 0 || offset < Integer.toUnsignedLong(nearest.size);
    return inside ? Optional.of(nearest) : Optional.empty();
  }

  /** {@code main} or {@code main+0x1c}, or the bare address in hexadecimal if nothing names it. */
  public String describe(int address) {
    return at(address).map(s -> nameWithOffset(s, address - s.address)).orElse(Hex.word(address));
  }

  private static String nameWithOffset(Symbol symbol, int offset) {
    return offset == 0 ? symbol.name : symbol.name + "+0x" + Integer.toHexString(offset);
  }

  /** All symbols by ascending address. */
  public List<Symbol> all() {
    return Collections.unmodifiableList(new ArrayList<>(Arrays.asList(byAddress)));
  }
}
