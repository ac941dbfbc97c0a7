package org.tracewright.jit.record;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.reader.ModelField;

/** Finds the first slot of a field. */
final class SlotTable {
  private static final int UNKNOWN = -2;

  private final Map<FieldRef, Integer> slots = new HashMap<>();
  private int[] byNumber = new int[0];

  SlotTable(Layout layout) {
    for (int slot = 0; slot < layout.slots().size(); slot++) {
      slots.putIfAbsent(layout.slots().get(slot).field(), slot);
    }
  }

  /** The slot of a field, or of element 0 of an array; -1 if it is not virtualizable. */
  int first(ModelField field) {
    int number = field.number();
    if (number >= byNumber.length) {
      int old = byNumber.length;
      byNumber = Arrays.copyOf(byNumber, Math.max(16, number * 2));
      Arrays.fill(byNumber, old, byNumber.length, UNKNOWN);
    }
    if (byNumber[number] == UNKNOWN) {
      byNumber[number] = slots.getOrDefault(field.ref(), -1);
    }
    return byNumber[number];
  }
}
