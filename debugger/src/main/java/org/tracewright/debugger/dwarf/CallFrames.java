package org.tracewright.debugger.dwarf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tracewright.sim.elf.ElfFile;

/**
 * How to get from any instruction of a function to the registers of its caller, as {@code
 * .debug_frame} and {@code .eh_frame} say. Immutable. Reading never fails: what is damaged is left
 * out and told by {@link #problems}.
 */
public final class CallFrames {

  /** No information at all. */
  public static final CallFrames NONE = new CallFrames(List.of(), List.of());

  private final TreeMap<Long, FrameEntry> entries = new TreeMap<>();
  private final List<String> problems;

  private CallFrames(List<FrameEntry> found, List<String> problems) {
    found.forEach(e -> entries.putIfAbsent(e.start(), e));
    this.problems = Collections.unmodifiableList(problems);
  }

  /** The information in a program; none if it was built without. */
  public static CallFrames of(ElfFile elf) {
    List<String> problems = new ArrayList<>();
    DebugSections sections = new DebugSections(elf, problems);
    List<FrameEntry> found = new ArrayList<>();
    found.addAll(read(false, ".debug_frame", sections, problems));
    found.addAll(read(true, ".eh_frame", sections, problems));
    return new CallFrames(found, problems);
  }

  private static List<FrameEntry> read(
      boolean exceptionFrames, String section, DebugSections sections, List<String> problems) {
    Cursor at = sections.cursor(section);
    return new FrameReader(exceptionFrames, at, sections.address(section), problems).read();
  }

  /** Whether nothing is known of any function. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** What could not be read, a line each. */
  public List<String> problems() {
    return problems;
  }

  /** The entry of the function that the instruction at {@code address} belongs to. */
  Optional<FrameEntry> entryAt(int address) {
    long wanted = Integer.toUnsignedLong(address);
    var below = entries.floorEntry(wanted);
    return below != null && below.getValue().contains(wanted)
        ? Optional.of(below.getValue())
        : Optional.empty();
  }

  /**
   * The registers of the caller of a frame.
   *
   * @param at an instruction of the frame: the next one, or for a caller the call itself
   * @param registers the frame's own, by DWARF number, as far as they are known
   * @return empty if nothing is known, or not enough
   */
  Optional<Caller> caller(int at, Map<Integer, Integer> registers, GuestMemory memory) {
    return entryAt(at).flatMap(e -> caller(e, at, new FrameState(registers, memory), registers));
  }

  private static Optional<Caller> caller(
      FrameEntry entry, int at, FrameState state, Map<Integer, Integer> registers) {
    try {
      FrameRow row = row(entry, Integer.toUnsignedLong(at));
      int cfa = cfa(row.cfa(), state);
      Map<Integer, Integer> callers = new HashMap<>(registers);
      row.rules().forEach((number, rule) -> apply(number, rule, cfa, state, callers));
      Integer returnAddress = callers.get(entry.common().returnColumn());
      return Optional.of(new Caller(cfa, returnAddress, entry.common().signal(), callers));
    } catch (DwarfException e) {
      return Optional.empty();
    }
  }

  private static FrameRow row(FrameEntry entry, long address) {
    FrameRow[] found = new FrameRow[1];
    FrameProgram.rows(
        entry,
        row -> {
          if (row.contains(address)) {
            found[0] = new FrameRow(row.start(), row.end(), row.cfa(), new HashMap<>(row.rules()));
          }
        });
    if (found[0] == null) {
      throw new DwarfException("the function's table has no row for the address");
    }
    return found[0];
  }

  private static int cfa(Cfa cfa, FrameState state) {
    return switch (cfa) {
      case Cfa.Unknown unknown -> throw new DwarfException("the frame address is not said");
      case Cfa.RegisterPlus plus -> (int) (state.register(plus.register()) + plus.offset());
      case Cfa.ValueOf value -> Expression.evaluate(value.expression(), state);
    };
  }

  // A register that cannot be found is lost, and the others are not.
  private static void apply(
      int number, Rule rule, int cfa, FrameState state, Map<Integer, Integer> callers) {
    try {
      Integer value = value(number, rule, cfa, state);
      callers.put(number, value);
    } catch (DwarfException lost) {
      callers.remove(number);
    }
  }

  private static int value(int number, Rule rule, int cfa, FrameState state) {
    return switch (rule) {
      case Rule.Undefined lost -> throw new DwarfException("the value is lost");
      case Rule.SameValue same -> state.register(number);
      case Rule.SavedAt saved -> state.word((int) (cfa + saved.offset()));
      case Rule.IsCfaPlus plus -> (int) (cfa + plus.offset());
      case Rule.InRegister other -> state.register(other.register());
      case Rule.SavedWhere where -> state.word(Expression.evaluate(where.expression(), cfa, state));
      case Rule.IsValueOf value -> Expression.evaluate(value.expression(), cfa, state);
    };
  }

  /**
   * What a frame says about its caller.
   *
   * @param frameAddress what the stack pointer was before the call
   * @param returnAddress where the caller goes on; {@code null} if there is no caller
   * @param signal whether it was interrupted there, with no call before that address
   * @param registers the caller's, by DWARF number, as far as they are known
   */
  record Caller(
      int frameAddress, Integer returnAddress, boolean signal, Map<Integer, Integer> registers) {}
}
