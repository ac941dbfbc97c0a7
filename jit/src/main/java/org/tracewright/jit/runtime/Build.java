package org.tracewright.jit.runtime;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;
import org.tracewright.jit.reader.Fingerprint;

/** What this process runs on: another build of the JIT may record and number other things. */
final class Build {
  private Build() {}

  /** A text that is another one for every other build of the JIT, and version of Java. */
  static String identity() {
    return Runtime.version() + " " + fingerprint();
  }

  private static String fingerprint() {
    CodeSource source = Build.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? "" : fingerprint(Path.of(source.getLocation().toURI()));
    } catch (IOException | URISyntaxException | RuntimeException unreadable) {
      return "";
    }
  }

  private static String fingerprint(Path place) throws IOException {
    Fingerprint print = new Fingerprint();
    try (Stream<Path> files = Files.walk(place)) { // of a jar: itself
      List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
      for (Path file : all) {
        print.add(Files.readAllBytes(file));
      }
    }
    return Long.toHexString(print.bits());
  }
}
