package org.tracewright.examples.brainfuck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.examples.Engines;
import org.tracewright.jit.Engine;

class BrainfuckTest {
  /** Prints a triangle of stars; cell 3 is the number of the line. */
  private static final String TRIANGLE =
      """
      > +++++ +++++              cell 1 is a newline
      >> ++++++ [- < +++++++ >]  cell 2 is a star
      <<< +++++ ++++             cell 0 counts nine lines
      [ >>>+ [->+>+<<] >>[-<<+>>]< [-<<.>>] <<<. <- ]
      """;

  private static String run(String program, String input, Engine engine) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1));
    Brainfuck machine = new Brainfuck(program, in, out);
    Brainfuck.JIT.engine(machine, engine);
    boolean ended = machine.run();
    return out.toString(StandardCharsets.ISO_8859_1) + (ended ? "" : " off the tape");
  }

  @BeforeEach
  void forget() {
    Brainfuck.JIT.settings(Engines.EAGER);
  }

  @ParameterizedTest
  @EnumSource
  void triangle(Engine engine) {
    StringBuilder expected = new StringBuilder();
    for (int n = 1; n <= 9; n++) {
      expected.append("*".repeat(n)).append('\n');
    }
    assertThat(run(TRIANGLE, "", engine)).isEqualTo(expected.toString());
  }

  @ParameterizedTest
  @EnumSource
  void echoesUpsideDownToTheEndOfTheInput(Engine engine) {
    String text = "abc".repeat(100);
    String reversed = new StringBuilder(text).reverse().toString();
    assertThat(run(">,[>,]<[.<]", text, engine)).isEqualTo(reversed);
  }

  @ParameterizedTest
  @EnumSource
  void leavingTheTapeStopsTheMachine(Engine engine) {
    assertThat(run("+[<+]", "", engine)).isEqualTo(" off the tape");
    assertThat(run("+[>+]", "", engine)).isEqualTo(" off the tape");
    assertThat(run("<>+", "", engine)).isEqualTo(" off the tape");
  }

  @Test
  void compiledCodeDoesTheWork() {
    Brainfuck machine =
        new Brainfuck("+[>++++[>+++[>+<-]<-]<+]", InputStream.nullInputStream(), null);
    machine.run();
    assertThat(Brainfuck.JIT.statistics(machine).regions()).isPositive();
    assertThat(Brainfuck.JIT.statistics(machine).aborts()).isEmpty();
  }

  @Test
  void bracketsWithoutAPartnerAreRejected() {
    InputStream none = InputStream.nullInputStream();
    assertThatThrownBy(() -> new Brainfuck("+[[]", none, null)).hasMessageContaining("[ at 1");
    assertThatThrownBy(() -> new Brainfuck("+]", none, null)).hasMessageContaining("] at 1");
  }

  @Test
  void randomProgramsDoTheSameOnEveryEngine() {
    for (long seed = 1; seed <= 25; seed++) {
      Random random = new Random(seed);
      String program = program(random, 0);
      String expected = run(program, "hello", Engine.OFF);
      assertThat(run(program, "hello", Engine.JIT)).as("seed %d", seed).isEqualTo(expected);
      assertThat(run(program, "hello", Engine.CHECKED)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  // A loop changes no cell to the left of the next, so that it comes to an end.
  private static String program(Random random, int level) {
    StringBuilder out = new StringBuilder();
    for (int n = 3 + random.nextInt(5); n > 0; n--) {
      switch (random.nextInt(level == 3 ? 4 : 6)) {
        case 0 -> out.append("+".repeat(random.nextInt(5)));
        case 1 -> out.append("-".repeat(random.nextInt(3)));
        case 2 -> out.append('.');
        case 3 -> out.append(random.nextInt(4) == 0 ? "," : "[-]++");
        default ->
            out.append("[-]")
                .append("+".repeat(random.nextInt(15)))
                .append("[->")
                .append(program(random, level + 1))
                .append("<]");
      }
    }
    return out.toString();
  }
}
