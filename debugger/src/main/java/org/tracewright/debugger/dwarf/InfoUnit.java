package org.tracewright.debugger.dwarf;

/**
 * The values in one unit of {@code .debug_info}. DWARF 5, 7.5.1 "Unit Headers"; versions 2 to 4
 * have less in theirs.
 */
final class InfoUnit {
  /** What stands for a value that is no number. */
  static final long NONE = Long.MIN_VALUE;

  private static final int TYPE_UNIT = 2;
  private static final int SKELETON = 4;
  private static final int SPLIT = 5;
  private static final int SPLIT_TYPE = 6;

  private final int start;
  private final int version;
  private final int offsetSize;
  private final int addressSize;
  private final Cursor addresses;
  private final long abbreviations;
  private final boolean describesTypes;
  private long addressBase;

  /**
   * Reads the header of a unit.
   *
   * @param start offset of the unit, length included
   * @param at behind the length; then at the first entry
   * @param addresses {@code .debug_addr}
   */
  InfoUnit(int start, int offsetSize, Cursor at, Cursor addresses) {
    this.start = start;
    this.offsetSize = offsetSize;
    this.addresses = addresses;
    version = at.u16();
    if (version < 2 || version > 5) {
      throw at.damaged("a unit of version " + version);
    }
    int type = version >= 5 ? at.u8() : 0;
    int early = version >= 5 ? at.u8() : 0;
    abbreviations = at.unsigned(offsetSize);
    addressSize = version >= 5 ? early : at.u8();
    describesTypes = type == TYPE_UNIT || type == SPLIT_TYPE;
    at.skip(type == SKELETON || type == SPLIT ? Long.BYTES : 0);
  }

  /** Offset of its table in {@code .debug_abbrev}. */
  long abbreviations() {
    return abbreviations;
  }

  /** Whether there are types in it and nothing else. */
  boolean describesTypes() {
    return describesTypes;
  }

  /** Sets where in {@code .debug_addr} its addresses begin. */
  void setAddressBase(long offset) {
    addressBase = offset;
  }

  /**
   * Reads a value: a number, an address or, counted from the start of the section, the offset of an
   * entry; {@link #NONE} for anything else, which is passed over.
   */
  long read(int form, long implicit, Cursor at) {
    // spotless:off
    return switch (form) {
      case Form.ADDR                                  -> at.unsigned(addressSize);
      case Form.DATA1, Form.FLAG                      -> at.u8();
      case Form.DATA2                                 -> at.u16();
      case Form.DATA4                                 -> at.u32();
      case Form.DATA8                                 -> at.i64();
      case Form.SDATA                                 -> at.sleb();
      case Form.UDATA                                 -> at.uleb();
      case Form.IMPLICIT_CONST                        -> implicit;
      case Form.FLAG_PRESENT                          -> 1;
      case Form.SEC_OFFSET                            -> at.unsigned(offsetSize);
      case Form.REF_ADDR                              -> at.unsigned(version == 2 ? addressSize : offsetSize);
      case Form.REF1                                  -> start + at.u8();
      case Form.REF2                                  -> start + at.u16();
      case Form.REF4                                  -> start + at.u32();
      case Form.REF8                                  -> start + at.i64();
      case Form.REF_UDATA                             -> start + at.uleb();
      case Form.ADDRX                                 -> address(at.uleb());
      case Form.ADDRX1                                -> address(at.u8());
      case Form.ADDRX2                                -> address(at.u16());
      case Form.ADDRX3                                -> address(at.u16() | (long) at.u8() << 16);
      case Form.ADDRX4                                -> address(at.u32());
      case Form.INDIRECT                              -> indirect(at);
      default                                         -> skip(form, at);
    };
    // spotless:on
  }

  private long indirect(Cursor at) {
    int form = at.index();
    if (form == Form.INDIRECT || form == Form.IMPLICIT_CONST) {
      throw at.damaged("an indirect form " + form);
    }
    return read(form, 0, at);
  }

  private long address(long index) {
    Cursor at = addresses.from(addressBase);
    at.skip(Math.multiplyExact(Math.min(index, Integer.MAX_VALUE), addressSize));
    return at.unsigned(addressSize);
  }

  private long skip(int form, Cursor at) {
    switch (form) {
      case Form.STRING -> at.skipString();
      case Form.STRP, Form.LINE_STRP, Form.STRP_SUP -> at.skip(offsetSize);
      case Form.STRX1 -> at.skip(1);
      case Form.STRX2 -> at.skip(2);
      case Form.STRX3 -> at.skip(3);
      case Form.STRX4, Form.REF_SUP4 -> at.skip(4);
      case Form.REF_SIG8, Form.REF_SUP8 -> at.skip(8);
      case Form.DATA16 -> at.skip(16);
      case Form.STRX, Form.LOCLISTX, Form.RNGLISTX -> at.uleb();
      case Form.BLOCK, Form.EXPRLOC -> at.skip(at.uleb());
      case Form.BLOCK1 -> at.skip(at.u8());
      case Form.BLOCK2 -> at.skip(at.u16());
      case Form.BLOCK4 -> at.skip(at.u32());
      default -> throw at.damaged("a value of form " + form);
    }
    return NONE;
  }

  /** Reads a name, {@code ""} if it is written in a way that is not understood. */
  String name(int form, Cursor at, Names names) {
    return switch (form) {
      case Form.STRING -> names.inline(at);
      case Form.STRP -> names.str(at.unsigned(offsetSize));
      case Form.LINE_STRP -> names.lineStr(at.unsigned(offsetSize));
      default -> {
        read(form, 0, at);
        yield "";
      }
    };
  }
}
