package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;

class CheckedTest {
  private static final JitSettings SETTINGS =
      JitSettings.defaults().withEngine(Engine.CHECKED).withSynchronous(true).withThresholds(10, 5);

  @BeforeEach
  void forget() {
    WrongHints.JIT.settings(SETTINGS);
    Registers.settings(SETTINGS);
  }

  @AfterEach
  void restore() {
    Registers.settings(JitSettings.defaults());
  }

  private static CheckFailedException failure(WrongHints model) {
    CheckFailedException[] caught = new CheckFailedException[1];
    assertThatExceptionOfType(CheckFailedException.class)
        .isThrownBy(() -> model.run(10_000))
        .satisfies(failed -> caught[0] = failed);
    return caught[0];
  }

  @Test
  void findsNothingAmissInAnHonestModel() {
    WrongHints model = new WrongHints(WrongHints.HONEST, WrongHints.HONEST);
    model.run(10_000);
    assertThat(model.x[1]).isEqualTo(30_000);
    assertThat(WrongHints.JIT.engine(model)).isEqualTo(Engine.CHECKED);
    assertThat(WrongHints.JIT.statistics(model).compiledShare()).isGreaterThan(0.5);
    assertThat(WrongHints.JIT.regions(model)).hasSize(1);
  }

  @Test
  void namesTheImmutableElementThatTheLoopWrites() {
    CheckFailedException failed = failure(new WrongHints(WrongHints.IMMUTABLE_WRITTEN, 0));
    assertThat(failed)
        .hasMessageContaining("WrongHints.table is @Immutable, but its element 2")
        .hasMessageNotContaining("\n");
    assertThat(failed.details().toString()).contains("WrongHints");
  }

  @Test
  void namesTheImmutableElementThatSomebodyElseWrites() {
    WrongHints model = new WrongHints(WrongHints.IMMUTABLE_CHANGED, 0);
    model.run(1000);
    model.table[1] = 66;
    assertThat(failure(model))
        .hasMessageContaining("table is @Immutable, but its element 1, which was 6, is 66");
  }

  @Test
  void namesTheElidableMethodThatChangesItsMind() {
    WrongHints model = new WrongHints(WrongHints.ELIDABLE_COUNTS, 0);
    model.run(1000);
    model.counter = 4;
    assertThat(failure(model))
        .hasMessageContaining("counted is @Elidable, but answers 3 and then 7");
  }

  @Test
  void namesTheElidableMethodThatWrites() {
    CheckFailedException failed = failure(new WrongHints(WrongHints.ELIDABLE_WRITES, 0));
    assertThat(failed)
        .hasMessageContaining("noted is @Elidable, but writes")
        .hasMessageContaining("notes");
    assertThat(failed.details().toString()).contains("WrongHints.noted");
  }

  @Test
  void seesThroughAnAlias() {
    CheckFailedException failed = failure(new WrongHints(WrongHints.ALIASED, 0));
    assertThat(failed.details()).anyMatch(line -> line.startsWith("WrongHints.y[1]: interpreted"));
  }

  @Test
  void comparesAMemoryAccessWithItsBody() {
    CheckFailedException failed = failure(new WrongHints(WrongHints.WRONG_ACCESS, 0));
    assertThat(failed.details()).anyMatch(line -> line.startsWith("WrongHints.x[0]: interpreted"));
  }

  @Test
  void seesCodeThatChangedInSilence() {
    assertThat(failure(new WrongHints(WrongHints.CODE_CHANGES, 0, 0)))
        .hasMessageContaining("WrongHints.code changed under compiled code");
  }

  @Test
  void randomProgramsPass() {
    for (int seed = 0; seed < 30; seed++) {
      Registers.settings(SETTINGS.withThresholds(1 + seed % 7, 1 + seed % 3));
      int[] program = RandomPrograms.program(new Random(seed));
      Registers interpreted = new Registers(program).engine(Engine.OFF);
      Registers checked = new Registers(program);
      for (long limit = 500; limit <= 5000; limit += 500) {
        interpreted.run(limit);
        checked.run(limit);
        assertThat(checked.describe()).as("seed %d", seed).isEqualTo(interpreted.describe());
      }
    }
  }

  @Test
  void callsEverythingOnce() {
    Registers checked = new Registers(ExactnessTest.nest());
    Registers interpreted = new Registers(ExactnessTest.nest()).engine(Engine.OFF);
    checked.run(30_000);
    interpreted.run(30_000);
    assertThat(checked.describe()).isEqualTo(interpreted.describe());
  }
}
