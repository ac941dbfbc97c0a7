package org.tracewright.cpu.riscv32.env.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFileTest {
  @TempDir private Path folder;

  private HostFile open(boolean appends, OpenOption... options) throws IOException {
    Path path = Files.writeString(folder.resolve("f"), "0123456789");
    return HostFile.open(path, Set.of(options), appends);
  }

  @Test
  void readsAndSeeks() throws IOException {
    HostFile file = open(false, StandardOpenOption.READ);
    byte[] into = new byte[4];
    assertThat(file.seek(8, OpenFile.SEEK_SET)).isEqualTo(8);
    assertThat(file.read(into, 0, 4)).isEqualTo(2);
    assertThat(file.read(into, 0, 4)).isZero();
    assertThat(file.seek(-3, OpenFile.SEEK_END)).isEqualTo(7);
    assertThat(file.seek(-2, OpenFile.SEEK_CUR)).isEqualTo(5);
    assertThat(file.seek(-6, OpenFile.SEEK_CUR)).isEqualTo(-Errno.EINVAL);
    assertThat(file.seek(0, 9)).isEqualTo(-Errno.EINVAL);
    assertThat(file.length()).isEqualTo(10);
    assertThat(file.write(into, 0, 1)).isEqualTo(-Errno.EBADF);
    assertThat(file.truncate(0)).isEqualTo(-Errno.EINVAL);
    assertThat(file.close()).isZero();
    assertThat(file.read(into, 0, 1)).isEqualTo(-Errno.EIO);
  }

  @Test
  void appendsWhereverThePositionIs() throws IOException {
    HostFile file = open(true, StandardOpenOption.READ, StandardOpenOption.WRITE);
    file.seek(0, OpenFile.SEEK_SET);
    assertThat(file.write("ab".getBytes(UTF_8), 0, 2)).isEqualTo(2);
    assertThat(folder.resolve("f")).hasContent("0123456789ab");
  }

  @Test
  void truncatesAndLengthensWithZeros() throws IOException {
    HostFile file = open(false, StandardOpenOption.WRITE);
    assertThat(file.truncate(3)).isZero();
    assertThat(file.truncate(5)).isZero();
    assertThat(Files.readAllBytes(folder.resolve("f"))).containsExactly('0', '1', '2', 0, 0);
  }

  @Test
  void descriptorsAreTheLowestFreeOnes() throws IOException {
    FileTable table =
        new FileTable(
            new Console(
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                false));
    HostFile file = open(false, StandardOpenOption.READ);
    assertThat(table.add(file, 0)).isEqualTo(3);
    assertThat(table.add(file, 10)).isEqualTo(10);
    assertThat(table.close(3)).isZero();
    assertThat(file.length()).as("still open as 10").isEqualTo(10);
    assertThat(table.close(10)).isZero();
    assertThat(file.length()).isEqualTo(-Errno.EIO);
    assertThat(table.close(10)).isEqualTo(-Errno.EBADF);
    assertThat(table.get(-1)).isNull();
    for (int i = 3; i < FileTable.CAPACITY; i++) {
      assertThat(table.add(file, 0)).isEqualTo(i);
    }
    assertThat(table.add(file, 0)).isEqualTo(-Errno.EMFILE);
    assertThat(table.put(FileTable.CAPACITY, file)).isEqualTo(-Errno.EBADF);
  }
}
