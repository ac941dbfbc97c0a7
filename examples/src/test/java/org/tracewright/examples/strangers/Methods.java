package org.tracewright.examples.strangers;

import java.lang.invoke.MethodHandles;
import org.tracewright.jit.CodeMemory;
import org.tracewright.jit.Elidable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.QuasiImmutable;
import org.tracewright.jit.Residual;
import org.tracewright.jit.Unroll;
import org.tracewright.jit.Virtualizable;

/** What methods may do. */
// Fields are compared by reflection; an exception ends the recursion.
@SuppressWarnings({"UnusedVariable", "InfiniteRecursion"})
final class Methods {
  private Methods() {}

  /** Exceptions, thrown and caught inside a turn and out of it. */
  static final class Throwing extends Values.Machine {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "throwing");

    private static final class Trap extends Exception {
      private static final long serialVersionUID = 1;
      final int code;

      Trap(int code) {
        super("trap " + code);
        this.code = code;
      }
    }

    private final int[] memory = new int[4];
    private Object[] objects = new String[2];
    private int x = 1;
    private int finals;
    private int caught;

    Throwing(byte[] program) {
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
        x += op;
        try {
          step(op);
        } catch (Trap trap) {
          x ^= trap.code;
          caught++;
        } catch (ArithmeticException | ArrayIndexOutOfBoundsException fault) {
          caught += 2;
        } finally {
          finals++;
        }
        if (x % 1009 == 0) {
          throw new IllegalStateException("out at " + x);
        }
      }
    }

    private void step(int op) throws Trap {
      switch (op) {
        case 0 -> x = 1000 / (x % 4);
        case 1 -> memory[x & 7]++;
        case 2 -> deep(x & 3);
        case 3 -> {
          try {
            objects[x & 1] = x % 3 == 0 ? (Object) 5 : "five";
          } catch (ArrayStoreException e) {
            objects = x % 2 == 0 ? new Object[2] : objects;
            x++;
          }
        }
        case 4 -> x += nullOr(x % 3 == 0 ? null : memory);
        case 5 -> {
          try {
            deep(2);
          } finally {
            x += 2;
          }
        }
        case 6 -> x += (x % 4 == 0 ? null : objects[x & 1]) == null ? 1 : 2;
        default -> x += new int[x % 5 == 0 ? 0 : 3].length;
      }
    }

    private void deep(int depth) throws Trap {
      if (depth == 0) {
        throw new Trap(x & 255);
      }
      memory[depth]++;
      deep(x % 6 == 0 ? 0 : depth - 1);
      memory[0]--;
    }

    private int nullOr(int[] array) {
      try {
        return array.length;
      } catch (NullPointerException e) {
        return -1;
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** Loops inside instructions, and recursion. */
  static final class Nested extends Values.Machine {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "nested");
    private final int[] memory = new int[10];
    private int x = 3;

    Nested(byte[] program) {
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
        switch (op) {
          case 0 -> {
            for (int i = 0; i < (x & 7); i++) {
              memory[i] += x;
            }
          }
          case 1 -> sort();
          case 2 -> x += fibonacci(x & 7);
          case 3 -> x += isEven(x & 15) ? 1 : 2;
          case 4 -> {
            outer:
            for (int i = 0; i < 4; i++) {
              for (int j = i; j < 4; j++) {
                if (memory[i + j] % 5 == 2) {
                  break outer;
                }
                x += j;
              }
            }
          }
          case 5 -> memory[9] = sumOf(x, op, memory[2], 4);
          default -> x ^= memory[op] + op;
        }
      }
    }

    private void sort() {
      for (int i = 1; i < memory.length; i++) {
        int value = memory[i];
        int j = i;
        while (j > 0 && memory[j - 1] > value) {
          memory[j] = memory[--j];
        }
        memory[j] = value;
      }
    }

    private static int sumOf(int... values) {
      int sum = 0;
      for (int value : values) {
        sum += value;
      }
      return sum;
    }

    private static int fibonacci(int n) {
      return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }

    private static boolean isEven(int n) {
      return n == 0 || isOdd(n - 1);
    }

    private static boolean isOdd(int n) {
      return n != 0 && isEven(n - 1);
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** What a superclass in another nest brings along. */
  static final class Heir extends Ancestor<Integer> {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "heir");

    Heir(byte[] program) {
      super(program);
    }

    @Override
    public void run(int turns) {
      begin(turns);
      while (true) {
        DRIVER.mergePoint(this, position());
        if (isOver()) {
          return;
        }
        step(fetch());
      }
    }

    @Override
    void step(int op) {
      if (op == 3) {
        note(op);
      } else {
        super.step(op);
      }
      own(op);
    }

    @Override
    @Residual
    int hidden(int op) {
      return super.hidden(op) + 1;
    }

    @Override
    Integer boxed(int op) {
      return op + 1;
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** All hints there are. */
  static final class Hinted extends Values.Machine {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "hinted");
    private final byte[] bytes = new byte[16];
    private final CodeMemory code = new CodeMemory(bytes);
    @QuasiImmutable private int mode = 1;
    @Virtualizable private final int[] file = new int[4];
    private int x = 1;

    Hinted(byte[] program) {
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
        switch (op) {
          case 0 -> x += code.fetchByte(at % 16) + mode;
          case 1 -> {
            if (x % 64 == 0) {
              bytes[x >> 6 & 15]++;
              code.written(x >> 6 & 15, 1);
            }
          }
          case 2 -> mode = x % 50 == 0 ? mode ^ 3 : mode;
          case 3 -> x += square(op) + square(x & 3);
          case 4 -> file[JitDriver.promote(x & 3)] += unrolled(op);
          case 5 -> x ^= file[x & 3];
          case 6 ->
              x +=
                  JitDriver.inTrace()
                      ? code.fetchCharLE(2)
                      : (bytes[2] & 255) | (bytes[3] << 8 & 0xff00);
          default ->
              x += (int) JitDriver.promote((long) (x & 1)) + (JitDriver.promote(x > 0) ? 1 : 0);
        }
      }
    }

    @Elidable
    private static int square(int n) {
      return n * n;
    }

    @Unroll
    private int unrolled(int rounds) {
      int sum = 0;
      for (int i = 0; i < (x & 1) + rounds - 3; i++) {
        sum += file[i & 3];
      }
      return sum;
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** An instruction runs a machine, another or the same. */
  static final class Reentrant extends Values.Machine {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "reentrant");
    private final Reentrant inner;
    private int x = 1;

    Reentrant(byte[] program) {
      this(program, new Reentrant(program, null));
    }

    private Reentrant(byte[] program, Reentrant inner) {
      super(program);
      this.inner = inner;
    }

    @Override
    public void run(int turns) {
      left = turns;
      while (true) {
        DRIVER.mergePoint(this, at);
        if (left <= 0) {
          return;
        }
        left--;
        int op = next();
        if (op == 0 && inner != null && x % 4 == 0) {
          inner.run(9);
          x += inner.x;
        } else if (op == 1 && x % 5 == 0) {
          int rest = left;
          run(Math.min(rest, 2));
          left = rest;
        } else {
          x = x * 3 + op;
        }
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }
}
