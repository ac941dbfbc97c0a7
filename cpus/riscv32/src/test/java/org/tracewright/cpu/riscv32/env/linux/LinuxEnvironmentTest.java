package org.tracewright.cpu.riscv32.env.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.cpu.riscv32.env.linux.LinuxCall.*;
import static org.tracewright.cpu.riscv32.env.linux.LinuxProcessMachine.BUFFER;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracewright.cpu.riscv32.env.host.Errno;
import org.tracewright.sim.StopReason;

class LinuxEnvironmentTest {
  private static final int NOWHERE = 4;

  private final LinuxProcessMachine process = new LinuxProcessMachine("input", 0, List.of());

  private StopReason stopOf(int number, int... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      process.hart.setX(10 + i, arguments[i]);
    }
    process.hart.setX(17, number);
    process.hart.setPc(0x10000);
    return process.hart.step();
  }

  @Test
  void theStackHoldsArgumentsEnvironmentAndAuxiliaryVector() {
    int sp = process.hart.x(2);
    assertThat(sp & 15).isZero();
    assertThat(process.word(sp)).isEqualTo(2);
    assertThat(process.memory.string(process.word(sp + 4))).isEqualTo("tiny");
    assertThat(process.memory.string(process.word(sp + 8))).isEqualTo("one");
    assertThat(process.word(sp + 12)).isZero();
    assertThat(process.memory.string(process.word(sp + 16))).isEqualTo("A=b");
    assertThat(process.word(sp + 20)).isZero();
    assertThat(auxiliary(sp + 24, 6)).isEqualTo(4096);
    assertThat(auxiliary(sp + 24, 9)).isEqualTo(0x10000);
    assertThat(auxiliary(sp + 24, 16)).isEqualTo(1 << 8 | 1 << 12 | 1 | 1 << 2);
    assertThat(process.memory.string(auxiliary(sp + 24, 31))).isEqualTo("tiny");
    assertThat(process.memory.bytes(auxiliary(sp + 24, 25), 16)).isNotNull();
  }

  private int auxiliary(int at, int type) {
    for (int i = at; process.word(i) != 0; i += 8) {
      if (process.word(i) == type) {
        return process.word(i + 4);
      }
    }
    throw new AssertionError("no entry " + type);
  }

  @Test
  void exitEndsTheRunWithEightBitsOfStatus() {
    assertThat(stopOf(EXIT, 0x103)).isEqualTo(new StopReason.Exited(3));
    assertThat(stopOf(EXIT_GROUP, -1)).isEqualTo(new StopReason.Exited(255));
  }

  @Test
  void streamsAreReadAndWritten() {
    process.text(BUFFER, "hello");
    assertThat(process.call(WRITE, 1, BUFFER, 5)).isEqualTo(5);
    assertThat(process.output).hasToString("hello");
    assertThat(process.call(READ, 0, BUFFER, 100)).isEqualTo(5);
    assertThat(process.memory.string(BUFFER)).isEqualTo("input");
    assertThat(process.call(READ, 0, BUFFER, 100)).isZero();
    assertThat(process.call(READ, 0, NOWHERE, 1)).isEqualTo(-Errno.EFAULT);
    assertThat(process.call(READ, 0, NOWHERE, 0)).isZero();
    assertThat(process.call(WRITE, 1, BUFFER, -1)).isEqualTo(-Errno.EFAULT);
    assertThat(process.call(WRITE, 9, BUFFER, 1)).isEqualTo(-Errno.EBADF);
    assertThat(process.call(WRITE, 0, BUFFER, 1)).isEqualTo(-Errno.EBADF);
    assertThat(process.call(LLSEEK, 1, 0, 0, BUFFER, 0)).isEqualTo(-Errno.ESPIPE);
  }

  @Test
  void writevWritesItsPartsInOrder() {
    process.text(BUFFER, "abcdef");
    int[] vector = {BUFFER + 3, 3, NOWHERE, 0, BUFFER, 2};
    for (int i = 0; i < vector.length; i++) {
      process.memory.putWord(BUFFER + 64 + 4 * i, vector[i]);
    }
    assertThat(process.call(WRITEV, 1, BUFFER + 64, 3)).isEqualTo(5);
    assertThat(process.output).hasToString("defab");
    assertThat(process.call(WRITEV, 1, BUFFER + 64, 1025)).isEqualTo(-Errno.EINVAL);
    assertThat(process.call(WRITEV, 1, NOWHERE, 1)).isEqualTo(-Errno.EFAULT);
  }

  @Test
  void anUnknownCallIsNamedOnce() {
    assertThat(process.call(1000)).isEqualTo(-Errno.ENOSYS);
    assertThat(process.call(1000)).isEqualTo(-Errno.ENOSYS);
    assertThat(process.call(RSEQ)).isEqualTo(-Errno.ENOSYS);
    assertThat(process.notices)
        .containsExactly("system call 1000 is not provided; it returns ENOSYS");
  }

  @Test
  void aCallNeitherRetiresNorChangesOtherRegisters() {
    process.hart.setX(11, 77);
    process.call(GETPID);
    assertThat(process.hart.x(11)).isEqualTo(77);
    assertThat(process.hart.pc()).isEqualTo(0x10004);
    assertThat(process.hart.retired()).isZero();
  }

  @Test
  void ebreakEndsTheRun() {
    process.memory.putWord(0x10000, 0x0010_0073);
    assertThat(stopOf(0)).isInstanceOf(StopReason.Trap.class);
  }

  @Test
  void withoutFoldersNoFileIsThere() {
    process.text(BUFFER, "/etc/passwd");
    assertThat(process.call(OPENAT, -100, BUFFER, 0)).isEqualTo(-Errno.EACCES);
    assertThat(process.call(STATX, -100, BUFFER, 0, 0x7ff, BUFFER + 512)).isEqualTo(-Errno.EACCES);
    assertThat(process.call(GETCWD, BUFFER, 4096)).isEqualTo(-Errno.ENOENT);
  }

  @Test
  void clocksFollowTheInstructions() {
    assertThat(process.call(CLOCK_GETTIME64, 0, BUFFER)).isZero();
    assertThat(process.wide(BUFFER)).isEqualTo(1_767_225_600L);
    assertThat(process.wide(BUFFER + 8)).isZero();
    process.memory.putLong(BUFFER, 2);
    process.memory.putLong(BUFFER + 8, 5);
    assertThat(process.call(CLOCK_NANOSLEEP64, 1, 0, BUFFER, 0)).isZero();
    assertThat(process.call(CLOCK_GETTIME64, 1, BUFFER)).isZero();
    assertThat(process.wide(BUFFER)).isEqualTo(2);
    assertThat(process.wide(BUFFER + 8)).isEqualTo(5);
    assertThat(process.call(CLOCK_GETTIME, 1, BUFFER)).isZero();
    assertThat(process.word(BUFFER + 4)).isEqualTo(5);
    assertThat(process.call(GETTIMEOFDAY, BUFFER, 0)).isZero();
    assertThat(process.word(BUFFER)).isEqualTo(1_767_225_602);
    assertThat(process.call(CLOCK_GETTIME64, 99, BUFFER)).isEqualTo(-Errno.EINVAL);
    assertThat(process.call(CLOCK_GETTIME64, 0, NOWHERE)).isEqualTo(-Errno.EFAULT);
  }

  @Test
  void randomBytesComeFromTheSeed() {
    assertThat(randomOf(1)).isEqualTo(randomOf(1)).isNotEqualTo(randomOf(2));
    assertThat(process.call(GETRANDOM, NOWHERE, 8, 0)).isEqualTo(-Errno.EFAULT);
  }

  private static long randomOf(long seed) {
    LinuxProcessMachine other = new LinuxProcessMachine("", seed, List.of());
    assertThat(other.call(GETRANDOM, BUFFER, 8, 0)).isEqualTo(8);
    return other.wide(BUFFER);
  }

  @Test
  void signalSettingsAreRemembered() {
    process.memory.putWord(BUFFER, 1);
    assertThat(process.call(RT_SIGACTION, 10, BUFFER, 0, 8)).isZero();
    assertThat(process.call(RT_SIGACTION, 10, 0, BUFFER + 32, 8)).isZero();
    assertThat(process.word(BUFFER + 32)).isEqualTo(1);
    assertThat(process.call(TGKILL, 1000, 1000, 10)).as("ignored").isZero();
    assertThat(process.call(RT_SIGACTION, 9, BUFFER, 0, 8)).isEqualTo(-Errno.EINVAL);
    process.memory.putLong(BUFFER, 0x1_0000_0003L);
    assertThat(process.call(RT_SIGPROCMASK, 2, BUFFER, 0, 8)).isZero();
    assertThat(process.call(RT_SIGPROCMASK, 0, 0, BUFFER + 32, 8)).isZero();
    assertThat(process.wide(BUFFER + 32)).isEqualTo(0x1_0000_0003L);
    assertThat(stopOf(KILL, 1000, 6)).isEqualTo(new StopReason.Exited(134));
    assertThat(process.call(KILL, 5, 6)).isEqualTo(-Errno.ESRCH);
  }

  @Test
  void limitsCanBeLoweredOnly() {
    assertThat(process.call(PRLIMIT64, 0, 7, 0, BUFFER)).isZero();
    assertThat(process.wide(BUFFER)).isEqualTo(1024);
    process.memory.putLong(BUFFER, 10);
    process.memory.putLong(BUFFER + 8, 20);
    assertThat(process.call(PRLIMIT64, 0, 7, BUFFER, BUFFER + 32)).isZero();
    assertThat(process.wide(BUFFER + 32)).isEqualTo(1024);
    process.memory.putLong(BUFFER + 8, 21);
    assertThat(process.call(PRLIMIT64, 0, 7, BUFFER, 0)).isEqualTo(-Errno.EPERM);
    assertThat(process.call(PRLIMIT64, 0, 16, 0, BUFFER)).isEqualTo(-Errno.EINVAL);
  }

  @Test
  void aFutexThatNobodyWakesEndsTheRun() {
    process.memory.putWord(BUFFER, 5);
    assertThat(process.call(FUTEX, BUFFER, 128, 4, 0)).isEqualTo(-Errno.EAGAIN);
    assertThat(process.call(FUTEX_TIME64, BUFFER, 0, 5, BUFFER)).isEqualTo(-Errno.ETIMEDOUT);
    assertThat(process.call(FUTEX, BUFFER, 129, 1, 0)).isZero();
    assertThat(stopOf(FUTEX, BUFFER, 128, 5, 0)).isInstanceOf(StopReason.HostError.class);
  }

  @Test
  void unameNamesTheMachine() {
    assertThat(process.call(UNAME, BUFFER)).isZero();
    assertThat(process.memory.string(BUFFER)).isEqualTo("Linux");
    assertThat(process.memory.string(BUFFER + 4 * 65)).isEqualTo("riscv32");
    assertThat(process.call(UNAME, NOWHERE)).isEqualTo(-Errno.EFAULT);
  }
}
