package org.tracewright.isa.assembler;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes an ELF32 executable. Layout as in the System V ABI, "Object Files": header, program
 * headers, the sections' bytes, symbols and names, section headers.
 */
final class ElfWriter {
  private static final int HEADER = 52;
  private static final int PROGRAM_HEADER = 32;
  private static final int SYMBOL = 16;
  private static final int CONGRUENCE = 4096;

  private static final int EXECUTABLE = 1;
  private static final int WRITABLE = 2;
  private static final int READABLE = 4;

  /** Bytes and memory that are loaded together. */
  private record Segment(int flags, List<Program.Part> parts) {
    int address() {
      return parts.getFirst().address();
    }

    int end() {
      return parts.getLast().address() + parts.getLast().size();
    }

    int fileEnd() {
      int end = address();
      for (Program.Part part : parts) {
        end = part.isEmpty() ? end : part.address() + part.size();
      }
      return end;
    }
  }

  private final Program program;
  private final int machine;
  private final int flags;
  private final int page;
  private final Output out;
  private final Strings names = new Strings();
  private final Strings sectionNames = new Strings();
  private final Output headers;
  private int sectionCount;

  ElfWriter(Program program, int machine, int flags, ByteOrder order, int page) {
    this.program = program;
    this.machine = machine;
    this.flags = flags;
    this.page = page;
    this.out = new Output(order);
    this.headers = new Output(order);
  }

  byte[] write() {
    List<Program.Part> parts = program.sections().stream().filter(p -> p.size() > 0).toList();
    List<Segment> segments = segments(parts);
    int first = HEADER + PROGRAM_HEADER * segments.size();
    List<Integer> offsets = offsets(segments, first);
    Output body = body(segments, offsets, first);
    sectionHeader("", 0, 0, 0, 0, 0, 0, 0, 0, 0);
    partHeaders(parts, segments, offsets, first + body.size(), body);
    symbols(parts, first, body);
    names(first, body);
    header(segments.size(), first + body.size());
    for (int i = 0; i < segments.size(); i++) {
      programHeader(segments.get(i), offsets.get(i));
    }
    out.put(body.toByteArray());
    out.put(headers.toByteArray());
    return out.toByteArray();
  }

  /** With pages, a segment for each kind of access; without, one for all. */
  private List<Segment> segments(List<Program.Part> parts) {
    List<Segment> segments = new ArrayList<>();
    for (Program.Part part : parts) {
      if (part.isAllocated()) {
        int access = page > 1 ? access(part) : READABLE | WRITABLE | EXECUTABLE;
        if (segments.isEmpty() || segments.getLast().flags() != access) {
          segments.add(new Segment(access, new ArrayList<>()));
        }
        segments.getLast().parts().add(part);
      }
    }
    return segments;
  }

  private static int access(Program.Part part) {
    int access = READABLE;
    access |= part.isWritable() ? WRITABLE : 0;
    return access | (part.isExecutable() ? EXECUTABLE : 0);
  }

  /** Offsets agree with addresses below the size of a page, so that a loader may map the file. */
  private static List<Integer> offsets(List<Segment> segments, int first) {
    List<Integer> offsets = new ArrayList<>();
    int at = first;
    for (Segment segment : segments) {
      at += (segment.address() - at) & (CONGRUENCE - 1);
      offsets.add(at);
      at += segment.fileEnd() - segment.address();
    }
    return offsets;
  }

  private Output body(List<Segment> segments, List<Integer> offsets, int first) {
    Output body = new Output(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < segments.size(); i++) {
      for (Program.Part part : segments.get(i).parts()) {
        int offset = offset(segments.get(i), offsets.get(i), part) - first;
        if (!part.isEmpty()) {
          body.repeat(0, offset - body.size());
          body.put(part.bytes());
        }
      }
    }
    return body;
  }

  private static int offset(Segment segment, int segmentOffset, Program.Part part) {
    return segmentOffset + part.address() - segment.address();
  }

  private void partHeaders(
      List<Program.Part> parts,
      List<Segment> segments,
      List<Integer> offsets,
      int end,
      Output body) {
    int loose = end;
    for (Program.Part part : parts) {
      int offset = loose;
      for (int i = 0; i < segments.size(); i++) {
        if (segments.get(i).parts().contains(part)) {
          offset = offset(segments.get(i), offsets.get(i), part);
        }
      }
      if (!part.isAllocated()) {
        body.put(part.bytes());
        loose += part.size();
      }
      int access = part.isAllocated() ? 2 : 0;
      access |= part.isWritable() ? 1 : 0;
      access |= part.isExecutable() ? 4 : 0;
      int type = part.isEmpty() ? 8 : 1;
      sectionHeader(
          part.name(),
          type,
          access,
          part.address(),
          offset,
          part.size(),
          0,
          0,
          part.alignment(),
          0);
    }
  }

