package org.tracewright.debugger.dwarf;

import java.util.Map;
import java.util.Objects;

/**
 * One function that is being run, with its caller's, its caller's caller's and so on around it.
 *
 * @param pc the next instruction of the innermost frame; in all others, where it goes on
 * @param stackPointer its value in the frame, now
 * @param found how it was found
 * @param registers what is known of the frame's registers, by DWARF number
 */
public record Frame(int pc, int stackPointer, Found found, Map<Integer, Integer> registers) {

  /** How a frame was found, from the most to the least reliable way. */
  public enum Found {
    /** It is the innermost one. */
    INNERMOST,
    /** By the call-frame information of the frame it called. */
    CALL_FRAMES,
    /** The same, where an interruption took the place of a call. */
    INTERRUPTED,
    /** By what the instructions at the start of the called function do to the stack. */
    PROLOGUE,
    /** By the register that calls leave their return address in. */
    RETURN_REGISTER,
    /** By the chain of frame pointers. */
    FRAME_POINTER,
    /** By a word on the stack that an instruction after a call has as its address. */
    STACK_SCAN
  }

  public Frame {
    Objects.requireNonNull(found);
    registers = Map.copyOf(registers);
  }

  /** An address inside the instruction that the frame is at: for a caller, its call. */
  public int callSite() {
    return found == Found.INNERMOST || found == Found.INTERRUPTED ? pc : pc - 1;
  }
}
