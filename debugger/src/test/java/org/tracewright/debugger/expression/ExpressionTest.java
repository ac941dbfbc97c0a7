package org.tracewright.debugger.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.debugger.DebuggerException;

class ExpressionTest {
  /** Memory whose byte at an address is the address; one variable; any names that are set. */
  private static final class Guest implements Scope {
    final Map<String, Long> names = new HashMap<>(Map.of("a0", 7L, "sp", 0x100L));
    final Map<Integer, Byte> stored = new HashMap<>();

    @Override
    public Value named(String name) {
      if (!names.containsKey(name)) {
        throw new DebuggerException("no " + name);
      }
      return new Value(names.get(name), name.equals("sp") ? Type.ADDRESS : Type.INT, null);
    }

    @Override
    public void setNamed(String name, long bits) {
      names.put(name, bits);
    }

    @Override
    public Value symbol(String name) {
      if (!name.equals("count")) {
        throw new DebuggerException("no " + name);
      }
      return new Value(load(0x40, 4), Type.INT, new Value.Place(0x40));
    }

    @Override
    public long load(int address, int width) {
      long bits = 0;
      for (int i = width - 1; i >= 0; i--) {
        bits = (bits << 8) | (stored.getOrDefault(address + i, (byte) (address + i)) & 0xff);
      }
      return bits;
    }

    @Override
    public void store(int address, int width, long bits) {
      for (int i = 0; i < width; i++) {
        stored.put(address + i, (byte) (bits >> (8 * i)));
      }
    }
  }

  private final Guest guest = new Guest();

  private Value evaluate(String text) {
    return Expression.parse(text).evaluate(guest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "1 + 2 * 3; 7",
        "(1 + 2) * 3; 9",
        "10 - 4 - 3; 3",
        "1 << 4 | 1; 17",
        "6 & 3 == 3; 0",
        "1 ? 2 : 0 ? 3 : 4; 2",
        "0 ? 1 : 0 || 5; 1",
        "!0 + !7; 1",
        "-7 / 2; -3",
        "-7 % 2; -1",
        "7u / 2; 3",
        "-1 < 1; 1",
        "-1 < 1u; 0",
        "0xffffffff + 1; 0",
        "0x7fffffff + 1; -2147483648",
        "0xffffffffff >> 8; 4294967295",
        "010 + 0b11; 11",
        "'A'; 65",
        "'\\n'; 10",
        "~0xff; -256",
        "(i8)0x80; -128",
        "(u8)-1; 255",
        "(unsigned char)300; 44",
        "(unsigned)-1 >> 31; 1",
        "-1 >> 31; -1",
        "$a0 * 2; 14",
        "$sp + 4; 260",
        "&count; 64",
        "count; 1128415552",
        "*(u16*)0x10; 4368",
        "*(i8*)0xf0; -16",
        "((u8*)&count)[2]; 66",
        "*(u32*)(&count + 1); 1195787588",
        "(u16*)8 + 2; 12",
        "(u16*)12 - (u16*)8; 2",
        "$a0 = 3; 3",
        "$new = 4; 4",
        "count = $x = 9; 9",
        "1_000; 1000",
      })
  void computesAsCDoes(String text, long value) {
    assertThat(evaluate(text).bits()).isEqualTo(value);
  }

  @Test
  void assignsToMemoryByTheTypesWidth() {
    evaluate("*(u8*)0x200 = 0x1234");
    assertThat(guest.stored).containsOnly(Map.entry(0x200, (byte) 0x34));
    evaluate("count = -2");
    assertThat(evaluate("count").bits()).isEqualTo(-2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1 +",
        "(1",
        "1)",
        "1 2",
        "$",
        "$nothing",
        "nothing",
        "5 = 6",
        "&5",
        "1 / 0",
        "1 % 0u",
        "1 << 32",
        "0x",
        "9z",
        "99999999999999999999",
        "'ab'",
        "a[",
        "*",
        "\u00e9",
        "\"text\"",
        "1 ? 2"
      })
  void saysWhatIsWrong(String text) {
    assertThatThrownBy(() -> evaluate(text))
        .isInstanceOf(DebuggerException.class)
        .message()
        .isNotBlank()
        .doesNotContain("\n");
  }

  @Test
  void deepNestingIsNoOverflow() {
    assertThatThrownBy(() -> evaluate("(".repeat(100_000)))
        .isInstanceOf(DebuggerException.class)
        .hasMessageContaining("nested");
    assertThatThrownBy(() -> evaluate("-".repeat(100_000) + "1"))
        .isInstanceOf(DebuggerException.class);
  }

  @Test
  void anyTextIsAValueOrAMistake() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String letters = "0123 ()*&+-/%<>=!?:$a[]x'~^|u";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(16); n >= 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        evaluate(text.toString());
      } catch (DebuggerException e) {
        assertThat(e.getMessage()).as("seed " + seed + ": " + text).isNotBlank();
      }
    }
  }
}
