package org.tracewright.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workloads' script compiles them all, and QEMU finds every result right. */
@Tag("external")
class WorkloadBuildTest {
  private static final long MINUTES = 10;

  @Test
  void everyWorkloadCompilesAndRunsInQemu(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("log");
    Process build =
        new ProcessBuilder("./build.sh", "--output", folder.toString())
            .directory(WorkloadsTest.FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = build.waitFor(MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      build.destroyForcibly();
    }
    assertThat(ended && build.exitValue() == 0).as(Files.readString(log)).isTrue();
    assertThat(Files.readAllLines(log)).hasSize((int) WorkloadsTest.workloads().count());
  }
}
