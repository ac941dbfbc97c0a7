package org.tracewright.examples.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.examples.Engines;
import org.tracewright.jit.Engine;

class AutomatonTest {
  private static final String LETTERS = "abc";

  private static Automaton compile(String pattern, Engine engine) {
    Automaton automaton = Pattern.compile(pattern);
    Automaton.JIT.engine(automaton, engine);
    return automaton;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @BeforeEach
  void forget() {
    Automaton.JIT.settings(Engines.EAGER);
  }

  @ParameterizedTest
  @EnumSource
  void findsWhereTheFirstMatchEnds(Engine engine) {
    Automaton address = compile("[a-z]+(\\.[a-z]+)*@[a-z]+\\.(com|org)", engine);
    String text = "nobody at nowhere. ".repeat(50) + "write to some.body@example.org, please";
    assertThat(address.find(bytes(text))).isEqualTo(text.indexOf(','));
    assertThat(address.find(bytes("nobody at nowhere. ".repeat(50)))).isEqualTo(-1);
    assertThat(address.matches(bytes("a.b@c.com"))).isTrue();
    assertThat(address.matches(bytes("a.b@c.net"))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void takesLinearTimeWhereBacktrackingTakesForEver(Engine engine) {
    Automaton automaton = compile("(a*)*(a|a)*b", engine);
    assertThat(automaton.matches(bytes("a".repeat(20_000)))).isFalse();
    assertThat(automaton.matches(bytes("a".repeat(20_000) + "b"))).isTrue();
  }

  @Test
  void aTextIsOneLoopOfCompiledCode() {
    Automaton automaton = Pattern.compile("[a-c]+x[^y]*z");
    automaton.find(bytes("abcabxxc".repeat(1000)));
    assertThat(Automaton.JIT.statistics(automaton).regions()).isEqualTo(1);
    assertThat(Automaton.JIT.statistics(automaton).sideExits()).isLessThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a", "a)", "*a", "[a", "a\\", "a|+"})
  void malformedPatternsAreRejectedWithAPlace(String pattern) {
    assertThatThrownBy(() -> Pattern.compile(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(pattern);
  }

  @Test
  void tooLongPatternsAreRejected() {
    assertThatThrownBy(() -> Pattern.compile("a".repeat(251))).hasMessageContaining("250");
    assertThat(compile("a".repeat(250), Engine.OFF).matches(bytes("a".repeat(250)))).isTrue();
  }

  @Test
  void randomPatternsMatchWhatTheLibraryMatches() {
    for (long seed = 1; seed <= 150; seed++) {
      Random random = new Random(seed);
      String pattern = pattern(random, 3);
      String text = text(random, 60);
      for (Engine engine : Engine.values()) {
        Automaton automaton = compile(pattern, engine);
        String as = "seed " + seed + " " + engine + " " + pattern + " on " + text;
        for (String each : text.split(" ", -1)) {
          assertThat(automaton.matches(bytes(each))).as(as).isEqualTo(each.matches(pattern));
        }
        assertThat(automaton.find(bytes(text))).as(as).isEqualTo(find(pattern, text));
      }
    }
  }

  private static int find(String pattern, String text) {
    for (int end = 0; end <= text.length(); end++) {
      if (text.substring(0, end).matches(".*(" + pattern + ")")) {
        return end;
      }
    }
    return -1;
  }

  private static String pattern(Random random, int depth) {
    if (depth == 0) {
      char c = LETTERS.charAt(random.nextInt(LETTERS.length()));
      return switch (random.nextInt(6)) {
        case 0 -> "[" + c + "b]";
        case 1 -> "[^" + c + "]";
        default -> String.valueOf(c);
      };
    }
    String left = pattern(random, depth - 1);
    return switch (random.nextInt(6)) {
      case 0 -> "(" + left + ")*";
      case 1 -> "(" + left + ")+";
      case 2 -> "(" + left + ")?";
      case 3 -> "(" + left + "|" + pattern(random, depth - 1) + ")";
      default -> left + pattern(random, depth - 1);
    };
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(random.nextInt(6) == 0 ? ' ' : LETTERS.charAt(random.nextInt(3)));
    }
    return text.toString();
  }
}
