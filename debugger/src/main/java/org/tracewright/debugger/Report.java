package org.tracewright.debugger;

import java.util.List;

/** Where commands write to: whole lines. */
@FunctionalInterface
public interface Report {
  /** Writes a line. */
  void line(String text);

  /** Writes lines. */
  default void lines(List<String> all) {
    all.forEach(this::line);
  }

  /** Writes a line as {@link String#format} makes it. */
  default void format(String pattern, Object... values) {
    line(String.format(pattern, values));
  }
}
