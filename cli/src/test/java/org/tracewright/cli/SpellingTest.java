package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  @ParameterizedTest
  @CsvSource({
    "run, run, 0",
    "rnu, run, 1",
    "ru, run, 1",
    "rune, run, 1",
    "ran, run, 1",
    "'', run, 3",
    "kitten, sitting, 3",
    "ca, abc, 3",
  })
  void countsInsertionsRemovalsChangesAndSwaps(String a, String b, int distance) {
    assertThat(Spelling.distance(a, b)).isEqualTo(distance);
    assertThat(Spelling.distance(b, a)).isEqualTo(distance);
  }

  @ParameterizedTest
  @CsvSource({
    "rnu, run",
    "disam, disasm",
    "dis,",
    "--max-instruction, --max-instructions",
    "xyzzy,",
    "q,",
  })
  void takesTheNearestThatIsNear(String word, String nearest) {
    List<String> words = List.of("run", "info", "asm", "disasm", "--max-instructions");
    assertThat(Spelling.nearest(word, words)).isEqualTo(nearest);
  }
}
