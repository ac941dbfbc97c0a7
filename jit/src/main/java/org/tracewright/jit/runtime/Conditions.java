package org.tracewright.jit.runtime;

/**
 * Comparisons as values, for generated code: a call is shorter than two jumps, needs no stack-map
 * frame in the middle of an expression, and HotSpot inlines it.
 */
public final class Conditions {
  private Conditions() {}

  /** a == b. */
  public static int eq(int a, int b) {
    return a == b ? 1 : 0;
  }

  /** a != b. */
  public static int ne(int a, int b) {
    return a != b ? 1 : 0;
  }

  /** a &lt; b. */
  public static int lt(int a, int b) {
    return a < b ? 1 : 0;
  }

  /** a &lt;= b. */
  public static int le(int a, int b) {
    return a <= b ? 1 : 0;
  }

  /** a &lt; b, unsigned. */
  public static int ult(int a, int b) {
    return a + Integer.MIN_VALUE < b + Integer.MIN_VALUE ? 1 : 0;
  }

  /** a &lt;= b, unsigned. */
  public static int ule(int a, int b) {
    return a + Integer.MIN_VALUE <= b + Integer.MIN_VALUE ? 1 : 0;
  }

  /** Integer.compareUnsigned as exactly -1, 0 or 1. */
  public static int cmpu(int a, int b) {
    return Integer.compareUnsigned(a, b);
  }

  /** a == b. */
  public static int eq(long a, long b) {
    return a == b ? 1 : 0;
  }

  /** a != b. */
  public static int ne(long a, long b) {
    return a != b ? 1 : 0;
  }

  /** a &lt; b. */
  public static int lt(long a, long b) {
    return a < b ? 1 : 0;
  }

  /** a &lt;= b. */
  public static int le(long a, long b) {
    return a <= b ? 1 : 0;
  }

  /** a &lt; b, unsigned. */
  public static int ult(long a, long b) {
    return a + Long.MIN_VALUE < b + Long.MIN_VALUE ? 1 : 0;
  }

  /** a &lt;= b, unsigned. */
  public static int ule(long a, long b) {
    return a + Long.MIN_VALUE <= b + Long.MIN_VALUE ? 1 : 0;
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
