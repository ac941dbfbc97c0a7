package org.tracewright.cpu.riscv32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.cpu.riscv32.ComputationTest.number;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.sim.StopReason;

class CsrTest {
  @ParameterizedTest(name = "{0} of 0x0f by 0x3c")
  @CsvSource({"csrrw, 0x3c", "csrrs, 0x3f", "csrrc, 0x03"})
  void registerForms(String name, String expected) {
    Guest guest = new Guest().csr(Csr.MSCRATCH, 0x0f).x(5, 0x3c);
    guest.code(name, 6, Csr.MSCRATCH, 5).steps(1);
    assertThat(guest.x(6)).isEqualTo(0x0f);
    assertThat(guest.csr(Csr.MSCRATCH)).isEqualTo(number(expected));
  }

  @ParameterizedTest(name = "{0} of 0x0f by 0x1c")
  @CsvSource({"csrrwi, 0x1c", "csrrsi, 0x1f", "csrrci, 0x03"})
  void immediateForms(String name, String expected) {
    Guest guest = new Guest().csr(Csr.MSCRATCH, 0x0f).code(name, 6, Csr.MSCRATCH, 0x1c).steps(1);
    assertThat(guest.x(6)).isEqualTo(0x0f);
    assertThat(guest.csr(Csr.MSCRATCH)).isEqualTo(number(expected));
  }

  @Test
  void sourceMayBeTheDestination() {
    Guest guest = new Guest().csr(Csr.MSCRATCH, 1).x(5, 2).code("csrrw", 5, Csr.MSCRATCH, 5);
    guest.steps(1);
    assertThat(guest.x(5)).isEqualTo(1);
    assertThat(guest.csr(Csr.MSCRATCH)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {Csr.CYCLE, Csr.INSTRET, Csr.TIME, Csr.CYCLEH, Csr.MVENDORID, Csr.MHARTID})
  void readOnlyRegistersMayBeReadButNotWritten(int number) {
    assertLegal(3, "csrrs", number, 0, true);
    assertLegal(3, "csrrc", number, 0, true);
    assertLegal(3, "csrrsi", number, 0, true);
    assertLegal(3, "csrrs", number, 1, false);
    assertLegal(3, "csrrw", number, 0, false);
    assertLegal(3, "csrrwi", number, 0, false);
    assertLegal(3, "csrrci", number, 1, false);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0x000, 0x001, 0x100, 0x180, 0x302, 0x303, 0x3a0, 0x3b0, 0x744, 0x7b0, 0xc03, 0xfff})
  void registersThatDoNotExistTrap(int number) {
    assertLegal(3, "csrrs", number, 0, false);
    assertLegal(3, "csrrw", number, 1, false);
  }

  @ParameterizedTest
  @ValueSource(ints = {Csr.MSTATUS, Csr.MSCRATCH, Csr.MHARTID, Csr.MCYCLE, Csr.TSELECT})
  void userModeMayNotTouchMachineRegisters(int number) {
    assertLegal(0, "csrrs", number, 0, false);
    assertLegal(3, "csrrs", number, 0, true);
  }

  @ParameterizedTest(name = "counter {0} with mcounteren {1}: {2}")
  @CsvSource({
    "0xc00, 1, true",
    "0xc00, 6, false",
    "0xc01, 2, true",
    "0xc81, 5, false",
    "0xc82, 4, true",
    "0xc02, 3, false"
  })
  void userCountersNeedMcounteren(String number, int enabled, boolean legal) {
    Guest guest = new Guest().withHandler().csr(Csr.MCOUNTEREN, enabled);
    guest.hart.setPrivilege(Rv32.USER);
    guest.code("csrrs", 6, number(number), 0).steps(1);
    assertThat(guest.hart.retired()).isEqualTo(legal ? 1 : 0);
  }

  private static void assertLegal(int mode, String name, int number, int source, boolean legal) {
    Guest guest = new Guest().withHandler().x(1, 0).x(6, 77);
    guest.hart.setPrivilege(mode);
    guest.code(name, 6, number, source).steps(1);
    if (legal) {
      assertThat(guest.hart.pc()).isEqualTo(Guest.RAM + 4);
    } else {
      assertThat(guest.csr(Csr.MCAUSE)).isEqualTo(Cause.ILLEGAL_INSTRUCTION);
      assertThat(guest.csr(Csr.MTVAL)).isEqualTo(guest.word(Guest.RAM));
      assertThat(guest.x(6)).isEqualTo(77);
    }
  }

  @ParameterizedTest(name = "{0} written {1} reads {2}")
  @CsvSource(
      textBlock =
          """
          0x300, 0xffffffff, 0x00221888
          0x300, 0x00000800, 0x00000000
          0x300, 0x00001000, 0x00000000
          0x300, 0x00001800, 0x00001800
          0x301, 0x00000000, 0x40101105
          0x304, 0xffffffff, 0x00000888
          0x344, 0xffffffff, 0x00000000
          0x305, 0xffffffff, 0xfffffffd
          0x305, 0x80000102, 0x80000100
          0x306, 0xffffffff, 0x00000007
          0x320, 0xffffffff, 0x00000005
          0x340, 0xdeadbeef, 0xdeadbeef
          0x341, 0xffffffff, 0xfffffffe
          0x342, 0x8000000b, 0x8000000b
          0x343, 0xffffffff, 0xffffffff
          0x310, 0xffffffff, 0x00000000
          0x30a, 0xffffffff, 0x00000000
          0xb03, 0xffffffff, 0x00000000
          0x33f, 0xffffffff, 0x00000000
          0x7a0, 0xffffffff, 0x00000000
          0x7a1, 0xffffffff, 0x00000000
          """)
  void writesKeepLegalValues(String number, String written, String read) {
    Guest guest = new Guest().x(5, number(written));
    guest.code("csrrw", 0, number(number), 5).code("csrrs", 6, number(number), 0).steps(2);
    assertThat(guest.x(6)).isEqualTo(number(read));
  }

