package org.tracewright.isa;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Names of a field's values: registers, status registers, suffixes. A value prints as its first
 * name; every name is read. Immutable.
 */
public final class Names {
  private final Map<Integer, String> printed;
  private final Map<String, Integer> values;
  private final boolean open;

  private Names(Map<Integer, String> printed, Map<String, Integer> values, boolean open) {
    this.printed = printed;
    this.values = values;
    this.open = open;
  }

  /** The names of 0, 1, 2 and so on. */
  public static Names of(String... names) {
    Map<String, Integer> row = new LinkedHashMap<>();
    for (int value = 0; value < names.length; value++) {
      row.put(names[value], value);
    }
    return new Names(Map.of(), Map.of(), false).also(row);
  }

  /**
   * The same with {@code name} for {@code value}: as what is printed if it is the value's first
   * name.
   */
  public Names also(String name, int value) {
    return also(Map.of(name, value));
  }

  /** The same with further names, in the order of the map. */
  public Names also(Map<String, Integer> names) {
    Map<Integer, String> morePrinted = new LinkedHashMap<>(printed);
    Map<String, Integer> moreValues = new LinkedHashMap<>(values);
    names.forEach(
        (name, value) -> {
          Integer before = moreValues.put(name, value);
          if (before != null && !before.equals(value)) {
            throw new IsaException(
                "name '%s' stands for both %d and %d: give each value a name of its own",
                name, before, value);
          }
          morePrinted.putIfAbsent(value, name);
        });
    return new Names(morePrinted, moreValues, open);
  }

  /**
   * The same with {@code prefix}0, {@code prefix}1... as further names of 0 to {@code count - 1}.
   */
  public Names numbered(String prefix, int count) {
    Map<String, Integer> names = new LinkedHashMap<>();
    for (int value = 0; value < count; value++) {
      names.put(prefix + value, value);
    }
    return also(names);
  }

  /** The same, where values without a name are written as numbers. */
  public Names open() {
    return new Names(printed, values, true);
  }

  /** Whether values without a name are written as numbers. */
  public boolean isOpen() {
    return open;
  }

  /** The name that {@code value} prints as. */
  public Optional<String> name(int value) {
    return Optional.ofNullable(printed.get(value));
  }

  /** The value that {@code name} stands for. */
  public OptionalInt value(String name) {
    Integer value = values.get(name);
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** Every name with its value, in the order of declaration. */
  public Map<String, Integer> all() {
    return Collections.unmodifiableMap(values);
  }
}
