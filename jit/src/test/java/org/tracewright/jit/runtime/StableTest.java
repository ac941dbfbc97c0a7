package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.invoke.MethodHandles;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Limit;
import org.tracewright.jit.Residual;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Stable;
import org.tracewright.jit.Virtualizable;
import org.tracewright.jit.runtime.StableTest.Lazy.Lie;

class StableTest {
  /** Executes its program's instructions from a table that is filled as it gets there. */
  static final class Lazy {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "lazy");

    record Step(int amount) {}

    private final int[] program;

    @Stable(dimensions = 1)
    private final Step[] decoded;

    @Stable(dimensions = 1)
    final int[] costs;

    @Stable int factor;
    @Stable Step extra;
    @Stable static boolean doubles;
    @Stable static int bonus;
    @Virtualizable private int pc;
    @Virtualizable private int sum;
    @Retired long retired;
    @Limit private long limit;
    private int rewrites = Integer.MAX_VALUE;
    private Lie lie;

    enum Lie {
      FACTOR,
      COST,
      BONUS
    }

    Lazy(int... program) {
      this.program = program;
      decoded = new Step[program.length];
      costs = new int[program.length];
    }

    Lazy engine(Engine engine) {
      JIT.engine(this, engine);
      return this;
    }

    /** From the first turn on this is written again and again. */
    Lazy lie(Lie about) {
      rewrites = 0;
      lie = about;
      return this;
    }

    void replaceElement() {
      decoded[1] = new Step(1000);
    }

    void run(long upTo) {
      limit = upTo;
      for (; ; ) {
        JIT.mergePoint(this, pc);
        if (retired >= limit) {
          return;
        }
        step();
        retired++;
      }
    }

    private void step() {
      Step now = decoded[pc];
      if (now == null) {
        decode();
        now = decoded[pc];
      }
      if (retired >= rewrites) {
        rewrite();
      }
      sum += costs[pc] + bonus;
      sum += now.amount * (factor + 1) + (extra == null ? 0 : extra.amount) + (doubles ? 2 : 1);
      pc = pc + 1 == program.length ? 0 : pc + 1;
    }

    private void rewrite() {
      switch (lie) {
        case FACTOR -> factor = (int) retired;
        case COST -> costs[0] = (int) retired;
        case BONUS -> bonus = (int) retired;
      }
    }

    @Residual
    private void decode() {
      decoded[pc] = new Step(program[pc]);
      costs[pc] = pc + 1;
    }

    String describe() {
      return pc + " " + sum + " " + retired;
    }

