package org.tracewright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {
  private static final String LOOP = "_start: jal zero, _start\n";

  @TempDir private Path folder;

  @Test
  void passesOutputArgumentsAndStatusOn() {
    assertThat(Tw.run("run", Guests.program("hello"))).isEqualTo(new Tw(0, "hello world\n", ""));
    assertThat(Tw.run("run", Guests.program("hello"), "--stats", "Ada L", ""))
        .isEqualTo(new Tw(0, "hello --stats\nhello Ada L\nhello \n", ""));
    assertThat(Tw.run("run", Guests.program("fail")).status()).isEqualTo(4);
  }

  @Test
  void passesTheLowEightBitsOfTheStatusOn() {
    String program =
        Guests.assembled(folder, "_start: addi a0, zero, -1\n addi a7, zero, 93\n ecall\n");
    assertThat(Tw.run("run", program)).isEqualTo(new Tw(255, "", ""));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "addi a0, zero, 1; bad: .word 0        | 132 | illegal instruction at 0x00010004 <bad>",
        "ebreak                                | 133 | breakpoint at 0x00010000 <_start>: ebreak",
        "lui a0, 0x70000; bad: lw a1, 4(a0)    | 139 | load access fault at 0x00010004 <bad>: lw"
            + " a1, 4(a0)",
        "lui a0, 0x70000; bad: sw a1, -4(a0)   | 139 | store/AMO access fault at 0x00010004 <bad>:"
            + " sw a1, -4(a0)",
        "addi a0, zero, 2; jalr zero, 0(a0)    | 139 | instruction access fault at 0x00000002:"
            + " there is nothing to execute",
        "addi a0, sp, 1; bad: lr.w a1, (a0)    | 135 | load address misaligned at 0x00010004 <bad>:"
            + " lr.w a1, (a0)",
      })
  void tellsPlaceInstructionAndCauseOfAFault(String source, int status, String cause) {
    Tw tw = Tw.run("run", Guests.assembled(folder, "_start: " + source.replace(';', '\n')));
    assertThat(tw.status()).isEqualTo(status);
    assertThat(tw.out()).isEmpty();
    assertThat(tw.error().lines()).hasSize(2);
    assertThat(tw.error()).startsWith("tw: " + cause).contains("instructions retired: ");
  }

  @Test
  void trapsAtAMisalignedJumpWithoutCompressedInstructions() {
    String program = Guests.assembled(folder, "_start: auipc a0, 0\nbad: jalr ra, 6(a0)\n");
    assertThat(Tw.run("run", "--isa=rv32ima", program).error())
        .startsWith("tw: instruction address misaligned at 0x00010004 <bad>: jalr 6(a0)\n")
        .contains("the address 0x00010006 is not aligned");
  }

  @Test
  void keepsCompiledCodeWhereItIsAskedTo() throws IOException {
    String program =
        Guests.assembled(
            folder,
            """
            _start: li   a0, 20000000
            loop:   addi a0, a0, -1
                    add  a1, a1, a0
                    bnez a0, loop
                    andi a0, a1, 127
                    li   a7, 93
                    ecall
            """);
    String cache = "--jit-cache=" + folder.resolve("not").resolve("yet");
    Tw first = Tw.run("run", cache, program);
    Path code = folder.resolve("not/yet");
    assertThat(code.toFile().list()).hasSize(1).allMatch(name -> name.endsWith(".jit"));
    assertThat(Tw.run("run", cache, program)).isEqualTo(first);
    assertThat(first).isEqualTo(Tw.run("run", "--engine=interpreter", program));
  }

  @Test
  void saysWhyCompiledCodeCannotBeKept() throws IOException {
    String program = Guests.program("hello");
    Path taken = Files.writeString(folder.resolve("file"), "");
    Tw noFolder = Tw.run("run", "--jit-cache=" + taken, program);
    assertThat(noFolder.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(noFolder.error()).contains("--jit-cache: cannot write ").contains("another folder");
    Tw noCode = Tw.run("run", "--engine=interpreter", "--jit-cache=" + folder, program);
    assertThat(noCode.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(noCode.error()).contains("there is no compiled code to keep");
  }

  @Test
  void endsAnEndlessLoopAtItsBudget() {
    Tw tw = Tw.run("run", "--max-instructions=10K", Guests.assembled(folder, LOOP));
    assertThat(tw.status()).isEqualTo(124);
    assertThat(tw.error())
        .startsWith("tw: stopped after 10000 instructions at 0x00010000 <_start>: ")
        .endsWith("the guest had not ended\n");
  }

  @Test
  void tellsStatisticsInWordsAndAsJson() throws IOException {
    Path json = folder.resolve("stats.json");
    Tw words = Tw.run("run", "--stats", Guests.program("hello"));
    assertThat(words.out()).isEqualTo("hello world\n");
    assertThat(words.error()).startsWith("instructions    ").contains("\nMIPS ");
    Tw file = Tw.run("run", "--stats=" + json, Guests.program("hello"));
    assertThat(file).isEqualTo(new Tw(0, "hello world\n", ""));
    assertThat(Files.readString(json)).startsWith("{\n  \"instructions\" : ").endsWith("}\n");
    assertThat(Tw.run("run", "--stats=-", Guests.program("hello")).error()).contains("\"mips\" : ");
  }

  @Test
  void tellsStatisticsOfAGuestThatDied() {
    Tw tw = Tw.run("run", "--stats", "--max-instructions=7", Guests.assembled(folder, LOOP));
    assertThat(tw.error()).contains("stopped after 7").contains("instructions    7\n");
  }

  @Test
  void writesTheSignatureAndTheCommitLog() throws IOException {
    Path signature = folder.resolve("signature");
    Path log = folder.resolve("log");
    Tw tw = Tw.run("run", "+signature=" + signature, Guests.program("signature"));
    assertThat(tw).isEqualTo(new Tw(0, "", ""));
    assertThat(signature).hasSameTextualContentAs(Guests.PROGRAMS.resolve("signature.signature"));
    Tw.run("run", "--log-commits=" + log, "--max-instructions=3", Guests.program("signature"));
    assertThat(log).content().startsWith("core   0: 3 0x80000000 (0x").hasLineCount(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--cpu=z80               | --cpu takes riscv32 or chip8, not 'z80'",
        "--engine=warp           | --engine takes interpreter",
        "--env=lnux              | --env takes linux, htif or semihosting, not 'lnux'",
        "--isa=rv32iq            | extension 'q' of instruction set 'rv32iq' is not simulated",
        "--isa=rv64i             | instruction set 'rv64i' is not RV32I with extensions",
        "--ram=0x40000000         | --ram takes an address and a size, not '0x40000000'",
        "--ram=0x10000:4K         | ram at 0x00010000",
        "--ram=0xfffff000:8K      | memory ram at 0xfffff000",
        "--memory=1K             | --memory takes a number from 4096 to",
        "--max-instructions=lots | --max-instructions takes a number from 0 up, not 'lots'",
        "--signature-granularity=3 | --signature-granularity takes 1, 2, 4, 8 or 16, not 3",
        "--dir=no-such-folder    | --dir no-such-folder: no such folder",
        "--seed=x                | --seed takes a number from",
        "--stats=no/such/file    | --stats: cannot write no/such/file",
        "--log-commits=no/file   | --log-commits: cannot write no/file",
        "--nonsense              | unknown option '--nonsense'",
      })
  void refusesWrongOptionsWithCauseAndRemedy(String option, String cause) {
    Tw tw = Tw.run("run", option, Guests.program("hello"));
    assertThat(tw.status()).isEqualTo(2);
    assertThat(tw.out()).isEmpty();
    assertThat(tw.error()).startsWith("tw: " + cause).hasLineCount(2);
    assertThat(tw.error().lines().skip(1)).allMatch(line -> line.startsWith("  "));
  }

  @Test
  void refusesFilesThatAreNoPrograms() throws IOException {
    byte[] elf = Files.readAllBytes(Path.of(Guests.program("hello")));
    assertThat(refusal("empty", new byte[0])).contains("is empty");
    assertThat(refusal("text", "int main;\n".getBytes(UTF_8)))
        .contains("is no program that tw knows");
    assertThat(refusal("cut", java.util.Arrays.copyOf(elf, 100))).contains("cut short");
    assertThat(refusal("wide", changed(elf, 4, 2))).contains("is a 64-bit program for RISC-V");
    assertThat(refusal("big", changed(elf, 5, 2))).contains("big-endian");
    assertThat(refusal("arm", changed(elf, 18, 40))).contains("is a program for Arm");
  }

  private String refusal(String name, byte[] contents) throws IOException {
    Path file = Files.write(folder.resolve(name), contents);
    Tw tw = Tw.run("run", file.toString());
    assertThat(tw.status()).isEqualTo(126);
    assertThat(tw.error()).startsWith("tw: " + file + ": ").hasLineCount(2);
    return tw.error();
  }

  private static byte[] changed(byte[] elf, int index, int value) {
    byte[] changed = elf.clone();
    changed[index] = (byte) value;
    return changed;
  }
}
