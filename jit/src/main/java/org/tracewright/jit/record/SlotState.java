package org.tracewright.jit.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.tracewright.jit.ir.Exit.SlotValue;

/** Where in the trace the value of each slot is now. */
final class SlotState {
  private int[] position;
  private boolean[] changed;
  private int[] startPosition;
  private boolean[] startChanged;

  SlotState(int slots) {
    position = new int[slots];
    changed = new boolean[slots];
    forget();
    mark();
  }

  /** The position of a slot's value; -1 if it was not read since the last synchronisation. */
  int get(int slot) {
    return position[slot];
  }

  /** Says where the value that a slot has anyway can be found. */
  void found(int slot, int at) {
    position[slot] = at;
  }

  void set(int slot, int at) {
    position[slot] = at;
    changed[slot] = true;
  }

  /** All slots are in the model's fields now, and may have any value. */
  void forget() {
    Arrays.fill(position, Activation.NONE);
    Arrays.fill(changed, false);
  }

  /** The slots that changed since the last synchronisation. */
  List<SlotValue> changes() {
    List<SlotValue> changes = new ArrayList<>();
    for (int slot = 0; slot < position.length; slot++) {
      if (changed[slot]) {
        changes.add(new SlotValue(slot, position[slot]));
      }
    }
    return List.copyOf(changes);
  }

  void renumber(IntUnaryOperator numbers) {
    for (int slot = 0; slot < position.length; slot++) {
      position[slot] = position[slot] < 0 ? position[slot] : numbers.applyAsInt(position[slot]);
    }
  }

  void mark() {
    startPosition = position.clone();
    startChanged = changed.clone();
  }

  /** Back to the last mark. */
  void restore() {
    position = startPosition.clone();
    changed = startChanged.clone();
  }
}
