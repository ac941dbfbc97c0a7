package org.tracewright.cpu.riscv32.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.isa.assembler.Program;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;
import org.tracewright.sim.Compilation;
import org.tracewright.sim.Machine;

/**
 * Random programs with traps, devices, interrupts and code that changes itself: compiled, in runs
 * of random length, they do what one run of the interpreter does.
 */
class EnginesAgreeTest {
  private static final JitSettings AT_ONCE =
      JitSettings.defaults().withSynchronous(true).withThresholds(1, 1);
  private static final long INSTRUCTIONS = 12_000;
  private static final int PROGRAMS = Integer.getInteger("tracewright.programs", 3);

  enum Stress {
    WARM(AT_ONCE.withThresholds(20, 5)),
    EVERYTHING_HOT(AT_ONCE),
    NOT_OPTIMISED(AT_ONCE.withOptimise(false)),
    SEGMENTS_OF_TEN(AT_ONCE.withTraceLimits(10, 10)),
    SMALL_REGIONS(AT_ONCE.withMaxBytes(700)),
    GUARDS_FAIL(AT_ONCE.withStress(5)),
    EVERY_GUARD_FAILS(AT_ONCE.withStress(1)),
    IN_THE_BACKGROUND(AT_ONCE.withSynchronous(false)),
    PLAIN_MEMORY(AT_ONCE.withUnsafe(false)),
    CHECKED(AT_ONCE.withThresholds(10, 3).withEngine(Engine.CHECKED));

    final JitSettings settings;

    Stress(JitSettings settings) {
      this.settings = settings;
    }
  }

  private static Compilation compilation(World world) {
    return world.machine.cpu().compilation().orElseThrow();
  }

  @AfterAll
  static void restore() {
    World world = new World(World.assemble("nop"), 0);
    compilation(world).setSettings(JitSettings.defaults());
  }

  @ParameterizedTest
  @EnumSource
  void compiledInSlicesIsInterpretedAtOnce(Stress stress) {
    long first = Long.getLong("tracewright.seed", 1000L * stress.ordinal());
    for (long seed = first; seed < first + PROGRAMS; seed++) {
      check(stress, seed);
    }
  }

  private static void check(Stress stress, long seed) {
    String text = RandomAssembly.program(new Random(seed));
    Program program = World.assemble(text);
    World atOnce = new World(program, seed);
    compilation(atOnce).setSettings(stress.settings);
    compilation(atOnce).setEngine(Engine.OFF);
    atOnce.machine.run(INSTRUCTIONS);
    for (int run = 0; run < 2; run++) { // the second finds what the first has compiled
      List<Long> limits = limits(new Random(seed + run));
      World compiled = new World(program, seed);
      compilation(compiled).setEngine(stress.settings.engine());
      List<String> actual = run(compiled.machine, limits, compiled::describe);
      World sliced = new World(program, seed);
      compilation(sliced).setEngine(Engine.OFF);
      List<String> expected = run(sliced.machine, limits, sliced::describe);
      assertThat(expected.getLast()).as("seed %d:%n%s", seed, text).isEqualTo(atOnce.describe());
      for (int i = 0; i < limits.size(); i++) {
        assertThat(actual.get(i))
            .as("%s, seed %d, run %d, up to %d:%n%s", stress, seed, run, limits.get(i), text)
            .isEqualTo(expected.get(i));
      }
    }
  }

  private static List<Long> limits(Random random) {
    List<Long> limits = new ArrayList<>();
    for (long at = 0; at < INSTRUCTIONS; ) {
      at = Math.min(INSTRUCTIONS, at + 1 + random.nextInt(1 << random.nextInt(12)));
      limits.add(at);
    }
    return limits;
  }

  private static List<String> run(Machine machine, List<Long> limits, Supplier<String> state) {
    List<String> states = new ArrayList<>();
    for (long limit : limits) {
      runTo(limit, machine);
      states.add(state.get());
    }
    return states;
  }

  private static void runTo(long limit, Machine machine) {
    while (machine.cpu().retired() < limit) {
      machine.run(limit - machine.cpu().retired());
    }
  }
}
