package org.tracewright.jit.ir;

/** The element type of an array, as the JVM's load and store instructions tell them apart. */
public enum Element {
  BYTE(Type.INT, 1, "B"),
  CHAR(Type.INT, 2, "C"),
  SHORT(Type.INT, 2, "S"),
  INT(Type.INT, 4, "I"),
  LONG(Type.LONG, 8, "J"),
  FLOAT(Type.FLOAT, 4, "F"),
  DOUBLE(Type.DOUBLE, 8, "D"),
  /** {@code boolean[]}; the JVM uses the instructions of {@code byte[]} for it. */
  BOOLEAN(Type.INT, 1, "Z"),
  REF(Type.REF, 4, "Ljava/lang/Object;");

  private final Type type;
  private final int bytes;
  private final String descriptor;

  Element(Type type, int bytes, String descriptor) {
    this.type = type;
    this.bytes = bytes;
    this.descriptor = descriptor;
  }

  /** The type of a loaded element. */
  public Type type() {
    return type;
  }

  /** The size of an element in bytes (4 for references). */
  public int bytes() {
    return bytes;
  }

  /** The descriptor of an element; of references that of the most general array's. */
  public String descriptor() {
    return descriptor;
  }
}
