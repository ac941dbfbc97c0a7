package org.tracewright.debugger.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the entries of {@code .debug_frame} or {@code .eh_frame}. DWARF 5, 6.4.1, and for the
 * latter the Linux Standard Base, "Exception Frames": its offsets are relative and its addresses
 * encoded.
 */
final class FrameReader {
  private static final int MOST_PROBLEMS = 20;

  private final boolean exceptionFrames;
  private final Cursor section;
  private final int sectionAddress;
  private final List<String> problems;
  private final Map<Long, CommonEntry> commons = new HashMap<>();
  private final List<FrameEntry> entries = new ArrayList<>();

  /**
   * @param sectionAddress where the section is in memory
   * @param problems what cannot be read is told here, a line each
   */
  FrameReader(boolean exceptionFrames, Cursor section, int sectionAddress, List<String> problems) {
    this.exceptionFrames = exceptionFrames;
    this.section = section;
    this.sectionAddress = sectionAddress;
    this.problems = problems;
  }

  /** All entries of functions that can be read, in the order of the section. */
  List<FrameEntry> read() {
    Cursor at = section.copy();
    try {
      while (!at.atEnd()) {
        Cursor.Length length = at.unitLength();
        entry(at.slice(length.bytes()), length.offsetSize());
      }
    } catch (DwarfException e) {
      note(e);
    }
    return entries;
  }

  private void entry(Cursor body, int offsetSize) {
    // A length of 0 ends .eh_frame, but linkers put such ends between the parts they join.
    if (body.atEnd()) {
      return;
    }
    try {
      long idAt = body.offset();
      long id = body.unsigned(offsetSize);
      if (!isCommon(id, offsetSize)) {
        function(body, exceptionFrames ? idAt - id : id);
      }
    } catch (DwarfException e) {
      note(e);
    }
  }

  private boolean isCommon(long id, int offsetSize) {
    if (exceptionFrames) {
      return id == 0;
    }
    return offsetSize == 8 ? id == -1 : id == 0xffff_ffffL;
  }

  private void function(Cursor body, long commonAt) {
    CommonEntry common = commons.get(commonAt);
    if (common == null) {
      common = common(commonAt);
      commons.put(commonAt, common);
    }
    long start = address(body, common.pointers());
    long length = number(body, common.pointers() & Pointer.FORMAT) & 0xffff_ffffL;
    if (common.augmented()) {
      body.skip(body.uleb());
    }
    // Functions that the linker threw away are left at address 0, some with no length.
    if (length > 0 && start > 0) {
      entries.add(new FrameEntry(common, start, length, body));
    }
  }

  private CommonEntry common(long offset) {
    Cursor whole = section.from(offset);
    Cursor.Length length = whole.unitLength();
    Cursor at = whole.slice(length.bytes());
    if (!isCommon(at.unsigned(length.offsetSize()), length.offsetSize())) {
      throw at.damaged("a function's entry used as common");
    }
    int version = at.u8();
    if (version != 1 && version != 3 && version != 4) {
      throw at.damaged("a frame entry of version " + version);
    }
    String augmentation = at.textBefore(at.skipString());
    if (version >= 4) {
      checkSizes(at);
    }
    long codeFactor = at.uleb();
    long dataFactor = at.sleb();
    int returnColumn = version == 1 ? at.u8() : at.index();
    return augmented(at, augmentation, codeFactor, dataFactor, returnColumn);
  }

  private static void checkSizes(Cursor at) {
    int address = at.u8();
    int segment = at.u8();
    if (address != 4 || segment != 0) {
      throw at.damaged("a frame entry for addresses of " + address + " bytes");
    }
  }

  private static CommonEntry augmented(
      Cursor at, String augmentation, long codeFactor, long dataFactor, int returnColumn) {
    int pointers = Pointer.ABSOLUTE;
    boolean signal = false;
    boolean augmented = augmentation.startsWith("z");
    if (augmented) {
      Cursor data = at.slice(at.uleb());
      for (int i = 1; i < augmentation.length(); i++) {
        switch (augmentation.charAt(i)) {
          case 'R' -> pointers = data.u8();
          case 'L' -> data.skip(1);
          case 'P' -> number(data, data.u8() & Pointer.FORMAT);
          case 'S' -> signal = true;
          default -> {}
        }
      }
    } else if (!augmentation.isEmpty()) {
      throw at.damaged("the augmentation '" + printable(augmentation) + "'");
    }
    return new CommonEntry(codeFactor, dataFactor, returnColumn, pointers, augmented, signal, at);
  }

  private static String printable(String text) {
    return text.substring(0, Math.min(8, text.length())).replaceAll("[^ -~]", "?");
  }

  private long address(Cursor body, int encoding) {
    long base =
        switch (encoding & Pointer.BASE) {
          case Pointer.FROM_NOTHING -> 0;
          case Pointer.FROM_HERE -> Integer.toUnsignedLong(sectionAddress) + body.offset();
          default -> throw body.damaged("an address encoded as 0x" + Integer.toHexString(encoding));
        };
    return (base + number(body, encoding & Pointer.FORMAT)) & 0xffff_ffffL;
  }

  private static long number(Cursor body, int format) {
    return switch (format) {
      case Pointer.ABSOLUTE, Pointer.UDATA4 -> body.u32();
      case Pointer.ULEB -> body.uleb();
      case Pointer.UDATA2 -> body.u16();
      case Pointer.UDATA8, Pointer.SDATA8 -> body.i64();
      case Pointer.SLEB -> body.sleb();
      case Pointer.SDATA2 -> body.signed(2);
      case Pointer.SDATA4 -> body.signed(4);
      default -> throw body.damaged("an address of format " + format);
    };
  }

  private void note(DwarfException e) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(e.getMessage());
    }
  }

  /** The encodings {@code DW_EH_PE_...}. */
  private static final class Pointer {
    static final int FORMAT = 0x0f;
    static final int BASE = 0xf0;
    static final int ABSOLUTE = 0x00;
    static final int ULEB = 0x01;
    static final int UDATA2 = 0x02;
    static final int UDATA4 = 0x03;
    static final int UDATA8 = 0x04;
    static final int SLEB = 0x09;
    static final int SDATA2 = 0x0a;
    static final int SDATA4 = 0x0b;
    static final int SDATA8 = 0x0c;
    static final int FROM_NOTHING = 0x00;
    static final int FROM_HERE = 0x10;
  }
}