  private void symbols(List<Program.Part> parts, int first, Output body) {
    List<Program.Symbol> sorted =
        program.symbols().stream().sorted(Comparator.comparing(Program.Symbol::global)).toList();
    pad(first, body, 4);
    Output table = new Output(program.order());
    symbol(table, 0, 0, 0, 0, 0);
    for (Program.Symbol symbol : sorted) {
      int info = (symbol.global() ? 16 : 0) + symbol.kind().ordinal();
      symbol(
          table,
          names.add(symbol.name()),
          symbol.value(),
          symbol.size(),
          info,
          index(parts, symbol));
    }
    int locals = 1 + (int) sorted.stream().filter(symbol -> !symbol.global()).count();
    sectionHeader(
        ".symtab", 2, 0, 0, first + body.size(), table.size(), sectionCount + 1, locals, 4, SYMBOL);
    body.put(table.toByteArray());
    sectionHeader(".strtab", 3, 0, 0, first + body.size(), names.bytes().length, 0, 0, 1, 0);
    body.put(names.bytes());
  }

  private static int index(List<Program.Part> parts, Program.Symbol symbol) {
    for (int i = 0; i < parts.size(); i++) {
      if (symbol.section().filter(parts.get(i).name()::equals).isPresent()) {
        return i + 1;
      }
    }
    return 0xfff1; // SHN_ABS
  }

  private static void symbol(Output table, int name, int value, int size, int info, int section) {
    table.put(name, 4);
    table.put(value, 4);
    table.put(size, 4);
    table.put(info, 1);
    table.put(0, 1);
    table.put(section, 2);
  }

  private void names(int first, Output body) {
    int name = sectionNames.add(".shstrtab");
    int offset = first + body.size();
    body.put(sectionNames.bytes());
    pad(first, body, 4);
    headerRow(name, 3, 0, 0, offset, sectionNames.bytes().length, 0, 0, 1, 0);
  }

  private static void pad(int first, Output body, int boundary) {
    body.repeat(0, -(first + body.size()) & (boundary - 1));
  }

  private void sectionHeader(
      String name,
      int type,
      int access,
      int address,
      int offset,
      int size,
      int link,
      int info,
      int alignment,
      int entry) {
    int at = sectionNames.add(name);
    headerRow(at, type, access, address, offset, size, link, info, alignment, entry);
  }

  private void headerRow(int... row) {
    for (int value : row) {
      headers.put(value, 4);
    }
    sectionCount++;
  }

  private void header(int segments, int sectionHeaders) {
    boolean big = program.order() == ByteOrder.BIG_ENDIAN;
    out.put(new byte[] {0x7f, 'E', 'L', 'F', 1, (byte) (big ? 2 : 1), 1, 0});
    out.repeat(0, 8);
    out.put(2, 2);
    out.put(machine, 2);
    out.put(1, 4);
    out.put(program.entry(), 4);
    out.put(segments == 0 ? 0 : HEADER, 4);
    out.put(sectionHeaders, 4);
    out.put(flags, 4);
    out.put(HEADER, 2);
    out.put(PROGRAM_HEADER, 2);
    out.put(segments, 2);
    out.put(40, 2);
    out.put(sectionCount, 2);
    out.put(sectionCount - 1, 2);
  }

  private void programHeader(Segment segment, int offset) {
    out.put(1, 4);
    out.put(offset, 4);
    out.put(segment.address(), 4);
    out.put(segment.address(), 4);
    out.put(segment.fileEnd() - segment.address(), 4);
    out.put(segment.end() - segment.address(), 4);
    out.put(segment.flags(), 4);
    out.put(page > 1 ? page : 4, 4);
  }

  /** A table of names. */
  private static final class Strings {
    private final Output bytes = new Output(ByteOrder.LITTLE_ENDIAN);

    private Strings() {
      bytes.put(0, 1);
    }

    private int add(String name) {
      if (name.isEmpty()) {
        return 0;
      }
      int at = bytes.size();
      bytes.put(name.getBytes(StandardCharsets.UTF_8));
      bytes.put(0, 1);
      return at;
    }

    private byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
