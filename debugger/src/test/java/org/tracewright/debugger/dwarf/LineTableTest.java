package org.tracewright.debugger.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.sim.Symbols;
import org.tracewright.sim.elf.ElfFile;

class LineTableTest {

  static Stream<String> programs() {
    return Samples.names().stream();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void namesTheLineOfAnInstruction(String program) throws IOException {
    ElfFile elf = Samples.elf(program);
    LineTable lines = LineTable.of(elf);
    assertThat(lines.problems()).isEmpty();
    SourceLine found = lines.at(address(elf, "through")).orElseThrow();
    assertThat(found.describe())
        .isEqualTo("calls.c:" + Samples.line("calls.c", "int through(int n) {"));
    assertThat(found.start()).isEqualTo(address(elf, "through"));
    assertThat(found.contains((int) found.end())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void namesTheLineOfAssembly(String program) throws IOException {
    ElfFile elf = Samples.elf(program);
    SourceLine found = LineTable.of(elf).at(address(elf, "bare") + 2).orElseThrow();
    assertThat(found.describe()).isEqualTo("start.S:" + Samples.line("start.S", "sw ra, 12(sp)"));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void knowsNothingOutsideTheCode(String program) {
    LineTable lines = LineTable.of(Samples.elf(program));
    for (int address : new int[] {0, 0x10000, 0x20000, -1, Integer.MIN_VALUE}) {
      assertThat(lines.at(address)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void findsALineInEveryFunctionThatItIsInlinedInto(String program) throws IOException {
    ElfFile elf = Samples.elf(program);
    int line = Samples.line("include/twice.h", "return sum;");
    List<SourceLine> places = LineTable.of(elf).breakpoints("twice.h", line, elf.symbols());
    // In varying the compiler computes it from the loop; leaf is the other one.
    assertThat(places)
        .extracting(p -> elf.symbols().at(p.start()).map(Symbols.Symbol::name).orElse(""))
        .contains("leaf")
        .doesNotHaveDuplicates();
    assertThat(places).allMatch(p -> p.file().endsWith("include/twice.h"));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void putsABreakpointOnTheNextLineWithCode(String program) throws IOException {
    ElfFile elf = Samples.elf(program);
    int line = Samples.line("calls.c", "int main(void) {");
    // The line before is empty.
    List<SourceLine> places = LineTable.of(elf).breakpoints("calls.c", line - 1, elf.symbols());
    assertThat(places).hasSize(1);
    assertThat(places.get(0).line()).isEqualTo(line);
    assertThat(places.get(0).start()).isEqualTo(address(elf, "main"));
  }

  @Test
  void findsNoPlaceInUnknownFilesAndBelowTheLastLine() {
    ElfFile elf = Samples.elf("calls-5");
    LineTable lines = LineTable.of(elf);
    assertThat(lines.breakpoints("alls.c", 1, elf.symbols())).isEmpty();
    assertThat(lines.breakpoints("calls.c", 10_000, elf.symbols())).isEmpty();
  }

  @Test
  void listsItsFiles() {
    assertThat(LineTable.of(Samples.elf("calls-5")).files())
        .containsExactly("/src/calls.c", "/src/include/twice.h", "/src/other.c", "/src/start.S");
  }

  @Test
  void isTheSameCompressed() {
    ElfFile plain = Samples.elf("calls-5");
    LineTable expected = LineTable.of(plain);
    LineTable lines = LineTable.of(Samples.elf("calls-5z"));
    for (int at = plain.entry(); at < plain.entry() + 0x200; at += 2) {
      assertThat(lines.at(at)).isEqualTo(expected.at(at));
    }
  }

  private static int address(ElfFile elf, String symbol) {
    return elf.symbols().address(symbol).orElseThrow();
  }
}
