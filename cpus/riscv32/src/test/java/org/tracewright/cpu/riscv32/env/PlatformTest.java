package org.tracewright.cpu.riscv32.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.sim.Machine;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.elf.ElfFile;

class PlatformTest {
  private static final int NOP = 0x13;
  private static final int LOOP = 0x6f;
  private static final int ECALL = 0x73;

  /** {@code li a7, n}. */
  private static int callNumber(int n) {
    return n << 20 | 17 << 7 | 0x13;
  }

  @ParameterizedTest
  @CsvSource({
    "rv32i2p1, 0, rv32i",
    "rv32i2p1_m2p0_a2p1_c2p0_zicsr2p0_zmmul1p0, 1, rv32imac",
    "rv32i2p1_m2p0_a2p1_f2p2_d2p2_zicsr2p0_zifencei2p0_zmmul1p0, 0, rv32ima",
    "rv32i2p1_c2p0_zaamo1p0_xvendor1p0, 0, rv32ic",
    "rv32i2p1_m2p0, 1, rv32imc",
    "rv64i2p1, 0, rv32imac",
    "nonsense, 0, rv32imac",
  })
  void theInstructionSetIsWhatTheProgramNamesAsFarAsThereIs(String arch, int flags, String name) {
    Platform platform = Platform.of(TinyElf.code(0x10000, LOOP).arch(arch).flags(flags).file());
    assertThat(platform.build().cpu().name()).isEqualTo(name);
  }

  @Test
  void withoutAttributesEverythingIsThere() {
    assertThat(Platform.of(TinyElf.code(0x10000, LOOP).file()).build().cpu().name())
        .isEqualTo("rv32imac");
  }

  @Test
  void aLinuxProcessStartsInUserModeWithItsNotices() {
    ByteArrayOutputStream error = new ByteArrayOutputStream();
    ElfFile elf = TinyElf.code(0x10000, callNumber(1000), ECALL, callNumber(93), ECALL).file();
    Platform platform = Platform.of(elf).error(error);
    Machine machine = platform.build();
    assertThat(platform.hart().privilege()).isEqualTo(Rv32.USER);
    assertThat(machine.run(100)).isEqualTo(new StopReason.Exited((-38) & 0xff));
    assertThat(error)
        .hasToString("tiny.elf: system call 1000 is not provided; it returns ENOSYS\n");
  }

  @Test
  void aFaultEndsALinuxProcess() {
    // lw zero, 0(zero)
    StopReason reason =
        Platform.of(TinyElf.code(0x10000, NOP, 0x0000_2003).file()).build().run(100);
    assertThat(reason).isEqualTo(new StopReason.Trap(5, "load access fault", 0x10004, 0, 11));
  }

  @Test
  void aBareProgramGetsRamFromTheUsualBase() {
    ElfFile elf = TinyElf.code(0x8000_1000, LOOP).symbol("tohost", 0x8000_2000).file();
    Machine machine = Platform.of(elf).build();
    assertThat(machine.bus().primary().base()).isEqualTo(0x8000_0000);
    assertThat(machine.bus().primary().size()).isEqualTo(32 << 20);
    assertThat(machine.cpu().pc()).isEqualTo(0x8000_1000);
    assertThat(Platform.of(elf).memory(1 << 24).build().bus().primary().size()).isEqualTo(1 << 24);
  }

  @Test
  void flashAndRamFarApartAreTwoMemories() {
    ElfFile elf =
        TinyElf.code(0x1000_0000, LOOP)
            .data(0x2000_0000, 0x1000_0004, 8, 0x1234_5678)
            .symbol("tohost", 0x2000_0000)
            .file();
    Machine machine = Platform.of(elf).build();
    assertThat(machine.bus().memories()).hasSize(2);
    assertThat(machine.bus().primary().base()).isEqualTo(0x2000_0000);
    assertThat(machine.bus().code().base()).isEqualTo(0x1000_0000);
    assertThat(machine.bus().read(0x1000_0004, 4)).as("loaded in flash").isEqualTo(0x1234_5678);
    assertThat(machine.bus().read(0x2000_0000, 4)).as("for the program to copy").isZero();
    assertThat(machine.run(50)).isEqualTo(new StopReason.Budget(50));
  }

  @Test
  void aHugeBareProgramIsRefused() {
    ElfFile elf =
        TinyElf.code(0x1000_0000, LOOP)
            .data(0x1080_0000, 0x1080_0000, 0x3fff_0000)
            .symbol("tohost", 0x1080_0000)
            .file();
    assertThatExceptionOfType(ProgramException.class)
        .isThrownBy(() -> Platform.of(elf).build())
        .withMessageContaining("bytes of memory; at most 1073741824 are given");
  }

  @Test
  void memoriesThatAreCloseDoNotOverlap() {
    // The code starts in a RAM of its own, which ends where the usual one begins.
    ElfFile elf =
        TinyElf.code(0x7f7f_fff0, LOOP)
            .data(0x80ff_fff0, 0x80ff_fff0, 16)
            .symbol("tohost", 0x80ff_fff0)
            .file();
    assertThat(Platform.of(elf).build().bus().memories())
        .extracting(Object::toString)
        .containsExactly("ram 0x80000000+33554432 rw", "ram 0x7f7ff000+1052660 rw");
  }

  @Test
  void everyDamagedProgramIsBuiltOrRefused() {
    byte[] program =
        TinyElf.code(0x10000, NOP, LOOP)
            .data(0x11000, 0x11000, 64, 1, 2)
            .symbol("tohost", 0x11000)
            .bytes();
    long seed = Long.getLong("tracewright.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = program.clone();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      assertThatCode(() -> run(damaged)).as("seed " + seed).doesNotThrowAnyException();
    }
  }

  private static void run(byte[] program) {
    try {
      Machine machine = Platform.of(ElfFile.parse("p", program)).memory(1 << 20).build();
      assertThat(machine.run(1_000)).isNotNull();
    } catch (ProgramException refused) {
      assertThat(refused.remedy()).isNotBlank();
    }
  }

  @Test
  void valuesThatCannotBeAreNamed() {
    Platform platform = Platform.of(TinyElf.code(0x10000, LOOP).file());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> platform.environment("windows"))
        .withMessage("environment 'windows' is unknown; there are linux, htif, semihosting");
    assertThatIllegalArgumentException().isThrownBy(() -> platform.memory(100));
    assertThatIllegalArgumentException().isThrownBy(() -> platform.memory(2L << 30));
    assertThatIllegalArgumentException().isThrownBy(() -> platform.signature(Path.of("s"), 3));
    assertThatIllegalStateException().isThrownBy(platform::hart);
    assertThatExceptionOfType(ProgramException.class)
        .isThrownBy(() -> platform.memory(4096).build())
        .withMessageContaining("bytes of memory");
  }
}
