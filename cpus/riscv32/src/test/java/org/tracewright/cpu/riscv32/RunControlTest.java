package org.tracewright.cpu.riscv32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.sim.StopReason;

class RunControlTest {
  /** Counts x5 up for ever. */
  private static Guest counting() {
    return new Guest().code("addi", 5, 5, 1).code("jal", 0, -4);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 1000, 100_001})
  void budgetEndsAtExactlyItsCount(int budget) {
    Guest guest = counting();
    assertThat(guest.run(budget)).isEqualTo(new StopReason.Budget(budget));
    assertThat(guest.hart.retired()).isEqualTo(budget);
    assertThat(guest.x(5)).isEqualTo((budget + 1) / 2);
  }

  @Test
  void runsAddUp() {
    Guest guest = counting();
    guest.run(7);
    guest.run(6);
    guest.steps(2);
    assertThat(guest.hart.retired()).isEqualTo(15);
    assertThat(guest.x(5)).isEqualTo(8);
  }

  @Test
  void clockEventsComeAtTheirCount() {
    Guest guest = counting();
    long[] seen = new long[1];
    guest.machine.clock().schedule(12_345, () -> seen[0] = guest.hart.retired());
    guest.run(100_000);
    assertThat(seen[0]).isEqualTo(12_345);
    assertThat(guest.hart.retired()).isEqualTo(100_000);
  }

  @Test
  void stopFromAnotherThreadEndsAnEndlessRun() throws InterruptedException {
    Guest guest = counting();
    Thread stopper =
        new Thread(
            () -> {
              LockSupport.parkNanos(50_000_000);
              guest.machine.requestStop();
            });
    stopper.start();
    assertThat(guest.run(Long.MAX_VALUE)).isInstanceOf(StopReason.Requested.class);
    stopper.join();
    assertThat(guest.run(10)).isInstanceOf(StopReason.Budget.class);
  }

  @Test
  void requestBeforeTheRunIsNotLost() {
    Guest guest = counting();
    guest.machine.requestStop();
    assertThat(guest.machine.step()).isInstanceOf(StopReason.Requested.class);
    assertThat(guest.machine.step()).isEqualTo(new StopReason.Budget(1));
  }

  @Test
  void stepIsOneInstructionOrOneTrap() {
    Guest guest = new Guest().withHandler().code("ecall");
    guest.steps(1);
    assertThat(guest.hart.pc()).isEqualTo(Guest.HANDLER);
    assertThat(guest.hart.retired()).isZero();
    guest.steps(1);
    assertThat(guest.hart.retired()).isEqualTo(1);
  }

  @Test
  void codeThatChangesIsFetchedAnew() {
    Guest guest = new Guest().x(5, Guest.RAM + 8).x(6, Guest.encode(isa(), "addi", 7, 0, 2));
    guest.code("sw", 6, 0, 5).code("fence.i").code("addi", 7, 0, 1).steps(3);
    assertThat(guest.x(7)).isEqualTo(2);
  }

  @Test
  void fencesAreNoOperations() {
    Guest guest = new Guest().code("fence", 15, 15).code("fence", 0, 0).raw(0x8330000f, 4);
    guest.raw(0x0ff5050f, 4).raw(0xfff0_1f8f, 4).run(5);
    assertThat(guest.hart.retired()).isEqualTo(5);
    assertThat(guest.x(10)).isZero();
  }

  private static org.tracewright.isa.Isa isa() {
    return org.tracewright.cpu.riscv32.isa.Rv32Isa.RV32;
  }

  @Test
  void extensionsLeftOutAreIllegal() {
    for (String name : new String[] {"mul", "amoadd.w", "c.nop"}) {
      Guest guest =
          new Guest(Extensions.parse("rv32i"), Environment.NONE).withHandler().x(5, Guest.DATA);
      switch (name) {
        case "mul" -> guest.code(name, 5, 5, 5);
        case "amoadd.w" -> guest.code(name, 0, 5, 5, 5);
        default -> guest.raw(0x00010001, 4);
      }
      guest.steps(1);
      assertThat(guest.csr(Csr.MCAUSE)).as(name).isEqualTo(Cause.ILLEGAL_INSTRUCTION);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rv32imac, rv32imac",
    "RV32IMAC_Zicsr_Zifencei, rv32imac",
    "rv32i, rv32i",
    "rv32ic, rv32ic",
    "rv32i2p1_m2p0_a2p1_c2p0_zicsr2p0_zmmul1p0, rv32imac",
    "rv32i_m_a, rv32ima"
  })
  void isaNames(String given, String name) {
    assertThat(Extensions.parse(given).isaName()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"rv32imafdc, 'f'", "rv64imac, rv64imac", "rv32i_zba, zba", "'', ''", "rv32e, rv32e"})
  void foreignIsaNamesAreRefusedByPart(String given, String part) {
    assertThatThrownBy(() -> Extensions.parse(given))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + part + "'");
  }

  @Test
  void commitLogIsSpikes() {
    Guest guest = new Guest().withHandler().put(Guest.DATA, 4, 0x11223344);
    StringWriter text = new StringWriter();
    guest.hart.logCommits(new CommitLog(text));
    guest.code("auipc", 5, 1).code("lw", 10, 0, 5).code("c.li", 11, -1).code("addi", 0, 0, 0);
    guest.code("sb", 10, 1, 5).code("sh", 10, 2, 5).code("sw", 10, 4, 5).code("c.sw", 10, 4, 11);
    guest.at(Guest.HANDLER).code("amoadd.w", 0, 7, 10, 5).code("lr.w", 0, 8, 5);
    guest.code("sc.w", 0, 9, 10, 5).code("sc.w", 0, 9, 10, 5).code("csrrw", 6, Csr.MSCRATCH, 10);
    guest.code("csrrs", 6, Csr.MEPC, 0).code("csrrwi", 0, Csr.MSTATUS, 0).code("beq", 0, 5, 8);
    guest.code("mret");
    guest.run(16);
    assertThat(text)
        .hasToString(
            """
            core   0: 3 0x80000000 (0x00001297) x5  0x80001000
            core   0: 3 0x80000004 (0x0002a503) x10 0x11223344 mem 0x80001000
            core   0: 3 0x80000008 (0x55fd) x11 0xffffffff
            core   0: 3 0x8000000a (0x00000013)
            core   0: 3 0x8000000e (0x00a280a3) mem 0x80001001 0x44
            core   0: 3 0x80000012 (0x00a29123) mem 0x80001002 0x3344
            core   0: 3 0x80000016 (0x00a2a223) mem 0x80001004 0x11223344
            core   0: 3 0x80000800 (0x00a2a3af) x7  0x33444444 mem 0x80001000 mem 0x80001000 0x44667788
            core   0: 3 0x80000804 (0x1002a42f) x8  0x44667788 mem 0x80001000
            core   0: 3 0x80000808 (0x18a2a4af) x9  0x00000000 mem 0x80001000 0x11223344
            core   0: 3 0x8000080c (0x18a2a4af) x9  0x00000001
            core   0: 3 0x80000810 (0x34051373) x6  0x00000000 c832_mscratch 0x11223344
            core   0: 3 0x80000814 (0x34102373) x6  0x8000001a
            core   0: 3 0x80000818 (0x30005073) c768_mstatus 0x00000000
            core   0: 3 0x8000081c (0x00500463)
            core   0: 3 0x80000820 (0x30200073) c768_mstatus 0x00000080 c784_mstatush 0x00000000
            """);
  }

  @Test
  void commitLogThatCannotBeWrittenEndsTheRun() {
    Guest guest = counting();
    guest.hart.logCommits(
        new CommitLog(
            new Writer() {
              @Override
              public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("disk full");
              }

              @Override
              public void flush() {}

              @Override
              public void close() {}
            }));
    assertThat(guest.run(10)).isInstanceOf(StopReason.HostError.class);
    assertThat(guest.hart.retired()).isEqualTo(1);
  }
}
