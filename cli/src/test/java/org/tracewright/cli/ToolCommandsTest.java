package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code info}, {@code asm}, {@code disasm} and {@code doctor}. */
class ToolCommandsTest {
  @TempDir private Path folder;

  @Test
  void saysWhatAProgramIs() {
    Tw tw = Tw.run("info", Guests.program("hello"));
    assertThat(tw.status()).isZero();
    assertThat(tw.out())
        .contains("format       ELF, 32-bit, little-endian, RISC-V\n")
        .contains("environment  linux\n")
        .contains("<_start>");
    assertThat(Tw.run("info", Guests.program("pass")).out()).contains("environment  htif\n");
  }

  @Test
  void disassemblesASymbol() {
    Tw tw = Tw.run("disasm", "--symbol=main", Guests.program("hello"));
    assertThat(tw.status()).isZero();
    assertThat(tw.out()).startsWith("\n").contains("<main>:\n").contains("<print>\n");
    assertThat(tw.out().lines()).filteredOn(line -> line.endsWith(">:")).hasSize(1);
  }

  @Test
  void disassemblesARangeOfAddresses() {
    String source = "_start: add a0, a1, a2\n sub a0, a1, a2\n xor a0, a1, a2\n";
    Tw tw = Tw.run("disasm", "--start=0x10004", "--end=0x10008", Guests.assembled(folder, source));
    assertThat(tw.out()).isEqualTo("   10004:  40c58533  sub a0, a1, a2\n");
  }

  @Test
  void beginsADisassemblyBehindTheHeadersOfTheFile() {
    assertThat(Tw.run("disasm", Guests.program("hello")).out()).startsWith("\n00010094 <_start>:");
  }

  @Test
  void refusesToDisassembleWhatIsNotThere() {
    Tw symbol = Tw.run("disasm", "--symbol=mian", Guests.program("hello"));
    assertThat(symbol.status()).isEqualTo(2);
    assertThat(symbol.error()).contains("no symbol 'mian'").contains("did you mean 'main'?");
    Tw range = Tw.run("disasm", "--start=0", "--end=16", Guests.program("hello"));
    assertThat(range.status()).isEqualTo(2);
    assertThat(range.error()).contains("has no code there");
  }

  @Test
  void assemblesToAFileBesideTheSourceOrElsewhere() throws IOException {
    Path source = Files.writeString(folder.resolve("a.b.s"), "_start: addi a0, zero, limit\n");
    assertThat(Tw.run("asm", "-D", "limit=0x2a", source.toString())).isEqualTo(new Tw(0, "", ""));
    assertThat(Tw.run("disasm", folder.resolve("a.b.elf").toString()).out()).contains("42");
    Path flat = folder.resolve("flat");
    Tw.run("asm", "--define=limit=1", "--flat", "--output=" + flat, source.toString());
    assertThat(flat).hasBinaryContent(new byte[] {0x13, 0x05, 0x10, 0x00});
  }

  @Test
  void showsMistakesInASourceWithTheirPlaces() throws IOException {
    Path source = Files.writeString(folder.resolve("a.s"), "_start: addi a0, zero, 1\n addd a0\n");
    Tw tw = Tw.run("asm", source.toString());
    assertThat(tw.status()).isEqualTo(1);
    assertThat(tw.error()).startsWith(source + ":2:2: expected an instruction, found 'addd'");
    assertThat(folder.resolve("a.elf")).doesNotExist();
  }

  @Test
  void refusesWrongUseOfTheAssembler() throws IOException {
    Path source = Files.writeString(folder.resolve("a.s"), "_start: ecall\n");
    assertThat(Tw.run("asm", "-D", "limit", source.toString()).error())
        .startsWith("tw: --define takes a name and a value, not 'limit'\n");
    assertThat(Tw.run("asm").error()).startsWith("tw: tw asm needs a source file\n");
    assertThat(Tw.run("asm", source.toString(), "b.s").error()).contains("found 'b.s' as well");
    assertThat(Tw.run("asm", "-o", "no/such/folder/x", source.toString()).status()).isEqualTo(2);
  }

  @Test
  void examinesTheMachine() {
    Tw tw = Tw.run("doctor");
    assertThat(tw.out()).contains("ok  java").contains("ok  self-test      passed, ");
    assertThat(tw.error()).isEmpty();
  }
}
