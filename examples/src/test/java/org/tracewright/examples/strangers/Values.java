package org.tracewright.examples.strangers;

import java.lang.invoke.MethodHandles;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.Virtualizable;

/** State of all types, in all places. */
// Fields are compared by reflection, and strangers do what we would not.
@SuppressWarnings({"UnusedVariable", "NonAtomicVolatileUpdate", "StaticAssignmentInConstructor"})
final class Values {
  private Values() {}

  /** The common part. */
  abstract static class Machine implements Stranger {
    @Immutable final byte[] program;
    @Virtualizable int at;
    int left;

    Machine(byte[] program) {
      this.program = program;
    }

    int next() {
      int op = program[at];
      at = at + 1 == program.length ? 0 : at + 1;
      return op;
    }
  }

  /** Numbers wider than an int, and narrower. */
  static final class Numbers extends Machine {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "numbers");
    @Virtualizable private long wide = 0x123456789L;
    @Virtualizable private double real = 1.5;
    @Virtualizable private float single = 2.5f;
    @Virtualizable private short small = -3;
    @Virtualizable private char letter = 'x';
    @Virtualizable private byte tiny = 5;
    @Virtualizable private boolean flag;
    @Virtualizable private final double[] reals = {1, 2, 3};
    @Virtualizable private final long[] longs = {4, 5, 6};
    @Virtualizable private final char[] letters = {'a', 'b'};
    private volatile int shared = 9;
    private volatile long sharedLong = 9;

    Numbers(byte[] program) {
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
        switch (next()) {
          case 0 -> wide = wide * 6364136223846793005L + (small << 3) + (flag ? 1 : 0);
          case 1 -> real = real / 3 + reals[1] - (float) wide % 7;
          case 2 -> single = (float) Math.sqrt(Math.abs(single)) + tiny;
          case 3 -> {
            small += (short) wide;
            letter += 1;
            tiny -= (byte) small;
            flag ^= letter > tiny;
          }
          case 4 -> reals[2] = reals[0] + (reals[0] = real > 0 ? real : Double.NaN);
          case 5 -> longs[small & 1] = wide >>> letter | longs[2] << 3;
          case 6 -> {
            shared += (int) real;
            sharedLong ^= shared + wide;
            letters[1] = (char) (letters[0]++ + (int) single);
          }
          default -> wide = (long) real / (tiny == 0 ? 1 : tiny) + (long) single % 5;
        }
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** Tables of tables, copies of arrays, and what the library does with them. */
  static final class Tables extends Machine {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "tables");
    private final int[][] grid = new int[4][4];
    private final long[][][] cube = {{{1, 2}, {3}}, {{4}, {5, 6, 7}}};

    @Immutable(dimensions = 2)
    private final int[][] fixed = {{1, 2, 3}, {4, 5, 6}};

    private int[] row = grid[0];
    private final boolean[] flags = new boolean[5];
    private int x;
    private int y;

    Tables(byte[] program) {
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
        step(next());
      }
    }

    private void step(int op) {
      switch (op) {
        case 0 -> grid[x & 3][y & 3] += x + 1;
        case 1 -> x = grid[y & 3][x & 3] + fixed[y & 1][op + 1];
        case 2 -> row = grid[y & 3];
        case 3 -> row[x & 3]++;
        case 4 -> y += (int) cube[x & 1][y & 1][0];
        case 5 -> grid[1] = row.clone();
        case 6 -> System.arraycopy(grid[0], 0, grid[2], 1, 3);
        default -> {
          java.util.Arrays.fill(flags, (x & 1) == 0);
          flags[y & 3] ^= flags[4];
          x += flags[0] ? 1 : 2;
        }
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** A stack of whatever there is. */
  static final class Boxes extends Machine {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "boxes");
    private final Object[] stack = new Object[8];
    @Virtualizable private int depth;

    Boxes(byte[] program) {
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
        int op = next();
        if (depth < 2) {
          push(op * 1000 + left);
        } else if (depth > 6) {
          stack[--depth] = null;
        } else {
          step(op);
        }
      }
    }

    private void step(int op) {
      switch (op) {
        case 0 -> push((long) op + left);
        case 1 -> push("text " + left % 3);
        case 2 -> push(left / 2.0);
        case 3 -> push(left % 7);
        case 4, 5 -> push(add(pop(), pop()));
        case 6 -> push(pop().equals(stack[depth - 1]));
        default -> push(pop().hashCode());
      }
    }

    private static Object add(Object left, Object right) {
      if (left instanceof Integer a && right instanceof Integer b) {
        return a + b;
      }
      if (left instanceof Number a && right instanceof Number b) {
        return a.doubleValue() + b.doubleValue();
      }
      return left instanceof String text ? text.length() : Boolean.TRUE;
    }

    private void push(Object value) {
      stack[depth++] = value;
    }

    private Object pop() {
      Object value = stack[--depth];
      stack[depth] = null;
      return value;
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** All the state is one record, made anew in each turn. */
  static final class Records extends Machine {
    private record Pair(int a, long b) {
      Pair plus(int n) {
        return new Pair(a + n, b * 31 + a);
      }
    }

    private record State(Pair pair, Object any) {}

    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "records");
    private State state = new State(new Pair(1, 2), null);

    Records(byte[] program) {
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
        step(next());
      }
    }

    private void step(int op) {
      Pair pair = state.pair();
      switch (op) {
        case 0, 1, 2 -> state = new State(pair.plus(op), state.any());
        case 3 -> state = new State(pair, pair);
        case 4 -> state = new State(new Pair(pair.a() ^ 5, pair.b()), pair.a() % 2 == 0 ? this : 1);
        case 5 -> {
          if (state.any() instanceof Pair(int a, long b) && a < b) {
            state = new State(new Pair(a, b + 1), null);
          }
        }
        default -> state = new State(pair.plus(state.any() == this ? 3 : 4), state.any());
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** State that all machines share. */
  static final class Statics extends Machine {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "statics");
    private static final int[] CELLS = new int[4];
    private static final int[] POWERS = {1, 10, 100, 1000};
    private static int sum;
    private static long product = 1;
    private static Object last;

    Statics(byte[] program) {
      super(program);
      sum = 0;
      product = 1;
      last = null;
      java.util.Arrays.fill(CELLS, 0);
    }

    @Override
    public void run(int turns) {
      left = turns;
      while (true) {
        DRIVER.mergePoint(this, at);
        if (left-- == 0) {
          return;
        }
        int op = next();
        switch (op) {
          case 0 -> sum += POWERS[op + 1];
          case 1 -> product = product * 3 + sum;
          case 2 -> CELLS[sum & 3] += op;
          case 3 -> last = sum % 2 == 0 ? CELLS : POWERS;
          case 4 -> sum += last == CELLS ? 1 : 2;
          case 5 -> sum += CELLS[1] - POWERS[sum & 3];
          default -> product ^= sum--;
        }
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }

    @Override
    public String toString() {
      return sum + " " + product + java.util.Arrays.toString(CELLS);
    }
  }
}
