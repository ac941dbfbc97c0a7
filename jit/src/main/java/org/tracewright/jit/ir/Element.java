package org.tracewright.jit.ir;

/** The element type of an array, as the JVM's load and store instructions tell them apart. */
public enum Element {
  BYTE(Type.INT, 1),
  CHAR(Type.INT, 2),
  SHORT(Type.INT, 2),
  INT(Type.INT, 4),
  LONG(Type.LONG, 8),
  FLOAT(Type.FLOAT, 4),
  DOUBLE(Type.DOUBLE, 8),
  /** {@code boolean[]}; the JVM uses the instructions of {@code byte[]} for it. */
  BOOLEAN(Type.INT, 1),
  REF(Type.REF, 4);

  private final Type type;
  private final int bytes;

  Element(Type type, int bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  /** The type of a loaded element. */
  public Type type() {
    return type;
  }

  /** The size of an element in bytes (4 for references). */
  public int bytes() {
    return bytes;
  }
}
