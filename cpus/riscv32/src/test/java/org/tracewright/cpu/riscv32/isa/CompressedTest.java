package org.tracewright.cpu.riscv32.isa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracewright.isa.Field;
import org.tracewright.isa.Instruction;

class CompressedTest {
  /** Encodings as the GNU assembler makes them. */
  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1fe8 | addi | rd=10 rs1=2 imm=1020
          0048 | addi | rd=10 rs1=2 imm=4
          5dfc | lw   | rd=15 rs1=11 imm=124
          c398 | sw   | rs1=15 rs2=14 imm=0
          0001 | addi | rd=0 rs1=0 imm=0
          1561 | addi | rd=10 rs1=10 imm=-8
          057d | addi | rd=10 rs1=10 imm=31
          2001 | jal  | rd=1 imm=0
          3001 | jal  | rd=1 imm=-2048
          2ffd | jal  | rd=1 imm=2046
          5501 | addi | rd=10 rs1=0 imm=-32
          7101 | addi | rd=2 rs1=2 imm=-512
          617d | addi | rd=2 rs1=2 imm=496
          757d | lui  | rd=10 imm=1048575
          657d | lui  | rd=10 imm=31
          817d | srli | rd=10 rs1=10 shamt=31
          8405 | srai | rd=8 rs1=8 shamt=1
          9981 | andi | rd=11 rs1=11 imm=-32
          8d0d | sub  | rd=10 rs1=10 rs2=11
          8d2d | xor  | rd=10 rs1=10 rs2=11
          8d4d | or   | rd=10 rs1=10 rs2=11
          8d6d | and  | rd=10 rs1=10 rs2=11
          b001 | jal  | rd=0 imm=-2048
          d101 | beq  | rs1=10 rs2=0 imm=-256
          efed | bne  | rs1=15 rs2=0 imm=250
          0eaa | slli | rd=29 rs1=29 shamt=10
          50fe | lw   | rd=1 rs1=2 imm=252
          8082 | jalr | rd=0 rs1=1 imm=0
          852e | add  | rd=10 rs1=0 rs2=11
          9002 | ebreak |
          9502 | jalr | rd=1 rs1=10 imm=0
          952e | add  | rd=10 rs1=10 rs2=11
          dffe | sw   | rs1=2 rs2=31 imm=252
          """)
  void expansions(String half, String name, String operands) {
    Instruction instruction = Rv32Isa.RV32.instruction(name).orElseThrow();
    int expected = instruction.encoding().value();
    for (String operand : operands == null ? new String[0] : operands.split(" ")) {
      String[] parts = operand.split("=");
      Field field = instruction.field(parts[0]).orElseThrow();
      expected |= field.insert(Integer.parseInt(parts[1]));
    }
    assertThat(Compressed.expand(Integer.parseInt(half, 16))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} does nothing but x0 = ...")
  @CsvSource({"0085", "4005", "6005", "802a", "900a", "000a", "8001", "0005"})
  void hintsAreLegal(String half) {
    int expanded = Compressed.expand(Integer.parseInt(half, 16));
    assertThat(Rv32Decoder.decode(expanded)).isNotEqualTo(Rv32Decoder.ILLEGAL);
  }

  @ParameterizedTest
  @CsvSource({
    "0000", "0004", "6101", "6001", "8002", "4002", "9c01", "9c21", "9001", "9401", "1002", "2000",
    "6000", "8000", "a000", "e000", "2002", "6002", "a002", "e002", "9c41"
  })
  void reservedAndFloatingPointEncodingsAreIllegal(String half) {
    assertThat(Compressed.expand(Integer.parseInt(half, 16))).isZero();
  }

  @Test
  void everyExpansionIsAnInstructionOfTheBaseSet() {
    for (int half = 0; half < 1 << 16; half++) {
      if ((half & 3) != 3) {
        int expanded = Compressed.expand(half);
        boolean legal = RvcDecoder.decode(half) != RvcDecoder.ILLEGAL;
        assertThat(expanded != 0).isEqualTo(legal);
        assertThat(Rv32Decoder.decode(expanded) != Rv32Decoder.ILLEGAL).isEqualTo(legal);
      }
    }
  }
}
