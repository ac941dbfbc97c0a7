package org.tracewright.cpu.riscv32.env;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tracewright.sim.elf.ElfFile;

/** An executable put together by a test: segments of words, symbols, and what it says it needs. */
public final class TinyElf {
  private record Part(int address, int load, int[] words, int memorySize, int flags) {}

  private record Name(String name, int address) {}

  private final List<Part> parts = new ArrayList<>();
  private final List<Name> names = new ArrayList<>();
  private String arch;
  private int flags;

  private TinyElf() {}

  /** A program that starts with these instructions, at the address where they are linked. */
  public static TinyElf code(int address, int... words) {
    return new TinyElf().part(address, address, words, 4 * words.length, 5);
  }

  /** Adds data that is writable, with zeros behind it up to {@code memorySize} bytes. */
  public TinyElf data(int address, int load, int memorySize, int... words) {
    return part(address, load, words, memorySize, 6);
  }

  private TinyElf part(int address, int load, int[] words, int memorySize, int access) {
    parts.add(new Part(address, load, words, memorySize, access));
    return this;
  }

  public TinyElf symbol(String name, int address) {
    names.add(new Name(name, address));
    return this;
  }

  public TinyElf arch(String text) {
    arch = text;
    return this;
  }

  public TinyElf flags(int value) {
    flags = value;
    return this;
  }

  public ElfFile file() {
    return ElfFile.parse("tiny.elf", bytes());
  }

  /** The file. */
  public byte[] bytes() {
    int dataAt = 52 + 32 * parts.size();
    ByteArrayOutputStream contents = new ByteArrayOutputStream();
    ByteBuffer headers = little(32 * parts.size());
    for (Part part : parts) {
      headers.putInt(1).putInt(dataAt + contents.size()).putInt(part.address).putInt(part.load);
      headers.putInt(4 * part.words.length).putInt(part.memorySize).putInt(part.flags).putInt(4);
      contents.writeBytes(words(part.words));
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    byte[][] sections = {symbols(), strings(), attributes()};
    int sectionsAt = dataAt + contents.size();
    int tableAt = sectionsAt + sections[0].length + sections[1].length + sections[2].length;
    file.writeBytes(header(tableAt));
    file.writeBytes(headers.array());
    file.writeBytes(contents.toByteArray());
    for (byte[] section : sections) {
      file.writeBytes(section);
    }
    file.writeBytes(table(sectionsAt, sections));
    return file.toByteArray();
  }

  private byte[] header(int table) {
    ByteBuffer b = little(52);
    b.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1}).position(16);
    b.putShort((short) 2).putShort((short) 243).putInt(1).putInt(parts.get(0).address);
    b.putInt(52).putInt(table).putInt(flags).putShort((short) 52).putShort((short) 32);
    b.putShort((short) parts.size()).putShort((short) 40).putShort((short) 4).putShort((short) 0);
    return b.array();
  }

  private byte[] table(int at, byte[][] sections) {
    int[] types = {2, 3, arch == null ? 1 : 0x7000_0003};
    ByteBuffer b = little(160).position(40);
    int offset = at;
    for (int i = 0; i < 3; i++) {
      b.putInt(0).putInt(types[i]).putLong(0).putInt(offset).putInt(sections[i].length);
      b.putInt(i == 0 ? 2 : 0).putLong(0).putInt(i == 0 ? 16 : 0);
      offset += sections[i].length;
    }
    return b.array();
  }

  private byte[] symbols() {
    ByteBuffer b = little(16 * (names.size() + 1)).position(16);
    int text = 1;
    for (Name name : names) {
      b.putInt(text)
          .putInt(name.address)
          .putInt(0)
          .put((byte) 0x10)
          .put((byte) 0)
          .putShort((short) 1);
      text += name.name.length() + 1;
    }
    return b.array();
  }

  private byte[] strings() {
    return text(out -> names.forEach(n -> out.append(n.name).append('\0')));
  }

  private byte[] attributes() {
    byte[] file = text(out -> out.append("\5").append(arch).append('\0'));
    // The first byte of text() is a zero that is not wanted here.
    int part = 1 + 4 + file.length - 1;
    ByteBuffer b = little(1 + 4 + 6 + part);
    b.put((byte) 'A').putInt(4 + 6 + part).put("riscv\0".getBytes(StandardCharsets.UTF_8));
    b.put((byte) 1).putInt(part).put(file, 1, file.length - 1);
    return b.array();
  }

  private static byte[] text(Consumer<StringBuilder> writer) {
    StringBuilder text = new StringBuilder("\0");
    writer.accept(text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] words(int[] words) {
    ByteBuffer b = little(4 * words.length);
    for (int word : words) {
      b.putInt(word);
    }
    return b.array();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
