package org.tracewright.debugger;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tracewright.debugger.dwarf.SourceLine;
import org.tracewright.debugger.expression.Expression;
import org.tracewright.sim.Symbols.Kind;
import org.tracewright.sim.Symbols.Symbol;

/** Places in the code as users write them: {@code main}, {@code sort.c:12}, {@code *0x10158}. */
final class Locations {
  private static final Pattern FILE_LINE = Pattern.compile("(?:(\\S+):)?(\\d+)");

  private final Session session;

  Locations(Session session) {
    this.session = session;
  }

  /**
   * The addresses of a place.
   *
   * @param text empty for the next instruction
   * @throws DebuggerException if there is no such place
   */
  List<Integer> find(String text) {
    String place = text.strip();
    if (place.isEmpty()) {
      return List.of(session.cpu().pc());
    }
    if (place.startsWith("*")) {
      return List.of(session.evaluate(place.substring(1)).address());
    }
    Matcher line = FILE_LINE.matcher(place);
    if (line.matches()) {
      return ofLine(line.group(1), line.group(2));
    }
    Symbol symbol = session.machine().symbols().find(place).orElse(null);
    if (symbol != null && symbol.kind() != Kind.OBJECT) {
      return List.of(symbol.address());
    }
    if (place.startsWith("0x") || place.startsWith("$") || place.startsWith("(")) {
      return List.of(session.evaluate(place).address());
    }
    if (symbol != null) {
      throw new DebuggerException(
          "'" + place + "' is data; to break at its address write *&" + place);
    }
    throw session.names().unknownSymbol(place);
  }

  /** The only address, or the first, of a place. */
  int first(String text) {
    return find(text).get(0);
  }

  private List<Integer> ofLine(String file, String number) {
    if (number.length() > 7) {
      throw new DebuggerException("line " + number + " is in no file; to name an address write *");
    }
    String where = file != null ? file : currentFile();
    int line = Integer.parseInt(number);
    List<Integer> addresses = new ArrayList<>();
    for (SourceLine l :
        session.guest().lines().breakpoints(where, line, session.machine().symbols())) {
      addresses.add(l.start());
    }
    if (addresses.isEmpty()) {
      throw noLine(where, line);
    }
    return addresses;
  }

  private DebuggerException noLine(String file, int line) {
    if (session.guest().lines().isEmpty()) {
      return new DebuggerException(
          "the program has no line numbers; build it with -g, or name a function or *ADDRESS");
    }
    return new DebuggerException("there is no code at line " + line + " of " + file);
  }

  /** The file of the line that is next. */
  String currentFile() {
    return session
        .line(session.cpu().pc())
        .map(SourceLine::file)
        .orElseThrow(
            () -> new DebuggerException("no source file is current; write FILE:LINE or *ADDRESS"));
  }

  /**
   * The range of addresses that two words give: {@code FROM,TO}, {@code FROM,+LENGTH} or a
   * function.
   *
   * @return the first address and that behind the last
   */
  long[] range(String text) {
    int comma = text.indexOf(',');
    if (comma >= 0) {
      long from = Integer.toUnsignedLong(address(text.substring(0, comma)));
      String to = text.substring(comma + 1).strip();
      boolean length = to.startsWith("+");
      long last = Integer.toUnsignedLong(address(length ? to.substring(1) : to));
      return checked(new long[] {from, length ? from + last : last});
    }
    return function(first(text));
  }

  private int address(String text) {
    String place = text.strip();
    boolean symbol = session.machine().symbols().find(place).isPresent();
    return symbol ? first(place) : Expression.parse(place).evaluate(session.names()).address();
  }

  private static long[] checked(long[] range) {
    if (range[0] >= range[1]) {
      throw new DebuggerException("the range ends before it begins");
    }
    return range;
  }

  /** The extent of the function around an address. */
  long[] function(int address) {
    Symbol symbol =
        session
            .machine()
            .symbols()
            .at(address)
            .orElseThrow(() -> new DebuggerException("no function is known there; write FROM,TO"));
    long start = Integer.toUnsignedLong(symbol.address());
    if (symbol.size() != 0) {
      return new long[] {start, start + Integer.toUnsignedLong(symbol.size())};
    }
    long end =
        session.machine().symbols().all().stream()
            .mapToLong(s -> Integer.toUnsignedLong(s.address()))
            .filter(a -> a > start)
            .min()
            .orElse(start + 64);
    return new long[] {start, end};
  }
}
