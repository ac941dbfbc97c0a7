package org.tracewright.examples.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.examples.Engines;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;

/**
 * Interpreters of all the shapes we could think of: each is compiled and right, or not compiled,
 * and says why.
 */
class StrangersTest {
  private record Shape(String name, Function<byte[], Stranger> maker) {
    @Override
    public String toString() {
      return name;
    }

    // Where calls recur deeper than they are followed, the check takes one call for another.
    List<Engine> engines() {
      boolean recurs = name.equals("Patterns") || name.equals("Nested");
      return recurs ? List.of(Engine.JIT) : List.of(Engine.JIT, Engine.CHECKED);
    }
  }

  private static Shape shape(Class<?> type, Function<byte[], Stranger> maker) {
    return new Shape(type.getSimpleName(), maker);
  }

  static Stream<Shape> compiled() {
    return Stream.of(
        shape(Loops.Bare.class, Loops.Bare::new),
        shape(Loops.Headed.class, Loops.Headed::new),
        shape(Loops.Tailed.class, Loops.Tailed::new),
        shape(Loops.Vague.class, Loops.Vague::new),
        shape(Values.Numbers.class, Values.Numbers::new),
        shape(Values.Tables.class, Values.Tables::new),
        shape(Values.Boxes.class, Values.Boxes::new),
        shape(Values.Records.class, Values.Records::new),
        shape(Values.Statics.class, Values.Statics::new),
        shape(Objects.Dispatch.class, Objects.Dispatch::new),
        shape(Objects.Elsewhere.class, Objects.Elsewhere::new),
        shape(Objects.Patterns.class, Objects.Patterns::new),
        shape(Objects.Names.class, Objects.Names::new),
        shape(Objects.Library.class, Objects.Library::new),
        shape(Methods.Throwing.class, Methods.Throwing::new),
        shape(Methods.Nested.class, Methods.Nested::new),
        shape(Methods.Heir.class, Methods.Heir::new),
        shape(Methods.Hinted.class, Methods.Hinted::new),
        shape(Methods.Reentrant.class, Methods.Reentrant::new),
        shape(Modern.Guarded.class, Modern.Guarded::new),
        shape(Modern.Views.class, Modern.Views::new),
        shape(Modern.Clocked.class, Modern.Clocked::new));
  }

  static Stream<Shape> refused() {
    return Stream.of(
        shape(Loops.LiveLocal.class, Loops.LiveLocal::new),
        shape(Loops.Two.class, Loops.Two::new),
        shape(Loops.Static.class, Loops.Static::new));
  }

  private static byte[] program(Random random) {
    byte[] program = new byte[2 + random.nextInt(12)];
    for (int at = 0; at < program.length; at++) {
      program[at] = (byte) random.nextInt(8);
    }
    return program;
  }

  /** Everything that a machine does in some runs of different lengths. */
  private static List<String> life(Shape shape, byte[] program, Engine engine) {
    Stranger stranger = shape.maker.apply(program);
    stranger.driver().engine(stranger, engine);
    List<String> life = new ArrayList<>();
    for (int turns : new int[] {100, 1, 333, 2, 57, 1000, 3}) {
      try {
        stranger.run(turns);
      } catch (IllegalStateException out) {
        life.add(out.getMessage());
      }
      life.add(Dump.of(stranger));
    }
    return life;
  }

  private static void compare(Shape shape, JitSettings settings, int programs) {
    for (long seed = 1; seed <= programs; seed++) {
      byte[] program = program(new Random(seed));
      shape.maker.apply(program).driver().settings(settings);
      List<String> expected = life(shape, program, Engine.OFF);
      for (Engine engine : shape.engines()) {
        assertThat(life(shape, program, engine))
            .as("%s, seed %d, %s", shape, seed, engine)
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource({"compiled", "refused"})
  void doTheSameOnEveryEngine(Shape shape) {
    compare(shape, Engines.EAGER, 12);
  }

  @ParameterizedTest
  @MethodSource("compiled")
  void doTheSameThoughGuardsFail(Shape shape) {
    compare(shape, Engines.EAGER.withStress(7), 5);
  }

  @ParameterizedTest
  @MethodSource("compiled")
  void doTheSameInShortTracesWithoutTheOptimiser(Shape shape) {
    compare(shape, Engines.EAGER.withTraceLimits(30, 3).withOptimise(false), 5);
  }

  @ParameterizedTest
  @MethodSource("compiled")
  void areCompiled(Shape shape) {
    Stranger stranger = shape.maker.apply(new byte[] {0, 2, 3, 4, 1, 5, 6, 7});
    stranger.driver().settings(Engines.EAGER);
    run(stranger);
    assertThat(stranger.driver().statistics(stranger).regions())
        .as("aborts: %s", stranger.driver().statistics(stranger).aborts())
        .isPositive();
  }

  private static void run(Stranger stranger) {
    for (int time = 0; time < 20; time++) {
      try {
        stranger.run(500);
      } catch (IllegalStateException out) {
        assertThat(out).hasMessageStartingWith("out at");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void areNotCompiled(Shape shape) {
    Stranger stranger = shape.maker.apply(new byte[] {0, 2, 3});
    stranger.driver().settings(Engines.EAGER);
    run(stranger);
    assertThat(stranger.driver().statistics(stranger).regions()).isZero();
  }

  @Test
  void tablesOfInstructionObjectsFoldAway() {
    for (Stranger stranger :
        List.of(
            new Objects.Patterns(new byte[] {1, 4, 5}), new Objects.Names(new byte[] {0, 1, 2}))) {
      stranger.driver().settings(Engines.EAGER);
      run(stranger);
      assertThat(stranger.driver().notes()).isEmpty();
      assertThat(stranger.driver().regions(stranger).getFirst().traces().getFirst().after())
          .contains("fact")
          .doesNotContain("call", "guard class", "aget ref");
    }
  }

  @Test
  void patternsWithConditionsAreBranches() {
    Stranger stranger = new Modern.Guarded(new byte[] {0, 1, 2, 3});
    stranger.driver().settings(Engines.EAGER);
    run(stranger);
    assertThat(stranger.driver().statistics(stranger).aborts()).containsOnlyKeys("LEAVES");
    assertThat(stranger.driver().notes()).isEmpty();
  }

  @Test
  void viewsOfBytesAreFollowed() {
    Stranger stranger = new Modern.Views(new byte[] {0, 1, 2, 3, 4, 5});
    stranger.driver().settings(Engines.EAGER);
    run(stranger);
    assertThat(stranger.driver().notes()).isEmpty();
    assertThat(stranger.driver().regions(stranger).getFirst().traces().getFirst().after())
        .contains("mput store_int_be", "mput store_long_le")
        .doesNotContain("call");
  }

  @Test
  void aKeyFromAnotherObjectIsKnown() {
    Stranger stranger = new Objects.Elsewhere(new byte[] {0, 1, 2, 5, 0, 1, 4, 5});
    stranger.driver().settings(Engines.EAGER);
    run(stranger);
    assertThat(stranger.driver().regions(stranger).getFirst().traces().getFirst().after())
        .contains("fact ELEMENT")
        .doesNotContain("aget byte", "guard value");
  }

  @Test
  void theReasonNamesTheCulprit() {
    assertThat(new Loops.LiveLocal(new byte[1]).driver().lint())
        .anySatisfy(f -> assertThat(f.sentence()).contains("local variable subtotal"))
        .anySatisfy(f -> assertThat(f.sentence()).contains("local variable turn"));
  }
}
