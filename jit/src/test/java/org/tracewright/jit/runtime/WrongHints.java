package org.tracewright.jit.runtime;

import java.lang.invoke.MethodHandles;
import org.tracewright.jit.CodeMemory;
import org.tracewright.jit.Elidable;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.Limit;
import org.tracewright.jit.MemoryAccess;
import org.tracewright.jit.Residual;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;

/** A model that lies: each of its instructions breaks the promise of another hint. */
final class WrongHints {
  static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "wrong");

  // spotless:off - the columns are the documentation
  static final int HONEST = 0;
  static final int IMMUTABLE_WRITTEN = 1;   // the loop itself writes an element
  static final int IMMUTABLE_CHANGED = 2;   // somebody outside writes it
  static final int ELIDABLE_COUNTS = 3;     // answers depend on a field
  static final int ELIDABLE_WRITES = 4;     // has an effect
  static final int ALIASED = 5;             // a virtualizable array under another name
  static final int WRONG_ACCESS = 6;        // a memory access that does something else
  static final int CODE_CHANGES = 7;        // code is written and nobody told
  // spotless:on

  private final CodeMemory code;
  final byte[] codeBytes;
  @Immutable final int[] table = {5, 6, 7, 8};
  @Virtualizable int pc;
  @Virtualizable final int[] x = new int[4];
  @Virtualizable final int[] y = new int[4];
  private final int[][] alias = {null};
  private final byte[] memory = new byte[16];
  @Retired long retired;
  @Limit long limit;
  int counter;
  int notes;

  WrongHints(int... program) {
    codeBytes = new byte[program.length];
    for (int i = 0; i < program.length; i++) {
      codeBytes[i] = (byte) program[i];
    }
    code = new CodeMemory(codeBytes);
    alias[0] = y;
  }

  void run(long upTo) {
    limit = upTo;
    for (; ; ) {
      JIT.mergePoint(this, pc);
      if (retired >= limit) {
        return;
      }
      step(code.fetchByte(pc));
      pc = pc + 1 == codeBytes.length ? 0 : pc + 1;
      retired++;
    }
  }

  private void step(int op) {
    switch (op) {
      case IMMUTABLE_WRITTEN -> {
        x[0] += table[2];
        table[2] = (int) retired;
      }
      case IMMUTABLE_CHANGED -> x[0] += table[1];
      case ELIDABLE_COUNTS -> x[0] += counted(3);
      case ELIDABLE_WRITES -> x[0] += noted(x[1] & 7);
      case ALIASED -> {
        y[1]++;
        alias[0][1] += 2;
        x[0] += y[1];
      }
      case WRONG_ACCESS -> x[0] += load(memory, 4);
      case CODE_CHANGES -> write(x[0]++);
      default -> x[1] += 3;
    }
  }

  @Elidable
  private int counted(int value) {
    return value + counter;
  }

  @Elidable
  private int noted(int value) {
    notes++;
    return value * 2;
  }

  @MemoryAccess(MemoryAccess.Kind.LOAD_INT_LE)
  static int load(byte[] bytes, int index) {
    return bytes[index] + 1;
  }

  @Residual
  private void write(int value) {
    codeBytes[1] = (byte) (value < 500 ? HONEST : IMMUTABLE_CHANGED);
  }
}
