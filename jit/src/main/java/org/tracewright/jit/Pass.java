package org.tracewright.jit;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The passes of the optimiser. Each can be left out, see {@link JitSettings#withoutPass}: code is
 * slower then, and does the same.
 */
public enum Pass {
  /** Constants and algebra. */
  FOLD,
  /** Guards whose condition is known from earlier guards or from the form of the value vanish. */
  GUARDS,
  /**
   * Of the comparisons of the retired count with its limit, one each turn, only the first is left,
   * made strict enough for all of them.
   */
  LIMIT,
  /** Loads of what was loaded or stored before; stores that are overwritten unseen. */
  HEAP,
  /**
   * Ranges and known zero bits of values; unsigned checks of neighbouring offsets from one base
   * become a single one.
   */
  BITS,
  /** Common subexpressions. */
  CSE,
  /**
   * Guards from the middle of a turn move before its first side effect, where they need no frame.
   */
  MOTION,
  /**
   * What a trace of a loop stores and the next trace loads is handed to it in a local variable,
   * too.
   */
  CARRY,
  /** Objects that nobody sees are not made. */
  VIRTUAL,
  /** Operations whose value nobody uses. */
  DCE;

  /** All of them. */
  public static Set<Pass> all() {
    return Collections.unmodifiableSet(EnumSet.allOf(Pass.class));
  }

  /**
   * Passes by name, in any case, separated by commas; {@code all} and {@code none} are names, too.
   *
   * @throws IllegalArgumentException if there is none of a name
   */
  public static Set<Pass> named(String names) {
    EnumSet<Pass> passes = EnumSet.noneOf(Pass.class);
    for (String name : names.split(",")) {
      String upper = name.strip().toUpperCase(Locale.ROOT);
      if (upper.equals("ALL")) {
        passes.addAll(all());
      } else if (!upper.equals("NONE")) {
        passes.add(one(name.strip(), upper));
      }
    }
    return Collections.unmodifiableSet(passes);
  }

  private static Pass one(String name, String upper) {
    for (Pass pass : values()) {
      if (pass.name().equals(upper)) {
        return pass;
      }
    }
    throw new IllegalArgumentException(
        "no pass of the optimiser is called '" + name + "'; there are " + names());
  }

  /** All names, as {@link #named} reads them, separated by commas and blanks. */
  public static String names() {
    StringBuilder names = new StringBuilder();
    for (Pass pass : values()) {
      names.append(pass.name().toLowerCase(Locale.ROOT)).append(", ");
    }
    return names + "all, none";
  }
}
