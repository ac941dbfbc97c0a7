package org.tracewright.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tracewright.bench.OwnCommands;

/** How to start this program once more. */
final class OwnCommand {
  private OwnCommand() {}

  /** Through the script, if it started us; in any case with a JVM and options like these. */
  static OwnCommands all() {
    String script = System.getProperty("tw.script");
    List<String> jvm = jvm();
    List<String> tw = new ArrayList<>(jvm);
    tw.add(Main.class.getName());
    return new OwnCommands(script != null ? List.of(script) : tw, jvm);
  }

  // Of a jar's Add-Exports the JVM takes note only with -jar.
  private static List<String> jvm() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(lasting(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    command.addAll(List.of("--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    return command;
  }

  /**
   * The options of a JVM that another one may have, too. The class archive is not among them: it
   * fits one way of starting, and a JVM that finds it does not fit says so on standard error.
   */
  static List<String> lasting(List<String> options) {
    return options.stream()
        .filter(o -> !o.startsWith("-XX:AOTCache") && !o.startsWith("-XX:SharedArchiveFile"))
        .toList();
  }
}
