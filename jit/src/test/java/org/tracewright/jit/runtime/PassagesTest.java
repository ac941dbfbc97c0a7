package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.jit.runtime.Registers.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.RegionReport.ExitReport;

/** A long straight loop in several regions, each of which goes on with the next. */
class PassagesTest {
  private static final int STRAIGHT = 400;
  private static final int ROUNDS = 10_000;
  private static final int PATCHED = 300; // an instruction: x[4] += 1
  private static final int CALLS = 200; // a device
  private static final JitSettings SETTINGS =
      JitSettings.defaults()
          .withSynchronous(true)
          .withThresholds(20, 20)
          .withTraceLimits(2000, 60)
          .withMaxBytes(700);

  @BeforeEach
  void forget() {
    Registers.settings(SETTINGS);
  }

  @AfterEach
  void restore() {
    Registers.settings(JitSettings.defaults());
  }

  // x[1] counts rounds up to x[2]; in round x[5] the byte at x[6] of the code becomes x[7].
  private static int[] program(int step) {
    int[] code = new int[STRAIGHT + 7];
    for (int at = 0; at < STRAIGHT; at++) {
      code[at] = at % 3 == 0 ? i(XOR, 3, 3, 1) : i(ADDI, 3, 3, at);
    }
    code[PATCHED] = i(ADDI, 4, 4, step);
    code[CALLS] = i(DEVICE, 8, 8, 0);
    code[STRAIGHT] = i(ADDI, 1, 1, 1);
    code[STRAIGHT + 1] = i(BNE, 1, 5, 3);
    code[STRAIGHT + 2] = i(PATCH, 6, 7, 0);
    code[STRAIGHT + 3] = i(FENCE, 0, 0, 0);
    code[STRAIGHT + 4] = i(BLT, 1, 2, 2);
    code[STRAIGHT + 5] = i(STOP, 0, 0, 0);
    code[STRAIGHT + 6] = i(JUMP, 15, 0, 0); // too far for a branch
    return code;
  }

  private static Registers machine(int step) {
    Registers machine = new Registers(program(step));
    machine.x[2] = ROUNDS;
    machine.x[5] = -1;
    machine.x[6] = PATCHED * 4;
    machine.x[7] = 5;
    return machine;
  }

  @Test
  void areCounted() {
    Registers expected = machine(1).engine(Engine.OFF);
    expected.run(Long.MAX_VALUE);
    Registers actual = machine(1);
    actual.run(Long.MAX_VALUE);
    assertThat(actual.describe()).isEqualTo(expected.describe());
    JitStatistics statistics = JIT.statistics(actual);
    assertThat(statistics.regions()).isGreaterThan(3);
    assertThat(statistics.sideExits()).isGreaterThan(3 * ROUNDS);
    assertThat(ends(actual)).isGreaterThan(ROUNDS);
  }

