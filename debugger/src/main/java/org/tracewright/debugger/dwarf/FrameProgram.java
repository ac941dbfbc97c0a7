package org.tracewright.debugger.dwarf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs the call-frame instructions of a function. DWARF 5, 6.4.2 "Call Frame Instructions". Every
 * instruction takes a byte at least, and what one may remember is bounded, so that the entry's
 * length bounds what it can do.
 */
final class FrameProgram {
  private static final int MOST_BYTES = 1 << 18;
  private static final int MOST_REGISTERS = 256;
  private static final int MOST_REMEMBERED = 64;

  private record State(Cfa cfa, Map<Integer, Rule> rules) {}

  private final FrameEntry entry;
  private final Consumer<FrameRow> rows;
  private final Deque<State> remembered = new ArrayDeque<>();
  private Map<Integer, Rule> rules = new HashMap<>();
  private Map<Integer, Rule> initial = Map.of();
  private Cfa cfa = new Cfa.Unknown();
  private long location;

  private FrameProgram(FrameEntry entry, Consumer<FrameRow> rows) {
    this.entry = entry;
    this.rows = rows;
    this.location = entry.start();
  }

  /**
   * Gives every row of the function's table, in order. The map in a row is a view: who keeps a row
   * copies it.
   */
  static void rows(FrameEntry entry, Consumer<FrameRow> rows) {
    FrameProgram program = new FrameProgram(entry, rows);
    program.run(entry.common().instructions().copy());
    program.initial = Map.copyOf(program.rules);
    program.run(entry.instructions().copy());
    program.emit(entry.start() + entry.length());
  }

  private void emit(long end) {
    rows.accept(new FrameRow(location, end, cfa, rules));
  }

  private void run(Cursor at) {
    if (at.remaining() > MOST_BYTES) {
      throw at.damaged("a frame entry of " + at.remaining() + " bytes");
    }
    while (!at.atEnd()) {
      int opcode = at.u8();
      int operand = opcode & 0x3f;
      switch (opcode >>> 6) {
        case 1 -> advance(operand);
        case 2 -> saved(operand, at.uleb() * entry.common().dataFactor(), at);
        case 3 -> restore(operand, at);
        default -> extended(operand, at);
      }
    }
  }

  private void advance(long delta) {
    moveTo((location + delta * entry.common().codeFactor()) & 0xffff_ffffL);
  }

  private void moveTo(long next) {
    if (next != location) {
      emit(next);
      location = next;
    }
  }

  private void extended(int opcode, Cursor at) {
    switch (opcode) {
      case Cfi.NOP -> {}
      case Cfi.SET_LOC -> moveTo(at.u32());
      case Cfi.ADVANCE_LOC1 -> advance(at.u8());
      case Cfi.ADVANCE_LOC2 -> advance(at.u16());
      case Cfi.ADVANCE_LOC4 -> advance(at.u32());
      case Cfi.REMEMBER_STATE -> remember(at);
      case Cfi.RESTORE_STATE -> recall(at);
      case Cfi.GNU_ARGS_SIZE -> at.uleb();
      case Cfi.DEF_CFA,
          Cfi.DEF_CFA_SF,
          Cfi.DEF_CFA_REGISTER,
          Cfi.DEF_CFA_OFFSET,
          Cfi.DEF_CFA_OFFSET_SF,
          Cfi.DEF_CFA_EXPRESSION ->
          defineCfa(opcode, at);
      default -> rule(opcode, at);
    }
  }

  private void defineCfa(int opcode, Cursor at) {
    cfa =
        switch (opcode) {
          case Cfi.DEF_CFA -> new Cfa.RegisterPlus(at.index(), at.uleb());
          case Cfi.DEF_CFA_SF -> new Cfa.RegisterPlus(at.index(), factored(at));
          case Cfi.DEF_CFA_REGISTER -> new Cfa.RegisterPlus(at.index(), offset());
          case Cfi.DEF_CFA_OFFSET -> new Cfa.RegisterPlus(base(at).register(), at.uleb());
          case Cfi.DEF_CFA_OFFSET_SF -> new Cfa.RegisterPlus(base(at).register(), factored(at));
          default -> new Cfa.ValueOf(at.slice(at.uleb()));
        };
  }

  private Cfa.RegisterPlus base(Cursor at) {
    if (cfa instanceof Cfa.RegisterPlus plus) {
      return plus;
    }
    throw at.damaged("a change of a frame address that is no register plus a number");
  }

