package org.tracewright.test;

/**
 * What a guest function returned: registers a0 and a1, read as what the function's declaration says
 * it gives back.
 */
public final class CallResult {
  private final int a0;
  private final int a1;
  private final MemoryView memory;
  private final long instructions;

  CallResult(int a0, int a1, MemoryView memory, long instructions) {
    this.a0 = a0;
    this.a1 = a1;
    this.memory = memory;
    this.instructions = instructions;
  }

  /** An {@code int32_t}, or a pointer. */
  public int asInt() {
    return a0;
  }

  /** A {@code uint32_t}: 0 to 2<sup>32</sup>-1. */
  public long asUnsignedInt() {
    return Integer.toUnsignedLong(a0);
  }

  /** An {@code int64_t} or {@code uint64_t}. */
  public long asLong() {
    return (long) a1 << 32 | asUnsignedInt();
  }

  /** A {@code bool}. */
  public boolean asBoolean() {
    return (a0 & 0xff) != 0;
  }

  /** A {@code float}, as the soft-float ABI returns it. */
  public float asFloat() {
    return Float.intBitsToFloat(a0);
  }

  /** A {@code double}, as the soft-float ABI returns it. */
  public double asDouble() {
    return Double.longBitsToDouble(asLong());
  }

  /** The text that the returned pointer points at. */
  public String asString() {
    return memory.string(a0);
  }

  /** Instructions that the call retired. */
  public long instructions() {
    return instructions;
  }

  @Override
  public String toString() {
    return String.format("a0 = %d (0x%08x), a1 = 0x%08x", a0, a0, a1);
  }
}
