package org.tracewright.examples.strangers;

import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.Residual;

/** Instructions and state as objects. */
@SuppressWarnings("UnusedVariable") // they are compared by reflection
final class Objects {
  private Objects() {}

  /** An instruction that knows what to do. */
  interface Action {
    int apply(Dispatch machine, int x);

    default int twice(Dispatch machine, int x) {
      return apply(machine, apply(machine, x));
    }
  }

  /** Actions of every kind there is. */
  static final class Dispatch extends Values.Machine {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "dispatch");

    private enum Simple implements Action {
      NEGATE {
        @Override
        public int apply(Dispatch machine, int x) {
          return -x;
        }
      },
      COUNT {
        @Override
        public int apply(Dispatch machine, int x) {
          return x + machine.memory.accesses();
        }
      }
    }

    private record Add(int amount) implements Action {
      @Override
      public int apply(Dispatch machine, int x) {
        return x + amount;
      }
    }

    private abstract static class Access implements Action {
      private int uses;

      abstract int index(int x);

      @Override
      public int apply(Dispatch machine, int x) {
        uses++;
        machine.memory.store(index(x), x);
        return machine.memory.load(index(uses));
      }
    }

    private static final class Direct extends Access {
      @Override
      int index(int x) {
        return 3;
      }
    }

    private static final class Indexed extends Access {
      @Override
      int index(int x) {
        return x + Memory.instances();
      }

      @Override
      public int twice(Dispatch machine, int x) {
        return super.apply(machine, x) + 1;
      }
    }

    private final Memory memory = new Memory();
    @Immutable private final Action[] actions = new Action[8];
    private Action last = Simple.NEGATE;
    private int x = 1;

    Dispatch(byte[] program) {
      super(program);
      Action[] all = {
        Simple.NEGATE,
        Simple.COUNT,
        new Add(7),
        new Add(-3),
        new Direct(),
        new Indexed(),
        (machine, value) -> value ^ machine.left,
        Dispatch::times
      };
      System.arraycopy(all, 0, actions, 0, all.length);
    }

    private static int times(Dispatch machine, int x) {
      return x * 3;
    }

    @Override
    public void run(int turns) {
      left = turns;
      while (true) {
        DRIVER.mergePoint(this, at);
        if (left-- == 0) {
          return;
        }
        Action action = actions[next()];
        x = x % 3 == 0 ? last.twice(this, x) : action.apply(this, x);
        last = x % 7 == 0 ? action : last;
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** The state lies elsewhere; the interpreter has only the loop. */
  static final class Elsewhere implements Stranger {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "elsewhere");
    @Immutable private final byte[] program;
    private final Registers cpu = new Registers();
    private int left;

    Elsewhere(byte[] program) {
      this.program = program;
    }

    @Override
    public void run(int turns) {
      left = turns;
      while (true) {
        DRIVER.mergePoint(this, cpu.counter());
        if (left-- == 0) {
          return;
        }
        int op = program[cpu.counter()];
        cpu.counter(cpu.counter() + 1 == program.length ? 0 : cpu.counter() + 1);
        switch (op) {
          case 0, 1 -> cpu.value(op, cpu.value(op + 1) * 3 + op);
          case 2 -> cpu.value(2, cpu.value(0) ^ left);
          case 3 -> cpu.rotate();
          case 4 -> cpu.weight = cpu.weight / 2 + cpu.value(3);
          default -> cpu.value(3, (long) cpu.weight + op);
        }
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** A tree of instructions that a pattern switch takes apart. */
  static final class Patterns extends Values.Machine {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "patterns");

    private sealed interface Node permits Constant, Sum, Get, Set {}

    private record Constant(int value) implements Node {}

    private record Sum(Node left, Node right) implements Node {}

    private record Get(int index) implements Node {}

    private record Set(int index, Node value) implements Node {}

    @Immutable private final Node[] nodes;
    private final int[] variables = {1, 2, 3, 4};

    Patterns(byte[] program) {
      super(program);
      Node sum = new Sum(new Get(0), new Sum(new Constant(5), new Get(1)));
      nodes =
          new Node[] {
            new Set(0, sum), new Set(1, new Get(2)), new Set(2, new Constant(9)), sum,
            new Set(3, new Sum(new Get(3), new Get(0))), new Constant(1), new Set(2, sum), sum
          };
    }

    @Override
    public void run(int turns) {
      left = turns;
      while (true) {
        DRIVER.mergePoint(this, at);
        if (left-- == 0) {
          return;
        }
        variables[3] ^= evaluate(nodes[next()]);
      }
    }

    private int evaluate(Node node) {
      return switch (node) {
        case Constant c when c.value() == 1 -> 77;
        case Constant c -> c.value();
        case Sum(Node left, Node right) -> evaluate(left) + evaluate(right);
        case Get get -> variables[get.index()];
        case Set set -> variables[set.index()] = evaluate(set.value()) >> 1;
      };
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** Instructions are enum constants, and strings. */
  static final class Names extends Values.Machine {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "names");

    private enum Op {
      ADD,
      SHIFT,
      SWAP,
      TEST
    }

    @Immutable private final Op[] ops = {Op.ADD, Op.SHIFT, Op.SWAP, Op.TEST};
    private final String[] words = {"add", "Aa", "BB", "none"};
    private int x = 1;
    private int y = 2;

    Names(byte[] program) {
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
        if (op < 4) {
          byEnum(ops[op]);
        } else {
          byString(words[op & 3]);
        }
      }
    }

    private void byEnum(Op op) {
      switch (op) {
        case ADD -> x += y;
        case SHIFT -> x <<= y & 3;
        case SWAP -> {
          int old = x;
          x = y;
          y = old;
        }
        case TEST -> y += x > 0 ? op.ordinal() : op.name().length();
      }
    }

    private void byString(String word) {
      switch (word) {
        case "add" -> x += 3;
        case "Aa" -> y ^= x;
        case "BB" -> y--;
        default -> x = -x;
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** Collections, lambdas and locks. */
  static final class Library extends Values.Machine {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "library");
    private static final IntBinaryOperator[] OPERATORS = {
      (a, b) -> a + b, (a, b) -> a ^ b, Math::max, Integer::rotateLeft
    };
    private final Deque<Integer> stack = new ArrayDeque<>();
    private final Map<Integer, Integer> variables = new HashMap<>();
    private final StringBuilder log = new StringBuilder();
    private int locked;

    Library(byte[] program) {
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
        if (stack.size() < 2) {
          stack.push(left);
        } else {
          step(op);
        }
      }
    }

    private void step(int op) {
      switch (op) {
        case 0, 1, 2, 3 -> stack.push(OPERATORS[op].applyAsInt(stack.pop(), stack.pop()));
        case 4 -> variables.merge(stack.pop() & 7, 1, Integer::sum);
        case 5 -> stack.push(variables.getOrDefault(left & 7, 5));
        case 6 -> lock(stack.pop());
        default -> note("x" + stack.peek() % 10);
      }
    }

    private synchronized void lock(int value) {
      locked += value;
    }

    @Residual
    private void note(String text) {
      log.append(text);
      log.setLength(Math.min(log.length(), 20));
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }
}
