package org.tracewright.debugger.dwarf;

import java.util.ArrayList;
import java.util.List;

/**
 * An entry of {@code .debug_info}, as far as functions and their types need it. What it does not
 * say is {@link InfoUnit#NONE}.
 */
final class InfoEntry {
  // DWARF 5, 7.5.3 and 7.5.4: tags and attributes.
  static final int CLASS_TYPE = 0x02;
  static final int FORMAL_PARAMETER = 0x05;
  static final int POINTER_TYPE = 0x0f;
  static final int REFERENCE_TYPE = 0x10;
  static final int STRUCTURE_TYPE = 0x13;
  static final int TYPEDEF = 0x16;
  static final int UNION_TYPE = 0x17;
  static final int UNSPECIFIED_PARAMETERS = 0x18;
  static final int BASE_TYPE = 0x24;
  static final int CONST_TYPE = 0x26;
  static final int ENUMERATION_TYPE = 0x04;
  static final int SUBPROGRAM = 0x2e;
  static final int VOLATILE_TYPE = 0x35;
  static final int RVALUE_REFERENCE_TYPE = 0x42;
  static final int RESTRICT_TYPE = 0x37;
  static final int ATOMIC_TYPE = 0x47;

  static final int NAME = 0x03;
  static final int BYTE_SIZE = 0x0b;
  static final int LOW_PC = 0x11;
  static final int LANGUAGE = 0x13;
  static final int ABSTRACT_ORIGIN = 0x31;
  static final int TYPE = 0x49;
  static final int ADDR_BASE = 0x73;

  final int tag;
  final List<InfoEntry> parameters = new ArrayList<>();
  String name = "";
  long size = InfoUnit.NONE;
  long lowPc = InfoUnit.NONE;
  long language = InfoUnit.NONE;
  long origin = InfoUnit.NONE;
  long type = InfoUnit.NONE;

  /** Whether parameters follow that it does not name. */
  boolean more;

  InfoEntry(int tag) {
    this.tag = tag;
  }

  /** Takes the value of an attribute over. */
  void set(int attribute, long value) {
    switch (attribute) {
      case BYTE_SIZE -> size = value;
      case LOW_PC -> lowPc = value;
      case LANGUAGE -> language = value;
      case ABSTRACT_ORIGIN -> origin = value;
      case TYPE -> type = value;
      default -> {}
    }
  }

  /** Takes an entry over that stands inside this one. */
  void add(InfoEntry child) {
    if (child.tag == FORMAL_PARAMETER) {
      parameters.add(child);
    }
    more |= child.tag == UNSPECIFIED_PARAMETERS;
  }

  /** Whether it is another name of a type, or a qualified one. */
  boolean isAlias() {
    boolean qualified = tag == CONST_TYPE || tag == VOLATILE_TYPE || tag == RESTRICT_TYPE;
    return qualified || tag == TYPEDEF || tag == ATOMIC_TYPE;
  }

  boolean isPointer() {
    return tag == POINTER_TYPE || tag == REFERENCE_TYPE || tag == RVALUE_REFERENCE_TYPE;
  }

  boolean isAggregate() {
    return tag == STRUCTURE_TYPE || tag == UNION_TYPE || tag == CLASS_TYPE;
  }

  /** Whether others refer to it. */
  boolean isKept() {
    boolean type = isAlias() || isPointer() || isAggregate();
    return type || tag == SUBPROGRAM || tag == BASE_TYPE || tag == ENUMERATION_TYPE;
  }
}
