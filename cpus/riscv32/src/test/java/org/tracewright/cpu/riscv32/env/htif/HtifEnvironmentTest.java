package org.tracewright.cpu.riscv32.env.htif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracewright.cpu.riscv32.env.GuestMemory;
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.cpu.riscv32.env.TinyElf;
import org.tracewright.sim.Machine;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.StopReason;

class HtifEnvironmentTest {
  private static final int BASE = 0x8000_0000;
  private static final int TOHOST = BASE + 0x1000;
  private static final int FROMHOST = BASE + 0x1040;
  private static final int BLOCK = BASE + 0x1100;
  private static final int LOOP = 0x0000_006f;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final List<String> notices = new ArrayList<>();
  private final Platform platform = Platform.of(program(LOOP));
  private final Machine machine =
      platform
          .input(new ByteArrayInputStream("k".getBytes(UTF_8)))
          .output(output)
          .notices(notices::add)
          .build();
  private final GuestMemory memory = new GuestMemory(machine.bus());

  private static org.tracewright.sim.elf.ElfFile program(int... words) {
    return TinyElf.code(BASE, words)
        .data(TOHOST, TOHOST, 0x200)
        .symbol("tohost", TOHOST)
        .symbol("fromhost", FROMHOST)
        .symbol("begin_signature", BLOCK)
        .symbol("end_signature", BLOCK + 12)
        .file();
  }

  private StopReason send(long value) {
    memory.putLong(TOHOST, value);
    return machine.run(20_000);
  }

  private long fromHost() {
    return memory.word(FROMHOST + 4) << 32 | memory.word(FROMHOST);
  }

  @Test
  void oneIsAPassAndOtherOddValuesFail() {
    assertThat(send(1)).isEqualTo(new StopReason.Exited(0));
  }

  @Test
  void theStatusIsTheRestOfTheWord() {
    assertThat(send(7)).isEqualTo(new StopReason.Exited(3));
  }

  @Test
  void aLargeStatusStaysAFailure() {
    assertThat(send(256 << 1 | 1)).isEqualTo(new StopReason.Exited(255));
  }

  @Test
  void aProgramWritesTheWordInTwoHalves() {
    // auipc t0, 1; li t1, 5; sw t1, 0(t0); sw zero, 4(t0); j .
    Machine other =
        Platform.of(program(0x0000_1297, 0x0050_0313, 0x0062_a023, 0x0002_a223, LOOP)).build();
    assertThat(other.run(20_000)).isEqualTo(new StopReason.Exited(2));
    assertThat(other.cpu().retired()).isEqualTo(HtifEnvironment.SHORTEST + 16);
  }

  @Test
  void withoutAWordTheProgramRunsOn() {
    assertThat(machine.run(20_000)).isEqualTo(new StopReason.Budget(20_000));
  }

  @Test
  void aBlockAsksForAWrite() {
    memory.put(BLOCK + 64, "hi!".getBytes(UTF_8));
    memory.putLong(BLOCK, 64);
    memory.putLong(BLOCK + 8, 1);
    memory.putLong(BLOCK + 16, BLOCK + 64);
    memory.putLong(BLOCK + 24, 3);
    assertThat(send(Integer.toUnsignedLong(BLOCK))).isInstanceOf(StopReason.Budget.class);
    assertThat(output).hasToString("hi!");
    assertThat(memory.word(BLOCK)).isEqualTo(3);
    assertThat(fromHost()).isEqualTo(1);
    assertThat(memory.word(TOHOST)).isZero();
  }

  @Test
  void aBlockAsksForTheEnd() {
    memory.putLong(BLOCK, 93);
    memory.putLong(BLOCK + 8, 9);
    assertThat(send(Integer.toUnsignedLong(BLOCK))).isEqualTo(new StopReason.Exited(9));
  }

  @Test
  void anUnknownCallIsNamedOnce() {
    memory.putLong(BLOCK, 1234);
    send(Integer.toUnsignedLong(BLOCK));
    assertThat((int) memory.word(BLOCK)).isEqualTo(-38);
    memory.putLong(BLOCK, 1234);
    send(Integer.toUnsignedLong(BLOCK));
    assertThat(notices).containsExactly("HTIF system call 1234 is not provided; it returns ENOSYS");
  }

  @Test
  void theConsoleTakesAndGivesCharacters() {
    send(0x0101_0000_0000_0000L | 'A');
    assertThat(output).hasToString("A");
    send(0x0100_0000_0000_0000L);
    assertThat(fromHost()).isEqualTo(0x0100_0000_0000_0100L | 'k');
    send(0x0100_0000_0000_0000L);
    assertThat(fromHost()).isEqualTo(0x0100_0000_0000_0000L);
    send(0x0500_0000_0000_0000L);
    assertThat(notices)
        .containsExactly("HTIF device 5 command 0 is not provided; it returns ENOSYS");
  }

  @Test
  void theSignatureHasALineForEachGrain(@TempDir Path folder) {
    assertThat(signature(folder, 4)).hasContent("03020100\n07060504\n0b0a0908\n");
    assertThat(signature(folder, 2)).hasContent("0100\n0302\n0504\n0706\n0908\n0b0a\n");
    assertThat(signature(folder, 8)).hasContent("0706050403020100\n000000000b0a0908\n");
  }

  private static Path signature(Path folder, int granularity) {
    Path file = folder.resolve("signature");
    Machine other = Platform.of(program(LOOP)).signature(file, granularity).build();
    GuestMemory guest = new GuestMemory(other.bus());
    guest.put(BLOCK, new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13});
    guest.putLong(TOHOST, 1);
    assertThat(other.run(20_000)).isEqualTo(new StopReason.Exited(0));
    return file;
  }

  @Test
  void aSignatureThatCannotBeWrittenIsAHostError(@TempDir Path folder) {
    Machine other = Platform.of(program(LOOP)).signature(folder, 4).build();
    new GuestMemory(other.bus()).putLong(TOHOST, 1);
    assertThat(other.run(20_000)).isInstanceOf(StopReason.HostError.class);
  }

  @Test
  void whatTheProgramLacksIsNamed() {
    Platform bare = Platform.of(TinyElf.code(BASE, LOOP).file());
    assertThatExceptionOfType(ProgramException.class)
        .isThrownBy(() -> bare.environment(Platform.HTIF).build())
        .withMessage("tiny.elf: has no symbol tohost in its memory");
    Platform unsigned = Platform.of(TinyElf.code(BASE, LOOP).symbol("tohost", BASE).file());
    assertThatExceptionOfType(ProgramException.class)
        .isThrownBy(() -> unsigned.signature(Path.of("s"), 4).build())
        .withMessageContaining("begin_signature");
  }
}
