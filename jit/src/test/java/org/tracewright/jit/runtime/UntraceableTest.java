package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;

class UntraceableTest {
  /** A local variable outlives the turn. */
  static final class Stubborn {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "stubborn");
    private int pc;
    int sum;

    void run(int turns) {
      int carried = 0;
      for (int turn = 0; turn < turns; turn++) {
        JIT.mergePoint(this, pc);
        carried += 3;
        pc = carried & 3;
        sum = carried;
      }
    }
  }

  @Test
  void runsInterpretedAndSaysWhyOnce() {
    List<String> said = new ArrayList<>();
    Handler listener = listener(said);
    Logger log = Logger.getLogger("org.tracewright.jit");
    log.addHandler(listener);
    log.setUseParentHandlers(false);
    try {
      for (Engine engine : Engine.values()) {
        said.clear();
        Stubborn.JIT.settings(
            JitSettings.defaults().withSynchronous(true).withThresholds(5, 5).withEngine(engine));
        for (int machine = 0; machine < 3; machine++) {
          Stubborn stubborn = new Stubborn();
          stubborn.run(10_000);
          assertThat(stubborn.sum).isEqualTo(30_000);
          assertThat(Stubborn.JIT.statistics(stubborn).regions()).isZero();
        }
        assertThat(said).hasSize(engine == Engine.OFF ? 0 : 1);
        assertThat(said)
            .allSatisfy(
                line ->
                    assertThat(line)
                        .contains("Stubborn runs interpreted", "local variable carried"));
      }
    } finally {
      log.removeHandler(listener);
      log.setUseParentHandlers(true);
    }
  }

  private static Handler listener(List<String> said) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        said.add(new SimpleFormatter().formatMessage(entry));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