  @Test
  void withoutCompressedInstructionsReturnAddressesAreWords() {
    Guest guest = new Guest(Extensions.parse("rv32i"), Environment.NONE).csr(Csr.MEPC, 0x1237);
    assertThat(guest.csr(Csr.MEPC)).isEqualTo(0x1234);
    assertThat(guest.csr(Csr.MISA)).isEqualTo(0x40100100);
  }

  @Test
  void identityReadsAsNotImplementedAndHartZero() {
    for (int number : new int[] {Csr.MVENDORID, Csr.MARCHID, Csr.MIMPID, Csr.MHARTID}) {
      assertThat(new Guest().csr(number)).isZero();
    }
  }

  @Test
  void countersCountWhatRetiredBefore() {
    Guest guest = new Guest().code("addi", 0, 0, 0).code("csrrs", 5, Csr.INSTRET, 0);
    guest.code("csrrs", 6, Csr.MINSTRET, 0).code("csrrs", 7, Csr.MCYCLE, 0).steps(4);
    assertThat(guest.x(5)).isEqualTo(1);
    assertThat(guest.x(6)).isEqualTo(2);
    assertThat(guest.x(7)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {Csr.MINSTRET, Csr.MCYCLE})
  void writtenCounterIsNotIncrementedByTheWriter(int low) {
    Guest guest = new Guest().x(5, -1).code("csrrw", 0, low, 5).code("csrrw", 0, low + 0x80, 5);
    guest.code("csrrs", 6, low, 0).code("csrrs", 7, low, 0).code("csrrs", 8, low + 0x80, 0);
    guest.steps(5);
    assertThat(guest.x(6)).as("neither write counts").isEqualTo(-1);
    assertThat(guest.x(7)).as("it wraps").isZero();
    assertThat(guest.x(8)).as("and carries").isZero();
  }

  @Test
  void inhibitedCounterStandsStill() {
    Guest guest = new Guest().code("csrrwi", 0, Csr.MCOUNTINHIBIT, 4).code("addi", 0, 0, 0);
    guest.code("csrrs", 5, Csr.MINSTRET, 0).code("csrrs", 6, Csr.MINSTRET, 0);
    guest.code("csrrwi", 7, Csr.MCOUNTINHIBIT, 0).code("addi", 0, 0, 0);
    guest.code("csrrs", 8, Csr.MINSTRET, 0).code("csrrs", 9, Csr.MCYCLE, 0).steps(8);
    assertThat(guest.x(6)).isEqualTo(guest.x(5));
    assertThat(guest.x(7)).isEqualTo(4);
    assertThat(guest.x(8)).isEqualTo(guest.x(6) + 1);
    assertThat(guest.x(9)).isEqualTo(7);
  }

  @Test
  void timeIsGuestTime() {
    Guest guest = new Guest().code("jal", 0, 0);
    guest.run(1_000_000);
    long instructionsPerTick = guest.machine.clock().frequency() / 10_000_000;
    assertThat(guest.csr(Csr.TIME)).isEqualTo((int) (1_000_000 / instructionsPerTick));
    assertThat(guest.csr(Csr.TIMEH)).isZero();
  }

  @Test
  void registersOfTheDebuggerAreNamedAndNumberedAsGdbDoes() {
    Guest guest = new Guest();
    assertThat(guest.hart.findRegister("sp").orElseThrow().number()).isEqualTo(2);
    assertThat(guest.hart.findRegister("x2").orElseThrow().number()).isEqualTo(2);
    assertThat(guest.hart.findRegister("pc").orElseThrow().number()).isEqualTo(32);
    assertThat(guest.hart.findRegister("mepc").orElseThrow().number()).isEqualTo(65 + 0x341);
    guest.hart.setRegister(0, 5);
    assertThat(guest.hart.register(0)).isZero();
    guest.hart.setRegister(65 + Csr.MINSTRET, 7);
    assertThat(guest.csr(Csr.MINSTRET)).isEqualTo(7);
    guest.hart.setRegister(65 + Csr.MIP, 0x80);
    assertThat(guest.csr(Csr.MIP)).isEqualTo(0x80);
    guest.hart.registers().forEach(r -> guest.hart.register(r.number()));
  }

  @Test
  void copyingAllRegistersToAnotherHartCopiesWhatItDoes() {
    Guest from = new Guest().x(5, -1).code("csrrw", 0, Csr.MINSTRET, 5).code("wfi").steps(2);
    Guest to = new Guest().code("ecall");
    for (var register : from.hart.registers()) {
      to.hart.setRegister(register.number(), from.hart.register(register.number()));
    }
    assertThat(to.csr(Csr.MINSTRET)).isZero();
    assertThat(to.csr(Csr.MINSTRETH)).isEqualTo(from.csr(Csr.MINSTRETH));
    to.hart.setPc(Guest.RAM);
    assertThat(to.run(10)).as("still without a handler").isInstanceOf(StopReason.Trap.class);
  }
}
