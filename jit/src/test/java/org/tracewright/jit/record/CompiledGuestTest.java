package org.tracewright.jit.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;

/** The test models as regions: every instruction, and random programs, under settings that hurt. */
class CompiledGuestTest {
  private static final JitSettings AT_ONCE =
      JitSettings.defaults().withSynchronous(true).withThresholds(1, 1);

  enum Kind {
    NUMBERS(NumberGuest.JIT, NumberGuest.INSTRUCTIONS, NumberGuest::new),
    HEAP(HeapGuest.JIT, HeapGuest.INSTRUCTIONS, HeapGuest::new),
    LATE(LateGuest.JIT, LateGuest.INSTRUCTIONS - 1, LateGuest::new);

    final JitDriver driver;
    final int instructions;
    final Function<byte[], Guest> maker;

    Kind(JitDriver driver, int instructions, Function<byte[], Guest> maker) {
      this.driver = driver;
      this.instructions = instructions;
      this.maker = maker;
    }
  }

  enum Stress {
    PLAIN(AT_ONCE),
    NOT_OPTIMISED(AT_ONCE.withOptimise(false)),
    SEGMENTS(AT_ONCE.withTraceLimits(10, 10)),
    GUARDS_FAIL(AT_ONCE.withStress(2)),
    CHECKED(AT_ONCE.withEngine(Engine.CHECKED)),
    CHECKED_NOT_OPTIMISED(AT_ONCE.withEngine(Engine.CHECKED).withOptimise(false));

    final JitSettings settings;

    Stress(JitSettings settings) {
      this.settings = settings;
    }
  }

  static List<Arguments> combinations() {
    List<Arguments> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (Stress stress : Stress.values()) {
        all.add(Arguments.of(kind, stress));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void everyInstructionRunsAlike(Kind kind, Stress stress) {
    for (int instruction = 0; instruction < kind.instructions; instruction++) {
      check(kind, stress, new byte[] {(byte) instruction, 0, (byte) instruction});
    }
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void randomProgramsRunAlike(Kind kind, Stress stress) {
    for (int seed = 0; seed < 8; seed++) {
      Random random = new Random(seed);
      byte[] program = new byte[12];
      for (int i = 0; i < program.length; i++) {
        program[i] = (byte) random.nextInt(kind.instructions);
      }
      check(kind, stress, program);
    }
  }

  private static void check(Kind kind, Stress stress, byte[] program) {
    kind.driver.settings(stress.settings);
    List<Map<String, String>> expected = run(kind, Engine.OFF, program);
    List<Map<String, String>> actual = run(kind, stress.settings.engine(), program);
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i))
          .as("%s %s %s, stop %d", kind, stress, java.util.Arrays.toString(program), i)
          .isEqualTo(expected.get(i));
    }
  }

  private static List<Map<String, String>> run(Kind kind, Engine engine, byte[] program) {
    HeapGuest.shared = 0;
    Guest guest = kind.maker.apply(program);
    kind.driver.engine(guest, engine);
    List<Map<String, String>> states = new ArrayList<>();
    for (long limit : new long[] {7, 50, 51, 133, 300}) {
      guest.limit = limit;
      guest.run();
      states.add(Differential.dump(guest));
    }
    return states;
  }
}
