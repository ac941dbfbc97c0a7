package org.tracewright.cpu.riscv32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.cpu.riscv32.ComputationTest.number;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtomicsTest {
  private static final int WORD = Guest.DATA;

  @ParameterizedTest(name = "{0} {1}, {2} stores {3}")
  @CsvSource(
      textBlock =
          """
          amoswap.w, 0x80000000, 5,          5
          amoadd.w,  0x7fffffff, 1,          0x80000000
          amoadd.w,  -1,         1,          0
          amoxor.w,  0xff00ff00, 0x0ff00ff0, 0xf0f0f0f0
          amoand.w,  0xff00ff00, 0x0ff00ff0, 0x0f000f00
          amoor.w,   0xff00ff00, 0x0ff00ff0, 0xfff0fff0
          amomin.w,  0x80000000, 0x7fffffff, 0x80000000
          amomin.w,  1,          -1,         -1
          amomax.w,  0x80000000, 0x7fffffff, 0x7fffffff
          amomax.w,  1,          -1,         1
          amominu.w, 0x80000000, 0x7fffffff, 0x7fffffff
          amominu.w, 1,          -1,         1
          amomaxu.w, 0x80000000, 0x7fffffff, 0x80000000
          amomaxu.w, 1,          -1,         -1
          """)
  void operations(String name, String memory, String register, String stored) {
    for (int ordering = 0; ordering < 4; ordering++) {
      Guest guest = new Guest().put(WORD, 4, number(memory)).x(5, WORD).x(6, number(register));
      guest.code(name, ordering, 7, 6, 5).steps(1);
      assertThat(guest.word(WORD)).isEqualTo(number(stored));
      assertThat(guest.x(7)).as("the old value").isEqualTo(number(memory));
    }
  }

  @Test
  void destinationMayBeAddressOrSource() {
    Guest guest = new Guest().put(WORD, 4, 3).x(5, WORD).x(6, 4);
    guest.code("amoadd.w", 0, 6, 6, 5).code("amoadd.w", 0, 5, 6, 5).steps(2);
    assertThat(guest.word(WORD)).isEqualTo(10);
    assertThat(guest.x(6)).isEqualTo(3);
    assertThat(guest.x(5)).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void misalignedAtomicsTrap(int offset) {
    for (String name : new String[] {"lr.w", "sc.w", "amoadd.w", "amomaxu.w"}) {
      Guest guest = new Guest().withHandler().x(5, WORD + offset).x(7, 99);
      if (name.equals("lr.w")) {
        guest.code(name, 0, 7, 5);
      } else {
        guest.code(name, 0, 7, 6, 5);
      }
      guest.steps(1);
      int expected = name.equals("lr.w") ? Cause.LOAD_MISALIGNED : Cause.STORE_MISALIGNED;
      assertThat(guest.csr(Csr.MCAUSE)).isEqualTo(expected);
      assertThat(guest.csr(Csr.MTVAL)).isEqualTo(WORD + offset);
      assertThat(guest.x(7)).isEqualTo(99);
    }
  }

  @Test
  void atomicOutsideMemoryIsAStoreFault() {
    Guest guest = new Guest().withHandler().x(5, 0x100).x(7, 99);
    guest.code("amoswap.w", 0, 7, 6, 5).steps(1);
    assertThat(guest.csr(Csr.MCAUSE)).isEqualTo(Cause.STORE_ACCESS_FAULT);
    assertThat(guest.x(7)).isEqualTo(99);
  }

  @Test
  void reservedStoreSucceedsOnce() {
    Guest guest = reserved().code("sc.w", 0, 8, 6, 5).code("sc.w", 0, 9, 5, 5).steps(3);
    assertThat(guest.x(7)).isEqualTo(41);
    assertThat(guest.x(8)).isZero();
    assertThat(guest.x(9)).isEqualTo(1);
    assertThat(guest.word(WORD)).isEqualTo(42);
  }

  @Test
  void storeWithoutReservationFailsAndStoresNothing() {
    Guest guest = new Guest().put(WORD, 4, 41).x(5, WORD).x(6, 42);
    guest.code("sc.w", 0, 8, 6, 5).steps(1);
    assertThat(guest.x(8)).isEqualTo(1);
    assertThat(guest.word(WORD)).isEqualTo(41);
  }

  @Test
  void storeToAnotherAddressFailsAndEndsTheReservation() {
    Guest guest = reserved().x(9, WORD + 4);
    guest.code("sc.w", 0, 8, 6, 9).code("sc.w", 0, 10, 6, 5).steps(3);
    assertThat(guest.x(8)).isEqualTo(1);
    assertThat(guest.x(10)).isEqualTo(1);
    assertThat(guest.word(WORD)).isEqualTo(41);
  }

  /** Any byte of the reserved word, also the same value again. */
  @ParameterizedTest(name = "{0} at {1}: broken {2}")
  @CsvSource(
      textBlock =
          """
          sw, 0,  true
          sw, -1, true
          sw, -3, true
          sw, 3,  true
          sw, 4,  false
          sw, -4, false
          sh, 2,  true
          sh, -1, true
          sh, -2, false
          sh, 3,  true
          sh, 4,  false
          sb, 0,  true
          sb, 3,  true
          sb, -1, false
          sb, 4,  false
          """)
  void storesBreakTheReservation(String name, int offset, boolean broken) {
    Guest guest = reserved().x(9, WORD);
    guest.code(name, 7, offset, 9).code("sc.w", 0, 8, 6, 5).steps(3);
    assertThat(guest.x(8)).isEqualTo(broken ? 1 : 0);
  }

  @Test
  void atomicOperationBreaksTheReservation() {
    Guest guest = reserved().code("amoor.w", 0, 0, 0, 5).code("sc.w", 0, 8, 6, 5).steps(3);
    assertThat(guest.x(8)).isEqualTo(1);
  }

  @Test
  void trapReturnBreaksTheReservation() {
    Guest guest = reserved().csr(Csr.MEPC, Guest.RAM + 8).csr(Csr.MSTATUS, 0x1800);
    guest.code("mret").code("sc.w", 0, 8, 6, 5).steps(3);
    assertThat(guest.hart.pc()).isEqualTo(Guest.RAM + 12);
    assertThat(guest.x(8)).isEqualTo(1);
  }

  @Test
  void loadsAndOtherStoresKeepTheReservation() {
    Guest guest = reserved().x(9, WORD).code("lw", 10, 0, 9).code("sw", 10, 64, 9);
    guest.code("sc.w", 3, 8, 6, 5).steps(4);
    assertThat(guest.x(8)).isZero();
    assertThat(guest.word(WORD + 64)).isEqualTo(41);
  }

  private static Guest reserved() {
    return new Guest().put(WORD, 4, 41).x(5, WORD).x(6, 42).code("lr.w", 0, 7, 5);
  }
}
