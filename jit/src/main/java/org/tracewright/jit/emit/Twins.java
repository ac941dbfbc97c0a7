package org.tracewright.jit.emit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Exit.SlotValue;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Layout.SlotInfo;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.Type;

/**
 * Elements with one index of virtualizable arrays that are the same wherever a node leads to
 * another. Models of clocked hardware have such arrays: what is, and what will be, and the one is
 * copied to the other at the end of each turn. One home holds both, and where the region is entered
 * they have to be the same.
 */
final class Twins {
  /** Fewer are not worth a look at each entrance. */
  static final int FEWEST = 4;

  private enum Kind {
    SLOT,
    CONSTANT,
    COMPUTED
  }

  /** Slots that were twins so far and are handed the same stay twins. */
  private record Same(int twin, Kind kind, long value) {}

  private final Layout layout;
  private int[] first; // by slot: the first one of its twins, itself if it has none

  private Twins(Tree tree, Layout layout) {
    this.layout = layout;
    first = new int[layout.slots().size() + tree.cells().size()];
    Arrays.setAll(first, slot -> slot);
  }

  /** Each slot has a home of its own. */
  static int[] none(Tree tree, Layout layout) {
    return new Twins(tree, layout).first;
  }

  /** For each slot the one whose home it shares, itself if it shares none. */
  static int[] of(Tree tree, Layout layout) {
    Twins twins = new Twins(tree, layout);
    if (layout.slots().size() > FEWEST && tree.nodes().stream().noneMatch(Twins::calls)) {
      twins.suppose(tree);
    }
    while (twins.count() >= FEWEST && twins.refute(tree)) {}
    return twins.count() < FEWEST ? none(tree, layout) : twins.first;
  }

  // After a call all slots are read again.
  private static boolean calls(Tree.Node node) {
    return node.trace().ops().stream().anyMatch(op -> op.effect() == Effect.ALL);
  }

  private long count() {
    int twins = 0;
    for (int slot = 0; slot < first.length; slot++) {
      twins += first[slot] == slot ? 0 : 1;
    }
    return twins;
  }

  // Those of arrays of one length, if some way from node to node changes them.
  private void suppose(Tree tree) {
    BitSet changed = new BitSet();
    for (Tree.Node node : tree.nodes()) {
      for (Tree.Link link : node.links()) {
        node.exit(link.exit()).slots().forEach(value -> changed.set(value.slot()));
      }
    }
    for (int one = 0; one < layout.slots().size(); one += length(one)) {
      for (int two = one + length(one); two < layout.slots().size(); two += length(two)) {
        if (areAlike(one, two)) {
          suppose(one, two, changed);
        }
      }
    }
  }

  private void suppose(int one, int two, BitSet changed) {
    int length = length(two);
    for (int i = 0; i < length; i++) {
      boolean may = first[two + i] == two + i && changed.get(one + i) && changed.get(two + i);
      first[two + i] = may ? first[one + i] : first[two + i];
    }
  }

  // How many slots the field has of which this is the first.
  private int length(int slot) {
    FieldRef field = layout.slots().get(slot).field();
    int end = slot + 1;
    while (end < layout.slots().size() && layout.slots().get(end).field().equals(field)) {
      end++;
    }
    return end - slot;
  }

  // Numbers with a fraction are left alone, as some differ from themselves.
  private boolean areAlike(int one, int two) {
    SlotInfo slot = layout.slots().get(one);
    return slot.element() != null
        && slot.element() == layout.slots().get(two).element()
        && (slot.type() == Type.INT || slot.type() == Type.LONG)
        && length(one) == length(two);
  }

  // Answers whether there are fewer twins than was supposed.
  private boolean refute(Tree tree) {
    int[] before = first;
    for (Tree.Node node : tree.nodes()) {
      for (Tree.Link link : node.links()) {
        refute(node.trace(), node.exit(link.exit()));
      }
    }
    return !Arrays.equals(before, first);
  }

  private void refute(Trace trace, Exit exit) {
    Same[] handed = new Same[first.length];
    for (int slot = 0; slot < first.length; slot++) {
      handed[slot] = new Same(first[slot], Kind.SLOT, first[slot]);
    }
    for (SlotValue value : exit.slots()) {
      handed[value.slot()] = handed(first[value.slot()], trace.ops().get(value.value()), value);
    }
    Map<Same, Integer> known = new HashMap<>();
    int[] now = new int[first.length];
    for (int slot = 0; slot < first.length; slot++) {
      now[slot] = known.computeIfAbsent(handed[slot], same -> first(handed, same));
    }
    first = now;
  }

  private static int first(Same[] handed, Same same) {
    return Arrays.asList(handed).indexOf(same);
  }

  private Same handed(int twin, Op op, SlotValue value) {
    if (op instanceof Op.Slot slot) {
      return new Same(twin, Kind.SLOT, first[slot.slot()]);
    }
    return op instanceof Op.Const constant
        ? new Same(twin, Kind.CONSTANT, constant.bits())
        : new Same(twin, Kind.COMPUTED, value.value());
  }
}
