package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.jit.JitSettings;
import org.tracewright.sim.Compilation;
import org.tracewright.sim.Machine;

/**
 * Sessions with the debugger, as they are written in {@code debug/*.txt}: a head of lines {@code
 * key: value}, an empty line, then what a user sees. Lines that begin with the prompt are typed. A
 * session must go the same in every engine that its head names, all three if it names none. With
 * {@code jit: eager} code is compiled at once, as soon as it runs a few times, and what else the
 * compiler is free to decide is left out: counts, and the text of traces and bytecode.
 *
 * <p>With {@code -Dtranscripts.record=true} the files are written anew instead of compared.
 */
class DebugTranscriptsTest {
  private static final String PROMPT = "(tw) ";
  private static final List<String> ALL = List.of("interpreter", "jit", "lockstep");
  private static final Path FOLDER =
      relative(Guests.repository().resolve("cli/src/test/resources/debug"));
  private static final Path PROGRAMS = relative(Guests.PROGRAMS);

  @TempDir private Path scratch;

  private record Session(Path file, List<String> head, List<String> body) {
    static Session read(Path file) {
      try {
        List<String> lines = Files.readAllLines(file);
        int empty = lines.indexOf("");
        return new Session(file, lines.subList(0, empty), lines.subList(empty + 1, lines.size()));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    boolean isEager() {
      return values("jit").contains("eager");
    }

    List<String> values(String key) {
      return head.stream()
          .filter(line -> line.startsWith(key + ": "))
          .flatMap(line -> Stream.of(line.substring(key.length() + 2).split(" ")))
          .toList();
    }

    List<String> commands() {
      return body.stream()
          .filter(line -> line.startsWith(PROMPT))
          .map(line -> line.substring(PROMPT.length()))
          .toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> sessionsGoAsWritten() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files = all.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream().map(Session::read).flatMap(this::tests);
  }

  private Stream<DynamicTest> tests(Session session) {
    List<String> engines = session.values("engines");
    return (engines.isEmpty() ? ALL : engines)
        .stream()
            .map(
                engine ->
                    DynamicTest.dynamicTest(
                        session.file.getFileName() + " " + engine, () -> check(session, engine)));
  }

  private void check(Session session, String engine) throws IOException {
    Machine any = Machine.builder().ram("ram", 0, 4096).cpu(Rv32::new).build();
    Compilation compilation = any.cpu().compilation().orElseThrow();
    if (session.isEager()) {
      JitSettings defaults = JitSettings.defaults();
      compilation.setSettings(defaults.withSynchronous(true).withThresholds(20, 20));
    }
    try {
      run(session, engine);
    } finally {
      if (session.isEager()) {
        compilation.setSettings(JitSettings.defaults());
      }
    }
  }

  private void run(Session session, String engine) throws IOException {
    Path file = Files.write(scratch.resolve("script"), script(session.commands()));
    List<String> words =
        new ArrayList<>(List.of("debug", "--engine", engine, "--batch", "-x", file.toString()));
    List<String> program = new ArrayList<>(session.values("program"));
    program.set(0, located(program.get(0)));
    words.addAll(program);
    String input = String.join(" ", session.values("input")).replace("\\n", "\n");
    Tw tw = Tw.withInput(input, words.toArray(String[]::new));
    compare(session, tw);
  }

  /** The commands, each printed before; those for a stop are printed before the first of them. */
  private List<String> script(List<String> commands) {
    List<String> script = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String command : commands) {
      block.add(command.replace("@SCRATCH@", scratch.toString()));
      script.add("echo " + PROMPT + command);
      if (!block.get(0).startsWith("commands") || command.equals("end")) {
        script.addAll(block);
        block.clear();
      }
    }
    return script;
  }

  /** The name is on the guest's stack: with this one sp is the same wherever the build lies. */
  private static Path relative(Path file) {
    return Path.of("").toAbsolutePath().relativize(file);
  }

  private static String located(String program) {
    Path here = FOLDER.resolve(program);
    return Files.exists(here) ? here.toString() : PROGRAMS.resolve(program).toString();
  }

  /** What a compiler may do one way or the other, left out. */
  private static String withoutDecisions(String seen) {
    return seen.replaceAll(
            "(?m)^(as recorded:|as optimised:|bytecode:)\n"
                + "(?:(?!trace 0x|as optimised:|bytecode:|\\(tw\\)).*\n)+",
            "$1\n...\n")
        .replaceAll("\\d+ (trace|exit|byte|time|instruction|entr)(ie)?[sy]?", "N $1$2s")
        .replaceAll("(?m)^(compiled share|side exits|bytecode bytes)( +)[\\d.]+$", "$1$2N")
        .replaceAll("(?m)^\\d+(?=\tregion)", "N");
  }

  private void compare(Session session, Tw tw) throws IOException {
    String seen =
        (tw.out() + tw.error())
            .replace(scratch.toString(), "@SCRATCH@")
            .replace(FOLDER + "/", "")
            .replace(PROGRAMS + "/", "")
            .replaceAll("snapshot, \\d+ bytes", "snapshot, N bytes");
    seen = session.isEager() ? withoutDecisions(seen) : seen;
    List<String> lines = new ArrayList<>(seen.lines().toList());
    lines.add("status " + tw.status());
    if (Boolean.getBoolean("transcripts.record")) {
      List<String> all = new ArrayList<>(session.head);
      all.add("");
      all.addAll(lines);
      Files.write(session.file, all, StandardCharsets.UTF_8);
    } else {
      assertThat(lines).isEqualTo(session.body);
    }
  }
}
