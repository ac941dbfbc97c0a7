package org.tracewright.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Random;
import org.tracewright.cpu.riscv32.asm.Rv32Assembler;
import org.tracewright.cpu.riscv32.isa.Rv32Isa;
import org.tracewright.isa.Field;
import org.tracewright.isa.Instruction;
import org.tracewright.sim.elf.ElfFile;
import org.tracewright.sim.elf.Segment;

/**
 * Guest programs of any size all of which is hot: many functions, each with a loop of its own that
 * computes in registers and in memory, called one after the other, round after round. At the end
 * the program prints a digest of what they computed. A size gives the same program every time.
 */
final class HotCode {
  /** How often each function is called. */
  static final int ROUNDS = 250;

  private static final int BASE = 0x1_0000;
  private static final int PAGE = 4096;
  private static final int COMPUTATIONS = 95;
  private static final int LOOP = 4 * (COMPUTATIONS + 2);
  private static final int FUNCTION = 4 + LOOP + 4 + 4;
  private static final int CALL = 8;

  private static final int ZERO = 0;
  private static final int RA = 1;
  private static final int T0 = 5;
  private static final int S1 = 9;
  private static final int A0 = 10;
  private static final int S2 = 18;
  private static final int S3 = 19;

  private static final String START =
      """
      _start: la    s1, scratch
              li    s0, rounds
      1:      call  all
              addi  s0, s0, -1
              beqz  s0, 2f
              j     1b
      2:      la    t0, text          # eight hexadecimal digits
              li    t1, 8
      3:      srli  t2, s2, 28
              slli  s2, s2, 4
              addi  t2, t2, '0'
              li    t3, '9'
              bleu  t2, t3, 4f
              addi  t2, t2, 39
      4:      sb    t2, (t0)
              addi  t0, t0, 1
              addi  t1, t1, -1
              bnez  t1, 3b
              li    a0, 1
              la    a1, text
              li    a2, 9
              li    a7, 64
              ecall
              li    a0, 0
              li    a7, 93
              ecall
              .data
      text:   .ascii "........\\n"
              .align 2
      scratch: .space 256
              .text
      all:    .space size
      """;

  private final Random random;
  private final ByteBuffer code;

  private HotCode(long seed, ByteBuffer code) {
    this.random = new Random(seed);
    this.code = code;
  }

  /**
   * A program.
   *
   * @param kilobytes about how much code
   * @return an ELF file
   */
  static byte[] ofSize(int kilobytes) {
    int functions = Math.max(1, kilobytes * 1024 / (FUNCTION + CALL));
    int size = functions * (FUNCTION + CALL) + 8;
    byte[] elf =
        Rv32Assembler.PLAIN
            .at(BASE)
            .pages(PAGE)
            .assemble(START, Map.of("rounds", ROUNDS, "size", size))
            .elf();
    new HotCode(kilobytes, space(elf, size)).write(functions);
    return elf;
  }

  // What the assembler left open at the end of the code: a line an instruction would be too many.
  private static ByteBuffer space(byte[] elf, int size) {
    Segment text =
        ElfFile.parse("hot code", elf).segments().stream()
            .filter(Segment::executable)
            .findFirst()
            .orElseThrow();
    int end = text.fileOffset() + text.fileSize();
    return ByteBuffer.wrap(elf, end - size, size).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  private void write(int functions) {
    put("addi", S3, RA, 0);
    int first = 8 + functions * CALL;
    for (int i = 0; i < functions; i++) {
      call(first + i * FUNCTION - code.position());
    }
    put("jalr", ZERO, S3, 0);
    for (int i = 0; i < functions; i++) {
      function();
    }
  }

  private void call(int distance) {
    int upper = (distance + 0x800) >>> 12;
    put("auipc", RA, upper);
    put("jalr", RA, RA, distance - (upper << 12));
  }

  private void function() {
    put("addi", T0, ZERO, 8);
    for (int i = 0; i < COMPUTATIONS; i++) {
      computation();
    }
    put("addi", T0, T0, -1);
    put("bne", T0, ZERO, 4 - LOOP);
    put("add", S2, S2, register());
    put("jalr", ZERO, RA, 0);
  }

  // No branches: what the size shows is to be the amount of code, not its shape.
  private void computation() {
    switch (random.nextInt(8)) {
      case 0 -> put("lw", register(), S1, place());
      case 1 -> put("sw", S1, register(), place());
      case 2 -> put("addi", register(), register(), random.nextInt(2048));
      case 3 -> put("srli", register(), register(), 1 + random.nextInt(31));
      case 4 -> put("xor", register(), register(), register());
      case 5 -> put("sub", register(), register(), register());
      case 6 -> put("mul", register(), register(), register());
      default -> put("add", register(), register(), register());
    }
  }

  private int register() {
    return A0 + random.nextInt(8);
  }

  private int place() {
    return 4 * random.nextInt(64);
  }

  // Operands in the order of the fields in the instruction's row.
  private void put(String name, int... operands) {
    Instruction instruction = Rv32Isa.RV32.instruction(name).orElseThrow();
    int word = instruction.encoding().value();
    for (int i = 0; i < operands.length; i++) {
      Field field = instruction.fields().get(i);
      word |= field.insert(operands[i]);
    }
    code.putInt(word);
  }
}
