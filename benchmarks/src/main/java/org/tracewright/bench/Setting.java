package org.tracewright.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where and when measurements were made. */
final class Setting {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Setting() {}

  /** What a reader must know, in the order to tell it. */
  static Map<String, String> now() {
    Map<String, String> setting = new LinkedHashMap<>();
    setting.put("date", OffsetDateTime.now().truncatedTo(ChronoUnit.MINUTES).toString());
    setting.put("machine", machine());
    setting.put("java", System.getProperty("java.vendor") + " " + Runtime.version());
    Optional.ofNullable(System.getenv("TW_JAVA_OPTIONS"))
        .filter(options -> !options.isBlank())
        .ifPresent(options -> setting.put("java options", options));
    setting.put("load before", load());
    return setting;
  }

  private static String machine() {
    int processors = Runtime.getRuntime().availableProcessors();
    return processors + " x " + processor() + ", " + System.getProperty("os.name");
  }

  private static String processor() {
    try {
      for (String line : Files.readAllLines(PROCESSORS)) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException e) {
      // Not Linux: the architecture must do.
      return System.getProperty("os.arch");
    }
    return System.getProperty("os.arch");
  }

  /** Processes that ran or wanted to, in the mean of the last minute. */
  static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
  }
}
