package org.tracewright.sim.elf;

import java.util.Optional;

/**
 * The section {@code .riscv.attributes}: {@code 'A'}, then subsections of one vendor each, holding
 * attributes for the file, a section or a symbol. Odd tags carry a string, even ones a number.
 * RISC-V ELF psABI, "Attributes".
 */
final class RiscvAttributes {
  private static final String WHAT = "the RISC-V attributes";
  private static final int TAG_FILE = 1;
  private static final int TAG_ARCH = 5;

  private final ElfImage image;
  private final long end;
  private long at;

  RiscvAttributes(ElfImage image, long offset, long size) {
    this.image = image;
    this.at = offset;
    this.end = offset + size;
  }

  /** The architecture string of the whole file. */
  Optional<String> arch() {
    if (at == end || image.u8(WHAT, at) != 'A') {
      return Optional.empty();
    }
    at++;
    while (at < end) {
      long start = at;
      long stop = endOfPart(start, end);
      Optional<String> arch = vendor(stop);
      if (arch.isPresent()) {
        return arch;
      }
      at = stop;
    }
    return Optional.empty();
  }

  /** Reads the length at the cursor, of a part that begins at {@code start}; moves behind it. */
  private long endOfPart(long start, long limit) {
    long stop = start + image.u32(WHAT, at);
    at += 4;
    if (stop < at || stop > limit) {
      throw image.damaged("damaged: a part of " + WHAT + " is longer than they are");
    }
    return stop;
  }

  private Optional<String> vendor(long stop) {
    String vendor = string(stop);
    if (!vendor.equals("riscv")) {
      return Optional.empty();
    }
    while (at < stop) {
      long start = at;
      long tag = number(stop);
      long partEnd = endOfPart(start, stop);
      Optional<String> arch = tag == TAG_FILE ? attributes(partEnd) : Optional.empty();
      if (arch.isPresent()) {
        return arch;
      }
      at = partEnd;
    }
    return Optional.empty();
  }

  private Optional<String> attributes(long stop) {
    while (at < stop) {
      long tag = number(stop);
      if (tag == TAG_ARCH) {
        return Optional.of(string(stop));
      }
      if ((tag & 1) != 0) {
        string(stop);
      } else {
        number(stop);
      }
    }
    return Optional.empty();
  }

  private String string(long stop) {
    String text = image.string(WHAT, at, stop);
    while (image.u8(WHAT, at) != 0) {
      at++;
    }
    at++;
    return text;
  }

  /** An unsigned LEB128 number, cut to 63 bits. */
  private long number(long stop) {
    long value = 0;
    for (int shift = 0; at < stop; shift += 7) {
      int piece = image.u8(WHAT, at++);
      value |= shift < 63 ? (long) (piece & 0x7f) << shift : 0;
      if ((piece & 0x80) == 0) {
        return value & Long.MAX_VALUE;
      }
    }
    throw image.damaged("damaged: a number in " + WHAT + " does not end");
  }
}
