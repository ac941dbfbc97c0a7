package org.tracewright.debugger.dwarf;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs the line number program of a unit. DWARF 5, 6.2.2 "State-Machine Registers" and 6.2.5 "The
 * Line Number Program". Each opcode emits one row at most, so that a program's length bounds what
 * it can do.
 */
final class LineProgram {
  private static final int DW_LNS_COPY = 1;
  private static final int DW_LNS_ADVANCE_PC = 2;
  private static final int DW_LNS_ADVANCE_LINE = 3;
  private static final int DW_LNS_SET_FILE = 4;
  private static final int DW_LNS_SET_COLUMN = 5;
  private static final int DW_LNS_NEGATE_STMT = 6;
  private static final int DW_LNS_CONST_ADD_PC = 8;
  private static final int DW_LNS_FIXED_ADVANCE_PC = 9;
  private static final int DW_LNE_END_SEQUENCE = 1;
  private static final int DW_LNE_SET_ADDRESS = 2;
  private static final int DW_LNE_DEFINE_FILE = 3;

  private final LineHeader header;
  private final List<String> files;
  private final Names names;
  private final LineRows rows;
  private final Cursor at;

  private long address;
  private long operation;
  private int file;
  private int line;
  private int column;
  private boolean statement;

  LineProgram(LineHeader header, Names names, LineRows rows) {
    this.header = header;
    this.files = new ArrayList<>(header.files());
    this.names = names;
    this.rows = rows;
    this.at = header.program().copy();
    reset();
  }

  private void reset() {
    address = 0;
    operation = 0;
    file = 1;
    line = 1;
    column = 0;
    statement = header.statement();
  }

  /** Runs to the end. */
  void run() {
    while (!at.atEnd()) {
      int opcode = at.u8();
      if (opcode >= header.opcodeBase()) {
        special(opcode - header.opcodeBase());
      } else if (opcode == 0) {
        extended();
      } else {
        standard(opcode);
      }
    }
  }

  private void special(int opcode) {
    advance(opcode / range());
    line += header.lineBase() + opcode % range();
    emit(false);
  }

  private int range() {
    if (header.lineRange() == 0) {
      throw at.damaged("a special opcode without a line range");
    }
    return header.lineRange();
  }

  private void advance(long operations) {
    long sum = operation + operations;
    address += header.minLength() * (sum / header.mostOperations());
    operation = sum % header.mostOperations();
  }

  private void standard(int opcode) {
    switch (opcode) {
      case DW_LNS_COPY -> emit(false);
      case DW_LNS_ADVANCE_PC -> advance(at.uleb());
      case DW_LNS_ADVANCE_LINE -> line += (int) at.sleb();
      case DW_LNS_SET_FILE -> file = at.index();
      case DW_LNS_SET_COLUMN -> column = at.index();
      case DW_LNS_NEGATE_STMT -> statement = !statement;
      case DW_LNS_CONST_ADD_PC -> advance((255 - header.opcodeBase()) / range());
      case DW_LNS_FIXED_ADVANCE_PC -> fixedAdvance();
      default -> skipOperands(opcode);
    }
  }

  // What assemblers use where the linker may still shrink the code, as RISC-V's does.
  private void fixedAdvance() {
    address += at.u16();
    operation = 0;
  }

  // Basic blocks, prologues and so on, which no reader here needs, and opcodes of later versions.
  private void skipOperands(int opcode) {
    for (int i = header.operands()[opcode]; i > 0; i--) {
      at.uleb();
    }
  }

  private void extended() {
    Cursor body = at.slice(at.uleb());
    if (body.atEnd()) {
      return;
    }
    switch (body.u8()) {
      case DW_LNE_END_SEQUENCE -> {
        emit(true);
        reset();
      }
      case DW_LNE_SET_ADDRESS -> {
        address = body.unsigned(body.remaining());
        operation = 0;
      }
      case DW_LNE_DEFINE_FILE -> defineFile(body);
      default -> {}
    }
  }

  private void defineFile(Cursor body) {
    String name = names.inline(body);
    files.add(LineHeader.oldFile(name, List.of(), body, names));
  }

  private void emit(boolean end) {
    String name = file < files.size() && files.get(file) != null ? files.get(file) : "?";
    if (!rows.add(address & 0xffff_ffffL, name, line, column, statement, end)) {
      throw at.damaged("a row after " + LineRows.MOST + " others");
    }
  }
}
