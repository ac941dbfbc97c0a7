package org.tracewright.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracewright.sim.Symbols.Kind;
import org.tracewright.sim.Symbols.Symbol;

class SymbolsTest {
  private final Symbols symbols =
      new Symbols(
          List.of(
              new Symbol("buffer", 0x8000_0100, 16, Kind.OBJECT, true),
              new Symbol("loop", 0x1004, 0, Kind.OTHER, false),
              new Symbol("main", 0x1000, 0x20, Kind.FUNCTION, true),
              new Symbol("here", 0x1000, 0, Kind.OTHER, true),
              new Symbol("twice", 0x10, 0, Kind.OTHER, false),
              new Symbol("twice", 0x20, 0, Kind.OTHER, true)));

  @Test
  void findsByNameAndPrefersGlobals() {
    assertThat(symbols.address("main")).hasValue(0x1000);
    assertThat(symbols.address("twice")).hasValue(0x20);
    assertThat(symbols.address("nobody")).isEmpty();
    assertThat(symbols.find("buffer").orElseThrow().size()).isEqualTo(16);
  }

  @Test
  void namesAddressesByTheNearestSymbolBelow() {
    assertThat(symbols.describe(0x1000)).isEqualTo("main");
    assertThat(symbols.describe(0x1003)).isEqualTo("main+0x3");
    assertThat(symbols.describe(0x1008)).isEqualTo("loop+0x4");
    assertThat(symbols.describe(0x8000_010f)).isEqualTo("buffer+0xf");
  }

  @Test
  void namesNothingOutsideASizedSymbolOrBelowAll() {
    assertThat(symbols.describe(0x8000_0110)).isEqualTo("0x80000110");
    assertThat(symbols.describe(0xf)).isEqualTo("0x0000000f");
    assertThat(Symbols.NONE.describe(-1)).isEqualTo("0xffffffff");
  }

  @Test
  void listsByUnsignedAddress() {
    assertThat(symbols.all()).extracting(Symbol::name).endsWith("main", "loop", "buffer");
  }
}
