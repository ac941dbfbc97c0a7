package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Pass;

/** Random programs: interpreter and compiled code side by side, under settings meant to hurt. */
class RandomProgramTest {
  private static final JitSettings AT_ONCE =
      JitSettings.defaults().withSynchronous(true).withThresholds(1, 1);

  enum Stress {
    PLAIN(AT_ONCE.withThresholds(5, 3)),
    EVERYTHING_HOT(AT_ONCE),
    NOT_OPTIMISED(AT_ONCE.withOptimise(false)),
    SHORT_SEGMENTS(AT_ONCE.withTraceLimits(10, 1000)),
    SMALL_REGIONS(AT_ONCE.withMaxBytes(500)),
    GUARDS_FAIL(AT_ONCE.withStress(3)),
    IN_THE_BACKGROUND(AT_ONCE.withSynchronous(false)),
    PLAIN_MEMORY(AT_ONCE.withUnsafe(false));

    final JitSettings settings;

    Stress(JitSettings settings) {
      this.settings = settings;
    }
  }

  @ParameterizedTest
  @EnumSource
  void compiledEqualsInterpreted(Stress stress) {
    for (int seed = 0; seed < 12; seed++) {
      check(stress.settings, seed + 100L * stress.ordinal(), stress.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void alsoWithoutAPassOfTheOptimiserAndWithThatOneAlone(Pass pass) {
    for (int seed = 0; seed < 8; seed++) {
      long number = seed + 100L * pass.ordinal();
      check(AT_ONCE.withoutPass(pass), number, "without " + pass);
      check(AT_ONCE.withPasses(Set.of(pass)), number, pass + " alone");
    }
  }

  private static void check(JitSettings settings, long seed, String what) {
    Registers.settings(settings);
    Random random = new Random(seed);
    int[] program = RandomPrograms.program(random);
    Registers interpreted = new Registers(program).engine(Engine.OFF);
    Registers compiled = new Registers(program);
    for (int slice = 0; slice < 30; slice++) {
      long limit = interpreted.retired + 1 + random.nextInt(1 << random.nextInt(10));
      interpreted.run(limit);
      if (slice % 3 == 0) {
        Registers.JIT.step(compiled, compiled.pc, () -> compiled.run(limit));
      } else {
        compiled.run(limit);
      }
      assertThat(compiled.describe())
          .as("%s, seed %d, limit %d", what, seed, limit)
          .isEqualTo(interpreted.describe());
    }
  }
}
