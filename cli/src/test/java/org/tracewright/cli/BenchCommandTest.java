package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tw bench}, with as little to measure as can be. */
class BenchCommandTest {
  @TempDir private Path folder;

  private Tw bench(String against) {
    Path html = folder.resolve("report.html");
    Path json = folder.resolve("report.json");
    return Tw.run(
        "bench",
        "--against=" + against,
        "--rounds=1",
        "--seconds=0.02",
        "--html=" + html,
        "--json=" + json,
        "crc");
  }

  @Test
  void measuresOurOwnEnginesWhereThereIsNobodyElse() throws Exception {
    Tw tw = bench("none");
    assertThat(tw.error()).isEmpty();
    assertThat(tw.status()).as(tw.out()).isZero();
    assertThat(tw.out())
        .contains("qemu         absent: not asked for\n")
        .containsPattern("\ncrc +\\d+\\.\\d\\d ")
        .contains("geom. mean")
        .doesNotContain("jit/qemu", "worst");
    assertThat(Files.readString(folder.resolve("report.html"))).contains("<svg").contains(">crc<");
    assertThat(Files.readString(folder.resolve("report.json"))).contains("\"jitMips\" : ");
  }

  @Test
  @Tag("external")
  void measuresAgainstQemuAndTheHostsCompiler() {
    Tw tw = bench("qemu,native");
    assertThat(tw.status()).as(tw.out()).isZero();
    assertThat(tw.out())
        .contains("qemu         qemu-riscv32 version ")
        .contains("native       ")
        .containsPattern("\nworkload +jit/qemu +jit/native +jit/qemu +jit/qemu ")
        .containsPattern("\nworst +\\d+\\.\\d\\d +\\d+\\.\\d\\d +\\d+\\.\\d\\d +\\d+\\.\\d\\d\n")
        .doesNotContain("wrong");
  }

  // With it, a JVM started another way complained, and no dot behind the complaint was a lap.
  @Test
  void startsNoOtherJvmWithTheClassArchive() {
    List<String> options = List.of("-Xss4m", "-XX:AOTCache=tw.aot", "-XX:SharedArchiveFile=tw.jsa");
    assertThat(OwnCommand.lasting(options)).containsExactly("-Xss4m");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "crcc               | tw bench knows no 'crcc'        | did you mean 'crc'? there are aes, ",
        "--against=quemu    | --against knows no 'quemu'      | did you mean 'qemu'? there are ",
        "--against=         | --against knows no ''           | there are qemu, native",
        "--parts=start,     | --parts knows no ''             | there are start, workloads, short",
        "--rounds=0         | --rounds takes a number from 1  | write it in decimal",
        "--seconds=0        | --seconds takes a number above  | write it in decimal",
        "--seconds=NaN      | --seconds takes a number above  | write it in decimal",
        "--seconds=three    | --seconds takes a number above  | write it in decimal",
        "--html=no/such/f   | --html: cannot write no/such/f  | name a file in a folder",
        "--json=no/such/f   | --json: cannot write no/such/f  | name a file in a folder",
      })
  void refusesWhatItDoesNotKnow(String argument, String cause, String remedy) {
    Tw tw = Tw.run("bench", argument);
    assertThat(tw.status()).isEqualTo(2);
    assertThat(tw.out()).isEmpty();
    assertThat(tw.error()).startsWith("tw: " + cause).contains("\n  " + remedy).hasLineCount(2);
  }
}
