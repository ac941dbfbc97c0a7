package org.tracewright.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BusTest {
  private final Bus bus = new Bus();
  private final StringBuilder log = new StringBuilder();

  @BeforeEach
  void build() {
    bus.add(Memory.rom("rom", 0x0ff0, new byte[16]));
    bus.add(Memory.ram("low", 0x1000, 16));
    bus.add(Memory.ram("high", 0x1010, 16));
    bus.map("port", 0x2000, 8, new Port());
    bus.add(Memory.ram("last", 0xffff_fff0, 16));
  }

  /** Loads give the offset, stores are logged; byte accesses fault. */
  private final class Port implements Device {
    @Override
    public long read(int offset, int width) {
      return width == 1 ? Bus.FAULT : 0xffff_ff00L + offset;
    }

    @Override
    public boolean write(int offset, int width, int value) {
      log.append(offset).append('/').append(width).append('=').append(value).append(' ');
      return width != 1;
    }
  }

  @Test
  void memoryIsLittleEndianInEveryWidth() {
    assertThat(bus.write(0x1000, 4, 0x8765_43a1)).isTrue();
    assertThat(bus.read(0x1000, 4)).isEqualTo(0x8765_43a1L);
    assertThat(bus.read(0x1001, 2)).isEqualTo(0x6543);
    assertThat(bus.read(0x1000, 1)).isEqualTo(0xa1);
    assertThat(bus.write(0x1001, 2, 0xffff_1234)).isTrue();
    assertThat(bus.write(0x1003, 1, 0xff)).isTrue();
    assertThat(bus.read(0x1000, 4)).isEqualTo(0xff12_34a1L);
  }

  @Test
  void accessesCrossFromOneMemoryIntoTheNext() {
    assertThat(bus.write(0x100e, 4, 0x1122_3344)).isTrue();
    assertThat(bus.read(0x100e, 4)).isEqualTo(0x1122_3344L);
    assertThat(bus.read(0x1010, 2)).isEqualTo(0x1122);
  }

  @Test
  void aStoreThatFaultsStoresNothing() {
    assertThat(bus.write(0x0ffe, 4, -1)).isFalse();
    assertThat(bus.read(0x1000, 2)).isZero();
    assertThat(bus.write(0x101e, 4, -1)).isFalse();
    assertThat(bus.read(0x101e, 2)).isZero();
    assertThat(bus.write(0x0ff0, 1, 1)).isFalse();
  }

  @Test
  void nothingAnswersOutside() {
    assertThat(bus.read(0, 4)).isEqualTo(Bus.FAULT);
    assertThat(bus.read(0x101d, 4)).isEqualTo(Bus.FAULT);
    assertThat(bus.read(0xffff_fffe, 4)).isEqualTo(Bus.FAULT);
    assertThat(bus.read(0xffff_fffc, 4)).isZero();
  }

  @Test
  void devicesSeeOffsetsAndMayFault() {
    assertThat(bus.read(0x2004, 4)).isEqualTo(0xffff_ff04L);
    assertThat(bus.read(0x2004, 1)).isEqualTo(Bus.FAULT);
    assertThat(bus.read(0x2006, 4)).isEqualTo(Bus.FAULT);
    assertThat(bus.write(0x2006, 2, 5)).isTrue();
    assertThat(bus.write(0x2000, 1, 6)).isFalse();
    assertThat(bus.write(0x1fff, 2, 7)).isFalse();
    assertThat(log).hasToString("6/2=5 0/1=6 ");
  }

  @Test
  void copiesWholeOrNotAtAll() {
    byte[] out = new byte[8];
    assertThat(bus.copyIn(0x100c, new byte[] {9, 1, 2, 3, 4, 5, 6, 7, 8}, 1, 8)).isTrue();
    assertThat(bus.copyOut(0x100c, out, 0, 8)).isTrue();
    assertThat(out).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(bus.copyIn(0x0fff, new byte[2], 0, 2)).isFalse();
    assertThat(bus.load(0x0fff, new byte[] {5, 6}, 0, 2)).isTrue();
    assertThat(bus.read(0x0fff, 2)).isEqualTo(0x605);
    assertThat(bus.copyOut(0x101c, out, 0, 8)).isFalse();
    assertThat(bus.copyOut(0x2000, out, 0, 4)).isFalse();
    assertThat(bus.copyOut(0xffff_fffc, out, 0, 8)).isFalse();
    assertThat(out).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(bus.copyOut(0x5000, out, 0, 0)).isTrue();
  }

  @Test
  void overlapsNameBoth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bus.map("timer", 0x100f, 4, new Port()))
        .withMessageContaining("timer at 0x0000100f overlaps low at 0x00001000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bus.add(Memory.ram("x", 0x2007, 1)))
        .withMessageContaining("overlaps port");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bus.map("timer", -4, 8, new Port()))
        .withMessageContaining("leave the 32-bit address space");
  }

  @Test
  void theFirstRamIsPrimary() {
    assertThat(bus.primary().name()).isEqualTo("low");
    assertThat(bus.code()).isSameAs(bus.primary());
    bus.setCode(bus.memories().get(0));
    assertThat(bus.code().name()).isEqualTo("rom");
    assertThatIllegalStateException().isThrownBy(() -> new Bus().primary());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bus().setCode(Memory.ram("stray", 0, 4)))
        .withMessageContaining("stray 0x00000000+4 rw is not on this bus");
  }

  @Test
  void memoriesHaveBounds() {
    assertThatIllegalArgumentException().isThrownBy(() -> Memory.ram("m", 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Memory.ram("m", 0, Memory.MAX_SIZE + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Memory.ram("m", -8, 16));
    assertThat(Memory.ram("m", -16, 16).contains(-1, 1)).isTrue();
    assertThat(Memory.ram("m", 0x10, 16)).hasToString("m 0x00000010+16 rw");
  }
}
