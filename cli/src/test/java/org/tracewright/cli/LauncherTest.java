package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code tw}, on a copy of what the build has packed: so it runs in CI, where a whole
 * build comes first.
 */
@Tag("external")
class LauncherTest {
  private static final Path BUILT = Guests.repository().resolve("cli/target/app");

  @TempDir private Path folder;
  private Path tree;

  /** A tree with nothing to compile, in a folder whose name has a space. */
  @BeforeEach
  void copyTree() throws IOException {
    assumeThat(BUILT.resolve("tw.jar")).exists();
    tree = folder.resolve("a tree");
    Path app = Files.createDirectories(tree.resolve("cli/target/app"));
    try (Stream<Path> jars = Files.list(BUILT)) {
      for (Path jar : jars.toList()) {
        Files.copy(jar, app.resolve(jar.getFileName().toString()));
      }
    }
    Files.copy(Guests.repository().resolve("tw"), tree.resolve("tw"));
    Path pom = Files.writeString(tree.resolve("pom.xml"), "");
    Files.setLastModifiedTime(pom, FileTime.from(Instant.EPOCH));
  }

  private Process start(String script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", script));
    command.addAll(List.of(arguments));
    File out = Files.createTempFile(folder, "out", "").toFile();
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(out)
        .start();
  }

  // HotSpot waits with what it did in the archive's training until all classes in it are
  // initialised.
  @Test
  void interpreterIsCompiledThoughTheGuestDoesNotDivide() throws IOException, InterruptedException {
    String crc = Guests.repository().resolve("benchmarks/workloads/crc.elf").toString();
    String options =
        "-XX:+UnlockDiagnosticVMOptions -XX:+DisplayVMOutput -XX:+PrintCompilation"
            + " -Dtracewright.warmUp=1000000000";
    String command = "TW_JAVA_OPTIONS='" + options + "' sh '" + tree.resolve("tw") + "' run " + crc;
    assertThat(status(start("-c", command + " 60"))).isZero();
    assertThat(outputs()).first().asString().containsPattern(" 4 +\\S+\\.Hart::loop ");
  }

  private static int status(Process process) throws InterruptedException {
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private List<String> outputs() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> outputs = new ArrayList<>();
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("out")).toList()) {
        outputs.add(Files.readString(file));
      }
      return outputs;
    }
  }

  @Test
  void firstRunsAtOnceDoNotDisturbEachOther() throws IOException, InterruptedException {
    String script = tree.resolve("tw").toString();
    List<Process> first = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      first.add(start(script, "run", Guests.program("hello"), "Ada"));
    }
    for (Process process : first) {
      assertThat(status(process)).isZero();
    }
    assertThat(outputs()).containsOnly("hello Ada\n").hasSize(3);
    assertThat(kept("app-*")).isEqualTo(1);
    assertThat(kept("lock*")).isZero();
  }

  private long kept(String pattern) throws IOException {
    try (var found = Files.newDirectoryStream(tree.resolve(".tw"), pattern)) {
      long count = 0;
      for (Path entry : found) {
        count += Files.exists(entry) ? 1 : 0;
      }
      return count;
    }
  }

  @Test
  void startsThroughASymbolicLinkAndPassesTheStatusOn() throws IOException, InterruptedException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), tree.resolve("tw"));
    assertThat(status(start(link.toString(), "run", Guests.program("fail")))).isEqualTo(4);
    assertThat(status(start(link.toString(), "rnu"))).isEqualTo(2);
  }

  @Test
  void runsTheGuestThoughItsStreamsAreClosed() throws IOException, InterruptedException {
    String command = "sh '" + tree.resolve("tw") + "' run '" + Guests.program("fail") + "' <&- >&-";
    assertThat(status(start("-c", command))).isEqualTo(4);
  }
}
