package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.ConditionalCall;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.Limit;
import org.tracewright.jit.LintFinding;
import org.tracewright.jit.Residual;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;

class ConditionalCallTest {
  private static final int OFTEN = 5;
  private static final int SELDOM = 1000;
  private static final int WRITES = 1;
  private static final int CALLS = 2;
  private static final int THROWS = 3;

  /** Writes to a buffer that is drained when it is full, in the middle of a turn. */
  static final class Writer {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "writer");

    private int size;
    @Virtualizable private int pc;
    @Virtualizable private final int[] x = new int[3];
    private int used;
    private int drains;
    private int lie; // what it does when it is not full
    private boolean jumps;
    private int throwAt = -1;
    private int logged;
    @Retired long retired;
    @Limit private long limit;

    Writer(int bufferSize, Engine engine) {
      size = bufferSize;
      JIT.engine(this, engine);
    }

    Writer lying(int how) {
      lie = how;
      return this;
    }

    void run(long upTo) {
      limit = upTo;
      for (; ; ) {
        JIT.mergePoint(this, pc);
        if (retired >= limit) {
          return;
        }
        x[0]++;
        used++;
        drain(used >= size, x[0]);
        x[1] += x[0] ^ x[2];
        pc = pc == 3 ? 0 : pc + 1;
        retired++;
      }
    }

    @ConditionalCall
    private void drain(boolean full, int amount) {
      if (full) {
        used = 0;
        x[2] += amount;
        drains++;
        pc ^= jumps ? 1 : 0;
        if (drains == throwAt) {
          throw new IllegalStateException("drained");
        }
      } else if (lie == WRITES) {
        drains++;
      } else if (lie == CALLS) {
        log();
      } else if (lie == THROWS) {
        x[used + 99]++;
      }
    }

    @Residual
    private void log() {
      logged++;
    }

    String describe() {
      return pc + " " + x[0] + " " + x[1] + " " + x[2] + " " + used + " " + drains + logged + " "
          + retired;
    }
  }

  @BeforeEach
  void forget() {
    Writer.JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(10, 5));
  }

  @ParameterizedTest
  @EnumSource(names = {"JIT", "CHECKED"})
  void isMadeWhenItIsDue(Engine engine) {
    for (int size : new int[] {1, 2, OFTEN, 77, SELDOM}) {
      check(engine, size, false);
      check(engine, size, true);
    }
  }

  private void check(Engine engine, int size, boolean jumps) {
    forget();
    Writer interpreted = new Writer(size, Engine.OFF);
    Writer compiled = new Writer(size, engine);
    interpreted.jumps = jumps;
    compiled.jumps = jumps;
    for (long upTo = 1000; upTo <= 5000; upTo += 1000) {
      interpreted.run(upTo);
      compiled.run(upTo);
      assertThat(compiled.describe()).as("every %d", size).isEqualTo(interpreted.describe());
    }
    assertThat(Writer.JIT.statistics(compiled).compiledShare()).isGreaterThan(0.8);
  }

  /** Neither the call nor its absence is an exit, whichever of them was recorded. */
  @Test
  void isNoExit() {
    for (int size : new int[] {OFTEN, 77, SELDOM}) {
      forget();
      Writer writer = new Writer(size, Engine.JIT);
      writer.run(2000);
      JitStatistics before = Writer.JIT.statistics(writer);
      writer.run(100_000);
      JitStatistics after = Writer.JIT.statistics(writer);
      assertThat(after.sideExits() - before.sideExits()).as("every %d", size).isLessThan(10);
      assertThat(after.traces()).isEqualTo(before.traces());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JIT", "CHECKED"})
  void mayThrow(Engine engine) {
    Writer interpreted = new Writer(OFTEN, Engine.OFF);
    Writer compiled = new Writer(OFTEN, engine);
    for (Writer each : new Writer[] {interpreted, compiled}) {
      each.throwAt = 300;
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> each.run(10_000))
          .withMessage("drained");
    }
    assertThat(compiled.describe()).isEqualTo(interpreted.describe());
    assertThat(compiled.retired).isBetween(1000L, 2000L);
  }

  @ParameterizedTest
  @CsvSource({
    WRITES + ",writes org.tracewright.jit.runtime.ConditionalCallTest$Writer.drains",
    CALLS + ",calls org.tracewright.jit.runtime.ConditionalCallTest$Writer.log",
    THROWS + ",throws java.lang.ArrayIndexOutOfBoundsException"
  })
  void namesTheMethodThatDoesSomethingWhenItIsNotDue(int lie, String what) {
    Writer liar = new Writer(1, Engine.CHECKED).lying(lie);
    liar.run(1000); // always due
    liar.size = OFTEN;
    assertThatExceptionOfType(CheckFailedException.class)
        .isThrownBy(() -> liar.run(10_000))
        .withMessageContaining("Writer.drain is @ConditionalCall, but with false it " + what);
  }

  /** The hint is on a method that returns something: it is called each time. */
  static final class Misshapen {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "misshapen");

    @Virtualizable private int pc;
    private int calls;
    @Retired private long retired;
    @Limit private long limit;

    void run(long upTo) {
      limit = upTo;
      for (; ; ) {
        JIT.mergePoint(this, pc);
        if (retired >= limit) {
          return;
        }
        pc ^= next(false);
        retired++;
      }
    }

    @ConditionalCall
    private int next(boolean due) {
      calls++;
      return due ? 0 : 1;
    }
  }

  @Test
  void anotherShapeIsCalledAndNoted() {
    Misshapen.JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(10, 5));
    Misshapen model = new Misshapen();
    model.run(3000);
    assertThat(model.calls).isEqualTo(3000);
    assertThat(Misshapen.JIT.statistics(model).compiledInstructions()).isGreaterThan(2000);
    assertThat(Misshapen.JIT.notes())
        .extracting(LintFinding::sentence)
        .anyMatch(line -> line.contains("Misshapen.next") && line.contains("@ConditionalCall"));
  }
}
