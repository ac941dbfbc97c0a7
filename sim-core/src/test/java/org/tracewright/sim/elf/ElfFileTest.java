package org.tracewright.sim.elf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tracewright.sim.elf.ElfBytes.DATA;
import static org.tracewright.sim.elf.ElfBytes.PROGRAM_HEADERS;
import static org.tracewright.sim.elf.ElfBytes.SECTION_HEADERS;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Memory;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.ProgramException.Problem;

class ElfFileTest {
  private static final int SECOND = PROGRAM_HEADERS + 32;

  @Test
  void readsHeaderSegmentsSymbolsAndAttributes() {
    ElfFile elf = ElfFile.parse("p", ElfBytes.program().bytes());
    assertThat(elf.entry()).isEqualTo(0x10000);
    assertThat(elf.machine()).isEqualTo(ElfFile.RISCV);
    assertThat(elf.flags()).isEqualTo(ElfFile.RISCV_RVC);
    assertThat(elf.arch()).contains("rv32i2p1_m2p0");
    assertThat(elf.segments()).hasSize(2);
    assertThat(elf.segmentAt(0x2001f).orElseThrow().writable()).isTrue();
    assertThat(elf.segmentAt(0x20020)).isEmpty();
    assertThat(elf.symbols().all()).extracting("name").containsExactly("_start", "value");
    assertThat(elf.symbols().describe(0x20001)).isEqualTo("value+0x1");
  }

