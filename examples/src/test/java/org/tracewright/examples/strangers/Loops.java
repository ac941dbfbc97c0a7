package org.tracewright.examples.strangers;

import java.lang.invoke.MethodHandles;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.Limit;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;

/** Loops of many forms, some of which cannot be traced. */
@SuppressWarnings("UnusedVariable") // they are compared by reflection
final class Loops {
  private Loops() {}

  /** No hint but the merge point. */
  static final class Bare implements Stranger {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "bare");
    private byte[] program;
    private int where;
    private int left;
    private int sum = 1;

    Bare(byte[] program) {
      this.program = program;
    }

    @Override
    public void run(int turns) {
      left = turns;
      while (true) {
        DRIVER.mergePoint(this, where);
        if (left == 0) {
          return;
        }
        left--;
        int op = program[where];
        where++;
        if (where == program.length) {
          where = 0;
        }
        sum = op % 3 == 0 ? sum * 5 + op : op % 3 == 1 ? sum ^ where : -sum;
        if (sum % 11 == 3) {
          where = (where + 2) % program.length;
        }
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** The condition in the loop's head, and an update behind its body. */
  static final class Headed implements Stranger {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "headed");
    @Immutable private final byte[] program;
    @Virtualizable private int pc;
    @Virtualizable private int a = 7;
    private final int[] memory = new int[8];
    private int left;
    private boolean halted;

    Headed(byte[] program) {
      this.program = program;
    }

    @Override
    public void run(int turns) {
      halted = false;
      for (left = turns; left > 0 && !halted; pc = pc + 1 == program.length ? 0 : pc + 1, left--) {
        DRIVER.mergePoint(this, pc);
        switch (program[pc]) {
          case 0, 1 -> a += 3;
          case 2 -> memory[a & 7] += a;
          case 3 -> a = memory[a & 7] ^ a << 1;
          case 4 -> {
            if (a % 5 == 0) {
              continue;
            }
            a--;
          }
          case 5 -> halted = a % 97 == 0;
          default -> a = -a;
        }
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** The condition at the end, ways out in the middle, and something behind the loop. */
  static final class Tailed implements Stranger {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "tailed");
    @Immutable private final byte[] program;
    @Virtualizable private int pc;
    @Virtualizable private long value = 3;
    @Retired private long done;
    @Limit private long until;
    private int ends;
    private int breaks;

    Tailed(byte[] program) {
      this.program = program;
    }

    @Override
    public void run(int turns) {
      until = done + turns;
      outer:
      do {
        DRIVER.mergePoint(this, pc);
        byte op = program[pc];
        pc = (pc + 1) % program.length;
        done++;
        if (op == 7 && value % 1001 == 0) {
          break outer;
        }
        value = value * 31 + op;
        if (value < 0 && op == 3) {
          value = ~value;
        }
      } while (done < until);
      ends++;
      breaks += done < until ? 1 : 0;
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** A local variable counts. */
  static final class LiveLocal implements Stranger {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "live local");
    @Immutable private final byte[] program;
    private int pc;
    private int total;

    LiveLocal(byte[] program) {
      this.program = program;
    }

    @Override
    public void run(int turns) {
      int subtotal = 0;
      for (int turn = 0; turn < turns; turn++) {
        DRIVER.mergePoint(this, pc);
        subtotal += program[pc];
        pc = (pc + 1) % program.length;
      }
      total += subtotal;
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** Two loops, each with a merge point. */
  static final class Two implements Stranger {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "two");
    @Immutable private final byte[] program;
    private int pc;
    private int left;
    private int sum;

    Two(byte[] program) {
      this.program = program;
    }

    @Override
    public void run(int turns) {
      for (left = turns / 2; left > 0; left--) {
        DRIVER.mergePoint(this, pc);
        step();
      }
      for (left = turns - turns / 2; left > 0; left--) {
        DRIVER.mergePoint(this, pc);
        step();
        sum++;
      }
    }

    private void step() {
      sum = sum * 3 + program[pc];
      pc = (pc + 1) % program.length;
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** The state is another object, the loop static. */
  static final class Static implements Stranger {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "static");
    @Immutable private final byte[] program;
    private int pc;
    private int left;
    private int sum;

    Static(byte[] program) {
      this.program = program;
    }

    @Override
    public void run(int turns) {
      left = turns;
      loop(this);
    }

    private static void loop(Static s) {
      while (s.left > 0) {
        DRIVER.mergePoint(s, s.pc);
        s.sum = s.sum * 3 + s.program[s.pc];
        s.pc = (s.pc + 1) % s.program.length;
        s.left--;
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }

  /** The key is always the same, or says too little. */
  static final class Vague implements Stranger {
    private static final JitDriver DRIVER = JitDriver.of(MethodHandles.lookup(), "vague");
    private final byte[] program;
    private int pc;
    private int left;
    private int sum;

    Vague(byte[] program) {
      this.program = program.clone();
    }

    @Override
    public void run(int turns) {
      left = turns;
      while (true) {
        DRIVER.mergePoint(this, (pc & 3) * 0x40000001 + Integer.MIN_VALUE);
        if (left-- == 0) {
          return;
        }
        int op = program[pc];
        sum = op < 4 ? sum + op : op < 6 ? sum * 7 - pc : sum ^ left;
        program[pc] = (byte) (sum % 7 == 0 ? (op + 1) & 7 : op); // not @Immutable
        pc = (pc + (sum % 5 == 0 ? 2 : 1)) % program.length;
      }
    }

    @Override
    public JitDriver driver() {
      return DRIVER;
    }
  }
}
