package org.tracewright.cpu.riscv32.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tracewright.cpu.riscv32.differential.Item.Insn;

/**
 * One random program: registers, memory, instructions, and how often to run them. x2 points to the
 * start of its memory, x8 into the middle, x9 counts the turns; the items leave these three alone.
 *
 * @param registers x0 to x31 at the start; those three are set when it is placed
 * @param window its memory at the start, {@link #WINDOW} bytes
 */
record Block(int[] registers, byte[] window, int turns, List<Item> items) {
  /** Bytes that loads and stores may reach. */
  static final int WINDOW = 512;

  /** Window and, behind it, the registers at the end. */
  static final int SIZE = WINDOW + 128;

  static final int STACK = 2;
  static final int BASE = 8;
  static final int COUNTER = 9;

  /** How far x8 lies behind the window's start. */
  static final int MIDDLE = WINDOW / 2;

  Block without(int index) {
    List<Item> fewer = new ArrayList<>(items);
    fewer.remove(index);
    return new Block(registers, window, turns, fewer);
  }

  Block once() {
    return new Block(registers, window, 1, items);
  }

  /** All instructions, for registers kept at {@code image}. */
  List<Insn> code(int image) {
    List<Insn> code = new ArrayList<>();
    int low = (image << 20) >> 20;
    code.add(new Insn("lui", 31, (image - low) >>> 12));
    code.add(new Insn("addi", 31, 31, low));
    for (int x = 1; x < 32; x++) {
      code.add(new Insn("lw", x, 4 * x, 31));
    }
    List<Insn> body = body();
    code.addAll(body);
    code.add(new Insn("addi", COUNTER, COUNTER, -1));
    code.add(new Insn("beq", COUNTER, 0, 8));
    code.add(new Insn("jal", 0, -8 - body.stream().mapToInt(Insn::bytes).sum()));
    for (int x = 1; x < 32; x++) {
      code.add(new Insn("sw", x, WINDOW - MIDDLE + 4 * x, BASE));
    }
    return code;
  }

  private List<Insn> body() {
    List<Insn> body = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      int end = Math.min(items.size(), i + 1 + items.get(i).skip());
      int distance = items.subList(i, end).stream().mapToInt(Item::bytes).sum();
      body.addAll(items.get(i).placed(distance));
    }
    return body;
  }

  @Override
  public String toString() {
    return items.stream().map(Item::toString).collect(Collectors.joining("\n"));
  }
}
