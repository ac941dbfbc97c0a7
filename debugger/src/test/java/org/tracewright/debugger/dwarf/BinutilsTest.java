package org.tracewright.debugger.dwarf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.sim.elf.ElfFile;
import org.tracewright.sim.elf.Segment;

/** Freshly compiled programs, of which GNU binutils have to say the same as we do. */
@Tag("external")
class BinutilsTest {
  private static final String TOOLS = "riscv64-unknown-elf-";
  private static final Path PROGRAMS = Path.of("../firmware-tests/programs");
  private static final Pattern ROW =
      Pattern.compile("(\\S+)\\s+(\\d+|-)\\s+(?:0x)?([0-9a-f]+)\\s*(.*)");
  private static final Pattern FDE = Pattern.compile(".* FDE .*pc=(\\w+)\\.\\.(\\w+)");
  private static final Pattern FRAME_ROW = Pattern.compile("([0-9a-f]{8}) (.*)");

  private static @TempDir Path scratch;
  private static final Map<String, Path> BUILT = new HashMap<>();

  static Stream<Arguments> builds() {
    return Stream.of("printf", "semihost")
        .flatMap(
            name ->
                Stream.of(
                    // spotless:off
                    Arguments.of(name, "-gdwarf-2 -O0"),
                    Arguments.of(name, "-gdwarf-3 -O2"),
                    Arguments.of(name, "-gdwarf-4 -O1 -ffunction-sections -Wl,--gc-sections"),
                    Arguments.of(name, "-gdwarf-5 -O3 -funroll-loops"),
                    Arguments.of(name, "-gdwarf-5 -Os -mno-relax -msave-restore"),
                    Arguments.of(name, "-gdwarf-5 -O2 -gz=zlib -fasynchronous-unwind-tables"),
                    Arguments.of(name, "-gdwarf-4 -O2 -gz=zlib-gnu -fno-omit-frame-pointer")
                    // spotless:on
                    ));
  }

  private static synchronized ElfFile build(String name, String flags) throws Exception {
    Path elf = BUILT.get(name + flags);
    if (elf == null) {
      elf = scratch.resolve(BUILT.size() + ".elf");
      List<String> command = new ArrayList<>(List.of(TOOLS + "gcc", "-march=rv32imac"));
      command.addAll(List.of("-mabi=ilp32", "--specs=picolibc.specs", "--oslib=semihost"));
      command.addAll(List.of("--crt0=semihost", "-I" + PROGRAMS.resolve("start"), "-w"));
      command.addAll(List.of(flags.split(" ")));
      command.addAll(List.of(PROGRAMS.resolve(name + ".c").toString(), "-o", elf.toString()));
      run("", command);
      BUILT.put(name + flags, elf);
    }
    return ElfFile.read(elf.toString());
  }

  private static List<String> run(String input, List<String> command) throws Exception {
    Path log = Files.createTempFile(scratch, "said", ".txt");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    Path stdin = Files.writeString(Files.createTempFile(scratch, "in", ".txt"), input);
    Thread feeder =
        new Thread(
            () -> {
              try (var out = process.getOutputStream()) {
                Files.copy(stdin, out);
              } catch (IOException closed) {
                assertThat(closed).isNotNull();
              }
            });
    feeder.start();
    try (InputStream out = process.getInputStream()) {
      List<String> lines = new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(process.waitFor()).as(Files.readString(log)).isZero();
      feeder.join();
      return lines;
    }
  }

  private static List<String> readelf(ElfFile elf, String what) throws Exception {
    return run("", List.of(TOOLS + "readelf", "-W", "--debug-dump=" + what, elf.name()));
  }

