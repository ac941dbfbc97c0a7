package org.tracewright.cpu.riscv32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.cpu.riscv32.ComputationTest.number;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlTransferTest {
  private static final Extensions NO_C = Extensions.parse("rv32ima");

  @ParameterizedTest(name = "{0} {1}, {2}: {3}")
  @CsvSource(
      textBlock =
          """
          beq,  5,          5,          true
          beq,  5,          6,          false
          bne,  5,          6,          true
          bne,  -1,         -1,         false
          blt,  0x80000000, 0x7fffffff, true
          blt,  0x7fffffff, 0x80000000, false
          blt,  3,          3,          false
          bge,  3,          3,          true
          bge,  -1,         0,          false
          bge,  0,          -1,         true
          bltu, 0x80000000, 0x7fffffff, false
          bltu, 0,          -1,         true
          bltu, 3,          3,          false
          bgeu, 3,          3,          true
          bgeu, -1,         0,          true
          bgeu, 0,          -1,         false
          """)
  void branches(String name, String a, String b, boolean taken) {
    for (int distance : new int[] {-4096, 4094, 2, -2, 8}) {
      int start = Guest.RAM + 0x2000;
      Guest guest =
          new Guest().at(start).x(5, number(a)).x(6, number(b)).code(name, 5, 6, distance);
      guest.hart.setPc(start);
      guest.steps(1);
      assertThat(guest.hart.pc()).isEqualTo(taken ? start + distance : start + 4);
    }
  }

  @ParameterizedTest
  @CsvSource({"2", "-2", "1048574", "-1048576", "4"})
  void jumpAndLink(int distance) {
    Guest guest = new Guest().code("jal", 1, distance).steps(1);
    assertThat(guest.hart.pc()).isEqualTo(Guest.RAM + distance);
    assertThat(guest.x(1)).isEqualTo(Guest.RAM + 4);
  }

  @Test
  void jumpRegisterClearsBitZeroAndReadsBeforeItLinks() {
    Guest guest = new Guest().x(5, Guest.RAM + 0x101).code("jalr", 5, 0, 5).steps(1);
    assertThat(guest.hart.pc()).isEqualTo(Guest.RAM + 0x100);
    assertThat(guest.x(5)).isEqualTo(Guest.RAM + 4);
  }

  @ParameterizedTest
  @CsvSource({"jal, 2", "jal, 6", "jal, -2"})
  void misalignedJumpTrapsOnTheJump(String name, int distance) {
    Guest guest = new Guest(NO_C, Environment.NONE).withHandler().x(1, 99);
    guest.code(name, 1, distance).steps(1);
    assertMisaligned(guest, Guest.RAM + distance);
    assertThat(guest.x(1)).as("rd unwritten").isEqualTo(99);
  }

  @Test
  void misalignedJumpRegisterTrapsOnTheJump() {
    Guest guest = new Guest(NO_C, Environment.NONE).withHandler().x(1, 99).x(5, Guest.RAM + 0x103);
    guest.code("jalr", 1, 0, 5).steps(1);
    assertMisaligned(guest, Guest.RAM + 0x102);
    assertThat(guest.x(1)).isEqualTo(99);
  }

  @Test
  void misalignedBranchTrapsOnlyWhenTaken() {
    Guest guest = new Guest(NO_C, Environment.NONE).withHandler();
    guest.code("bne", 0, 0, 6).code("beq", 0, 0, 6).steps(1);
    assertThat(guest.hart.pc()).isEqualTo(Guest.RAM + 4);
    guest.steps(1);
    assertThat(guest.csr(Csr.MCAUSE)).isEqualTo(Cause.INSTRUCTION_MISALIGNED);
    assertThat(guest.csr(Csr.MTVAL)).isEqualTo(Guest.RAM + 10);
    assertThat(guest.csr(Csr.MEPC)).isEqualTo(Guest.RAM + 4);
  }

  @Test
  void fetchOutsideMemoryFaultsAtTheTarget() {
    Guest guest = new Guest().withHandler().code("jalr", 0, 0x100, 0).steps(2);
    assertThat(guest.csr(Csr.MCAUSE)).isEqualTo(Cause.INSTRUCTION_ACCESS_FAULT);
    assertThat(guest.csr(Csr.MTVAL)).isEqualTo(0x100);
    assertThat(guest.csr(Csr.MEPC)).isEqualTo(0x100);
    assertThat(guest.hart.retired()).isEqualTo(1);
  }

  @Test
  void lastHalfWordOfMemoryCanBeACompressedInstruction() {
    int last = Guest.RAM + Guest.RAM_SIZE - 2;
    Guest guest = new Guest().withHandler().at(last).code("c.li", 5, 7);
    guest.hart.setPc(last);
    guest.steps(2);
    assertThat(guest.x(5)).isEqualTo(7);
    assertThat(guest.csr(Csr.MTVAL)).isEqualTo(last + 2);
    assertThat(guest.csr(Csr.MEPC)).isEqualTo(last + 2);
  }

  @Test
  void instructionThatRunsOutOfMemoryFaultsAtItsSecondHalf() {
    int last = Guest.RAM + Guest.RAM_SIZE - 2;
    Guest guest = new Guest().withHandler().put(last, 2, 0x0013);
    guest.hart.setPc(last);
    guest.steps(1);
    assertThat(guest.csr(Csr.MCAUSE)).isEqualTo(Cause.INSTRUCTION_ACCESS_FAULT);
    assertThat(guest.csr(Csr.MEPC)).isEqualTo(last);
    assertThat(guest.csr(Csr.MTVAL)).isEqualTo(last + 2);
  }

  @Test
  void wideInstructionMayStandOnAnOddHalfWord() {
    Guest guest = new Guest().code("c.nop", 0).code("addi", 5, 0, 1234).steps(2);
    assertThat(guest.x(5)).isEqualTo(1234);
    assertThat(guest.hart.pc()).isEqualTo(Guest.RAM + 6);
  }

  private static void assertMisaligned(Guest guest, int target) {
    assertThat(guest.csr(Csr.MCAUSE)).isEqualTo(Cause.INSTRUCTION_MISALIGNED);
    assertThat(guest.csr(Csr.MTVAL)).isEqualTo(target);
    assertThat(guest.csr(Csr.MEPC)).isEqualTo(Guest.RAM);
    assertThat(guest.hart.retired()).isZero();
  }
}
