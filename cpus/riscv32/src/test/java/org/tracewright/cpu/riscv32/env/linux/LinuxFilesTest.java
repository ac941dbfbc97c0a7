package org.tracewright.cpu.riscv32.env.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.cpu.riscv32.env.linux.LinuxCall.*;
import static org.tracewright.cpu.riscv32.env.linux.LinuxProcessMachine.BUFFER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracewright.cpu.riscv32.env.host.Errno;

class LinuxFilesTest {
  private static final int HERE = -100;
  private static final int WRITE_CREATE = 0x41;
  private static final int READ_WRITE = 2;
  private static final int DIRECTORY = 0x10000;
  private static final int NAME = BUFFER;
  private static final int DATA = BUFFER + 1024;

  @TempDir private Path top;
  private Path folder;
  private LinuxProcessMachine process;

  @BeforeEach
  void start() throws IOException {
    folder = Files.createDirectory(top.toRealPath().resolve("box"));
    Files.writeString(folder.resolve("f"), "0123456789");
    Files.createDirectory(folder.resolve("d"));
    Files.createSymbolicLink(folder.resolve("up"), Path.of(".."));
    process = new LinuxProcessMachine("", 0, List.of(folder));
  }

  private int open(String name, int flags) {
    return process.call(OPENAT, HERE, process.text(NAME, folder + "/" + name), flags, 0644);
  }

  @Test
  void opensReadsSeeksAndCloses() {
    int file = open("f", 0);
    assertThat(file).isEqualTo(3);
    assertThat(process.call(READ, file, DATA, 4)).isEqualTo(4);
    assertThat(process.call(LLSEEK, file, -1, -2, DATA + 8, 2)).isZero();
    assertThat(process.wide(DATA + 8)).isEqualTo(8);
    assertThat(process.call(READ, file, DATA, 4)).isEqualTo(2);
    assertThat(process.word(DATA)).isEqualTo(0x3332_3938);
    assertThat(process.call(WRITE, file, DATA, 1)).isEqualTo(-Errno.EBADF);
    assertThat(process.call(CLOSE, file)).isZero();
    assertThat(process.call(CLOSE, file)).isEqualTo(-Errno.EBADF);
  }

  @Test
  void createsAndWritesFilesAndNothingOutside() {
    int file = open("new", WRITE_CREATE);
    process.text(DATA, "text");
    assertThat(process.call(WRITE, file, DATA, 4)).isEqualTo(4);
    assertThat(folder.resolve("new")).hasContent("text");
    assertThat(open("empty", 0x40)).as("created for reading").isPositive();
    assertThat(folder.resolve("empty")).isEmptyFile();
    assertThat(open("new", 0xc1)).isEqualTo(-Errno.EEXIST);
    assertThat(open("none", 0)).isEqualTo(-Errno.ENOENT);
    assertThat(open("d", WRITE_CREATE)).isEqualTo(-Errno.EISDIR);
    assertThat(open("f", DIRECTORY)).isEqualTo(-Errno.ENOTDIR);
    assertThat(open("../x", WRITE_CREATE)).isEqualTo(-Errno.EACCES);
    assertThat(open("up/x", WRITE_CREATE)).isEqualTo(-Errno.EACCES);
    assertThat(open("up", 0x20000)).as("no link is followed").isEqualTo(-Errno.ELOOP);
    assertThat(process.call(OPENAT, HERE, 4, 0)).isEqualTo(-Errno.EFAULT);
  }

  @Test
  void truncatesOnOpeningAndByCall() {
    assertThat(process.call(FTRUNCATE, open("f", READ_WRITE), 3, 0)).isZero();
    assertThat(folder.resolve("f")).hasContent("012");
    open("f", 0x201);
    assertThat(folder.resolve("f")).isEmptyFile();
    assertThat(process.call(FTRUNCATE, 1, 0, 0)).isEqualTo(-Errno.EINVAL);
  }

  @Test
  void namesStartFromAnOpenFolder() {
    int directory = open("d", DIRECTORY);
    assertThat(process.call(OPENAT, directory, process.text(NAME, "x"), WRITE_CREATE)).isPositive();
    assertThat(folder.resolve("d/x")).exists();
    assertThat(process.call(OPENAT, directory, process.text(NAME, "../f"), 0)).isPositive();
    assertThat(process.call(OPENAT, directory, process.text(NAME, "../../f"), 0))
        .isEqualTo(-Errno.EACCES);
    assertThat(process.call(OPENAT, 99, NAME, 0)).isEqualTo(-Errno.EBADF);
    int file = open("f", 0);
    assertThat(process.call(OPENAT, file, process.text(NAME, "x"), 0)).isEqualTo(-Errno.ENOTDIR);
    assertThat(process.call(READ, directory, DATA, 1)).isEqualTo(-Errno.EISDIR);
  }

  @Test
  void statxHasTheKernelsLayout() throws IOException {
    Files.setLastModifiedTime(folder.resolve("f"), FileTime.fromMillis(1_500_000_000_123L));
    process.text(NAME, folder + "/f");
    assertThat(process.call(STATX, HERE, NAME, 0, 0x7ff, DATA)).isZero();
    assertThat(process.word(DATA + 16)).as("nlink").isEqualTo(1);
    assertThat(process.word(DATA + 28) & 0170000).as("mode").isEqualTo(0100000);
    assertThat(process.wide(DATA + 40)).as("size").isEqualTo(10);
    assertThat(process.wide(DATA + 48)).as("blocks").isEqualTo(1);
    assertThat(process.wide(DATA + 112)).as("mtime").isEqualTo(1_500_000_000L);
    assertThat(process.word(DATA + 120)).isEqualTo(123_000_000);
  }