  @ParameterizedTest
  @MethodSource("builds")
  void rowsAreThoseOfReadelf(String name, String flags) throws Exception {
    ElfFile elf = build(name, flags);
    List<String> expected = new ArrayList<>();
    for (String line : readelf(elf, "decodedline")) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String statement = row.group(4).contains("x") ? " x" : "";
        expected.add(row.group(1) + " " + row.group(2) + " " + row.group(3) + statement);
      }
    }
    List<String> problems = new ArrayList<>();
    LineRows rows = LineReader.read(elf, problems);
    assertThat(problems).isEmpty();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      found.add(row(rows, i));
    }
    assertThat(expected).hasSizeGreaterThan(200);
    for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
      assertThat(found.get(i)).as("row %d of %s", i, elf.name()).isEqualTo(expected.get(i));
    }
    assertThat(found).hasSameSizeAs(expected);
  }

  private static String row(LineRows rows, int i) {
    String file = rows.file(i).substring(rows.file(i).lastIndexOf('/') + 1);
    String line = rows.isEnd(i) ? "-" : Integer.toString(rows.line(i));
    boolean statement = rows.isStatement(i) && !rows.isEnd(i);
    return file + " " + line + " " + Long.toHexString(rows.address(i)) + (statement ? " x" : "");
  }

  @ParameterizedTest
  @MethodSource("builds")
  void everyInstructionHasTheLineOfAddr2line(String name, String flags) throws Exception {
    assumeFalse(flags.contains("zlib-gnu"), "addr2line reads no lines from these");
    ElfFile elf = build(name, flags);
    StringBuilder asked = new StringBuilder();
    List<Integer> addresses = new ArrayList<>();
    for (Segment segment : elf.segments().stream().filter(Segment::executable).toList()) {
      for (int i = 0; i < segment.fileSize(); i += 2) {
        addresses.add(segment.virtualAddress() + i);
        asked.append(Integer.toHexString(segment.virtualAddress() + i)).append('\n');
      }
    }
    List<String> said = run(asked.toString(), List.of(TOOLS + "addr2line", "-e", elf.name()));
    LineTable lines = LineTable.of(elf);
    int known = 0;
    for (int i = 0; i < addresses.size(); i++) {
      Optional<SourceLine> line = lines.at(addresses.get(i));
      known += line.isPresent() ? 1 : 0;
      assertThat(agree(said.get(i), line))
          .as("%x: we say %s, addr2line %s", addresses.get(i), line, said.get(i))
          .isTrue();
    }
    assertThat(known).isGreaterThan(100);
  }

  // For a file that another one includes, addr2line names the wrong one of the two where GDB and
  // readelf name the right one; such files are the C library's.
  private static boolean agree(String said, Optional<SourceLine> line) {
    String expected = said.replaceAll(" \\(discriminator.*", "").replaceAll(".*/", "");
    if (line.isEmpty()) {
      return expected.endsWith("?") || expected.endsWith(":0");
    }
    return line.get().file().contains("newlib")
        ? expected.endsWith(":" + line.get().line())
        : expected.equals(line.get().describe());
  }

  @ParameterizedTest
  @MethodSource("builds")
  void framesAreThoseOfReadelf(String name, String flags) throws Exception {
    ElfFile elf = build(name, flags);
    Map<String, String> expected = expectedFrames(readelf(elf, "frames-interp"));
    CallFrames frames = CallFrames.of(elf);
    assertThat(frames.problems()).isEmpty();
    assertThat(expected).hasSizeGreaterThan(20);
    expected.forEach(
        (start, table) ->
            assertThat(table(frames, Integer.parseUnsignedInt(start, 16)))
                .as("function at " + start)
                .isEqualTo(table));
  }

  /** The table of each function that is kept, one text a function, by its start. */
  private static Map<String, String> expectedFrames(List<String> lines) {
    Map<String, String> tables = new TreeMap<>();
    String start = null;
    String[] columns = {};
    StringBuilder table = new StringBuilder();
    for (String line : lines) {
      Matcher fde = FDE.matcher(line);
      Matcher row = FRAME_ROW.matcher(line);
      if (fde.matches()) {
        start = fde.group(1);
        table = new StringBuilder();
        tables.put(start, "");
      } else if (line.isBlank() || line.contains(" CIE ")) {
        start = null;
      } else if (line.startsWith("   LOC")) {
        columns = line.trim().split("\\s+");
      } else if (start != null && row.matches()) {
        table.append(row(row.group(1), row.group(2).trim().split("\\s+"), columns));
        tables.put(start, table.toString());
      }
    }
    // An entry of padding only has no table; one at 0 is of a function that was thrown away.
    tables.values().removeIf(String::isEmpty);
    tables.keySet().removeIf(s -> s.matches("0+"));
    return tables;
  }

  private static String row(String location, String[] cells, String[] columns) {
    StringBuilder row = new StringBuilder(location + " " + cells[0]);
    for (int i = 1; i < cells.length; i++) {
      if (!cells[i].equals("u")) {
        row.append(" ").append(columns[i + 1]).append("=").append(cells[i]);
      }
    }
    return row.append('\n').toString();
  }

  private static final List<String> NAMES =
      List.of(
          // spotless:off
          "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5",
          "a6", "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6"
          // spotless:on
          );

  private static String table(CallFrames frames, int start) {
    StringBuilder table = new StringBuilder();
    FrameEntry entry = frames.entryAt(start).orElseThrow();
    FrameProgram.rows(entry, row -> table.append(text(row)));
    return table.toString();
  }

  private static String text(FrameRow row) {
    StringBuilder text = new StringBuilder(String.format("%08x ", row.start()));
    text.append(
        switch (row.cfa()) {
          case Cfa.Unknown unknown -> "?";
          case Cfa.RegisterPlus plus ->
              NAMES.get(plus.register()) + (plus.offset() < 0 ? "" : "+") + plus.offset();
          case Cfa.ValueOf value -> "exp";
        });
    for (int register : new TreeSet<>(row.rules().keySet())) {
      String cell = cell(row.rules().get(register));
      if (!cell.equals("u")) {
        text.append(" ").append(NAMES.get(register)).append("=").append(cell);
      }
    }
    return text.append('\n').toString();
  }

  private static String cell(Rule rule) {
    return switch (rule) {
      case Rule.Undefined u -> "u";
      case Rule.SameValue s -> "s";
      case Rule.SavedAt at -> "c" + (at.offset() < 0 ? "" : "+") + at.offset();
      case Rule.IsCfaPlus plus -> "v" + (plus.offset() < 0 ? "" : "+") + plus.offset();
      case Rule.InRegister r -> NAMES.get(r.register());
      case Rule.SavedWhere e -> "exp";
      case Rule.IsValueOf e -> "vexp";
    };
  }
}
