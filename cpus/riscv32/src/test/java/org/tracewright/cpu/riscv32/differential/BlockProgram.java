package org.tracewright.cpu.riscv32.differential;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tracewright.cpu.riscv32.differential.Item.Insn;

/**
 * Blocks laid out in memory: the memory of all blocks, their registers, then the code. The program
 * writes the former to standard output and exits with status 0.
 */
final class BlockProgram {
  static final int BASE = 0x1_0000;

  private static final int ELF_HEADER = 52;
  private static final int SEGMENT_HEADER = 32;
  private static final int HEADERS = ELF_HEADER + SEGMENT_HEADER;

  private final List<Block> blocks;
  private final byte[] image;
  private final int entry;

  BlockProgram(List<Block> blocks) {
    this.blocks = blocks;
    this.entry = registers(blocks.size());
    List<Insn> code = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      code.addAll(blocks.get(i).code(registers(i)));
    }
    code.addAll(ending());
    this.image = lay(code);
  }

  /** Where the memory of block {@code index} lies. */
  private static int memory(int index) {
    return BASE + 0x100 + index * Block.SIZE;
  }

  private int registers(int index) {
    return memory(blocks.size()) + 128 * index;
  }

  private List<Insn> ending() {
    int start = memory(0);
    int size = blocks.size() * Block.SIZE;
    return List.of(
        new Insn("addi", 10, 0, 1),
        new Insn("lui", 11, start >>> 12),
        new Insn("addi", 11, 11, start & 0xfff),
        new Insn("lui", 12, (size + 0x800) >>> 12),
        new Insn("addi", 12, 12, (size << 20) >> 20),
        new Insn("addi", 17, 0, 64),
        new Insn("ecall"),
        new Insn("addi", 10, 0, 0),
        new Insn("addi", 17, 0, 93),
        new Insn("ecall"));
  }

  private byte[] lay(List<Insn> code) {
    int end = entry - BASE + code.stream().mapToInt(Insn::bytes).sum();
    ByteBuffer out = ByteBuffer.allocate(end).order(ByteOrder.LITTLE_ENDIAN);
    header(out, end);
    for (int i = 0; i < blocks.size(); i++) {
      out.position(memory(i) - BASE).put(blocks.get(i).window());
      putRegisters(out.position(registers(i) - BASE), i);
    }
    out.position(entry - BASE);
    for (Insn insn : code) {
      if (insn.bytes() == 2) {
        out.putShort((short) insn.encode());
      } else {
        out.putInt(insn.encode());
      }
    }
    return out.array();
  }

  private void putRegisters(ByteBuffer out, int index) {
    int[] registers = blocks.get(index).registers().clone();
    registers[Block.STACK] = memory(index);
    registers[Block.BASE] = memory(index) + Block.MIDDLE;
    registers[Block.COUNTER] = blocks.get(index).turns();
    for (int register : registers) {
      out.putInt(register);
    }
  }

  private void header(ByteBuffer out, int size) {
    out.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    out.putShort((short) 2).putShort((short) 243).putInt(1).putInt(entry).putInt(ELF_HEADER);
    out.putInt(0).putInt(1).putShort((short) ELF_HEADER).putShort((short) SEGMENT_HEADER);
    out.putShort((short) 1).putShort((short) 40).putShort((short) 0).putShort((short) 0);
    out.putInt(1).putInt(0).putInt(BASE).putInt(BASE).putInt(size).putInt(size).putInt(7);
    out.putInt(0x1000);
    assert out.position() == HEADERS;
  }

  /** The whole program as it stands in memory from {@link #BASE}; also a valid ELF file. */
  byte[] image() {
    return image;
  }

  int entry() {
    return entry;
  }

  void write(Path file) throws IOException {
    Files.write(file, image);
  }
}
