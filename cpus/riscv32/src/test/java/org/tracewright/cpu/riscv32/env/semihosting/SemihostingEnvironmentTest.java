package org.tracewright.cpu.riscv32.env.semihosting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracewright.cpu.riscv32.env.GuestMemory;
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.cpu.riscv32.env.TinyElf;
import org.tracewright.cpu.riscv32.env.host.Errno;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;

class SemihostingEnvironmentTest {
  private static final int CODE = 0x8000_0000;
  private static final int BLOCK = CODE + 0x100;
  private static final int NAME = CODE + 0x200;
  private static final int DATA = CODE + 0x300;

  @TempDir private Path folder;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final List<String> notices = new ArrayList<>();
  private Platform platform;
  private Machine machine;
  private GuestMemory memory;

  @BeforeEach
  void build() throws IOException {
    Files.writeString(folder.resolve("f"), "0123456789");
    platform =
        Platform.of(
                TinyElf.code(CODE, 0x13, 0x01f0_1013, 0x0010_0073, 0x4070_5013, 0x0010_0073).file())
            .input(new ByteArrayInputStream("in".getBytes(UTF_8)))
            .output(output)
            .error(errors)
            .notices(notices::add)
            .arguments(List.of("a", "b"))
            .folder(folder);
    machine = platform.build();
    memory = new GuestMemory(machine.bus());
  }

  private StopReason stopOf(int operation, int argument) {
    platform.hart().setX(10, operation);
    platform.hart().setX(11, argument);
    machine.cpu().setPc(CODE + 8);
    return machine.step();
  }

  private int call(int operation, int argument) {
    stopOf(operation, argument);
    return platform.hart().x(10);
  }

  private int callWith(int operation, int... block) {
    for (int i = 0; i < block.length; i++) {
      memory.putWord(BLOCK + 4 * i, block[i]);
    }
    return call(operation, BLOCK);
  }

  private int text(int address, String text) {
    memory.put(address, (text + "\0").getBytes(UTF_8));
    return address;
  }

  private int open(String name, int mode) {
    return callWith(1, text(NAME, name), mode, name.getBytes(UTF_8).length);
  }

  private int openFile(int mode) {
    return open(folder.resolve("f").toString(), mode);
  }

  @Test
  void theProgramIsRecognised() {
    assertThat(
            Platform.environmentOf(
                TinyElf.code(CODE, 0x01f0_1013, 0x0010_0073, 0x4070_5013).file()))
        .isEqualTo(Platform.SEMIHOSTING);
    assertThat(Platform.environmentOf(TinyElf.code(CODE, 0x01f0_1013, 0x0010_0073).file()))
        .isEqualTo(Platform.LINUX);
  }

  @Test
  void aBareEbreakIsTheProgramsOwn() {
    machine.cpu().setPc(CODE + 16);
    assertThat(machine.step()).isInstanceOf(StopReason.Trap.class);
  }

  @Test
  void writesCharactersAndStrings() {
    text(DATA, "hello");
    call(3, DATA);
    call(4, DATA + 1);
    assertThat(callWith(5, open(":tt", 4), DATA, 2)).isZero();
    assertThat(callWith(5, open(":tt", 8), DATA, 5)).isZero();
    machine.run(0);
    assertThat(output).hasToString("hellohe");
    assertThat(errors).hasToString("hello");
  }

  @Test
  void readsStandardInput() {
    assertThat(call(7, 0)).isEqualTo('i');
    assertThat(callWith(6, open(":tt", 0), DATA, 10)).as("bytes not read").isEqualTo(9);
    assertThat(call(7, 0)).isEqualTo(-1);
  }

  @Test
  void filesAreReadWrittenAndMeasured() {
    int file = openFile(2);
    assertThat(file).isPositive();
    assertThat(callWith(0x0c, file)).isEqualTo(10);
    assertThat(callWith(0x0a, file, 8)).isZero();
    assertThat(callWith(6, file, DATA, 4)).isEqualTo(2);
    assertThat(callWith(6, file, DATA, 4)).as("at the end").isEqualTo(4);
    text(DATA, "xy");
    assertThat(callWith(5, file, DATA, 2)).isZero();
    assertThat(callWith(9, file)).isZero();
    assertThat(callWith(2, file)).isZero();
    assertThat(folder.resolve("f")).hasContent("0123456789xy");
    assertThat(callWith(2, file)).isEqualTo(-1);
    assertThat(call(0x13, 0)).isEqualTo(Errno.EBADF);
  }

  @Test
  void modesAreThoseOfFopen() {
    assertThat(callWith(5, openFile(0), DATA, 2)).as("r").isEqualTo(2);
    text(DATA, "++");
    assertThat(callWith(5, openFile(8), DATA, 2)).as("a").isZero();
    assertThat(folder.resolve("f")).hasContent("0123456789++");
    assertThat(openFile(4)).as("w").isPositive();
    assertThat(folder.resolve("f")).isEmptyFile();
    assertThat(openFile(12)).isEqualTo(-1);
    assertThat(call(0x13, 0)).isEqualTo(Errno.EINVAL);
  }

