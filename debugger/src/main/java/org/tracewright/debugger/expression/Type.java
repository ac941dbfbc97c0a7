package org.tracewright.debugger.expression;

import java.util.Map;

/**
 * The type of a value.
 *
 * @param width in bytes: 1, 2, 4 or 8
 * @param signed whether its top bit is a sign
 * @param element what it points at, {@code null} if it is no pointer
 */
public record Type(int width, boolean signed, Type element) {
  /** What a literal, a register and an arithmetic result usually is. */
  public static final Type INT = new Type(4, true, null);

  /** The same without a sign. */
  public static final Type UNSIGNED = new Type(4, false, null);

  /** A byte. */
  public static final Type BYTE = new Type(1, false, null);

  /** An address of bytes. */
  public static final Type ADDRESS = BYTE.pointer();

  private static final Type LONG_LONG = new Type(8, true, null);
  private static final Type UNSIGNED_LONG_LONG = new Type(8, false, null);
  private static final Type CHAR = BYTE;
  private static final Type SHORT = new Type(2, true, null);
  private static final Type UNSIGNED_SHORT = new Type(2, false, null);
  private static final Type SIGNED_CHAR = new Type(1, true, null);

  private static final Map<String, Type> NAMES =
      Map.ofEntries(
          Map.entry("u8", BYTE),
          Map.entry("u16", UNSIGNED_SHORT),
          Map.entry("u32", UNSIGNED),
          Map.entry("u64", UNSIGNED_LONG_LONG),
          Map.entry("i8", SIGNED_CHAR),
          Map.entry("i16", SHORT),
          Map.entry("i32", INT),
          Map.entry("i64", LONG_LONG),
          Map.entry("s8", SIGNED_CHAR),
          Map.entry("s16", SHORT),
          Map.entry("s32", INT),
          Map.entry("s64", LONG_LONG),
          Map.entry("uint8_t", BYTE),
          Map.entry("uint16_t", UNSIGNED_SHORT),
          Map.entry("uint32_t", UNSIGNED),
          Map.entry("uint64_t", UNSIGNED_LONG_LONG),
          Map.entry("int8_t", SIGNED_CHAR),
          Map.entry("int16_t", SHORT),
          Map.entry("int32_t", INT),
          Map.entry("int64_t", LONG_LONG),
          Map.entry("char", CHAR),
          Map.entry("short", SHORT),
          Map.entry("int", INT),
          Map.entry("long", INT),
          Map.entry("unsigned", UNSIGNED),
          Map.entry("void", BYTE));

  /** The type of that name, {@code null} if there is none. */
  static Type named(String name) {
    return NAMES.get(name);
  }

  /** A pointer to it. */
  public Type pointer() {
    return new Type(4, false, this);
  }

  /** The same without a sign. */
  Type unsigned() {
    return new Type(width, false, element);
  }

  boolean isPointer() {
    return element != null;
  }

  /** The low bits of {@code bits}, extended as the type says. */
  public long fit(long bits) {
    int unused = 64 - 8 * width;
    return signed ? bits << unused >> unused : bits << unused >>> unused;
  }

  /** The type that C computes in with operands of these types. */
  static Type common(Type a, Type b) {
    if (a.isPointer() || b.isPointer()) {
      return a.isPointer() ? a : b;
    }
    int width = Math.max(4, Math.max(a.width, b.width));
    boolean unsigned = (a.width == width && !a.signed) || (b.width == width && !b.signed);
    return new Type(width, !unsigned, null);
  }
}
