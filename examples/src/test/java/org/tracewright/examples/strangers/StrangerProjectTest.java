package org.tracewright.examples.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A project of its own, a module even, that has the jar of the JIT and nothing else of ours. */
@Tag("external")
class StrangerProjectTest {
  private static final Path PROJECT = Path.of("stranger").toAbsolutePath();

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../jit/target").toRealPath())) {
      return files
          .filter(f -> f.getFileName().toString().matches("jit-.*\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<String> asm() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(element -> element.matches(".*asm[-\\w]*-[\\d.]+\\.jar"))
        .toList();
  }

  private static String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void isBuiltAgainstTheJarAndCompiled() throws IOException, InterruptedException {
    run("mvn", "-q", "-B", "-f", PROJECT.toString(), "package", "-Dtracewright.jar=" + jar());
    List<String> modules = new ArrayList<>(List.of(PROJECT + "/target/classes", jar().toString()));
    modules.addAll(asm());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = modules.stream().collect(Collectors.joining(File.pathSeparator));
    String output = run(java, "-p", path, "-m", "com.example.forth/com.example.forth.Main");
    assertThat(output).contains("findings []", "notes []", "OFF", "JIT");
    assertThat(output).contains("regions 1");
  }
}
