package org.tracewright.jit.ir;

import java.util.List;

/**
 * The state to restore when a trace is left here.
 *
 * @param slots values of the slots that changed since the last synchronisation (see {@link
 *     Op.Slot}), by ascending slot number; all others still hold their values
 * @param key position of the green key of the turn to go on with; -1 when {@code frames} is not
 *     empty
 * @param frames empty when the state is that of a merge point: the turn is then executed from its
 *     beginning. Otherwise the model's frames in the middle of a turn, outermost first, and the
 *     rest of the turn is executed from there by the recorder's interpreter
 */
public record Exit(List<SlotValue> slots, int key, List<Frame> frames) {
  public Exit {
    slots = List.copyOf(slots);
    frames = List.copyOf(frames);
  }

  /** A slot and the position of its value. */
  public record SlotValue(int slot, int value) {}

  /**
   * A method activation of the model. Entries are positions, -1 where a local variable is dead; a
   * {@code long} or {@code double} takes one entry on the stack and two local variables, the second
   * -1.
   *
   * @param method index into the reader's table of methods
   * @param instruction index of the bytecode instruction to execute next
   */
  public record Frame(int method, int instruction, List<Integer> locals, List<Integer> stack) {
    public Frame {
      locals = List.copyOf(locals);
      stack = List.copyOf(stack);
    }
  }
}
