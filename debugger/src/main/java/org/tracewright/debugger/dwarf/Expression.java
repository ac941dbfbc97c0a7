package org.tracewright.debugger.dwarf;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Evaluates a DWARF expression that gives an address or a value. DWARF 5, 2.5 "DWARF Expressions",
 * as far as call-frame information may use them (6.4.2); branches included, so steps are counted.
 */
final class Expression {
  private static final int MOST_STEPS = 10_000;
  private static final int MOST_VALUES = 256;

  private final Cursor whole;
  private final FrameState state;
  private final Deque<Integer> stack = new ArrayDeque<>();
  private Cursor at;

  private Expression(Cursor expression, FrameState state) {
    this.whole = expression;
    this.state = state;
    this.at = expression.copy();
  }

  /** What an expression gives, starting with {@code first} on its stack. */
  static int evaluate(Cursor expression, int first, FrameState state) {
    Expression evaluation = new Expression(expression, state);
    evaluation.push(first);
    return evaluation.run();
  }

  /** What an expression gives, starting with an empty stack. */
  static int evaluate(Cursor expression, FrameState state) {
    return new Expression(expression, state).run();
  }

  private int run() {
    for (int steps = 0; !at.atEnd(); steps++) {
      if (steps == MOST_STEPS) {
        throw at.damaged("an expression of more than " + MOST_STEPS + " steps");
      }
      step(at.u8());
    }
    return pop();
  }

  private void push(long value) {
    if (stack.size() == MOST_VALUES) {
      throw at.damaged("an expression with more than " + MOST_VALUES + " values");
    }
    stack.push((int) value);
  }

  private int pop() {
    if (stack.isEmpty()) {
      throw at.damaged("an expression that lacks a value");
    }
    return stack.pop();
  }

  private void step(int op) {
    if (op >= Op.LIT0 && op < Op.LIT0 + 32) {
      push(op - Op.LIT0);
    } else if (op >= Op.BREG0 && op < Op.BREG0 + 32) {
      push(state.register(op - Op.BREG0) + at.sleb());
    } else if (op >= Op.CONST1U && op <= Op.CONSTS) {
      push(constant(op));
    } else if (op >= Op.EQ && op <= Op.NE) {
      compare(op);
    } else {
      other(op);
    }
  }

  private long constant(int op) {
    return switch (op) {
      case Op.CONSTU -> at.uleb();
      case Op.CONSTS -> at.sleb();
      default -> {
        // 1u 1s 2u 2s 4u 4s 8u 8s follow each other.
        int width = 1 << ((op - Op.CONST1U) >> 1);
        yield ((op - Op.CONST1U) & 1) == 0 ? at.unsigned(width) : at.signed(width);
      }
    };
  }

  private void compare(int op) {
    int right = pop();
    int left = pop();
    boolean holds =
        switch (op) {
          case Op.EQ -> left == right;
          case Op.GE -> left >= right;
          case Op.GT -> left > right;
          case Op.LE -> left <= right;
          case Op.LT -> left < right;
          default -> left != right;
        };
    push(holds ? 1 : 0);
  }

  private void other(int op) {
    switch (op) {
      case Op.ADDR -> push(at.u32());
      case Op.DEREF -> push(state.word(pop()));
      case Op.DUP -> pick(0);
      case Op.DROP -> pop();
      case Op.OVER -> pick(1);
      case Op.PICK -> pick(at.u8());
      case Op.SWAP -> rotate(2);
      case Op.ROT -> rotate(3);
      case Op.PLUS_UCONST -> push(pop() + at.uleb());
      case Op.BREGX -> push(state.register(at.index()) + at.sleb());
      case Op.DEREF_SIZE -> push(state.load(pop(), at.u8()));
      case Op.SKIP -> branch(true);
      case Op.BRA -> branch(pop() != 0);
      case Op.NOP -> {}
      case Op.ABS -> push(Math.abs(pop()));
      case Op.NEG -> push(-pop());
      case Op.NOT -> push(~pop());
      default -> calculate(op);
    }
  }

  private void calculate(int op) {
    int right = pop();
    int left = pop();
    if (right == 0 && (op == Op.DIV || op == Op.MOD)) {
      throw at.damaged("a division by zero");
    }
    int result =
        switch (op) {
          case Op.AND -> left & right;
          case Op.DIV -> left / right;
          case Op.MINUS -> left - right;
          case Op.MOD -> Integer.remainderUnsigned(left, right);
          case Op.MUL -> left * right;
          case Op.OR -> left | right;
          case Op.PLUS -> left + right;
          case Op.SHL -> Integer.compareUnsigned(right, 32) < 0 ? left << right : 0;
          case Op.SHR -> Integer.compareUnsigned(right, 32) < 0 ? left >>> right : 0;
          case Op.SHRA -> left >> (Integer.compareUnsigned(right, 31) < 0 ? right : 31);
          case Op.XOR -> left ^ right;
          default -> throw at.damaged("the operation 0x" + Integer.toHexString(op));
        };
    push(result);
  }

  private void pick(int depth) {
    if (depth >= stack.size()) {
      throw at.damaged("an expression that lacks a value");
    }
    push(stack.stream().skip(depth).findFirst().orElseThrow());
  }

  /** Moves the top value below the {@code count - 1} under it. */
  private void rotate(int count) {
    int top = pop();
    int second = pop();
    if (count == 2) {
      push(top);
    } else {
      int third = pop();
      push(top);
      push(third);
    }
    push(second);
  }

  private void branch(boolean taken) {
    int distance = (short) at.u16();
    if (taken) {
      long target = (long) at.offset() + distance;
      if (target < whole.offset()) {
        throw at.damaged("a branch out of its expression");
      }
      at = whole.from(target);
    }
  }

  /** DWARF 5, 7.7.1 "Operation Encodings". */
  private static final class Op {
    static final int ADDR = 0x03;
    static final int DEREF = 0x06;
    static final int CONST1U = 0x08;
    static final int CONSTU = 0x10;
    static final int CONSTS = 0x11;
    static final int DUP = 0x12;
    static final int DROP = 0x13;
    static final int OVER = 0x14;
    static final int PICK = 0x15;
    static final int SWAP = 0x16;
    static final int ROT = 0x17;
    static final int ABS = 0x19;
    static final int AND = 0x1a;
    static final int DIV = 0x1b;
    static final int MINUS = 0x1c;
    static final int MOD = 0x1d;
    static final int MUL = 0x1e;
    static final int NEG = 0x1f;
    static final int NOT = 0x20;
    static final int OR = 0x21;
    static final int PLUS = 0x22;
    static final int PLUS_UCONST = 0x23;
    static final int SHL = 0x24;
    static final int SHR = 0x25;
    static final int SHRA = 0x26;
    static final int XOR = 0x27;
    static final int BRA = 0x28;
    static final int EQ = 0x29;
    static final int GE = 0x2a;
    static final int GT = 0x2b;
    static final int LE = 0x2c;
    static final int LT = 0x2d;
    static final int NE = 0x2e;
    static final int SKIP = 0x2f;
    static final int LIT0 = 0x30;
    static final int BREG0 = 0x70;
    static final int BREGX = 0x92;
    static final int DEREF_SIZE = 0x94;
    static final int NOP = 0x96;
  }
}
