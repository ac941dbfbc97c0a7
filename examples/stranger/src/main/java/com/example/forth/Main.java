package com.example.forth;

import com.example.forth.Word.Branch;
import com.example.forth.Word.Kind;
import com.example.forth.Word.Literal;
import com.example.forth.Word.Operator;
import com.example.forth.Word.Variable;
import java.util.Arrays;
import org.tracewright.jit.Engine;

/** Runs one program on every engine, and says how long each took. */
public final class Main {
  private static final int ROUNDS = 11;
  private static final long N = 300_000;

  private Main() {}

  // for (i = 0; i < n; i++) sum = (sum * 3 + i) & 0xffffff
  private static Forth machine(Engine engine) {
    return new Forth(
        engine,
        new Variable(0, false), new Literal(N), new Operator(Kind.LESS), new Branch(18),
        new Variable(1, false), new Literal(3), new Operator(Kind.MULTIPLY),
        new Variable(0, false), new Operator(Kind.ADD),
        new Literal(0xffffff), new Operator(Kind.AND), new Variable(1, true),
        new Variable(0, false), new Literal(1), new Operator(Kind.ADD), new Variable(0, true),
        new Literal(0), new Branch(0));
  }

  private static long expected() {
    long sum = 0;
    for (long i = 0; i < N; i++) {
      sum = (sum * 3 + i) & 0xffffff;
    }
    return sum;
  }

  private static double median(Engine engine) {
    double[] times = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      Forth machine = machine(engine);
      long start = System.nanoTime();
      machine.run();
      times[round] = (System.nanoTime() - start) / 1e6;
      if (machine.variable(1) != expected()) {
        throw new AssertionError(engine + ": " + machine.variable(1));
      }
    }
    Arrays.sort(times);
    return times[ROUNDS / 2];
  }

  /** Prints, for every engine, the median of its times. */
  public static void main(String[] arguments) {
    System.out.println("findings " + Forth.DRIVER.lint());
    for (Engine engine : new Engine[] {Engine.OFF, Engine.JIT}) {
      System.out.println(engine + " " + median(engine) + " ms");
    }
    Forth machine = machine(Engine.JIT);
    machine.run();
    System.out.println("regions " + Forth.DRIVER.statistics(machine).regions());
    System.out.println("notes " + Forth.DRIVER.notes());
  }
}
