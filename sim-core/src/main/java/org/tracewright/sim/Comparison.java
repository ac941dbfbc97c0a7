package org.tracewright.sim;

import java.util.List;

/** What differs between two machines that should be in the same state. */
public final class Comparison {
  private Comparison() {}

  /**
   * The registers and words of memory that differ, a line each.
   *
   * @param expected whose values are right
   * @param most of them
   */
  public static List<String> of(Machine expected, Machine actual, int most) {
    return new Checkpoint(expected, actual)
        .differences(most).stream().map(Lockstep.Value::describe).toList();
  }

  /** The line for a value that differs. */
  public static String value(String name, long expected, long actual) {
    return new Lockstep.Value(name, expected, actual).describe();
  }
}
