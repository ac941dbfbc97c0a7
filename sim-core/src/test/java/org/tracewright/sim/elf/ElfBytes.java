package org.tracewright.sim.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A small executable, byte by byte: two segments (code at 0x10000, data with zeros behind it at
 * 0x20000), three symbols and RISC-V attributes. Offsets of the fields that tests damage are
 * constants.
 */
final class ElfBytes {
  static final int PROGRAM_HEADERS = 52;
  static final int CODE = 0x100;
  static final int DATA = 0x140;
  static final int SYMBOLS = 0x180;
  static final int NAMES = 0x200;
  static final int ATTRIBUTES = 0x240;
  static final int SECTION_HEADERS = 0x280;
  static final int SIZE = SECTION_HEADERS + 4 * 40;

  private final ByteBuffer file = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);

  private ElfBytes() {}

  static ElfBytes program() {
    ElfBytes elf = new ElfBytes();
    elf.header();
    elf.segment(0, CODE, 0x10000, 16, 16, 5);
    elf.segment(1, DATA, 0x20000, 8, 32, 6);
    elf.file.putInt(CODE, 0x0000_0013).putInt(DATA, 0xdead_beef);
    elf.sections();
    return elf;
  }

  private void header() {
    file.put(0, new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1});
    file.putShort(16, (short) 2).putShort(18, (short) 243).putInt(20, 1).putInt(24, 0x10000);
    file.putInt(28, PROGRAM_HEADERS).putInt(32, SECTION_HEADERS).putInt(36, 1);
    file.putShort(40, (short) 52).putShort(42, (short) 32).putShort(44, (short) 2);
    file.putShort(46, (short) 40).putShort(48, (short) 4);
  }

  private void segment(
      int index, int offset, int address, int fileSize, int memorySize, int flags) {
    int at = PROGRAM_HEADERS + 32 * index;
    int[] words = {1, offset, address, address + 0x8000_0000, fileSize, memorySize, flags, 4};
    for (int i = 0; i < words.length; i++) {
      file.putInt(at + 4 * i, words[i]);
    }
  }

  private void sections() {
    byte[] names = "\0_start\0value\0$x\0".getBytes(StandardCharsets.UTF_8);
    file.put(NAMES, names);
    symbol(1, 1, 0x10000, 0, 0x12);
    symbol(2, 8, 0x20000, 4, 0x01);
    symbol(3, 14, 0x10000, 0, 0x00);
    byte[] attributes = attributes("rv32i2p1_m2p0");
    file.put(ATTRIBUTES, attributes);
    section(1, 2, SYMBOLS, 4 * 16, 2, 16);
    section(2, 3, NAMES, names.length, 0, 0);
    section(3, 0x7000_0003, ATTRIBUTES, attributes.length, 0, 0);
  }

  private void symbol(int index, int name, int address, int size, int info) {
    int at = SYMBOLS + 16 * index;
    file.putInt(at, name).putInt(at + 4, address).putInt(at + 8, size);
    file.put(at + 12, (byte) info).putShort(at + 14, (short) 1);
  }

  private void section(int index, int type, int offset, int size, int link, int entrySize) {
    int at = SECTION_HEADERS + 40 * index;
    file.putInt(at + 4, type).putInt(at + 16, offset).putInt(at + 20, size);
    file.putInt(at + 24, link).putInt(at + 36, entrySize);
  }

  /**
   * Format version, one vendor, one part for the file: the stack's alignment (tag 4), the
   * architecture.
   */
  private static byte[] attributes(String arch) {
    byte[] text = (arch + "\0").getBytes(StandardCharsets.UTF_8);
    int part = 1 + 4 + 2 + 1 + text.length;
    ByteBuffer out = ByteBuffer.allocate(1 + 4 + 6 + part).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'A').putInt(4 + 6 + part).put("riscv\0".getBytes(StandardCharsets.UTF_8));
    out.put((byte) 1).putInt(part).put((byte) 4).put((byte) 16).put((byte) 5).put(text);
    return out.array();
  }

  ElfBytes u8(int offset, int value) {
    file.put(offset, (byte) value);
    return this;
  }

  ElfBytes u16(int offset, int value) {
    file.putShort(offset, (short) value);
    return this;
  }

  ElfBytes u32(int offset, int value) {
    file.putInt(offset, value);
    return this;
  }

  byte[] bytes() {
    return file.array().clone();
  }

  byte[] cutAt(int length) {
    return Arrays.copyOf(file.array(), length);
  }
}