  @Test
  void nothingOutsideTheFoldersIsReached() {
    assertThat(open("/etc/passwd", 0)).isEqualTo(-1);
    assertThat(call(0x13, 0)).isEqualTo(Errno.EACCES);
    assertThat(open(folder + "/../x", 4)).isEqualTo(-1);
    String inside = folder.resolve("f").toString();
    text(NAME, inside);
    text(DATA, "/tmp/x");
    assertThat(callWith(0x0f, NAME, inside.length(), DATA, 6)).isEqualTo(Errno.EACCES);
  }

  @Test
  void namesAreRenamedAndRemoved() {
    String from = folder.resolve("f").toString();
    String to = folder.resolve("g").toString();
    text(NAME, from);
    text(DATA, to);
    assertThat(callWith(0x0f, NAME, from.length(), DATA, to.length())).isZero();
    assertThat(callWith(0x0e, NAME, from.length())).isEqualTo(Errno.ENOENT);
    assertThat(callWith(0x0e, DATA, to.length())).isZero();
    assertThat(folder.resolve("g")).doesNotExist();
    assertThat(callWith(0x0d, DATA, 300, 16)).isZero();
    assertThat(memory.string(DATA)).isEqualTo("tmp44");
  }

  @Test
  void theCommandLineIsGivenWithItsLength() {
    assertThat(callWith(0x15, DATA, 100)).isZero();
    assertThat(memory.string(DATA)).isEqualTo("tiny.elf a b");
    assertThat(memory.word(BLOCK + 4)).isEqualTo(12);
    assertThat(callWith(0x15, DATA, 12)).isEqualTo(-1);
  }

  @Test
  void heapAndStackLieInTheRam() {
    assertThat(callWith(0x16, DATA)).isZero();
    assertThat(memory.word(DATA)).isEqualTo(0x8000_0020L);
    assertThat(memory.word(DATA + 4)).isEqualTo(memory.word(DATA + 12)).isEqualTo(0x81f0_0000L);
    assertThat(memory.word(DATA + 8)).isEqualTo(0x8200_0000L);
    assertThat(call(0x16, 4)).isEqualTo(-1);
  }

  @Test
  void timeFollowsTheInstructions() {
    assertThat(call(0x10, 0)).isZero();
    assertThat(call(0x11, 0)).isEqualTo(1_767_225_600);
    assertThat(call(0x30, DATA)).isZero();
    assertThat(memory.word(DATA)).isZero();
    assertThat(call(0x31, 0)).isEqualTo(100_000_000);
  }

  @Test
  void featuresTellOfTheExtendedExit() {
    int file = open(":semihosting-features", 0);
    assertThat(callWith(0x0c, file)).isEqualTo(5);
    assertThat(callWith(6, file, DATA, 8)).isEqualTo(3);
    assertThat(memory.text(DATA, 4)).isEqualTo("SHFB");
    assertThat(memory.word(DATA + 4) & 0xff).isEqualTo(3);
    assertThat(callWith(0x0a, file, 4)).isZero();
    assertThat(callWith(6, file, DATA, 1)).isZero();
  }

  @Test
  void exitsWithTheStatusGiven() {
    assertThat(stopOf(0x18, 0x2_0026)).isEqualTo(new StopReason.Exited(0));
    assertThat(notices).isEmpty();
  }

  @Test
  void anExitForAnotherReasonFails() {
    assertThat(stopOf(0x18, 0x2_0023)).isEqualTo(new StopReason.Exited(1));
    assertThat(notices).containsExactly("the guest stopped with semihosting reason 0x20023");
  }

  @Test
  void theExtendedExitHasAStatus() {
    memory.putWord(BLOCK, 0x2_0026);
    memory.putWord(BLOCK + 4, 42);
    assertThat(stopOf(0x20, BLOCK)).isEqualTo(new StopReason.Exited(42));
  }

  @Test
  void anUnknownOperationIsNamedOnce() {
    assertThat(call(0x77, 0)).isEqualTo(-1);
    assertThat(call(0x77, 0)).isEqualTo(-1);
    assertThat(notices).containsExactly("semihosting operation 119 is not provided; it returns -1");
  }

  @Test
  void argumentsOutsideMemoryFail() {
    for (int operation : new int[] {1, 2, 6, 9, 0x0a, 0x0c, 0x0d, 0x15}) {
      assertThat(call(operation, 4)).as("operation " + operation).isEqualTo(-1);
    }
    assertThat(callWith(8, -5)).isEqualTo(1);
    assertThat(callWith(8, 5)).isZero();
  }
}
