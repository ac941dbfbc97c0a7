package org.tracewright.cpu.riscv32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.cpu.riscv32.ComputationTest.number;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracewright.sim.StopReason;

class TrapTest {
  private static final int MIE = 1 << 3;
  private static final int MPIE = 1 << 7;
  private static final int MPP = 3 << 11;
  private static final int TW = 1 << 21;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          0x00000000, 2
          0xffffffff, 4
          0x02051513, 4
          0x42055513, 4
          0x0000007f, 4
          0x40001033, 4
          0x00003003, 4
          0x00003023, 4
          0x10000073, 4
          0x10200073, 4
          0x12000073, 4
          0x0000400f, 4
          0x00002063, 4
          0x00001067, 4
          0x1010a52f, 4
          0x1005352f, 4
          0x00000004, 2
          0x00006000, 2
          0x00006001, 2
          0x00006101, 2
          0x00008002, 2
          0x00004002, 2
          0x00009c01, 2
          0x00002000, 2
          0x00006002, 2
          0x00009001, 2
          0x00001002, 2
          """)
  void illegalInstructionsGiveTheirBits(String bits, int length) {
    Guest guest = new Guest().withHandler().raw(number(bits), 4).steps(1);
    assertThat(guest.csr(Csr.MCAUSE)).isEqualTo(Cause.ILLEGAL_INSTRUCTION);
    assertThat(guest.csr(Csr.MTVAL)).isEqualTo(length == 2 ? number(bits) & 0xffff : number(bits));
    assertThat(guest.csr(Csr.MEPC)).isEqualTo(Guest.RAM);
    assertThat(guest.hart.retired()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"3, 11", "0, 8"})
  void callSaysWhereItCameFrom(int mode, int cause) {
    Guest guest = new Guest().withHandler().code("addi", 0, 0, 0).code("ecall");
    guest.hart.setPrivilege(mode);
    guest.steps(2);
    assertThat(guest.csr(Csr.MCAUSE)).isEqualTo(cause);
    assertThat(guest.csr(Csr.MEPC)).isEqualTo(Guest.RAM + 4);
    assertThat(guest.csr(Csr.MTVAL)).isZero();
    assertThat(guest.csr(Csr.MSTATUS) & MPP).isEqualTo(mode << 11);
    assertThat(guest.hart.privilege()).isEqualTo(Rv32.MACHINE);
    assertThat(guest.hart.retired()).as("ECALL does not retire").isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"ebreak", "c.ebreak"})
  void breakpointGivesItsAddress(String name) {
    Guest guest = new Guest().withHandler().code(name).steps(1);
    assertThat(guest.csr(Csr.MCAUSE)).isEqualTo(Cause.BREAKPOINT);
    assertThat(guest.csr(Csr.MTVAL)).isEqualTo(Guest.RAM);
    assertThat(guest.hart.retired()).isZero();
  }

  @Test
  void trapSavesAndClearsTheInterruptEnable() {
    Guest guest = new Guest().withHandler().csr(Csr.MSTATUS, MIE).code("ecall").steps(1);
    assertThat(guest.csr(Csr.MSTATUS)).isEqualTo(MPIE | MPP);
    guest = new Guest().withHandler().csr(Csr.MSTATUS, MPIE).code("ecall").steps(1);
    assertThat(guest.csr(Csr.MSTATUS)).isEqualTo(MPP);
  }

  @ParameterizedTest(name = "{0} becomes {1} in mode {2}")
  @CsvSource(
      textBlock =
          """
          0x00001880, 0x00000088, 3
          0x00001800, 0x00000080, 3
          0x00000080, 0x00000088, 0
          0x00000008, 0x00000080, 0
          0x00021880, 0x00020088, 3
          0x00020080, 0x00000088, 0
          0x00200080, 0x00200088, 0
          """)
  void returnRestores(String before, String after, int mode) {
    Guest guest = new Guest().csr(Csr.MSTATUS, number(before)).csr(Csr.MEPC, Guest.RAM + 0x40);
    guest.code("mret").steps(1);
    assertThat(guest.csr(Csr.MSTATUS)).isEqualTo(number(after));
    assertThat(guest.hart.privilege()).isEqualTo(mode);
    assertThat(guest.hart.pc()).isEqualTo(Guest.RAM + 0x40);
    assertThat(guest.hart.retired()).isEqualTo(1);
  }

  @Test
  void userModeMayNotReturnNorReadMachineState() {
    for (String name : new String[] {"mret", "wfi"}) {
      Guest guest = new Guest().withHandler().csr(Csr.MSTATUS, TW).code(name);
      guest.hart.setPrivilege(Rv32.USER);
      guest.steps(1);
      assertThat(guest.csr(Csr.MCAUSE)).as(name).isEqualTo(Cause.ILLEGAL_INSTRUCTION);
    }
  }

  @Test
  void waitIsLegalWhereItIsNotTrapped() {
    Guest guest = new Guest().withHandler().code("wfi").code("wfi").steps(1);
    guest.hart.setPrivilege(Rv32.USER);
    guest.steps(1);
    assertThat(guest.hart.retired()).isEqualTo(2);
  }

  @ParameterizedTest(name = "pending {0}, enabled {1}: cause {2}")
  @CsvSource(
      textBlock =
          """
          7,  7,  0x80000007
          3,  3,  0x80000003
          11, 11, 0x8000000b
          7,  3,  0
          """)
  void interruptsNeedTheirEnableBit(int raised, int enabled, String cause) {
    Guest guest = new Guest().withHandler().csr(Csr.MIE, 1 << enabled).csr(Csr.MSTATUS, MIE);
    guest.code("addi", 5, 0, 1).hart.setInterrupt(raised, true);
    guest.steps(1);
    assertThat(guest.csr(Csr.MCAUSE)).isEqualTo(number(cause));
    assertThat(guest.x(5)).isEqualTo(number(cause) == 0 ? 1 : 0);
    assertThat(guest.csr(Csr.MIP)).isEqualTo(1 << raised);
  }

  @Test
  void externalComesBeforeSoftwareBeforeTimer() {
    int[] order = {Cause.MACHINE_EXTERNAL, Cause.MACHINE_SOFTWARE, Cause.MACHINE_TIMER};
    Guest guest = new Guest().withHandler().csr(Csr.MIE, -1);
    for (int line : order) {
      guest.hart.setInterrupt(line, true);
    }
    for (int line : order) {
      guest.csr(Csr.MSTATUS, MIE).steps(1);
      assertThat(guest.csr(Csr.MCAUSE)).isEqualTo(Cause.INTERRUPT | line);
      guest.hart.setInterrupt(line, false);
    }
  }

  @Test
  void vectoredModeSpreadsInterruptsAndNotExceptions() {
    Guest guest = new Guest().csr(Csr.MTVEC, Guest.HANDLER | 1).csr(Csr.MIE, -1);
    guest.csr(Csr.MSTATUS, MIE).hart.setInterrupt(Cause.MACHINE_TIMER, true);
    guest.steps(1);
    assertThat(guest.hart.pc()).isEqualTo(Guest.HANDLER + 4 * 7);
    guest.at(Guest.HANDLER + 28).code("ecall").steps(1);
    assertThat(guest.hart.pc()).isEqualTo(Guest.HANDLER);
  }

  @Test
  void interruptComesRightAfterTheInstructionThatEnablesIt() {
    Guest guest = new Guest().withHandler().csr(Csr.MIE, 1 << 7);
    guest.hart.setInterrupt(Cause.MACHINE_TIMER, true);
    guest.code("addi", 5, 0, 1).code("csrrsi", 0, Csr.MSTATUS, MIE).code("addi", 5, 5, 1).run(10);
    assertThat(guest.x(5)).isEqualTo(1);
    assertThat(guest.csr(Csr.MEPC)).isEqualTo(Guest.RAM + 8);
  }

  @Test
  void userModeIsInterruptedWhateverTheEnableBit() {
    Guest guest = new Guest().withHandler().csr(Csr.MIE, 1 << 7).code("addi", 5, 0, 1);
    guest.hart.setPrivilege(Rv32.USER);
    guest.hart.setInterrupt(Cause.MACHINE_TIMER, true);
    guest.run(5);
    assertThat(guest.x(5)).isZero();
    assertThat(guest.csr(Csr.MSTATUS) & MPP).isZero();
  }

  @Test
  void trapWithoutHandlerEndsTheRun() {
    Guest guest = new Guest().code("addi", 5, 0, 1).raw(0xffffffff, 4);
    StopReason reason = guest.run(100);
    assertThat(reason)
        .isEqualTo(new StopReason.Trap(2, "illegal instruction", Guest.RAM + 4, -1, 4));
    assertThat(guest.hart.pc()).isEqualTo(Guest.RAM + 4);
    assertThat(guest.hart.retired()).isEqualTo(1);
    assertThat(guest.run(100)).isEqualTo(reason);
  }

  @Test
  void handlerThatTrapsAtOnceEndsTheRunInsteadOfHanging() {
    Guest guest = new Guest().csr(Csr.MTVEC, 0x100).code("ecall");
    assertThat(guest.run(1_000))
        .isEqualTo(new StopReason.Trap(1, "instruction access fault", 0x100, 0x100, 11));
  }

  @Test
  void environmentIsAskedFirst() {
    int[] asked = new int[2];
    Environment environment =
        new Environment() {
          @Override
          public boolean ecall(Rv32 hart, int address) {
            asked[0] = address;
            hart.setX(10, hart.pc());
            return true;
          }

          @Override
          public boolean ebreak(Rv32 hart, int address) {
            asked[1] = address;
            return false;
          }
        };
    Guest guest = new Guest(Extensions.ALL, environment).withHandler();
    guest.code("ecall").code("c.ebreak").run(2);
    assertThat(asked).containsExactly(Guest.RAM, Guest.RAM + 4);
    assertThat(guest.x(10)).isEqualTo(Guest.RAM + 4);
    assertThat(guest.csr(Csr.MEPC)).as("the unanswered one traps").isEqualTo(Guest.RAM + 4);
    assertThat(guest.csr(Csr.MCAUSE)).isEqualTo(Cause.BREAKPOINT);
    assertThat(guest.hart.retired()).as("the handler's two turns").isEqualTo(2);
  }
}
