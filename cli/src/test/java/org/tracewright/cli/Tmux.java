package org.tracewright.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A terminal that a program reads: tmux types, and tells what is to be seen. */
final class Tmux {
  private static final String NAME = "tw-test-" + ProcessHandle.current().pid();

  /** Each session has a server of its own: one that is ending would still take the next. */
  private static int servers;

  private Tmux() {}

  /** Whether there is one here. */
  static boolean isInstalled() {
    return tmux("-V").startsWith("tmux");
  }

  /** Executes a command of tmux; what it prints. */
  static String tmux(String... words) {
    List<String> command =
        new ArrayList<>(List.of("tmux", "-L", NAME + "-" + servers, "-f", "/dev/null"));
    command.addAll(List.of(words));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return text;
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Starts {@code tw}; when it has ended, the terminal shows its status and its settings.
   *
   * @param state the user's state folder
   */
  static void start(Path state, String terminal, List<String> arguments) {
    servers++;
    List<String> java = new ArrayList<>();
    java.add("TERM=" + terminal);
    java.add("XDG_STATE_HOME=" + state);
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.add("-Dtw.interactive=true");
    java.add("--enable-native-access=ALL-UNNAMED");
    java.add("-cp");
    java.add("'" + System.getProperty("java.class.path") + "'");
    java.add("org.tracewright.cli.Main");
    java.addAll(arguments);
    String line = String.join(" ", java) + "; echo left with $?; stty -a; cat";
    tmux("new-session", "-d", "-x", "100", "-y", "40", line);
  }

  static void end() {
    tmux("kill-server");
  }

  /** What is to be seen. */
  static String screen() {
    return tmux("capture-pane", "-p");
  }

  /** Types keys, in tmux's names. */
  static void type(String... keys) {
    List<String> words = new ArrayList<>(List.of("send-keys"));
    words.addAll(List.of(keys));
    tmux(words.toArray(String[]::new));
  }

  /** Waits until the text is to be seen; the test's timeout bounds it. */
  static String await(String text) {
    String seen = screen();
    while (!seen.contains(text)) {
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        throw new AssertionError("never saw '" + text + "' in:\n" + seen, e);
      }
      seen = screen();
    }
    return seen;
  }
}