    /** The operations of its compiled code. */
    String compiled() {
      return JIT.regions(this).stream()
          .flatMap(region -> region.traces().stream())
          .flatMap(trace -> trace.after().lines())
          .filter(line -> !line.startsWith("fact "))
          .collect(Collectors.joining("\n"));
    }
  }

  @BeforeEach
  void forget() {
    forgetCode();
    Lazy.doubles = false;
    Lazy.bonus = 0;
  }

  private static void forgetCode() {
    Lazy.JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(10, 5));
  }

  private static Lazy[] both(Engine engine, int... program) {
    return new Lazy[] {new Lazy(program).engine(engine), new Lazy(program).engine(Engine.OFF)};
  }

  private static void run(Lazy[] both, long upTo) {
    both[0].run(upTo);
    both[1].run(upTo);
    assertThat(both[0].describe()).isEqualTo(both[1].describe());
  }

  @Test
  void whatIsSetFoldsAndWhatIsNotIsRead() {
    Lazy[] both = both(Engine.JIT, 3, 4, 5);
    run(both, 3000);
    assertThat(both[0].compiled())
        .contains("Lazy.factor", "Lazy.extra", "Lazy.doubles", "Lazy.bonus")
        .doesNotContain("aget", "Step.amount");
    for (Lazy each : both) {
      each.factor = 7;
      each.extra = new Lazy.Step(11);
      Lazy.doubles = true;
      Lazy.bonus = 9;
    }
    forgetCode();
    both[1].engine(Engine.OFF);
    run(both, 9000);
    assertThat(both[0].compiled())
        .contains("Lazy.limit")
        .doesNotContain("Lazy.factor", "Lazy.extra", "Lazy.doubles", "Lazy.bonus")
        .doesNotContain("aget", "Step.amount");
  }

  @ParameterizedTest
  @EnumSource(names = {"JIT", "CHECKED"})
  void valuesMayComeAtAnyTime(Engine engine) {
    Lazy[] both = both(engine, 3, 4, 5, 6);
    run(both, 2000);
    for (Lazy each : both) {
      each.factor = 2;
    }
    run(both, 4000);
    for (Lazy each : both) {
      each.extra = new Lazy.Step(5);
    }
    run(both, 6000);
    Lazy.doubles = true;
    run(both, 8000);
    assertThat(Lazy.JIT.statistics(both[0]).compiledInstructions()).isGreaterThan(4000);
  }

  @ParameterizedTest
  @EnumSource(names = {"JIT", "CHECKED"})
  void eachMachineHasItsOwn(Engine engine) {
    for (int factor = 0; factor < 4; factor++) {
      for (int last = 1; last < 4; last++) {
        Lazy[] both = both(engine, 3, 4, last);
        both[0].factor = factor;
        both[1].factor = factor;
        run(both, 500);
      }
    }
  }

  private static CheckFailedException failure(Lazy model) {
    CheckFailedException[] caught = new CheckFailedException[1];
    assertThatExceptionOfType(CheckFailedException.class)
        .isThrownBy(() -> model.run(10_000))
        .satisfies(failed -> caught[0] = failed);
    return caught[0];
  }

  @Test
  void namesTheFieldThatIsWrittenAgain() {
    CheckFailedException failed = failure(new Lazy(1, 2).engine(Engine.CHECKED).lie(Lie.FACTOR));
    assertThat(failed).hasMessageContaining("Lazy.factor is @Stable, but written again");
    assertThat(failed.details().toString()).contains("it was ", "Lazy.rewrite");
  }

  @Test
  void namesTheFieldThatSomebodyElseWrites() {
    Lazy model = new Lazy(1, 2).engine(Engine.CHECKED);
    model.factor = 3;
    model.run(1000);
    model.factor = 4;
    assertThat(failure(model))
        .hasMessageContaining("Lazy.factor never changes, but its value is no longer 3");
  }

  @Test
  void namesTheStaticFieldThatIsWrittenAgain() {
    CheckFailedException failed = failure(new Lazy(1, 2).engine(Engine.CHECKED).lie(Lie.BONUS));
    assertThat(failed).hasMessageContaining("Lazy.bonus is @Stable, but written again");
    assertThat(failed.details().toString()).contains("it was ", "Lazy.rewrite");
  }

  @Test
  void namesTheStaticFieldThatSomebodyElseWrites() {
    Lazy model = new Lazy(1, 2).engine(Engine.CHECKED);
    Lazy.bonus = 3;
    model.run(1000);
    Lazy.bonus = 4;
    assertThat(failure(model))
        .hasMessageContaining("Lazy.bonus never changes, but its value is no longer 3");
  }

  @Test
  void namesTheElementThatIsReplaced() {
    Lazy model = new Lazy(1, 2).engine(Engine.CHECKED);
    model.run(1000);
    model.replaceElement();
    assertThat(failure(model))
        .hasMessageContaining("Lazy.decoded[1].amount never changes, but its value is no longer 2");
  }

  @Test
  void namesTheElementThatIsWrittenAgain() {
    assertThat(failure(new Lazy(1, 2).engine(Engine.CHECKED).lie(Lie.COST)))
        .hasMessageContaining("Lazy.costs is @Stable, but its element 0 is written");
  }

  @Test
  void namesTheElementThatSomebodyElseWrites() {
    Lazy model = new Lazy(1, 2).engine(Engine.CHECKED);
    model.run(1000);
    model.costs[1] = 50;
    assertThat(failure(model))
        .hasMessageContaining("Lazy.costs is @Stable, but its element 1, which was 2, is 50");
  }
}