  @Test
  void loadsASegmentWithItsZeros() {
    Bus bus = new Bus();
    bus.add(Memory.ram("ram", 0x20000, 32));
    Segment data = ElfFile.parse("p", ElfBytes.program().bytes()).segments().get(1);
    assertThat(data.loadAt(data.virtualAddress(), bus)).isTrue();
    assertThat(bus.read(0x20000, 4)).isEqualTo(0xdead_beefL);
    assertThat(bus.read(0x20008, 4)).isZero();
    assertThat(data.loadAt(0x20001, bus)).isFalse();
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        // spotless:off
        Arguments.of("is empty",                                  new byte[0]),
        Arguments.of("is not an ELF file",                        "#!/bin/sh\n".getBytes(UTF_8)),
        Arguments.of("cut short or damaged: the file header",     ElfBytes.program().cutAt(30)),
        Arguments.of("table of program headers",                  ElfBytes.program().cutAt(60)),
        Arguments.of("segment 1 ends at byte 328",                ElfBytes.program().cutAt(DATA + 2)),
        Arguments.of("table of section headers",                  ElfBytes.program().cutAt(ElfBytes.SIZE - 1)),
        Arguments.of("is a 64-bit program for RISC-V",            ElfBytes.program().u8(4, 2).bytes()),
        Arguments.of("is a 64-bit program for x86-64",            ElfBytes.program().u8(4, 2).u16(18, 62).bytes()),
        Arguments.of("is a big-endian program for MIPS",          ElfBytes.program().u8(5, 2).u16(18, 0x800).bytes()),
        Arguments.of("no known class",                            ElfBytes.program().u8(6, 9).bytes()),
        Arguments.of("is an object file",                         ElfBytes.program().u16(16, 1).bytes()),
        Arguments.of("shared object or position-independent",     ElfBytes.program().u16(16, 3).bytes()),
        Arguments.of("is a core dump",                            ElfBytes.program().u16(16, 4).bytes()),
        Arguments.of("ELF type 77",                               ElfBytes.program().u16(16, 77).bytes()),
        Arguments.of("no program headers",                        ElfBytes.program().u16(44, 0).bytes()),
        Arguments.of("65535 program headers",                     ElfBytes.program().u16(44, 0xffff).bytes()),
        Arguments.of("is dynamically linked",                     ElfBytes.program().u32(PROGRAM_HEADERS, 3).bytes()),
        Arguments.of("no loadable segment",                       ElfBytes.program().u32(PROGRAM_HEADERS, 4).u32(SECOND, 4).bytes()),
        Arguments.of("16 bytes in the file but 1 in memory",      ElfBytes.program().u32(PROGRAM_HEADERS + 20, 1).bytes()),
        Arguments.of("takes 4294967295 bytes of memory",          ElfBytes.program().u32(SECOND + 20, -1).bytes()),
        Arguments.of("takes 1073741840 bytes of memory",          ElfBytes.program().u32(SECOND + 20, 1 << 30).bytes()),
        Arguments.of("leaves the 32-bit address space",           ElfBytes.program().u32(SECOND + 8, -16).bytes()),
        Arguments.of("0x00010000 and 0x00010008 overlap",         ElfBytes.program().u32(SECOND + 8, 0x10008).bytes()),
        Arguments.of("entry point 0x00000004 lies in no segment", ElfBytes.program().u32(24, 4).bytes()),
        Arguments.of("section headers of 12 bytes",               ElfBytes.program().u16(46, 12).bytes()),
        Arguments.of("section 1 ends at byte",                    ElfBytes.program().u32(SECTION_HEADERS + 56, 1 << 20).bytes()),
        Arguments.of("names are in section 9 of 4",               ElfBytes.program().u32(SECTION_HEADERS + 64, 9).bytes()),
        Arguments.of("section 3 holds no names",                  ElfBytes.program().u32(SECTION_HEADERS + 64, 3).bytes()),
        Arguments.of("symbols of 8 bytes",                        ElfBytes.program().u32(SECTION_HEADERS + 76, 8).bytes()),
        Arguments.of("symbol's name at byte 612 does not end",    ElfBytes.program().u32(ElfBytes.SYMBOLS + 16, 100).bytes()),
        Arguments.of("longer than they are",                      ElfBytes.program().u32(ElfBytes.ATTRIBUTES + 1, 500).bytes())
        // spotless:on
        );
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void saysWhatIsWrongAndWhatHelps(String cause, byte[] bytes) {
    assertThatExceptionOfType(ProgramException.class)
        .isThrownBy(() -> ElfFile.parse("p.elf", bytes))
        .withMessageStartingWith("p.elf: ")
        .withMessageContaining(cause)
        .satisfies(e -> assertThat(e.remedy()).isNotBlank().doesNotContain("\n"))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.UNUSABLE));
  }

  @Test
  void refusesAForeignMachine() {
    ElfFile arm = ElfFile.parse("p", ElfBytes.program().u16(18, 40).bytes());
    assertThatExceptionOfType(ProgramException.class)
        .isThrownBy(() -> arm.requireMachine(ElfFile.RISCV))
        .withMessage("p: is a program for Arm");
  }

  @Test
  void doesWithoutSections() {
    ElfFile elf = ElfFile.parse("p", ElfBytes.program().u32(32, 0).bytes());
    assertThat(elf.symbols().all()).isEmpty();
    assertThat(elf.arch()).isEmpty();
  }

  @Test
  void tellsAMissingFileFromAnUnusableOne(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("p.elf");
    assertProblem(file.toString(), Problem.MISSING, "no such file");
    assertProblem("a\0b", Problem.MISSING, "is not a file name");
    assertProblem(folder.toString(), Problem.UNUSABLE, "is a directory");
    Files.write(file, ElfBytes.program().bytes());
    assertThat(ElfFile.read(file.toString()).name()).isEqualTo(file.toString());
  }

  @Test
  void refusesAnUnreadableFile(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("p.elf"), ElfBytes.program().bytes());
    Assumptions.assumeTrue(
        file.toFile().setReadable(false) && !Files.isReadable(file), "runs as root");
    assertProblem(file.toString(), Problem.UNUSABLE, "cannot be read");
  }

  @Test
  void refusesAHugeFileUnread(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("huge.elf");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(ElfFile.MAX_FILE + 1);
    }
    assertProblem(file.toString(), Problem.UNUSABLE, "at most 268435456 are read");
  }

  @Test
  void refusesADevice() {
    Path device = Path.of("/dev/zero");
    Assumptions.assumeTrue(Files.exists(device), "no such device here");
    assertProblem(device.toString(), Problem.UNUSABLE, "is not a regular file");
  }

  private static void assertProblem(String path, Problem problem, String cause) {
    assertThatExceptionOfType(ProgramException.class)
        .isThrownBy(() -> ElfFile.read(path))
        .withMessageStartingWith(path)
        .withMessageContaining(cause)
        .satisfies(e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