  @Test
  void stat64HasTheKernelsLayout() throws IOException {
    Files.setLastModifiedTime(folder.resolve("f"), FileTime.fromMillis(1_500_000_000_123L));
    int file = open("f", 0);
    assertThat(process.call(FSTAT, file, DATA)).isZero();
    assertThat(process.word(DATA + 16) & 0170000).as("mode").isEqualTo(0100000);
    assertThat(process.word(DATA + 20)).as("nlink").isEqualTo(1);
    assertThat(process.wide(DATA + 48)).as("size").isEqualTo(10);
    assertThat(process.word(DATA + 56)).as("blksize").isEqualTo(4096);
    assertThat(process.wide(DATA + 64)).as("blocks").isEqualTo(1);
    assertThat(process.word(DATA + 80)).as("mtime").isEqualTo(1_500_000_000);
    assertThat(process.word(DATA + 84)).isEqualTo(123_000_000);
    process.text(NAME, "");
    assertThat(process.call(NEWFSTATAT, file, NAME, DATA, 0x1000)).isZero();
    assertThat(process.call(NEWFSTATAT, 55, NAME, DATA, 0x1000)).isEqualTo(-Errno.EBADF);
    assertThat(process.call(FSTAT, file, 4)).isEqualTo(-Errno.EFAULT);
  }

  @Test
  void linksAreReadAndNotFollowedOnRequest() {
    process.text(NAME, folder + "/up");
    assertThat(process.call(READLINKAT, HERE, NAME, DATA, 100)).isEqualTo(2);
    assertThat(process.word(DATA) & 0xffff).isEqualTo('.' | '.' << 8);
    assertThat(process.call(STATX, HERE, NAME, 0x100, 0x7ff, DATA)).isZero();
    assertThat(process.word(DATA + 28) & 0170000).isEqualTo(0120000);
    assertThat(process.call(STATX, HERE, NAME, 0, 0x7ff, DATA)).isEqualTo(-Errno.EACCES);
    process.text(NAME, "/proc/self/exe");
    assertThat(process.call(READLINKAT, HERE, NAME, DATA, 3)).isEqualTo(3);
  }

  @Test
  void removesAndMakesNames() {
    process.text(NAME, folder + "/d");
    assertThat(process.call(UNLINKAT, HERE, NAME, 0)).isEqualTo(-Errno.EISDIR);
    assertThat(process.call(UNLINKAT, HERE, NAME, 0x200)).isZero();
    assertThat(process.call(MKDIRAT, HERE, NAME, 0755)).isZero();
    assertThat(process.call(MKDIRAT, HERE, NAME, 0755)).isEqualTo(-Errno.EEXIST);
    process.text(NAME, folder + "/f");
    assertThat(process.call(FACCESSAT, HERE, NAME, 4)).isZero();
    assertThat(process.call(UNLINKAT, HERE, NAME, 0)).isZero();
    assertThat(process.call(UNLINKAT, HERE, NAME, 0)).isEqualTo(-Errno.ENOENT);
    assertThat(process.call(FACCESSAT, HERE, NAME, 4)).isEqualTo(-Errno.ENOENT);
  }

  @Test
  void descriptorsAreDuplicated() {
    int file = open("f", 0);
    int copy = process.call(DUP, file);
    assertThat(process.call(CLOSE, file)).isZero();
    assertThat(process.call(READ, copy, DATA, 1)).isEqualTo(1);
    assertThat(process.call(DUP3, copy, 30, 0)).isEqualTo(30);
    assertThat(process.call(READ, 30, DATA, 1)).isEqualTo(1);
    assertThat(process.word(DATA) & 0xff).as("one position").isEqualTo('1');
    assertThat(process.call(DUP3, copy, copy, 0)).isEqualTo(-Errno.EINVAL);
    assertThat(process.call(FCNTL, copy, 0, 40)).isEqualTo(40);
  }

  @Test
  void aPrivateMappingIsACopyOfTheFile() {
    int file = open("f", 0);
    process.call(READ, file, DATA, 2);
    int at = process.call(MMAP, 0, 4096, 3, 2, file, 0);
    assertThat(process.word(at)).isEqualTo(0x3332_3130);
    assertThat(process.memory.string(at)).isEqualTo("0123456789");
    assertThat(process.call(READ, file, DATA, 1)).isEqualTo(1);
    assertThat(process.word(DATA) & 0xff).as("position kept").isEqualTo('2');
    assertThat(process.call(MMAP, 0, 4096, 3, 1, file, 0)).isEqualTo(-Errno.EACCES);
  }

  @Test
  void onlyTerminalsAnswerTerminalRequests() {
    assertThat(process.call(IOCTL, 1, 0x5413, DATA)).isZero();
    assertThat(process.word(DATA)).isEqualTo(80 << 16 | 24);
    assertThat(process.call(IOCTL, open("f", 0), 0x5413, DATA)).isEqualTo(-Errno.ENOTTY);
    assertThat(process.call(IOCTL, 77, 0x5413, DATA)).isEqualTo(-Errno.EBADF);
  }
}
