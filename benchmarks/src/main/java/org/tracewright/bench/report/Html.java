package org.tracewright.bench.report;

import java.util.Locale;

/** Text inside a page. */
final class Html {
  private Html() {}

  /** The text, with what means something in HTML made harmless. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A number with two digits behind the point, fewer where it is large. */
  static String decimal(double value) {
    String format = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }
}
