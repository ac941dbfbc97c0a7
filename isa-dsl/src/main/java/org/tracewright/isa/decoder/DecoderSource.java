package org.tracewright.isa.decoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tracewright.isa.Field;
import org.tracewright.isa.Isa;
import org.tracewright.isa.IsaException;

/**
 * The Java source of a decoder, generated from a table. The generated class has
 *
 * <ul>
 *   <li>an {@code int} constant for each instruction, from 1 up in table order, and {@code
 *       ILLEGAL}, 0;
 *   <li>{@code decode(int insn)}: a decision tree of {@code int} switches over the bits;
 *   <li>an extractor for each field: {@code rd(insn)}, {@code immB(insn)};
 *   <li>{@code name(int)} and {@code bytes(int)} of a constant.
 * </ul>
 *
 * It is static methods on {@code int}s all through, so that a tracer folds it away.
 */
public final class DecoderSource {
  /** The system property that makes {@link #verify} write a stale file instead of failing. */
  public static final String REGENERATE = "tracewright.regenerate";

  private final Isa isa;
  private final String packageName;
  private final String className;

  private DecoderSource(Isa isa, String packageName, String className) {
    this.isa = isa;
    this.packageName = packageName;
    this.className = className;
  }

  /** The source of class {@code qualifiedName}, the decoder of {@code isa}. */
  public static DecoderSource of(Isa isa, String qualifiedName) {
    int dot = qualifiedName.lastIndexOf('.');
    if (dot < 0) {
      throw new IsaException("class '%s' has no package: write package.Class", qualifiedName);
    }
    return new DecoderSource(
        isa, qualifiedName.substring(0, dot), qualifiedName.substring(dot + 1));
  }

  /** Where the class belongs below the source folder {@code root}. */
  public Path file(Path root) {
    return root.resolve(packageName.replace('.', '/')).resolve(className + ".java");
  }

  /** Writes the class below {@code root}; says whether that changed anything. */
  public boolean write(Path root) {
    if (staleness(root).isEmpty()) {
      return false;
    }
    try {
      Files.createDirectories(file(root).getParent());
      Files.writeString(file(root), text());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file(root), e);
    }
  }

  /** How the file below {@code root} differs from what the table gives; empty if it does not. */
  public Optional<String> staleness(Path root) {
    Path file = file(root);
    try {
      if (!Files.exists(file)) {
        return Optional.of(file + " is missing");
      }
      return difference(file, Files.readString(file).lines().toList(), text().lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private Optional<String> difference(Path file, List<String> found, List<String> wanted) {
    for (int line = 0; line < Math.max(found.size(), wanted.size()); line++) {
      String there = line < found.size() ? found.get(line) : "(end)";
      String here = line < wanted.size() ? wanted.get(line) : "(end)";
      if (!there.equals(here)) {
        return Optional.of(
            "%s is stale, line %d:%n  file:  %s%n  table: %s"
                .formatted(file, line + 1, there, here));
      }
    }
    return Optional.empty();
  }

  /**
   * For tests: fails if the file below {@code root} is stale. With {@code
   * -Dtracewright.regenerate=true} writes it instead.
   *
   * @throws AssertionError naming the first differing line, and the remedy
   */
  public void verify(Path root) {
    if (Boolean.getBoolean(REGENERATE)) {
      write(root);
    }
    staleness(root)
        .ifPresent(
            message -> {
              throw new AssertionError(
                  "%s%nRun this test with -D%s=true to write the file anew."
                      .formatted(message, REGENERATE));
            });
  }

  /** The source. */
  public String text() {
    List<Row> rows = Row.of(isa);
    StringBuilder out = new StringBuilder();
    out.append(HEAD.formatted(isa, packageName, isa, className));
    constants(rows, out);
    out.append("\n  private ").append(className).append("() {}\n\n");
    out.append(DECODE.formatted(windowText()));
    new TreeWriter(out).write(DecisionTree.of(rows));
    lengths(rows, out);
    names(rows, out);
    fields().values().forEach(field -> out.append(Extractor.method(field)));
    return out.append("}\n").toString();
  }

  private static final String HEAD =
      """
      // Generated from the table %s by org.tracewright.isa.decoder: change the table, not this file.
      package %s;

      /** Decoder of %s: from instruction words to constants, and the fields of a word. */
      public final class %s {
        /** No instruction. */
        public static final int ILLEGAL = 0;
      """;

  private static final String DECODE =
      """
        /** The instruction that {@code insn}, %s, is; or {@link #ILLEGAL}. */
      """;

  private String windowText() {
    boolean mixed =
        isa.instructions().stream().anyMatch(i -> i.encoding().bits() != isa.windowBits());
    return mixed ? "the next " + isa.windowBits() + " bits of code" : "an instruction word";
  }

  private void constants(List<Row> rows, StringBuilder out) {
    Map<String, Row> seen = new HashMap<>();
    int number = 0;
    for (Row row : rows) {
      Row other = seen.put(row.constant(), row);
      if (other != null || row.constant().equals("ILLEGAL") || row.constant().equals("COUNT")) {
        throw new IsaException(
            "'%s' and '%s' both make the constant %s: rename a row",
            row.instruction().name(),
            other == null ? "the decoder itself" : other.instruction().name(),
            row.constant());
      }
      out.append("\n  /** {@code ").append(row.instruction().template()).append("}. */\n");
      out.append("  public static final int %s = %d;\n".formatted(row.constant(), ++number));
    }
    out.append("\n  /** One more than the greatest constant. */\n");
    out.append("  public static final int COUNT = %d;\n".formatted(number + 1));
  }

  private void lengths(List<Row> rows, StringBuilder out) {
    int usual = isa.unitBits() / 8;
    out.append("\n  /** The length in bytes of instruction {@code opcode}. */\n");
    out.append("  public static int bytes(int opcode) {\n");
    Map<Integer, List<String>> longer = new TreeMap<>();
    for (Row row : rows) {
      if (row.instruction().bytes() != usual) {
        longer
            .computeIfAbsent(row.instruction().bytes(), unused -> new ArrayList<>())
            .add(row.constant());
      }
    }
    if (longer.isEmpty()) {
      out.append("    return ").append(usual).append(";\n  }\n");
      return;
    }
    out.append("    return switch (opcode) {\n");
    longer.forEach(
        (bytes, constants) -> {
          out.append("      case ").append(String.join(",\n          ", constants));
          out.append(" -> ").append(bytes).append(";\n");
        });
    out.append("      default -> ").append(usual).append(";\n    };\n  }\n");
  }

  private void names(List<Row> rows, StringBuilder out) {
    out.append("\n  /** The name in the table of instruction {@code opcode}. */\n");
    out.append("  public static String name(int opcode) {\n    return switch (opcode) {\n");
    for (Row row : rows) {
      out.append("      case %s -> \"%s\";\n".formatted(row.constant(), row.instruction().name()));
    }
    out.append("      default -> \"illegal\";\n    };\n  }\n");
  }

  private Map<String, Field> fields() {
    Map<String, Field> fields = new LinkedHashMap<>();
    isa.instructions().forEach(i -> i.fields().forEach(f -> fields.putIfAbsent(f.id(), f)));
    return fields;
  }
}
