package org.tracewright.cpu.riscv32.env.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostFilesTest {
  @TempDir private Path top;
  private Path box;
  private HostFiles files;

  @BeforeEach
  void build() throws IOException {
    top = top.toRealPath();
    box = Files.createDirectories(top.resolve("box/sub")).getParent();
    Files.writeString(box.resolve("in.txt"), "in");
    Files.writeString(top.resolve("secret.txt"), "out");
    Files.createDirectory(top.resolve("boxer"));
    Files.createSymbolicLink(box.resolve("good"), Path.of("in.txt"));
    Files.createSymbolicLink(box.resolve("leak"), Path.of("../secret.txt"));
    Files.createSymbolicLink(box.resolve("leakdir"), top);
    Files.createSymbolicLink(box.resolve("dangling"), Path.of("../new.txt"));
    Files.createSymbolicLink(box.resolve("circle"), Path.of("circle"));
    files = HostFiles.below(List.of(box));
  }

  @ParameterizedTest
  @CsvSource({
    "in.txt, in.txt",
    "./sub/../in.txt, in.txt",
    "sub/.., ''",
    ".., NONE",
    "good, in.txt",
    "., ''",
    "sub/, sub",
  })
  void findsWhatLiesBelow(String name, String where) {
    Located found = files.find(box, name);
    if (where.equals("NONE")) {
      assertThat(found.error()).isEqualTo(Errno.EACCES);
    } else {
      assertThat(found.exists()).isTrue();
      assertThat(found.path()).isEqualTo(where.isEmpty() ? box : box.resolve(where));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "../secret.txt, 13",
    "sub/../../secret.txt, 13",
    "leak, 13",
    "leakdir/secret.txt, 13",
    "leakdir/new, 13",
    "leakdir/no/such/file, 13",
    "../boxer/file, 13",
    "../nothing, 13",
    "/etc/passwd, 13",
    "/no/such/file, 13",
    "/, 13",
    "dangling, 2",
    "circle, 40",
    "none/file, 2",
    "none/../in.txt, 2",
    "in.txt/file, 20",
    "in.txt/, 20",
    "'', 2",
  })
  void refusesWhatDoesNot(String name, int error) {
    Located found = files.find(box, name);
    assertThat(found.isRefused()).isTrue();
    assertThat(found.error()).isEqualTo(error);
  }

  @Test
  void aNameThatIsFreeBelowCanBeCreated() {
    Located found = files.find(box, "sub/new.txt");
    assertThat(found.exists()).isFalse();
    assertThat(found.path()).isEqualTo(box.resolve("sub/new.txt"));
  }

  @Test
  void aLinkItselfIsFoundWhereverItLeads() {
    assertThat(files.findLink(box, "leak").path()).isEqualTo(box.resolve("leak"));
    assertThat(files.findLink(box, "dangling").exists()).isTrue();
    assertThat(files.findLink(box, "leakdir/secret.txt").error()).isEqualTo(Errno.EACCES);
    assertThat(files.findLink(top, "box").path()).isEqualTo(box);
    assertThat(files.findLink(top, "secret.txt").error()).isEqualTo(Errno.EACCES);
  }

  @Test
  void absoluteNamesWorkToo() {
    assertThat(files.find(top, box + "/in.txt").exists()).isTrue();
  }

  @Test
  void withoutFoldersNothingIsFound() {
    assertThat(HostFiles.NONE.find(box, "in.txt").error()).isEqualTo(Errno.EACCES);
    assertThat(HostFiles.NONE.find(box, "none").error()).isEqualTo(Errno.EACCES);
    assertThat(HostFiles.below(List.of())).isSameAs(HostFiles.NONE);
  }

  @Test
  void aFolderThatIsNoneIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HostFiles.below(List.of(box.resolve("none"))))
        .withMessageContaining("none: no such directory");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HostFiles.below(List.of(box.resolve("in.txt"))))
        .withMessageContaining("in.txt: is not a directory");
  }

  @Test
  void tellsTheStatusOfFilesFoldersAndLinks() throws IOException {
    FileStatus file = HostFiles.status(box.resolve("in.txt"));
    assertThat(file.mode() & 0170000).isEqualTo(FileStatus.REGULAR);
    assertThat(file.size()).isEqualTo(2);
    assertThat(file.blocks()).isEqualTo(1);
    assertThat(HostFiles.status(box).isDirectory()).isTrue();
    assertThat(HostFiles.status(box.resolve("leak")).mode() & 0170000).isEqualTo(FileStatus.LINK);
  }
}
