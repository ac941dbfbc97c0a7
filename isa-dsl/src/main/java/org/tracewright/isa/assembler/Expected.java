package org.tracewright.isa.assembler;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/** What would have been read at the furthest place that any pattern came to. */
final class Expected {
  private static final int MOST = 4;

  private int furthest = -1;
  private Token found;
  private final Set<Supplier<String>> wanted = new LinkedHashSet<>();
  private SourceError error;

  void add(Cursor cursor, Supplier<String> what) {
    if (reaches(cursor)) {
      wanted.add(what);
    }
  }

  /** A mistake inside an expression; reported if nothing else was expected at its place. */
  void error(Cursor cursor, SourceError mistake) {
    if (reaches(cursor)) {
      error = mistake;
    }
  }

  private boolean reaches(Cursor cursor) {
    if (cursor.place() > furthest) {
      furthest = cursor.place();
      found = cursor.peek();
      wanted.clear();
      error = null;
    }
    return cursor.place() == furthest;
  }

  /** The mistake that explains best why nothing matched. */
  SourceError explain(Token at) {
    if (wanted.isEmpty() && error != null) {
      return error;
    }
    if (found == null) {
      return new SourceError(at, "only a short form is written so, and none is allowed here");
    }
    String all =
        String.join(" or ", wanted.stream().map(Supplier::get).distinct().limit(MOST).toList());
    if (error != null) {
      all += " or a number or symbol";
    }
    return new SourceError(found, "%s", "expected " + all + ", found " + found.shown());
  }
}
