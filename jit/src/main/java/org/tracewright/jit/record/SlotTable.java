package org.tracewright.jit.record;

import java.util.Arrays;
import java.util.List;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.reader.ModelField;

/** Finds the first slot of a field. */
final class SlotTable {
  private static final int UNKNOWN = -2;

  private final List<Layout.SlotInfo> slots;
  private int[] byNumber = new int[0];

  SlotTable(Layout layout) {
    slots = layout.slots();
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
      byNumber[number] = find(field.ref());
    }
    return byNumber[number];
  }

  private int find(FieldRef field) {
    for (int slot = 0; slot < slots.size(); slot++) {
      FieldRef each = slots.get(slot).field();
      if (each.name().equals(field.name()) && each.owner().equals(field.owner())) {
        return slot;
      }
    }
    return -1;
  }
}
