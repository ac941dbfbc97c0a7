package org.tracewright.jit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import org.tracewright.jit.runtime.CodeWatch;

/**
 * Guest code in a {@code byte[]} that the guest may also write. A fetch whose index is constant in
 * a trace folds to a constant, and the compiled code depends on the bytes fetched. Two ways to say
 * that code changed: {@link #fence} compares the bytes under compiled code and drops what no longer
 * holds (instruction sets with a fence); {@link #written} is called at each store (instruction sets
 * without).
 *
 * <p><b>Law.</b> The model has it in a final field and fetches through it, and after a store to
 * code that is going to be executed there is a {@code fence} or a {@code written} in the same
 * thread.
 *
 * <p><b>Misuse.</b> A change that is not announced is not seen by compiled code. A fetch whose
 * index is not constant, because the program counter is neither the green key nor promoted, is only
 * slow.
 *
 * <p><b>Cost.</b> {@code written}: a look at a page flag, unless compiled code was made from that
 * page. {@code fence}: a comparison of all bytes that compiled code was made from.
 */
public final class CodeMemory {
  /** Log2 of the bytes that share a flag of {@link #pages}. */
  public static final int PAGE_SHIFT = 6;

  private static final VarHandle SHORT_LE =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT_BE =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final boolean fenced;
  private final CodeWatch watch;

  /** Code in {@code bytes}, which is not copied. */
  public CodeMemory(byte[] bytes) {
    this(bytes, false);
  }

  private CodeMemory(byte[] bytes, boolean fenced) {
    this.bytes = Objects.requireNonNull(bytes);
    this.fenced = fenced;
    this.watch = new CodeWatch(bytes);
  }

  /**
   * The same for instruction sets in which the guest itself has to fence: that code changed and
   * nobody said so is no fault of the model then, and {@link Engine#CHECKED} waits for the fence.
   */
  public static CodeMemory fenced(byte[] bytes) {
    return new CodeMemory(bytes, true);
  }

  /** Whether the guest itself has to fence. */
  public boolean isFenced() {
    return fenced;
  }

  /** The unsigned byte at {@code index}. */
  public int fetchByte(int index) {
    return bytes[index] & 0xff;
  }

  /** The unsigned little-endian 16-bit unit at {@code index}. */
  public int fetchCharLE(int index) {
    return (short) SHORT_LE.get(bytes, index) & 0xffff;
  }

  /** The unsigned big-endian 16-bit unit at {@code index}. */
  public int fetchCharBE(int index) {
    return (short) SHORT_BE.get(bytes, index) & 0xffff;
  }

  /** The little-endian 32-bit word at {@code index}. */
  public int fetchIntLE(int index) {
    return (int) INT_LE.get(bytes, index);
  }

  /**
   * Says that the guest stored {@code length} bytes at {@code index}; compiled code made from them
   * is dropped at once.
   */
  public void written(int index, int length) {
    watch.written(index, length);
  }

  /**
   * A flag for every {@code 1 << }{@link #PAGE_SHIFT} bytes: whether compiled code was made from
   * some of them. {@link #written} need be called only for such bytes, so a model that looks here
   * first spares most of its stores the call. To be read only; it is always the same array.
   */
  public boolean[] pages() {
    return watch.pages();
  }

  /** Says that earlier stores must be visible to fetches from now on. */
  public void fence() {
    watch.fence();
  }

  /** For the run time of the JIT: which bytes compiled code was made from. */
  public CodeWatch watch() {
    return watch;
  }
}
