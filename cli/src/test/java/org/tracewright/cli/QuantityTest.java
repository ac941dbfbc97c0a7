package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "10K, 10000", "3m, 3000000", "2G, 2000000000", "0x10, 16"})
  void countsInThousands(String text, long value) {
    assertThat(Quantity.count("--n", text, 0)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"4096, 4096", "4K, 4096", "64M, 67108864", "0x1000, 4096", "1G, 1073741824"})
  void measuresBytesInPowersOf1024(String text, long value) {
    assertThat(Quantity.bytes("--memory", text, 4096, 1L << 31)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "K",
        "ten",
        "1.5M",
        "-1",
        "10X",
        "1 K",
        "9223372036854775808",
        "9999999999999G"
      })
  void refusesWhatIsNoCount(String text) {
    assertThatThrownBy(() -> Quantity.count("--n", text, 0))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--n takes a number from 0 up, not '" + text + "'");
  }

  @Test
  void namesBothEndsOfARange() {
    assertThatThrownBy(() -> Quantity.bytes("--memory", "4G", 4096, 8192))
        .hasMessage("--memory takes a number from 4096 to 8192, not '4G'");
    assertThatThrownBy(() -> Quantity.number("--seed", "5K", 0, 9)).isInstanceOf(UserError.class);
  }
}