  // GNU as begins with a register and leaves it to the reader that nothing is added to it.
  private long offset() {
    return cfa instanceof Cfa.RegisterPlus plus ? plus.offset() : 0;
  }

  private long factored(Cursor at) {
    return at.sleb() * entry.common().dataFactor();
  }

  private void rule(int opcode, Cursor at) {
    int register = at.index();
    switch (opcode) {
      case Cfi.OFFSET_EXTENDED -> saved(register, at.uleb() * entry.common().dataFactor(), at);
      case Cfi.OFFSET_EXTENDED_SF -> saved(register, factored(at), at);
      case Cfi.GNU_NEGATIVE_OFFSET_EXTENDED ->
          saved(register, -at.uleb() * entry.common().dataFactor(), at);
      case Cfi.RESTORE_EXTENDED -> restore(register, at);
      case Cfi.UNDEFINED -> set(register, new Rule.Undefined(), at);
      case Cfi.SAME_VALUE -> set(register, new Rule.SameValue(), at);
      case Cfi.REGISTER -> set(register, new Rule.InRegister(at.index()), at);
      case Cfi.VAL_OFFSET ->
          set(register, new Rule.IsCfaPlus(at.uleb() * entry.common().dataFactor()), at);
      case Cfi.VAL_OFFSET_SF -> set(register, new Rule.IsCfaPlus(factored(at)), at);
      case Cfi.EXPRESSION -> set(register, new Rule.SavedWhere(at.slice(at.uleb())), at);
      case Cfi.VAL_EXPRESSION -> set(register, new Rule.IsValueOf(at.slice(at.uleb())), at);
      default -> throw at.damaged("the call-frame instruction 0x" + Integer.toHexString(opcode));
    }
  }

  private void saved(int register, long offset, Cursor at) {
    set(register, new Rule.SavedAt(offset), at);
  }

  private void set(int register, Rule rule, Cursor at) {
    rules.put(register, rule);
    if (rules.size() > MOST_REGISTERS) {
      throw at.damaged("a rule for more than " + MOST_REGISTERS + " registers");
    }
  }

  private void restore(int register, Cursor at) {
    Rule before = initial.get(register);
    if (before == null) {
      rules.remove(register);
    } else {
      set(register, before, at);
    }
  }

  private void remember(Cursor at) {
    if (remembered.size() == MOST_REMEMBERED) {
      throw at.damaged("a state remembered on top of " + MOST_REMEMBERED + " others");
    }
    remembered.push(new State(cfa, new HashMap<>(rules)));
  }

  private void recall(Cursor at) {
    if (remembered.isEmpty()) {
      throw at.damaged("a state recalled that was not remembered");
    }
    State state = remembered.pop();
    cfa = state.cfa;
    rules = state.rules;
  }

  /** DWARF 5, 7.24 "Call Frame Information", and two that GNU tools add. */
  private static final class Cfi {
    static final int NOP = 0x00;
    static final int SET_LOC = 0x01;
    static final int ADVANCE_LOC1 = 0x02;
    static final int ADVANCE_LOC2 = 0x03;
    static final int ADVANCE_LOC4 = 0x04;
    static final int OFFSET_EXTENDED = 0x05;
    static final int RESTORE_EXTENDED = 0x06;
    static final int UNDEFINED = 0x07;
    static final int SAME_VALUE = 0x08;
    static final int REGISTER = 0x09;
    static final int REMEMBER_STATE = 0x0a;
    static final int RESTORE_STATE = 0x0b;
    static final int DEF_CFA = 0x0c;
    static final int DEF_CFA_REGISTER = 0x0d;
    static final int DEF_CFA_OFFSET = 0x0e;
    static final int DEF_CFA_EXPRESSION = 0x0f;
    static final int EXPRESSION = 0x10;
    static final int OFFSET_EXTENDED_SF = 0x11;
    static final int DEF_CFA_SF = 0x12;
    static final int DEF_CFA_OFFSET_SF = 0x13;
    static final int VAL_OFFSET = 0x14;
    static final int VAL_OFFSET_SF = 0x15;
    static final int VAL_EXPRESSION = 0x16;
    static final int GNU_ARGS_SIZE = 0x2e;
    static final int GNU_NEGATIVE_OFFSET_EXTENDED = 0x2f;
  }
}
