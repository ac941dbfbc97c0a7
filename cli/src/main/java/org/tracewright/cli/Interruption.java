package org.tracewright.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tracewright.sim.Machine;

/**
 * Makes Ctrl-C and SIGTERM end the run in order: the machine stops between two instructions and
 * what there is to report gets written. A guest that waits for input cannot be stopped like that;
 * the process ends without it soon.
 */
final class Interruption extends Thread implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 500;

  private final Machine machine;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean came;

  private Interruption(Machine machine) {
    super("interruption");
    this.machine = machine;
  }

  /** Watches for the end of the process while the machine runs. */
  static Interruption of(Machine machine) {
    Interruption interruption = new Interruption(machine);
    Runtime.getRuntime().addShutdownHook(interruption);
    return interruption;
  }

  /** Whether the process is to end. */
  boolean came() {
    return came;
  }

  @Override
  public void run() {
    came = true;
    machine.requestStop();
    try {
      boolean inTime = done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      assert inTime || came;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(this);
    } catch (IllegalStateException ending) {
      // The process is ending: the hook runs or has run.
      came = true;
    }
  }
}