  // How often traces were left at their ends.
  private static long ends(Registers machine) {
    return JIT.regions(machine).stream()
        .flatMap(region -> region.exits().stream())
        .filter(exit -> exit.exit() < 0)
        .mapToLong(ExitReport::count)
        .sum();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 100, 399, 408, 10_000, 123_457})
  void endAtTheLimit(long slice) {
    Registers expected = machine(1).engine(Engine.OFF);
    Registers actual = machine(1);
    actual.run(3_500_000);
    expected.run(3_500_000);
    for (int run = 0; run < 20; run++) {
      actual.run(actual.retired + slice);
      expected.run(expected.retired + slice);
      assertThat(actual.describe()).isEqualTo(expected.describe());
    }
  }

  @Test
  void leadToNoCodeThatHasChanged() {
    Registers expected = machine(1).engine(Engine.OFF);
    Registers actual = machine(1);
    for (Registers each : new Registers[] {expected, actual}) {
      each.x[5] = ROUNDS / 2;
      each.run(Long.MAX_VALUE);
    }
    assertThat(actual.describe()).isEqualTo(expected.describe());
    assertThat(actual.x[4]).isEqualTo(ROUNDS / 2 + ROUNDS / 2 * 5);
    assertThat(JIT.statistics(actual).invalidations()).isPositive();
  }

  @Test
  void stopWhereTheMachineDoes() {
    Registers machine = machine(1);
    machine.run(3_500_000);
    int[] reached = new int[1];
    JIT.stopAt(machine, new int[] {PATCHED}, () -> reached[0]++);
    machine.run(machine.retired + 4 * (STRAIGHT + 4));
    assertThat(reached[0]).isEqualTo(4);
  }

  @Test
  void belongToOneMachine() {
    machine(1).run(Long.MAX_VALUE);
    Registers other = machine(7); // its code differs in the midst of it
    other.run(Long.MAX_VALUE);
    assertThat(other.x[4]).isEqualTo(7 * ROUNDS);
    assertThat(other.x[1]).isEqualTo(ROUNDS);
  }

  /** Code that leaves by its only exit, at a key of one's choice, and says so. */
  private static final class Hop extends CompiledCode {
    final List<Hop> log;
    long result;

    Hop(List<Hop> log, int key) {
      this.log = log;
      result = key;
    }

    @Override
    public long run(Object state, ExitBuffer out, int entry, int slice) {
      log.add(this);
      return result;
    }

    @Override
    public long retired(Object state) {
      return 0;
    }
  }

  private final List<Hop> log = new ArrayList<>();

  private static Installed installed(Hop hop, int trigger) {
    ExitState exit = new ExitState(null, -1, trigger);
    ExitState[] exits = {exit};
    return new Installed(null, hop, null, List.of(), null, exits, Map.of(), new Facts(List.of()));
  }

  private static Entry entry(int key, Installed code) {
    Entry entry = new Entry(key);
    entry.code = code;
    return entry;
  }

  @Test
  void leadOnUntilTheExitHasToBeLookedAt() {
    Passages passages = new Passages(new Trail());
    Hop one = new Hop(log, 2);
    Hop two = new Hop(log, 1);
    Installed first = installed(one, 5);
    Installed second = installed(two, ExitState.NEVER);
    first.exits()[0].count = 1;
    passages.add(new Passage(first, 2, entry(2, second)));
    passages.add(new Passage(second, 1, entry(1, first)));
    assertThat(passages.run(one, this, new ExitBuffer(), 0, 7)).isEqualTo(2);
    assertThat(log).as("another version: all are forgotten").containsExactly(one);
    passages.add(new Passage(first, 2, entry(2, second)));
    passages.add(new Passage(second, 1, entry(1, first)));
    log.clear();
    assertThat(passages.run(one, this, new ExitBuffer(), 0, 7)).isEqualTo(2);
    assertThat(log).containsExactly(one, two, one, two, one, two, one, two, one);
    assertThat(passages.last().entry.key).isEqualTo(1);
    assertThat(first.exits()[0].count).isEqualTo(5);
    assertThat(passages.taken()).isEqualTo(8);
    assertThat(second.exits()[0].total).isEqualTo(4);
  }

  @Test
  void comeToAnEndNowAndThen() {
    Passages passages = new Passages(new Trail());
    Hop one = new Hop(log, 1);
    Installed only = installed(one, ExitState.NEVER);
    passages.run(one, this, new ExitBuffer(), 0, 7);
    passages.add(new Passage(only, 1, entry(1, only)));
    log.clear();
    passages.run(one, this, new ExitBuffer(), 0, 7);
    assertThat(log).hasSizeBetween(100, 2000);
  }

  @Test
  void areForTheKeyThatTheExitLeadsTo() {
    Passages passages = new Passages(new Trail());
    Hop one = new Hop(log, 3);
    Hop two = new Hop(log, 9);
    Installed first = installed(one, ExitState.NEVER);
    passages.run(one, this, new ExitBuffer(), 0, 7);
    passages.add(new Passage(first, 3, entry(3, installed(two, ExitState.NEVER))));
    one.result = 5; // the same exit, computed
    log.clear();
    assertThat(passages.run(one, this, new ExitBuffer(), 0, 7)).isEqualTo(5);
    assertThat(log).containsExactly(one);
    one.result = 3;
    assertThat(passages.run(one, this, new ExitBuffer(), 0, 7)).isEqualTo(9);
  }
}
