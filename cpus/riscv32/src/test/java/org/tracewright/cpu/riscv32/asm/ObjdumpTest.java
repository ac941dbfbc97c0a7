package org.tracewright.cpu.riscv32.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracewright.cpu.riscv32.asm.RandomWords.Word;
import org.tracewright.isa.disassembler.Disassembler;
import org.tracewright.isa.disassembler.Line;

/** The disassembler against GNU objdump, on every instruction with random operands. */
@Tag("external")
class ObjdumpTest {
  private static final int ADDRESS = 0x0001_0000;

  @TempDir Path folder;

  @Test
  void aliasesAreThoseOfObjdump() throws IOException {
    compare(Rv32Assembler.DISASSEMBLER, "aliases", new Random(1));
  }

  @Test
  void rowsAreThoseOfObjdumpWithoutAliases() throws IOException {
    compare(Rv32Assembler.DISASSEMBLER.withoutAliases(), "no-aliases", new Random(2));
  }

  private void compare(Disassembler disassembler, String option, Random random) throws IOException {
    GnuTool objdump = GnuTool.named("objdump");
    List<Word> words = RandomWords.ofEveryInstruction(random, 300);
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    for (Word word : words) {
      for (int i = 0; i < word.bytes(); i++) {
        code.write(word.bits() >>> (8 * i));
      }
    }
    Path file = folder.resolve("code.bin");
    Files.write(file, code.toByteArray());
    List<String> arguments = new ArrayList<>(List.of("-D", "-b", "binary", "-m", "riscv:rv32"));
    arguments.add("--adjust-vma=0x" + Integer.toHexString(ADDRESS));
    if (option.equals("no-aliases")) {
      arguments.add("-Mno-aliases");
    }
    arguments.add(file.toString());
    List<String> theirs =
        objdump.run(arguments.toArray(String[]::new)).stream()
            .filter(line -> line.startsWith(" "))
            .map(ObjdumpTest::text)
            .toList();
    List<String> ours =
        disassembler.all(code.toByteArray(), ADDRESS).stream().map(ObjdumpTest::text).toList();
    assertThat(differences(ours, theirs)).isEmpty();
    assertThat(ours).hasSameSizeAs(theirs).hasSize(words.size());
  }

  private static List<String> differences(List<String> ours, List<String> theirs) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.min(ours.size(), theirs.size()) && differences.size() < 40; i++) {
      if (!ours.get(i).equals(theirs.get(i))) {
        differences.add("ours: " + ours.get(i) + "   objdump: " + theirs.get(i));
      }
    }
    return differences;
  }

  private static String text(Line line) {
    return squeeze(Integer.toHexString(line.bits()) + " " + line.text());
  }

  /** Word and text of a line of objdump: without address, comment and leading zeros. */
  private static String text(String line) {
    String[] columns = line.split("\t", 3);
    String word = Integer.toHexString(Integer.parseUnsignedInt(columns[1].strip(), 16));
    return squeeze(word + " " + columns[2].replaceAll(" # .*", ""));
  }

  private static String squeeze(String text) {
    return text.replaceAll(", ", ",").replaceAll("\\s+", " ").strip();
  }
}
