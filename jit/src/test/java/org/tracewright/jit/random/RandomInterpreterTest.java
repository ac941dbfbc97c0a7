package org.tracewright.jit.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Pass;

/**
 * Random interpreters with random programs: the JVM and compiled code side by side, under settings
 * meant to hurt. More seeds: {@code -Dtracewright.seeds=FROM:TO}.
 */
class RandomInterpreterTest {
  private static final JitSettings AT_ONCE =
      JitSettings.defaults().withSynchronous(true).withThresholds(1, 1);
  private static final int PROGRAMS = 4;
  private static long retiredInAll;
  private static long compiledInAll;

  static LongStream seeds() {
    String[] range = System.getProperty("tracewright.seeds", "0:24").split(":");
    return LongStream.range(Long.parseLong(range[0]), Long.parseLong(range[1]));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void compiledEqualsInterpreted(long seed) throws ReflectiveOperationException {
    RandomInterpreter interpreter = new RandomInterpreter(seed, false);
    String source = interpreter.source();
    Class<?> type = InMemoryJavac.load(RandomInterpreter.NAME, source);
    JitDriver driver = (JitDriver) type.getField("JIT").get(null);
    assertThat(driver.lint()).as(source).isEmpty();
    for (int program = 0; program < PROGRAMS; program++) {
      String difference = run(type, driver, seed, program);
      if (difference != null) {
        throw new AssertionError(
            "seed " + seed + ", program " + program + ", " + difference + "\n" + source);
      }
    }
  }

  @AfterAll
  static void mostOfItWasCompiled() {
    assertThat(compiledInAll).isGreaterThan(retiredInAll / 3);
  }

  /** What differs, {@code null} if nothing does. */
  static String run(Class<?> type, JitDriver driver, long seed, int program)
      throws ReflectiveOperationException {
    return new Run(type, driver, new Random(seed * PROGRAMS + program)).difference();
  }

  private static JitSettings settings(Random random) {
    Pass pass = Pass.values()[random.nextInt(Pass.values().length)];
    return switch (random.nextInt(14)) {
      case 0 -> AT_ONCE.withThresholds(5, 3);
      case 1 -> AT_ONCE.withStress(3);
      case 2 -> AT_ONCE.withStress(17).withTraceLimits(100, 1000);
      case 3 -> AT_ONCE.withTraceLimits(10, 1000);
      case 4 -> AT_ONCE.withMaxBytes(500);
      case 5 -> AT_ONCE.withSynchronous(false);
      case 6 -> AT_ONCE.withoutPass(pass);
      case 7 -> AT_ONCE.withPasses(Set.of(pass));
      case 8 -> AT_ONCE.withOptimise(false);
      case 9 -> AT_ONCE.withUnsafe(false);
      case 10, 11 -> AT_ONCE.withEngine(Engine.CHECKED);
      default -> AT_ONCE;
    };
  }

  /** One program under one setting. */
  private static final class Run {
    private final Random random;
    private final JitDriver driver;
    private final JitSettings settings;
    private final Specimen interpreted;
    private final Specimen compiled;

    Run(Class<?> type, JitDriver driver, Random random) throws ReflectiveOperationException {
      this.random = random;
      this.driver = driver;
      this.settings = settings(random);
      driver.settings(settings);
      byte[] program = new byte[4 * (2 + random.nextInt(9))];
      random.nextBytes(program);
      interpreted = (Specimen) type.getConstructor(byte[].class).newInstance(program.clone());
      compiled = (Specimen) type.getConstructor(byte[].class).newInstance(program.clone());
      driver.engine(interpreted, Engine.OFF);
    }

    /** What differs, {@code null} if nothing does. */
    String difference() {
      for (int slice = 0; slice < 40; slice++) {
        long limit = interpreted.retired() + 1 + random.nextInt(1 << random.nextInt(10));
        String expected = run(interpreted, limit);
        String actual = slice % 4 == 3 ? step(limit) : run(compiled, limit);
        if (!expected.equals(actual)) {
          return settings
              + ", slice "
              + slice
              + ", limit "
              + limit
              + ":\n"
              + compare(expected, actual);
        }
      }
      retiredInAll += compiled.retired();
      compiledInAll += driver.statistics(compiled).compiledInstructions();
      return null;
    }

    private String step(long limit) {
      String[] state = new String[1];
      driver.step(compiled, compiled.key(), () -> state[0] = run(compiled, limit));
      return state[0];
    }

    private static String run(Specimen specimen, long limit) {
      String outcome = "returns";
      try {
        specimen.run(limit);
      } catch (Specimen.Trap trap) {
        outcome = "trap " + trap.cause;
      } catch (RuntimeException thrown) {
        outcome = thrown.getClass().getName();
        if (outcome.startsWith("org.tracewright")) {
          throw thrown;
        }
      }
      return outcome + "\n" + StateText.of(specimen);
    }

    private static String compare(String expected, String actual) {
      StringBuilder out = new StringBuilder();
      String[] left = expected.split("\n");
      String[] right = actual.split("\n");
      for (int i = 0; i < Math.min(left.length, right.length); i++) {
        if (!left[i].equals(right[i])) {
          out.append("expected ").append(left[i]).append(" but was ").append(right[i]).append('\n');
        }
      }
      return out.toString();
    }
  }
}
