package org.tracewright.cpu.chip8.isa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracewright.isa.Instruction;
import org.tracewright.isa.assembler.Assembler;
import org.tracewright.isa.assembler.AssemblyException;
import org.tracewright.isa.decoder.DecoderSource;
import org.tracewright.isa.disassembler.Disassembler;
import org.tracewright.isa.disassembler.Line;

class Chip8IsaTest {
  private static final Assembler ASSEMBLER = Assembler.of(Chip8Isa.DIALECT).at(0x200);
  private static final Disassembler DISASSEMBLER = Disassembler.of(Chip8Isa.DIALECT);

  @Test
  void theDecoderIsUpToDate() {
    DecoderSource.of(Chip8Isa.ALL, "org.tracewright.cpu.chip8.isa.Chip8Decoder")
        .verify(Path.of("src/main/generated"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "00e0 ; clear",
        "00ee ; return",
        "1234 ; jump 0x234",
        "2abc ; :call 0xabc",
        "3a12 ; if va != 0x12 then",
        "4a12 ; if va == 0x12 then",
        "5ab0 ; if va != vb then",
        "6c0f ; vc := 0xf",
        "7cff ; vc += 0xff",
        "8120 ; v1 := v2",
        "8121 ; v1 |= v2",
        "8122 ; v1 &= v2",
        "8123 ; v1 ^= v2",
        "8124 ; v1 += v2",
        "8125 ; v1 -= v2",
        "8126 ; v1 >>= v2",
        "8127 ; v1 =- v2",
        "812e ; v1 <<= v2",
        "9ab0 ; if va == vb then",
        "a123 ; i := 0x123",
        "b123 ; jump0 0x123",
        "c10f ; v1 := random 0xf",
        "d125 ; sprite v1 v2 5",
        "e19e ; if v1 -key then",
        "e1a1 ; if v1 key then",
        "f107 ; v1 := delay",
        "f10a ; v1 := key",
        "f115 ; delay := v1",
        "f118 ; buzzer := v1",
        "f11e ; i += v1",
        "f129 ; i := hex v1",
        "f133 ; bcd v1",
        "f155 ; save v1",
        "f165 ; load v1",
        "00c5 ; scroll-down 5",
        "00fb ; scroll-right",
        "00fc ; scroll-left",
        "00fd ; exit",
        "00fe ; lores",
        "00ff ; hires",
        "f130 ; i := bighex v1",
        "f175 ; saveflags v1",
        "f185 ; loadflags v1",
        "00d5 ; scroll-up 5",
        "5132 ; save v1 - v3",
        "5133 ; load v1 - v3",
        "f000abcd ; i := long 0xabcd",
        "f301 ; plane 3",
        "f002 ; audio",
        "f13a ; pitch := v1",
      })
  void everyInstructionIsWrittenAndReadAlike(String word, String text) {
    byte[] code = HexFormat.of().parseHex(word);
    Line line = DISASSEMBLER.line(code, 0, 0x200);
    assertThat(line.text()).isEqualTo(text);
    assertThat(line.bytes()).isEqualTo(code.length);
    assertThat(ASSEMBLER.assemble(text).flat()).isEqualTo(code);
  }

  @Test
  void theDecoderAgreesWithTheTableOnEveryWord() {
    for (int word = 0; word < 0x1_0000; word++) {
      String expected = Chip8Isa.ALL.decode(word).map(Instruction::name).orElse("illegal");
      assertThat(Chip8Decoder.name(Chip8Decoder.decode(word))).isEqualTo(expected);
    }
  }

  @Test
  void randomBytesRoundTrip() {
    byte[] code = new byte[4096];
    new Random(8).nextBytes(code);
    StringBuilder source = new StringBuilder();
    DISASSEMBLER.all(code, 0x200).forEach(line -> source.append(line.text()).append('\n'));
    assertThat(ASSEMBLER.assemble(source.toString()).flat()).isEqualTo(code);
  }

  @Test
  void labelsAreAddresses() {
    String source =
        """
        start:
            v0 := 3 // rounds
        again:
            v0 += 0xff
            if v0 != 0 then
            jump again
            i := picture
            i := long picture
        halt: jump halt
        picture: .byte 0xff, 0b10000001
        """;
    assertThat(HexFormat.of().formatHex(ASSEMBLER.assemble(source).flat()))
        .isEqualTo("600370ff30001202a210f0000210120eff81");
  }

  @Test
  void wordsOfTheLanguageAreNoSymbols() {
    assertThatThrownBy(() -> ASSEMBLER.assemble("v0 := kye"))
        .isInstanceOf(AssemblyException.class)
        .hasMessageContaining("undefined symbol 'kye'");
    assertThatThrownBy(() -> ASSEMBLER.assemble("key: clear"))
        .hasMessageContaining("'key' has a meaning already");
    assertThatThrownBy(() -> ASSEMBLER.assemble("v0 := 256"))
        .hasMessageContaining("'nn' must be in 0..255, but is 256");
  }
}
