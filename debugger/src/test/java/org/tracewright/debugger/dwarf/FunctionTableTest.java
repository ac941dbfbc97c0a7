package org.tracewright.debugger.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.debugger.dwarf.FunctionTable.Signature;
import org.tracewright.sim.elf.ElfFile;

class FunctionTableTest {
  private static final int ANY = Integer.MAX_VALUE;

  @ParameterizedTest
  @ValueSource(strings = {"takes-2", "takes-3", "takes-4", "takes-5"})
  void knowsWhatFunctionsTake(String program) {
    ElfFile elf = Samples.elf(program);
    FunctionTable functions = FunctionTable.of(elf);
    assertThat(functions.problems()).isEmpty();
    assertThat(List.of(SIGNATURES))
        .allSatisfy(
            s ->
                assertThat(functions.at(elf.symbols().address(s.name()).orElseThrow()))
                    .containsExactly(s));
  }

  private static final Signature[] SIGNATURES = {
    takes("nothing", 0, 0),
    takes("three", 3, 3, "first", "text", "then"),
    takes("doubled", 2, 3, "value", "more"),
    takes("small", 2, 3, "w", "p"),
    takes("big", 2, 2, "l", "more"),
    takes("empty", 1, 2, "n", "more"),
    takes("makes_pair", 1, 2, "a"),
    takes("makes_large", 2, 2, "a"),
    takes("sum", 1, ANY, "count"),
    takes("old", 2, 2, "a", "b"),
    takes("outlined", 2, 2, "a", "unused"),
  };

  private static Signature takes(String name, int least, int most, String... parameters) {
    return new Signature(name, List.of(parameters), least, most);
  }

  static List<String> programs() {
    return Samples.names();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void saysNothingOfAssembly(String program) {
    ElfFile elf = Samples.elf(program);
    FunctionTable functions = FunctionTable.of(elf);
    assertThat(functions.problems()).isEmpty();
    assertThat(functions.at(elf.symbols().address("through").orElseThrow()))
        .containsExactly(takes("through", 1, 1, "n"));
    assertThat(functions.at(elf.symbols().address("bare").orElseThrow())).isEmpty();
    assertThat(functions.at(0)).isEmpty();
  }
}
