package org.tracewright.bench;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.tracewright.jit.Engine;

/**
 * One of the {@link Model}s at work, in a process of its own that behaves as a workload does: a dot
 * on standard error for each lap, what it found on standard output.
 */
final class ModelRun {
  private ModelRun() {}

  /** Runs a model: NAME ENGINE ITERATIONS LAP. */
  public static void main(String[] arguments) {
    Model model = Model.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    int lap = Integer.parseInt(arguments[3]);
    LongSupplier work = model.work(Engine.valueOf(arguments[1]));
    long found = work.getAsLong();
    for (int i = 1; i <= Integer.parseInt(arguments[2]); i++) {
      long again = work.getAsLong();
      if (again != found) {
        throw new AssertionError(found + " at first, then " + again);
      }
      if (i % lap == 0) {
        System.err.print('.');
      }
    }
    System.out.println(found);
  }
}
