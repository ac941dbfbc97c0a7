package org.tracewright.sim.elf;

import java.util.ArrayList;
import java.util.List;
import org.tracewright.sim.Hex;

/** Header and program headers; what the sections say comes from {@link ElfSections}. */
final class ElfParser {
  private static final int HEADER_SIZE = 52;
  private static final int PROGRAM_HEADER_SIZE = 32;
  private static final int EXTENDED_COUNT = 0xffff;
  private static final int PT_LOAD = 1;
  private static final int PT_INTERP = 3;

  private final ElfImage image;

  ElfParser(ElfImage image) {
    this.image = image;
  }

  ElfFile parse(String name) {
    checkIdentity();
    int machine = image.u16("the file header", 18);
    checkClass(machine);
    image.require("the file header", 0, HEADER_SIZE);
    checkType(image.u16("the file header", 16));
    List<Segment> segments = segments();
    int entry = image.i32("the file header", 24);
    checkEntry(entry, segments);
    ElfSections sections = new ElfSections(image);
    int flags = image.i32("the file header", 36);
    return new ElfFile(
        name,
        machine,
        flags,
        entry,
        image.i32("the file header", 28),
        image.u16("the file header", 44),
        segments,
        sections.symbols(),
        sections.arch());
  }

  private void checkIdentity() {
    if (image.size() == 0) {
      throw image.damaged("is empty");
    }
    if (!ElfFile.hasMagic(image.bytes())) {
      throw image.unusable(
          "is not an ELF file", "name a program that a compiler or assembler has linked");
    }
  }

  private void checkClass(int machine) {
    int bits = image.u8("the file header", 4);
    int order = image.u8("the file header", 5);
    if (order == 2) {
      // The machine field is big-endian as well.
      String processor = ElfNames.machine(Integer.reverseBytes(machine) >>> 16);
      throw image.unusable(
          "is a big-endian program for " + processor, "build it for a little-endian processor");
    }
    if (bits == 2) {
      throw image.unusable(
          "is a 64-bit program for " + ElfNames.machine(machine),
          "build it for 32 bits; for RISC-V with -march=rv32imac -mabi=ilp32");
    }
    if (bits != 1 || order != 1 || image.u8("the file header", 6) != 1) {
      throw image.damaged(
          "damaged: its identification bytes name no known class, byte order or version");
    }
  }

  private void checkType(int type) {
    switch (type) {
      case 2 -> {}
      case 1 -> throw image.unusable("is an object file, not a program", "link it");
      case 3 ->
          throw image.unusable(
              "is a shared object or position-independent program", "link it with -static -no-pie");
      case 4 ->
          throw image.unusable("is a core dump, not a program", "name the program that left it");
      default -> throw image.damaged("damaged: ELF type " + type + " is unknown");
    }
  }

  private List<Segment> segments() {
    long table = image.u32("the file header", 28);
    int entrySize = image.u16("the file header", 42);
    int count = image.u16("the file header", 44);
    if (count == 0 || table == 0) {
      throw image.unusable("has nothing to load: no program headers", "link it as an executable");
    }
    if (count == EXTENDED_COUNT || entrySize != PROGRAM_HEADER_SIZE) {
      throw image.damaged("damaged: " + count + " program headers of " + entrySize + " bytes");
    }
    image.require("the table of program headers", table, (long) count * entrySize);
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      addSegment(i, table + (long) i * entrySize, segments);
    }
    return checked(segments);
  }

  private void addSegment(int index, long header, List<Segment> segments) {
    String what = "program header " + index;
    int type = image.i32(what, header);
    if (type == PT_INTERP) {
      throw image.unusable("is dynamically linked", "link it with -static");
    }
    long memorySize = image.u32(what, header + 20);
    if (type == PT_LOAD && memorySize != 0) {
      segments.add(segment(index, header, memorySize));
    }
  }

  private Segment segment(int index, long header, long memorySize) {
    String what = "segment " + index;
    long offset = image.u32(what, header + 4);
    int virtualAddress = image.i32(what, header + 8);
    int physicalAddress = image.i32(what, header + 12);
    long fileSize = image.u32(what, header + 16);
    int flags = image.i32(what, header + 24);
    if (fileSize > memorySize) {
      throw image.damaged(
          "damaged: "
              + what
              + " has "
              + fileSize
              + " bytes in the file but "
              + memorySize
              + " in memory");
    }
    image.require(what, offset, fileSize);
    checkFits(what, virtualAddress, memorySize);
    checkFits(what, physicalAddress, memorySize);
    return new Segment(
        virtualAddress,
        physicalAddress,
        (int) memorySize,
        (int) fileSize,
        (int) offset,
        (flags & 4) != 0,
        (flags & 2) != 0,
        (flags & 1) != 0,
        image.bytes());
  }

  private void checkFits(String what, int address, long memorySize) {
    if (memorySize > ElfFile.MAX_MEMORY) {
      throw image.unusable(
          what
              + " takes "
              + memorySize
              + " bytes of memory; at most "
              + ElfFile.MAX_MEMORY
              + " are given",
          "make its data smaller");
    }
    if (Integer.toUnsignedLong(address) + memorySize > 1L << 32) {
      throw image.damaged(
          "damaged: " + what + " at " + Hex.word(address) + " leaves the 32-bit address space");
    }
  }

  private List<Segment> checked(List<Segment> segments) {
    if (segments.isEmpty()) {
      throw image.unusable("has nothing to load: no loadable segment", "link it as an executable");
    }
    segments.sort((a, b) -> Integer.compareUnsigned(a.virtualAddress(), b.virtualAddress()));
    long total = segments.get(0).memorySize();
    for (int i = 1; i < segments.size(); i++) {
      checkApart(segments.get(i - 1), segments.get(i));
      total += segments.get(i).memorySize();
    }
    if (total > ElfFile.MAX_MEMORY) {
      throw image.unusable(
          "takes " + total + " bytes of memory; at most " + ElfFile.MAX_MEMORY + " are given",
          "make its data smaller");
    }
    return segments;
  }

  private void checkApart(Segment low, Segment high) {
    if (low.virtualEnd() > Integer.toUnsignedLong(high.virtualAddress())) {
      throw image.unusable(
          "its segments at "
              + Hex.word(low.virtualAddress())
              + " and "
              + Hex.word(high.virtualAddress())
              + " overlap",
          "mend the linker script");
    }
  }

  private void checkEntry(int entry, List<Segment> segments) {
    if (segments.stream().noneMatch(s -> s.contains(entry))) {
      throw image.unusable(
          "its entry point " + Hex.word(entry) + " lies in no segment",
          "name the entry point with ENTRY in the linker script or with -e");
    }
  }
}
