package org.tracewright.debugger.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Line tables made to take all of a reader's time or memory. */
class HostileLinesTest {
  private static final byte[] NONE = {};
  private static final int MANY = 20_000;

  private final List<String> problems = new ArrayList<>();

  private LineRows read(byte[] lines, byte[] lineStrings) {
    return Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            LineReader.read(
                Cursor.of(".debug_line", lines),
                Cursor.of(".debug_str", NONE),
                Cursor.of(".debug_line_str", lineStrings),
                problems));
  }

  /** A unit of version 5 with these bytes for its folders and files, and this program. */
  private static byte[] unit(byte[] entries, byte[] program) {
    int header = 6 + entries.length;
    ByteBuffer out = ByteBuffer.allocate(4 + 2 + 2 + 4 + header + program.length);
    out.order(ByteOrder.LITTLE_ENDIAN).putInt(out.capacity() - 4).putShort((short) 5);
    out.put((byte) 4).put((byte) 0).putInt(header);
    // Shortest instruction, operations, statement, line base, line range, opcode base.
    out.put(new byte[] {1, 1, 1, 0, 1, 1}).put(entries).put(program);
    return out.array();
  }

  @Test
  void twoThousandMillionEntriesOfNothingAreRefused() {
    byte[] folders = {0, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7};
    assertThat(read(unit(folders, NONE), NONE).size()).isZero();
    assertThat(problems).singleElement().asString().contains("an empty entry");
  }

  @Test
  void manyUnitsCannotAllReadOneLongName() {
    byte[] strings = new byte[8 << 20];
    Arrays.fill(strings, 0, strings.length - 1, (byte) 'a');
    // One folder, whose path is a DW_FORM_line_strp to offset 0.
    byte[] unit = unit(new byte[] {1, 1, 0x1f, 1, 0, 0, 0, 0, 0, 0}, NONE);
    assertThat(read(repeated(unit, MANY), strings).size()).isZero();
    assertThat(problems).hasSizeLessThan(100).allMatch(p -> p.contains("a name of more than"));
  }

  @Test
  void namesDoNotOutgrowTheirSection() {
    byte[] strings = new byte[4000];
    Arrays.fill(strings, 0, strings.length - 1, (byte) 'a');
    // 3,999 folders, each a different end of one name: 8 MB out of 20 KB.
    ByteBuffer folders = ByteBuffer.allocate(5 + 4 * 3999).order(ByteOrder.LITTLE_ENDIAN);
    folders.put(new byte[] {1, 1, 0x1f, (byte) 0x9f, 0x1f});
    for (int i = 0; i < 3999; i++) {
      folders.putInt(i);
    }
    assertThat(read(unit(folders.array(), NONE), strings).size()).isZero();
    assertThat(problems).singleElement().asString().contains("more names than the file can hold");
  }

  @Test
  void rowsHaveAnEnd() {
    // With an opcode base of 1 each byte but 0 is a special opcode that emits a row.
    byte[] program = new byte[LineRows.MOST + 100];
    Arrays.fill(program, (byte) 1);
    LineRows rows = read(unit(new byte[] {0, 0, 0, 0}, program), NONE);
    assertThat(rows.size()).isZero();
    assertThat(problems).singleElement().asString().contains("a row after");
  }

  @Test
  void aUnitThatIsCutShortCostsNoOther() {
    byte[] end = {1, 0, 1, 1};
    byte[] good = unit(new byte[] {0, 0, 0, 0}, end);
    byte[] bad = unit(new byte[] {0, 0, 0, 0}, new byte[] {1, 1, 0, 90});
    byte[] all = Arrays.copyOf(bad, bad.length + good.length);
    System.arraycopy(good, 0, all, bad.length, good.length);
    assertThat(read(all, NONE).size()).isEqualTo(2);
    assertThat(problems).hasSize(1);
  }

  private static byte[] repeated(byte[] unit, int times) {
    byte[] all = new byte[unit.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(unit, 0, all, i * unit.length, unit.length);
    }
    return all;
  }
}
