package org.tracewright.jit.runtime;

/**
 * Comparisons as values, for generated code: a call is shorter than two jumps, needs no stack-map
 * frame in the middle of an expression, and HotSpot inlines it. They do not branch, for what is
 * compared as a value may be true and false in turn, which processors cannot guess.
 */
public final class Conditions {
  private static final long LOW = 0xffff_ffffL;

  private Conditions() {}

  /** a == b. */
  public static int eq(int a, int b) {
    return ne(a, b) ^ 1;
  }

  /** a != b. */
  public static int ne(int a, int b) {
    int x = a ^ b;
    return (x | -x) >>> 31;
  }

  /** a &lt; b. */
  public static int lt(int a, int b) {
    return (int) (((long) a - b) >>> 63);
  }

  /** a &lt;= b. */
  public static int le(int a, int b) {
    return lt(b, a) ^ 1;
  }

  /** a &lt; b, unsigned. */
  public static int ult(int a, int b) {
    return (int) (((a & LOW) - (b & LOW)) >>> 63);
  }

  /** a &lt;= b, unsigned. */
  public static int ule(int a, int b) {
    return ult(b, a) ^ 1;
  }

  /** Integer.compareUnsigned as exactly -1, 0 or 1. */
  public static int cmpu(int a, int b) {
    return Integer.compareUnsigned(a, b);
  }

  /** a == b. */
  public static int eq(long a, long b) {
    return ne(a, b) ^ 1;
  }

  /** a != b. */
  public static int ne(long a, long b) {
    long x = a ^ b;
    return (int) ((x | -x) >>> 63);
  }

  /** a &lt; b. */
  public static int lt(long a, long b) {
    return (int) (((a & ~b) | (~(a ^ b) & (a - b))) >>> 63);
  }

  /** a &lt;= b. */
  public static int le(long a, long b) {
    return lt(b, a) ^ 1;
  }

  /** a &lt; b, unsigned. */
  public static int ult(long a, long b) {
    return (int) (((~a & b) | (~(a ^ b) & (a - b))) >>> 63);
  }

  /** a &lt;= b, unsigned. */
  public static int ule(long a, long b) {
    return ult(b, a) ^ 1;
  }

  /** Long.compareUnsigned as exactly -1, 0 or 1. */
  public static int cmpu(long a, long b) {
    return Long.compareUnsigned(a, b);
  }

  /** The same object. */
  public static int same(Object a, Object b) {
    return a == b ? 1 : 0;
  }

  /** a == null. */
  public static int isNull(Object a) {
    return a == null ? 1 : 0;
  }
}
