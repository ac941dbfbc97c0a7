package org.tracewright.jit.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Exit.SlotValue;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.ModelField;

/**
 * The turn being recorded: what its guards restore. Before its first effect that is the state at
 * its start; after it the machine's frames, or, as long as the loop may still be left in this turn,
 * the start again, and then the guard has to be moved: see {@link Hoist}.
 */
final class TurnState {
  final TraceDraft trace = new TraceDraft();
  final SlotState slots;
  final Machine machine;

  /** Values of quasi-immutable fields that were guarded since the last call. */
  final LongMap quasi = new LongMap();

  /** What plain fields hold. */
  final FieldCache heap = new FieldCache();

  /** Which arrays are known to be different ones. */
  final Aliases aliases = new Aliases(trace);

  private final List<Integer> late = new ArrayList<>();
  private List<SlotValue> startSlots = List.of();
  private final ModelField keyField;
  private final int keySlot;
  private int startKey;
  private int firstEffect = -1;
  private boolean codeChanged;
  private boolean probing;

  TurnState(Machine machine, Layout layout) {
    this.machine = machine;
    this.slots = new SlotState(layout.slots().size());
    ModelField key = machine.model().keyField();
    this.keyField = key;
    this.keySlot = key == null ? -1 : new SlotTable(layout).first(key);
  }

  void begin(int key) {
    startSlots = slots.changes();
    startKey = trace.constant(Type.INT, key);
    if (keySlot >= 0) {
      slots.found(keySlot, startKey); // what mergePoint was given is the value of this slot
    } else if (keyField != null) {
      heap.read(keyField, 0, startKey);
    }
    trace.mark();
    slots.mark();
    late.clear();
    firstEffect = -1;
    trace.append(new Op.Turn(key));
  }

  /** Says whether the code is being executed that has computed the key: it must have no effect. */
  void probe(boolean on) {
    probing = on;
  }

  /** Says at which position that code has found the key again; answers whether that is credible. */
  boolean found(int position) {
    if (firstEffect >= 0) {
      return false;
    }
    if (position >= 0) {
      replace(position, startKey);
    }
    return true;
  }

  /** Takes the turn back. */
  void undo() {
    trace.truncate();
    slots.restore();
    quasi.truncate(0);
    heap.forget();
    aliases.truncate(trace.marked());
    codeChanged = false;
  }

  /** Whether the loop may still be left before the turn is over: only the model can do so. */
  boolean isUndecided() {
    return probing || machine.model().loop().undecided().get(machine.loopFrame().at);
  }

  /**
   * Moves the guards that have to be moved. Positions change, so this is done between two
   * instructions only.
   */
  void settle() {
    if (!late.isEmpty()) {
      renumber(hoist().move(late));
      late.clear();
    }
  }

  /** Moves the guards that need not leave in the middle of the turn; it is over. */
  void arrives() {
    settle();
    if (firstEffect >= 0) {
      int[] numbers = hoist().moveAny();
      if (numbers != null) {
        renumber(numbers);
      }
    }
  }

  private Hoist hoist() {
    return new Hoist(trace, firstEffect, start(), aliases);
  }

  private Exit start() {
    return new Exit(startSlots, startKey, List.of());
  }

  /**
   * Has a guard show, where the turn can still begin again, that arrays are different ones which
   * are so now; nothing if that is not possible.
   */
  void tellApart(int one, int two) {
    if (probing || !aliases.differ(one, two) || aliases.guard(one, two) >= 0) {
      return;
    }
    boolean before = firstEffect < 0;
    if (before || (hoist().reaches(one) && hoist().reaches(two))) {
      int guard = aliases.append(one, two, trace.exit(start()));
      if (!before) {
        late.add(guard);
      }
    }
  }

  private void renumber(int[] numbers) {
    int first = firstEffect;
    IntUnaryOperator renumber = at -> at < first ? at : numbers[at - first];
    slots.renumber(renumber);
    quasi.renumberAll(renumber);
    heap.renumber(renumber);
    aliases.renumber(renumber);
    for (Activation each = machine.top; each != null; each = each.caller) {
      each.renumber(renumber);
    }
  }

  /** The exit of a guard that is about to be appended. */
  int exit() {
    if (firstEffect < 0) {
      return trace.exit(start());
    }
    if (isUndecided()) {
      late.add(trace.size());
      return trace.exit(start());
    }
    return frames(false);
  }

  private int frames(boolean thrown) {
    return trace.exit(
        new Exit(slots.changes(), Activation.NONE, new Snapshots(machine, trace).frames(thrown)));
  }

  /** The exit of a call that is about to be appended. */
  int callExit() {
    return frames(true);
  }

  /** Says that an effect was appended that other code may see. */
  void effect(int position) {
    firstEffect = firstEffect < 0 ? position : firstEffect;
  }

  /** Says that all slots were written back and may have changed. */
  void synchronised(int call) {
    effect(call);
    slots.forget();
    quasi.truncate(0);
    heap.forget();
  }

  void codeChanged() {
    codeChanged = true;
  }

  boolean hasChangedCode() {
    return codeChanged && trace.dependsOnCode();
  }

  /** Whether an object was made in this turn, so that nothing else sees writes to it. */
  boolean isFresh(int object) {
    return object >= trace.marked() && trace.op(object).isFresh();
  }

  /**
   * Ends the turn at a merge point.
   *
   * @param position of the key
   * @return the exit with which the trace may end here
   */
  Exit end(int key, int position) {
    if (!trace.isConstant(position)) {
      int exit = trace.exit(new Exit(slots.changes(), position, List.of()));
      trace.append(new Op.Guard(Op.Check.VALUE, position, key, null, exit));
      replaceSlots(position, trace.constant(Type.INT, key));
    }
    return new Exit(slots.changes(), trace.constant(Type.INT, key), List.of());
  }

  /** Says that a value is known to be a constant now. */
  void replace(int position, int constant) {
    replaceSlots(position, constant);
    for (Activation each = machine.top; each != null; each = each.caller) {
      for (int i = 0; i < each.sp; i++) {
        each.ir[i] = each.ir[i] == position ? constant : each.ir[i];
      }
    }
  }

  private void replaceSlots(int position, int constant) {
    IntUnaryOperator replaced = at -> at == position ? constant : at;
    slots.renumber(replaced);
    heap.renumber(replaced);
  }

  /** Refuses a reference that a trace cannot name. */
  void named(int position) {
    if (position < 0) {
      machine.refuse(AbortReason.OBJECT_CONSTANT, "it uses a string, class or method constant");
    }
    if (position >= 0 && trace.op(position) instanceof Op.Make) {
      trace.learn(position, trace.info(position).seenByOthers());
    }
  }
}
