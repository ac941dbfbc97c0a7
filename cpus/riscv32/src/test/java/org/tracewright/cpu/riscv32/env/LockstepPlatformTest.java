package org.tracewright.cpu.riscv32.env;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracewright.sim.Lockstep;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.elf.ElfFile;

/** Two machines side by side: the host does once what both see. */
class LockstepPlatformTest {
  private static final int DATA = 0x11000;
  private static final int ECALL = 0x73;
  private static final int LOOP = 0x6f;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final List<String> notices = new ArrayList<>();

  private static int addi(int rd, int rs, int value) {
    return value << 20 | rs << 15 | rd << 7 | 0x13;
  }

  /**
   * Reads four bytes, asks for random ones, writes all eight, makes an unknown call, exits with 3.
   */
  private static ElfFile process() {
    int[] code = {
      0x0001_15b7, // lui a1, 0x11
      addi(10, 0, 0),
      addi(12, 0, 4),
      addi(17, 0, 63),
      ECALL,
      addi(10, 11, 4),
      addi(13, 11, 0),
      addi(11, 0, 4),
      addi(17, 0, 278),
      ECALL,
      addi(10, 0, 1),
      addi(11, 13, 0),
      addi(12, 0, 8),
      addi(17, 0, 64),
      ECALL,
      addi(17, 0, 1000),
      ECALL,
      addi(10, 0, 3),
      addi(17, 0, 93),
      ECALL
    };
    return TinyElf.code(0x10000, code).data(DATA, DATA, 64).file();
  }

  private Lockstep lockstep(ElfFile elf) {
    return Platform.of(elf)
        .memory(1 << 20)
        .input(new ByteArrayInputStream("abcdefgh".getBytes(UTF_8)))
        .output(output)
        .notices(notices::add)
        .lockstep();
  }

  @Test
  void theHostDoesEverythingOnce() {
    Lockstep pair = lockstep(process());
    assertThat(pair.run(Machine.UNLIMITED)).isEqualTo(new StopReason.Exited(3));
    assertThat(output.toByteArray()).hasSize(8).startsWith('a', 'b', 'c', 'd');
    assertThat(notices).hasSize(1);
    assertThat(pair.difference()).isEmpty();
    assertThat(pair.tested().bus().read(DATA, 4)).isEqualTo(0x6463_6261L);
  }

  @Test
  void aDifferenceIsFoundThoughTheHostWasAsked() {
    Lockstep pair = lockstep(process());
    pair.tested().clock().schedule(7, () -> pair.tested().bus().write(DATA + 3, 1, 'x'));
    assertThat(pair.run(Machine.UNLIMITED)).isInstanceOf(StopReason.HostError.class);
    Lockstep.Difference difference = pair.difference().orElseThrow();
    assertThat(difference.until()).isEqualTo(8);
    assertThat(difference.values())
        .extracting(Lockstep.Value::name)
        .containsExactly("[0x00011000]");
    assertThat(output.size()).as("written once").isEqualTo(8);
  }

  @Test
  void askingTheHostForSomethingElseIsADifference() {
    Lockstep pair = lockstep(process());
    pair.tested().clock().schedule(3, () -> pair.tested().cpu().setRegister(12, 3));
    assertThat(pair.run(Machine.UNLIMITED).describe())
        .startsWith("the engines differ after instruction 4");
    assertThat(pair.difference().orElseThrow().describe(pair.reference().symbols()))
        .anySatisfy(line -> assertThat(line).startsWith("a2 "));
  }

  @Test
  void aFaultIsTheSameInBoth() {
    // lw zero, 0(zero)
    Lockstep pair = lockstep(TinyElf.code(0x10000, addi(5, 0, 1), 0x0000_2003).file());
    assertThat(pair.run(100)).isInstanceOf(StopReason.Trap.class);
    assertThat(pair.difference()).isEmpty();
  }

  @Test
  void theHostInterfaceIsSharedToo() {
    // auipc t0, 1; auipc t1, 0; addi t1, t1, 28; sw t1, 0(t0); j .; then a block: exit with 5
    ElfFile elf =
        TinyElf.code(
                0x8000_0000,
                0x0000_1297,
                0x0000_0317,
                addi(6, 6, 28),
                0x0062_a023,
                LOOP,
                0,
                0,
                0,
                93,
                0,
                5,
                0)
            .data(0x8000_1000, 0x8000_1000, 64)
            .symbol("tohost", 0x8000_1000)
            .symbol("fromhost", 0x8000_1020)
            .file();
    Lockstep pair = lockstep(elf);
    assertThat(pair.run(10_000)).isEqualTo(new StopReason.Exited(5));
    assertThat(pair.difference()).isEmpty();
    assertThat(pair.tested().bus().read(0x8000_1020, 4)).isEqualTo(1);
  }

  @Test
  void semihostingIsSharedToo() {
    // li a0, 7 (readc); the call; then li a0, 0x18; a1 = 0x20026; the call
    ElfFile elf =
        TinyElf.code(
                0x8000_0000,
                addi(10, 0, 7),
                0x01f0_1013,
                0x0010_0073,
                0x4070_5013,
                addi(9, 10, 0),
                0x0002_05b7, // lui a1, 0x20
                addi(11, 11, 0x26),
                addi(10, 0, 0x18),
                0x01f0_1013,
                0x0010_0073,
                0x4070_5013)
            .file();
    Lockstep pair = lockstep(elf);
    assertThat(pair.run(100)).isEqualTo(new StopReason.Exited(0));
    assertThat(pair.tested().cpu().register(9)).isEqualTo('a');
    assertThat(pair.difference()).isEmpty();
  }
}
