package org.tracewright.sim.elf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sections of an executable by name, among them those that are never loaded: debug information.
 * Made when somebody asks, so that a program with a damaged section table still runs.
 */
public final class SectionTable {
  private static final int HEADER_SIZE = 40;
  private static final int SHT_NOBITS = 8;
  private static final int SHN_XINDEX = 0xffff;

  /**
   * A section.
   *
   * @param flags {@code sh_flags}
   * @param address where it is in memory, 0 if it is not loaded
   * @param offset where it starts in the file
   * @param size bytes in the file
   */
  public record Section(String name, int type, int flags, int address, long offset, long size) {}

  private final ElfImage image;
  private final List<Section> sections;

  private SectionTable(ElfImage image, List<Section> sections) {
    this.image = image;
    this.sections = List.copyOf(sections);
  }

  /**
   * Reads the table.
   *
   * @throws org.tracewright.sim.ProgramException if it is damaged
   */
  static SectionTable of(String name, byte[] file) {
    ElfImage image = new ElfImage(name, file);
    return new SectionTable(image, read(image));
  }

  private static List<Section> read(ElfImage image) {
    long table = image.u32("the file header", 32);
    int count = table == 0 ? 0 : image.u16("the file header", 48);
    int names = image.u16("the file header", 50);
    if (count == 0 || names == 0 || names == SHN_XINDEX) {
      return List.of();
    }
    if (names >= count || image.u16("the file header", 46) != HEADER_SIZE) {
      throw image.damaged("damaged: its section headers, or which of them holds the names");
    }
    image.require("the table of section headers", table, (long) count * HEADER_SIZE);
    long namesHeader = table + (long) names * HEADER_SIZE;
    long namesAt = image.u32("the section names", namesHeader + 16);
    long namesEnd = namesAt + image.u32("the section names", namesHeader + 20);
    List<Section> found = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      found.add(section(image, table + (long) i * HEADER_SIZE, namesAt, namesEnd));
    }
    return found;
  }

  private static Section section(ElfImage image, long header, long namesAt, long namesEnd) {
    String what = "a section header";
    int type = image.i32(what, header + 4);
    // The null section needs no name, and a table of names that is empty has none for it.
    String name = type == 0 ? "" : image.string(what, namesAt + image.u32(what, header), namesEnd);
    long offset = image.u32(what, header + 16);
    long size = type == SHT_NOBITS ? 0 : image.u32(what, header + 20);
    return new Section(
        name, type, image.i32(what, header + 8), image.i32(what, header + 12), offset, size);
  }

  /** All of them, in the order of the file. */
  public List<Section> all() {
    return sections;
  }

  /** The first section of this name. */
  public Optional<Section> find(String name) {
    return sections.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /**
   * A copy of the contents of the section of this name, decompressed if it is compressed: with the
   * flag {@code SHF_COMPRESSED}, or in the older way under the name {@code .zdebug_...}.
   *
   * @return empty if there is no such section
   * @throws org.tracewright.sim.ProgramException if it is damaged, or compressed in a way that is
   *     not read
   */
  public Optional<byte[]> contents(String name) {
    Optional<Section> found = find(name);
    if (found.isPresent()) {
      return found.map(this::bytes).map(b -> plain(found.get(), b));
    }
    return name.startsWith(".debug_")
        ? find(".z" + name.substring(1)).map(s -> Compressed.named(image, s, bytes(s)))
        : Optional.empty();
  }

  private byte[] plain(Section section, byte[] bytes) {
    boolean compressed = (section.flags & Compressed.SHF_COMPRESSED) != 0;
    return compressed ? Compressed.flagged(image, section, bytes) : bytes;
  }

  private byte[] bytes(Section section) {
    image.require("section " + section.name, section.offset, section.size);
    return Arrays.copyOfRange(
        image.bytes(), (int) section.offset, (int) (section.offset + section.size));
  }
}
