package org.tracewright.cpu.riscv32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.cpu.riscv32.ComputationTest.number;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracewright.sim.Device;
import org.tracewright.sim.Machine;

class MemoryAccessTest {
  private static final int LAST = Guest.RAM + Guest.RAM_SIZE;

  @ParameterizedTest(name = "{0} at {1} = {2}")
  @CsvSource(
      textBlock =
          """
          lw,  0, 0x83828180
          lw,  1, 0x84838281
          lw,  2, 0x85848382
          lw,  3, 0x86858483
          lh,  0, 0xffff8180
          lh,  1, 0xffff8281
          lh,  8, 0x00000100
          lhu, 0, 0x00008180
          lhu, 3, 0x00008483
          lb,  0, 0xffffff80
          lb,  9, 1
          lbu, 0, 0x80
          lbu, 7, 0x87
          """)
  void loads(String name, int offset, String expected) {
    Guest guest = new Guest().put(Guest.DATA, 4, 0x83828180).put(Guest.DATA + 4, 4, 0x87868584);
    guest.put(Guest.DATA + 8, 4, 0x03020100);
    guest.x(5, Guest.DATA + 100).code(name, 6, offset - 100, 5).steps(1);
    assertThat(guest.x(6)).isEqualTo(number(expected));
  }

  @ParameterizedTest(name = "{0} at {1} leaves {2} {3}")
  @CsvSource(
      textBlock =
          """
          sw, 0, 0x12345678, 0xffffffff
          sw, 1, 0x345678ff, 0xffffff12
          sw, 2, 0x5678ffff, 0xffff1234
          sw, 3, 0x78ffffff, 0xff123456
          sh, 0, 0xffff5678, 0xffffffff
          sh, 1, 0xff5678ff, 0xffffffff
          sh, 3, 0x78ffffff, 0xffffff56
          sb, 0, 0xffffff78, 0xffffffff
          sb, 3, 0x78ffffff, 0xffffffff
          """)
  void stores(String name, int offset, String low, String high) {
    Guest guest = new Guest().put(Guest.DATA, 4, -1).put(Guest.DATA + 4, 4, -1);
    guest.x(5, Guest.DATA - 7).x(6, 0x12345678).code(name, 6, offset + 7, 5).steps(1);
    assertThat(guest.word(Guest.DATA)).isEqualTo(number(low));
    assertThat(guest.word(Guest.DATA + 4)).isEqualTo(number(high));
  }

  @ParameterizedTest
  @CsvSource({"lw, 4", "lh, 2", "lhu, 2", "lb, 1", "lbu, 1"})
  void loadsReachTheLastByteAndNoFurther(String name, int width) {
    Guest guest = new Guest().withHandler().x(5, LAST - width).x(6, 77).x(7, 77);
    guest.code(name, 6, 0, 5).code(name, 7, 1, 5).steps(2);
    assertThat(guest.x(6)).isZero();
    assertFault(guest, Cause.LOAD_ACCESS_FAULT, LAST - width + 1);
    assertThat(guest.x(7)).as("a faulting load leaves rd alone").isEqualTo(77);
  }

  @ParameterizedTest
  @CsvSource({"sw, 4", "sh, 2", "sb, 1"})
  void storesReachTheLastByteAndNoFurther(String name, int width) {
    Guest guest = new Guest().withHandler().x(5, LAST - width).x(6, -1);
    guest.code(name, 6, 0, 5).put(LAST - width, width, 0).code(name, 6, 1, 5).steps(2);
    assertFault(guest, Cause.STORE_ACCESS_FAULT, LAST - width + 1);
    assertThat(guest.word(LAST - 4) >>> (32 - 8 * width)).isEqualTo(-1 >>> (32 - 8 * width));
  }

  @ParameterizedTest
  @CsvSource({"0x7fffffff", "0x7ffffffd", "0", "0xffffffff", "0x80010000"})
  void accessesOutsideTheRamFault(String address) {
    Guest guest = new Guest().withHandler().x(5, number(address)).code("lw", 6, 0, 5).steps(1);
    assertFault(guest, Cause.LOAD_ACCESS_FAULT, number(address));
    assertThat(guest.hart.retired()).isZero();
  }

  @Test
  void devicesAreReachedPastTheRam() {
    int[] written = new int[3];
    Device device =
        new Device() {
          @Override
          public long read(int offset, int width) {
            return offset == 0xc ? FAULT : 0x80 + offset;
          }

          @Override
          public boolean write(int offset, int width, int value) {
            written[0] = offset;
            written[1] = width;
            written[2] = value & 0xff;
            return offset != 0xc;
          }

          private static final long FAULT = org.tracewright.sim.Bus.FAULT;
        };
    Machine machine =
        Machine.builder()
            .ram("ram", Guest.RAM, 64)
            .device("port", 0x1000, 16, device)
            .cpu(Rv32::new)
            .build();
    Rv32 hart = (Rv32) machine.cpu();
    int lb = Guest.encode(org.tracewright.cpu.riscv32.isa.Rv32Isa.RV32, "lb", 6, 4, 5);
    int sh = Guest.encode(org.tracewright.cpu.riscv32.isa.Rv32Isa.RV32, "sh", 6, 8, 5);
    machine.bus().write(Guest.RAM, 4, lb);
    machine.bus().write(Guest.RAM + 4, 4, sh);
    hart.setPc(Guest.RAM);
    hart.setX(5, 0x1000);
    machine.run(2);
    assertThat(hart.x(6)).isEqualTo((byte) 0x84);
    assertThat(written).containsExactly(8, 2, 0x84);
  }

  private static void assertFault(Guest guest, int cause, int address) {
    assertThat(guest.csr(Csr.MCAUSE)).isEqualTo(cause);
    assertThat(guest.csr(Csr.MTVAL)).isEqualTo(address);
    assertThat(guest.hart.pc()).isEqualTo(Guest.HANDLER);
  }
}
