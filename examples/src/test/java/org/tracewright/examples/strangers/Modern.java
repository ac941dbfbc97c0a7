package org.tracewright.examples.strangers;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;

/** Interpreters in the language of today. */
final class Modern {
  private Modern() {}

  /** A switch over patterns whose conditions depend on the state. */
  static final class Guarded extends Values.Machine {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "guarded");

    private sealed interface Instruction permits Add, Skip, Store {}

    private record Add(int to, int from) implements Instruction {}

    private record Skip(int less, int more) implements Instruction {}

    private record Store(int to, int value) implements Instruction {}

    @Immutable
    private final Instruction[] instructions = {
      new Add(0, 1), new Skip(0, 1), new Store(1, 77), new Add(1, 2),
      new Skip(2, 0), new Store(2, -9), new Add(2, 1), new Skip(1, 2)
    };

    private final int[] variables = {1, 2, 3};

    Guarded(byte[] program) {
      super(program);
    }

    @Override
    public void run(int turns) {
      left = turns;
      while (true) {
        DRIVER.mergePoint(this, at);
        if (left-- == 0) {
          return;
        }
        switch (instructions[next()]) {
          case Add(int to, int from) when from != to -> variables[to] += variables[from];
          case Skip skip when variables[skip.less()] < variables[skip.more()] -> next();
          case Skip skip when variables[skip.less()] > 1000 -> variables[skip.less()] = -500;
          case Store(int to, int value) -> variables[to] ^= value;
          case Instruction rest -> variables[0]++;
        }
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** Bytes that are read and written several at once. */
  static final class Views extends Values.Machine {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "views");
    private static final VarHandle SHORT = view(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle CHAR = view(char[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = view(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = view(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FLOAT = view(float[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes = new byte[32];
    private int index = 5;

    Views(byte[] program) {
      super(program);
    }

    private static VarHandle view(Class<?> elements, ByteOrder order) {
      return MethodHandles.byteArrayViewVarHandle(elements, order);
    }

    @Override
    public void run(int turns) {
      left = turns;
      while (true) {
        DRIVER.mergePoint(this, at);
        if (left-- == 0) {
          return;
        }
        step(next());
      }
    }

    private void step(int op) {
      switch (op) {
        case 0 -> SHORT.set(bytes, index, (short) (left * 31_337));
        case 1 -> INT.set(bytes, index, left * 0x9e3779b9);
        case 2 -> LONG.set(bytes, index, (long) LONG.get(bytes, 3) + (int) INT.get(bytes, index));
        case 3 -> index = (char) CHAR.get(bytes, index) % 25;
        case 4 -> index = (short) SHORT.get(bytes, index) & 15;
        case 5 -> CHAR.set(bytes, 30, (char) left);
        case 6 -> FLOAT.set(bytes, 8, (float) left);
        default -> outside();
      }
    }

    private void outside() {
      try {
        INT.set(bytes, index + 20, left);
      } catch (IndexOutOfBoundsException out) {
        index = 0;
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** Hardware in two phases: what it is now, and what it will be; the key is a register of it. */
  static final class Clocked extends Values.Machine {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "clocked");

    private int[] state = {0, 1, 2};
    private int[] next = new int[3];

    Clocked(byte[] program) {
      super(program);
    }

    @Override
    public void run(int turns) {
      left = turns;
      while (true) {
        DRIVER.mergePoint(this, state[0]);
        if (left == 0) {
          return;
        }
        left--;
        int op = program[state[0]];
        next[0] = state[0] + 1 == program.length ? 0 : state[0] + 1;
        next[1] = op < 4 ? state[2] : state[1] - op;
        next[2] = (op & 1) == 0 ? state[1] + op : state[2] ^ left;
        int[] now = state;
        state = next;
        next = now;
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }
}
