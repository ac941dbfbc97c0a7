package org.tracewright.cpu.riscv32.isa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tracewright.isa.Instruction;
import org.tracewright.isa.Isa;
import org.tracewright.isa.decoder.DecoderSource;

class GeneratedDecoderTest {
  private static final Path GENERATED = Path.of("src/main/generated");

  @Test
  void wordDecoderIsWhatTheTableGives() {
    DecoderSource.of(Rv32Isa.RV32, Rv32Decoder.class.getName()).verify(GENERATED);
  }

  @Test
  void compressedDecoderIsWhatTheTableGives() {
    DecoderSource.of(Rv32Isa.RV32C, RvcDecoder.class.getName()).verify(GENERATED);
  }

  @Test
  void compressedDecoderAgreesWithTheTableOnEveryHalfWord() {
    for (int half = 0; half < 1 << 16; half++) {
      if ((half & 3) != 3) {
        assertThat(RvcDecoder.name(RvcDecoder.decode(half))).isEqualTo(name(Rv32Isa.RV32C, half));
      }
    }
  }

  @Test
  void wordDecoderAgreesWithTheTableOnRandomWordsAndTheirNeighbours() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      int word = random.nextInt();
      for (Instruction instruction : Rv32Isa.RV32.instructions()) {
        int near = (word & ~instruction.encoding().mask()) | instruction.encoding().value();
        int flipped = near ^ (1 << random.nextInt(32));
        assertThat(Rv32Decoder.name(Rv32Decoder.decode(near))).isEqualTo(instruction.name());
        assertThat(Rv32Decoder.name(Rv32Decoder.decode(flipped)))
            .isEqualTo(name(Rv32Isa.RV32, flipped));
      }
    }
  }

  private static String name(Isa isa, int word) {
    return isa.decode(word).map(Instruction::name).orElse("illegal");
  }
}
