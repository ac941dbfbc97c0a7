package org.tracewright.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many arguments calls have, where the program tells what its functions take. */
class DeclarationsTest {
  private static final Path TAKES = Path.of("../debugger/src/test/resources/dwarf/takes-5.elf");

  private static Simulator takes() {
    return Simulator.riscv32(TAKES).memory(1 << 20).build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing     | 1 | nothing() takes 0 arguments, not 1",
        "three       | 2 | three(first, text, then) takes 3 arguments, not 2",
        "doubled     | 4 | doubled(value, more) takes 2 to 3 arguments, not 4",
        "sum         | 0 | sum(count, ...) takes at least 1 argument, not 0",
        "makes_pair  | 3 | makes_pair(a) takes 1 to 2 arguments, not 3",
        "makes_large | 1 | makes_large(a) takes 2 arguments, first the address for its result, not 1",
      })
  void othersAreRefused(String function, int count, String message) {
    Object[] arguments = new Object[count];
    Arrays.fill(arguments, 0);
    try (Simulator sim = takes()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> sim.call(function, arguments))
          .withMessage(message);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> sim.call(sim.address(function), arguments))
          .withMessage(message);
    }
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void whatTheConventionMakesOfThemIsAccepted(boolean words) {
    try (Simulator sim = takes()) {
      assertThat(sim.call("nothing").asInt()).isEqualTo(1);
      assertThat(
              words
                  ? sim.call("doubled", 1, 1, 5).asLong()
                  : sim.call("doubled", (1L << 32) + 1, 5).asLong())
          .isEqualTo((2L << 32) + 7);
      assertThat(
              words
                  ? sim.call("small", 1, 2, 3).asInt()
                  : sim.call("small", 1, (3L << 32) + 2).asInt())
          .isEqualTo(6);
      assertThat(sim.call("big", new int[] {1, 2, 3}, 4).asInt()).isEqualTo(10);
      int[] large = new int[3];
      sim.call("makes_large", large, 7);
      assertThat(large).containsExactly(7, 7, 7);
      assertThat(sim.call("makes_pair", 7).asLong()).isEqualTo((7L << 32) + 7);
      assertThat(sim.call("sum", 2, 40, 2).asInt()).isEqualTo(42);
      assertThat(sim.call("old", 5, 3).asInt()).isEqualTo(2);
      assertThat(sim.call("outlined", 14, 0).asInt()).isEqualTo(42);
    }
  }
}
