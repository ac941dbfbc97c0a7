package org.tracewright.jit.record;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.jit.random.InMemoryJavac;
import org.tracewright.jit.random.RandomInterpreter;
import org.tracewright.jit.random.Specimen;

/** Random interpreters: the JVM, the recorder, its interpreter, and what was recorded. */
class RandomInterpreterTest {
  private static final int TURNS = 25;

  static LongStream seeds() {
    String[] range = System.getProperty("tracewright.seeds", "0:12").split(":");
    return LongStream.range(Long.parseLong(range[0]), Long.parseLong(range[1]));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void recordsWhatTheJvmDoes(long seed) throws ReflectiveOperationException {
    String source = new RandomInterpreter(seed, true).source();
    Class<?> type = InMemoryJavac.load(RandomInterpreter.NAME, source);
    Random random = new Random(seed);
    byte[] program = new byte[4 * (2 + random.nextInt(9))];
    random.nextBytes(program);
    Constructor<?> constructor = type.getConstructor(byte[].class);
    try {
      Differential differential =
          new Differential(
              (MethodHandles.Lookup) type.getField("LOOKUP").get(null),
              () -> make(constructor, program.clone()));
      differential.interpret(TURNS);
      differential.record(TURNS, Request.of(400, 20));
      differential.record(TURNS, Request.of(3, 1));
    } catch (AssertionError wrong) {
      throw new AssertionError("seed " + seed + "\n" + source, wrong);
    }
  }

  private static Specimen make(Constructor<?> constructor, byte[] program) {
    try {
      return (Specimen) constructor.newInstance(program);
    } catch (ReflectiveOperationException failed) {
      throw new AssertionError(failed);
    }
  }
}
