package org.tracewright.debugger.dwarf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tracewright.sim.Symbols;
import org.tracewright.sim.elf.ElfFile;
import org.tracewright.sim.elf.Segment;

/**
 * Which line of source an instruction comes from, and the other way round, as {@code .debug_line}
 * (DWARF 2 to 5) says. Immutable. Reading never fails: what is damaged is left out and told by
 * {@link #problems}.
 */
public final class LineTable {

  /** A table that knows nothing. */
  public static final LineTable NONE = new LineTable(new LineRows(), List.of(), List.of());

  private final LineRows rows;
  private final List<String> problems;

  /** Sequences of rows with rising addresses, by the address where they start; none overlap. */
  private final TreeMap<Long, Sequence> sequences = new TreeMap<>();

  private record Sequence(int first, int last) {}

  private LineTable(LineRows rows, List<String> problems, List<Segment> code) {
    this.rows = rows;
    this.problems = Collections.unmodifiableList(problems);
    for (int row = 0; row < rows.size(); ) {
      int last = endOfSequence(row);
      add(new Sequence(row, last), code);
      row = last + 1;
    }
  }

  /** The table of a program; an empty one if it was built without debug information. */
  public static LineTable of(ElfFile elf) {
    List<String> problems = new ArrayList<>();
    LineRows rows = LineReader.read(elf, problems);
    return new LineTable(
        rows, problems, elf.segments().stream().filter(Segment::executable).toList());
  }

  private int endOfSequence(int row) {
    int last = row;
    while (!rows.isEnd(last)) {
      last++;
    }
    return last;
  }

  // What the linker threw away keeps its lines, at address 0 or thereabouts; of functions that it
  // folded into one, the first names the lines.
  private void add(Sequence sequence, List<Segment> code) {
    long start = rows.address(sequence.first);
    long end = rows.address(sequence.last);
    if (end > start && rises(sequence) && isCode((int) start, code) && isFree(start, end)) {
      sequences.put(start, sequence);
    }
  }

  private boolean rises(Sequence sequence) {
    for (int row = sequence.first; row < sequence.last; row++) {
      if (rows.address(row) > rows.address(row + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCode(int address, List<Segment> code) {
    return code.stream().anyMatch(s -> s.contains(address));
  }

  private boolean isFree(long start, long end) {
    var below = sequences.lowerEntry(end);
    return below == null || rows.address(below.getValue().last) <= start;
  }

  /** Whether there are no lines at all. */
  public boolean isEmpty() {
    return sequences.isEmpty();
  }

  /** What could not be read, a line each. */
  public List<String> problems() {
    return problems;
  }

  /** The line that the instruction at {@code address} comes from. */
  public Optional<SourceLine> at(int address) {
    long wanted = Integer.toUnsignedLong(address);
    var entry = sequences.floorEntry(wanted);
    if (entry == null || wanted >= rows.address(entry.getValue().last)) {
      return Optional.empty();
    }
    int row = lastAtOrBelow(wanted, entry.getValue());
    return rows.line(row) <= 0 ? Optional.empty() : Optional.of(line(row, entry.getValue()));
  }

  // Of several rows at one address the last one holds, for it alone covers any bytes.
  private int lastAtOrBelow(long address, Sequence sequence) {
    int low = sequence.first;
    int high = sequence.last;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (rows.address(middle) <= address) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The line of a row with all the rows around it that are of the same line. */
  private SourceLine line(int row, Sequence sequence) {
    int first = row;
    while (first > sequence.first && covers(first - 1, row)) {
      first--;
    }
    int next = row + 1;
    while (next < sequence.last && covers(next, row)) {
      next++;
    }
    return new SourceLine(
        rows.file(row),
        rows.line(row),
        rows.column(row),
        (int) rows.address(first),
        rows.address(next));
  }

  /** Whether a row is of the same line, or covers nothing. */
  private boolean covers(int row, int like) {
    return rows.sameLine(row, like) || rows.address(row) == rows.address(row + 1);
  }

  /** The names of all files that have lines, in alphabetical order. */
  public List<String> files() {
    boolean[] used = new boolean[rows.files().size()];
    for (Sequence sequence : sequences.values()) {
      for (int row = sequence.first; row < sequence.last; row++) {
        used[rows.fileNumber(row)] = true;
      }
    }
    return IntStream.range(0, used.length)
        .filter(i -> used[i])
        .mapToObj(rows.files()::get)
        .sorted()
        .toList();
  }

  /**
   * Where to put a breakpoint on a line: the first instruction of it in each function, or of the
   * first line below it that has any. Empty if none has.
   *
   * @param file its name, or the end of its name from a folder on: {@code sort.c}, {@code
   *     lib/sort.c}
   * @param functions where functions begin and end; without them only the first place is found
   */
  public List<SourceLine> breakpoints(String file, int line, Symbols functions) {
    boolean[] asked = matching(file);
    int found = nextLine(asked, line);
    TreeMap<String, SourceLine> first = new TreeMap<>();
    List<SourceLine> places = new ArrayList<>();
    for (Sequence sequence : sequences.values()) {
      for (int row = sequence.first; row < sequence.last; row++) {
        if (begins(row, asked) && rows.line(row) == found) {
          SourceLine place = place(row, sequence);
          if (first.putIfAbsent(function(place.start(), functions), place) == null) {
            places.add(place);
          }
        }
      }
    }
    return places;
  }

  /** From a row to where its line ends; what came before it is not run by who stops there. */
  private SourceLine place(int row, Sequence sequence) {
    SourceLine whole = line(row, sequence);
    return new SourceLine(
        whole.file(), whole.line(), rows.column(row), (int) rows.address(row), whole.end());
  }

  private static String function(int address, Symbols functions) {
    return functions.at(address).map(s -> s.name() + "@" + s.address()).orElse("");
  }

  private boolean[] matching(String file) {
    boolean[] asked = new boolean[rows.files().size()];
    for (int i = 0; i < asked.length; i++) {
      String name = rows.files().get(i);
      asked[i] = name.equals(file) || name.endsWith("/" + file);
    }
    return asked;
  }

  private int nextLine(boolean[] asked, int line) {
    int next = Integer.MAX_VALUE;
    for (Sequence sequence : sequences.values()) {
      for (int row = sequence.first; row < sequence.last; row++) {
        if (begins(row, asked) && rows.line(row) >= line && rows.line(row) > 0) {
          next = Math.min(next, rows.line(row));
        }
      }
    }
    return next;
  }

  private boolean begins(int row, boolean[] asked) {
    return rows.isStatement(row) && asked[rows.fileNumber(row)];
  }
}
