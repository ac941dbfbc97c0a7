package org.tracewright.jit.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The thread in which this process optimises and emits; it ends when there is nothing to do. */
final class CompileQueue {
  private static final Executor BACKGROUND = background();
  private static final Executor AT_ONCE = Runnable::run;

  private CompileQueue() {}

  private static Executor background() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), CompileQueue::daemon);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "tracewright compiler");
    thread.setDaemon(true);
    return thread;
  }

  static Executor executor(boolean synchronous) {
    return synchronous ? AT_ONCE : BACKGROUND;
  }
}
