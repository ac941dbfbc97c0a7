package org.tracewright.sim.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.tracewright.sim.ProgramException;

class SectionTableTest {
  private static final int FIRST = ElfBytes.SECTION_HEADERS + 40;
  private static final int FLAGS = FIRST + 8;
  private static final int COMPRESSED = 0x800;

  /** The program with the names of its symbols as those of its sections: the first is _start. */
  private static ElfBytes named() {
    return ElfBytes.program().u16(50, 2).u32(FIRST, 1).u32(FIRST + 12, 0x1234);
  }

  private static SectionTable table(ElfBytes bytes) {
    return ElfFile.parse("p", bytes.bytes()).sections();
  }

  @Test
  void findsSectionsByName() {
    SectionTable table = table(named());
    assertThat(table.all()).hasSize(4);
    assertThat(table.find("_start").orElseThrow().address()).isEqualTo(0x1234);
    assertThat(table.contents("_start").orElseThrow()).hasSize(64);
    assertThat(table.find(".text")).isEmpty();
    assertThat(table.contents(".debug_line")).isEmpty();
  }

  @Test
  void knowsNoSectionsWithoutNames() {
    assertThat(table(ElfBytes.program()).all()).isEmpty();
  }

  @Test
  void decompresses() throws IOException {
    byte[] text = "many many many many many many many".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(out)) {
      zlib.write(text);
    }
    ElfBytes bytes = compressed(1, text.length);
    for (int i = 0; i < out.size(); i++) {
      bytes.u8(ElfBytes.SYMBOLS + 12 + i, out.toByteArray()[i]);
    }
    assertThat(table(bytes).contents("_start")).contains(text);
    bytes.u32(ElfBytes.SYMBOLS + 4, text.length + 1);
    assertDamaged(table(bytes), "_start is cut short");
  }

  @Test
  void refusesCompressionThatItCannotUndo() {
    assertDamaged(table(compressed(2, 8)), "compressed in a way that is not read (2)");
    assertDamaged(table(compressed(1, 8)), "damaged: section _start");
    assertDamaged(table(compressed(1, Integer.MAX_VALUE)), "section _start of 2147483647 bytes");
  }

  /** The first section, which holds the symbols, with a header of this type and size. */
  private static ElfBytes compressed(int type, int size) {
    ElfBytes bytes = named().u32(FLAGS, COMPRESSED);
    // No longer a symbol table.
    bytes.u32(FIRST + 4, 1);
    return bytes.u32(ElfBytes.SYMBOLS, type).u32(ElfBytes.SYMBOLS + 4, size);
  }

  private static void assertDamaged(SectionTable table, String cause) {
    assertThatExceptionOfType(ProgramException.class)
        .isThrownBy(() -> table.contents("_start"))
        .withMessageStartingWith("p: ")
        .withMessageContaining(cause);
  }

  @Test
  void refusesADamagedTable() {
    assertThatExceptionOfType(ProgramException.class)
        .isThrownBy(() -> table(named().u16(50, 9)))
        .withMessageContaining("which of them holds the names");
    assertThatExceptionOfType(ProgramException.class)
        .isThrownBy(() -> table(named().u32(FIRST, 5000)))
        .withMessageContaining("ends at byte 5512");
  }
}
