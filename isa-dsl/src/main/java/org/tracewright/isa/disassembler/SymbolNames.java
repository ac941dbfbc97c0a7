package org.tracewright.isa.disassembler;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Names addresses by the symbols at or before them: {@code main+0x10}. */
public final class SymbolNames {
  private final TreeMap<Long, String> names = new TreeMap<>();

  /** No names. */
  public static final SymbolNames NONE = new SymbolNames(Map.of());

  /**
   * Names by {@code symbols}, address by name; of several at one address the first in the alphabet.
   */
  public SymbolNames(Map<String, Integer> symbols) {
    symbols.forEach(
        (name, address) ->
            names.merge(
                Integer.toUnsignedLong(address), name, (a, b) -> a.compareTo(b) <= 0 ? a : b));
  }

  /** The name of {@code address}; empty if no symbol is at or before it. */
  public Optional<String> name(int address) {
    var entry = names.floorEntry(Integer.toUnsignedLong(address));
    if (entry == null) {
      return Optional.empty();
    }
    long distance = Integer.toUnsignedLong(address) - entry.getKey();
    return Optional.of(
        distance == 0 ? entry.getValue() : entry.getValue() + "+0x" + Long.toHexString(distance));
  }
}
