package org.tracewright.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is packed into the program. */
class CatalogueTest {
  @TempDir private Path folder;

  @Test
  void unpacksEveryWorkloadWithItsSources() {
    Catalogue catalogue = Catalogue.unpackedTo(folder);
    assertThat(catalogue.workloads()).extracting(Workload::name).isEqualTo(Catalogue.names());
    assertThat(catalogue.workloads())
        .hasSizeGreaterThanOrEqualTo(16)
        .allSatisfy(
            workload -> {
              assertThat(workload.elf()).isExecutable();
              assertThat(workload.sources()).allMatch(Files::isRegularFile);
              assertThat(workload.iterations()).isPositive();
            });
    assertThat(catalogue.hello().elf()).isExecutable();
    assertThat(catalogue.workloads())
        .filteredOn(workload -> workload.sources().isEmpty())
        .extracting(Workload::name)
        .containsExactly("float");
  }

  @Test
  void findsProgramsAsAShellWould() throws Exception {
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    Files.writeString(first.resolve("tool"), "not executable");
    Path tool = Files.writeString(second.resolve("tool"), "");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    String path = first + File.pathSeparator + second;
    assertThat(SearchPath.find("tool", path)).contains(tool);
    assertThat(SearchPath.find("another", path)).isEmpty();
    assertThat(SearchPath.find("first", folder.toString())).isEmpty();
  }
}
