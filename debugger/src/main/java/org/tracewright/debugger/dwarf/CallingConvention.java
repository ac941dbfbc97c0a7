package org.tracewright.debugger.dwarf;

/**
 * What a processor's calls look like, for frames that no call-frame information describes.
 * Registers have their DWARF numbers.
 *
 * @param returnAddress the register that a call leaves its return address in
 * @param stackPointer grows downwards
 * @param framePointer points behind the frame where compilers keep one
 * @param savedReturn where a frame keeps its return address, from the frame pointer
 * @param savedFrame where it keeps the caller's frame pointer, from the frame pointer
 * @param code reads the instructions
 */
public record CallingConvention(
    int returnAddress,
    int stackPointer,
    int framePointer,
    int savedReturn,
    int savedFrame,
    Code code) {

  /** RISC-V ELF psABI, "Integer Register Convention" and "Frame Pointer Convention". */
  public static final CallingConvention RISCV32 =
      new CallingConvention(1, 2, 8, -4, -8, new RiscvCalls());

  /** Knows calls and prologues when it sees them. */
  public interface Code {
    /** Whether the instruction that ends just before {@code address} is a call. */
    boolean callEndsAt(int address, GuestMemory memory);

    /** Whether code runs from one address to a later one without a jump that is always taken. */
    boolean runsOn(int from, int to, GuestMemory memory);

    /**
     * What a function has done to the stack when it has run from its start to {@code pc}.
     *
     * @param start address of its first instruction
     */
    Layout layoutAt(int start, int pc, GuestMemory memory);
  }

  /**
   * The stack frame of a function.
   *
   * @param size bytes that it has taken
   * @param savedReturn where it has saved its return address, from the end of the frame; {@code
   *     null} if it has not
   */
  public record Layout(int size, Integer savedReturn) {}
}
