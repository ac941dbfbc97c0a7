package org.tracewright.jit.emit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Op;

/**
 * Where the values of one node are computed and how long they are needed. A value used once is
 * computed where it is used, on the operand stack; one that only exits need is computed there. All
 * others are computed at their position and live in a local variable.
 *
 * <p>Values have ids: the position of the operation, except that what a slot held at a
 * synchronisation (the node's start is the first) has an id of its own, whether or not an operation
 * reads it.
 */
final class Schedule {
  /** What an exit wants in the home of a cell that is not handed on. */
  static final int ANYTHING = -2;

  private static final int MAX_DEPTH = 48;
  private static final int MOST_MAKERS = 6; // exits with code of their own that makes an object

  private final Tree.Node node;
  private final Homes homes;
  private final List<Op> ops;
  private final Displacements displacements; // null if bytes are accessed as Java does
  private final int size;
  private int firstDrop = -1; // the first operation that may drop code
  private final Paths paths;
  private final BitSet bounded; // reads of the limit that take the bound of the run
  private final int[] epoch; // synchronisations before a position
  private final int[] writes; // writes before a position
  private final int[] nextExit;
  private final int[][] snapshots;
  private final int[] operations; // uses by operations
  private final int[] exits; // uses by exits
  private final int[] user; // the last use
  private final boolean[] deferred;
  private final boolean[] repeated; // deferred to several exits
  private final boolean[] shared; // used twice by one exit, or by one that goes on
  private final int[] depth; // of a deferred value below the operation that computes it
  private final int[] lastUse;

  Schedule(Tree.Node node, Homes homes) {
    this.node = node;
    this.homes = homes;
    List<Op> all = node.trace().ops();
    displacements = homes.unsafe() < 0 ? null : new Displacements(all);
    ops = displacements == null ? all : displacements.ops();
    size = ops.size();
    paths = new Paths(node.trace());
    bounded = homes.bounded(node.trace());
    epoch = new int[size + 1];
    writes = new int[size + 1];
    nextExit = new int[size + 1];
    snapshots = new int[size + 1][];
    operations = new int[size];
    exits = new int[size];
    user = new int[size];
    deferred = new boolean[size];
    repeated = new boolean[size];
    shared = new boolean[size];
    depth = new int[size];
    countEffects();
    takeSnapshots();
    countUses();
    defer();
    lastUse = new int[ids()];
    Arrays.fill(lastUse, -1);
    findLastUses();
  }

  int size() {
    return size;
  }

  List<Op> ops() {
    return ops;
  }

  /** What is to be added to the index of an access to bytes, as unsigned number. */
  int displacement(int position) {
    return displacements == null ? 0 : displacements.at(position);
  }

  private void countEffects() {
    for (int p = 0; p < size; p++) {
      Effect effect = ops.get(p).effect();
      boolean drops = effect == Effect.ALL || ops.get(p) instanceof Op.CodeWritten;
      firstDrop = drops && firstDrop < 0 ? p : firstDrop;
      epoch[p + 1] = epoch[p] + (effect == Effect.ALL ? 1 : 0);
      writes[p + 1] = writes[p] + (effect == Effect.ALL || effect == Effect.WRITE ? 1 : 0);
    }
  }

  /** Whether something in front of a position may have dropped code. */
  boolean mayHaveDropped(int position) {
    return firstDrop >= 0 && firstDrop < position;
  }

  /** The index of the exit of the operation at a position, -2 if it has none. */
  int exitIndex(int position) {
    if (position == size) {
      return Tree.Link.END;
    }
    Op op = ops.get(position);
    if (op instanceof Op.Guard guard) {
      return guard.exit();
    }
    return op instanceof Op.Call call && call.effect() == Effect.ALL ? call.exit() : -2;
  }

  boolean hasExit(int position) {
    return exitIndex(position) != -2;
  }

  Exit exit(int position) {
    return node.exit(exitIndex(position));
  }

  private void takeSnapshots() {
    int next = size;
    for (int p = size; p >= 0; p--) {
      if (hasExit(p)) {
        next = p;
        snapshots[p] = snapshot(p);
      }
      nextExit[p] = next;
    }
  }

  private int[] snapshot(int position) {
    int[] values = new int[homes.count()];
    for (int home = 0; home < values.length; home++) {
      values[home] = homes.isCell(home) ? ANYTHING : entry(epoch[position], home);
    }
    for (Exit.SlotValue changed : exit(position).slots()) {
      if (changed.slot() == homes.key()) {
        continue;
      }
      values[homes.homeOf(changed.slot())] = id(changed.value());
    }
    return values;
  }

  /**
   * What the slot of {@link Homes#key} holds at an exit: a position; -1 for what it held at the
   * last synchronisation, the node's own key if that is the node's start.
   */
  int keyAt(int position) {
    for (Exit.SlotValue changed : exit(position).slots()) {
      if (changed.slot() == homes.key()) {
        return changed.value();
      }
    }
    return -1;
  }

  /** The ids of all slots' values, by home, at an exit. */
  int[] snapshotAt(int position) {
    return snapshots[position];
  }

  /** The first position from here on that has an exit; the trace's end is one. */
  int nextExit(int position) {
    return nextExit[position];
  }

  int epoch(int position) {
    return epoch[position];
  }

  int ids() {
    return size + (epoch[size] + 1) * homes.count();
  }

  /** The id of what a slot held at a synchronisation. */
  int entry(int ofEpoch, int home) {
    return size + ofEpoch * homes.count() + homes.first(home);
  }

  int entryHome(int id) {
    return (id - size) % homes.count();
  }

  int entryEpoch(int id) {
    return (id - size) / homes.count();
  }

  boolean isEntry(int id) {
    return id >= size;
  }

  int id(int position) {
    return ops.get(position) instanceof Op.Slot slot
        ? entry(epoch[position], homes.homeOf(slot.slot()))
        : position;
  }

  /** Whether the value needs no computing: a constant, the model, or held in a local throughout. */
  boolean isFree(int id) {
    return !isEntry(id)
        && (ops.get(id) instanceof Op.Const || ops.get(id) instanceof Op.State || path(id) >= 0);
  }

  /**
   * The local variable for a value that is reached through final fields, or for the bound of the
   * run; else -1.
   */
  int path(int position) {
    return bounded.get(position) ? homes.bound() : homes.local(paths.stable(position));
  }

  private boolean isLeaf(int position) {
    return ops.get(position) instanceof Op.Slot || isFree(position);
  }

  private void countUses() {
    for (int p = 0; p <= size; p++) {
      if (p < size) {
        countOperands(p);
      }
      if (hasExit(p)) {
        countExit(p);
      }
    }
  }

  private void countOperands(int position) {
    ops.get(position)
        .forEachOperand(
            operand -> {
              operations[operand]++;
              user[operand] = position;
            });
  }

  private void countExit(int position) {
    int weight = position < size && ops.get(position) instanceof Op.Call ? 2 : 1;
    for (Exit.SlotValue changed : exit(position).slots()) {
      useInExit(changed.value(), position, 1);
    }
    for (int value : Operands.framesOf(exit(position))) {
      useInExit(value, position, weight);
    }
    if (exit(position).key() >= 0) {
      useInExit(exit(position).key(), position, 1);
    }
  }

  private void useInExit(int value, int position, int weight) {
    boolean goesOn = position < size && ops.get(position) instanceof Op.Call;
    shared[value] |= goesOn || (exits[value] > 0 && user[value] == position);
    exits[value] += weight;
    user[value] = position;
  }

  private void defer() {
    int[] at = new int[size + 1]; // where a value is computed
    at[size] = size;
    for (int p = size - 1; p >= 0; p--) {
      at[p] = p;
      if (isLeaf(p) || !movable(ops.get(p))) {
        continue;
      }
      if (operations[p] + exits[p] == 1) {
        int to = exits[p] == 1 ? user[p] : at[user[p]];
        deferred[p] = mayMove(p, to);
        at[p] = deferred[p] ? to : p;
      } else if (operations[p] == 0 && (cheap(ops.get(p)) || isMadeByExits(p))) {
        deferred[p] = true;
        repeated[p] = true;
      }
    }
  }

  private static boolean movable(Op op) {
    boolean fills = op.isFresh() && !(op instanceof Op.Make); // what follows fills it
    return !fills && (op.effect() == Effect.NONE || op.effect() == Effect.READ);
  }

  private boolean mayMove(int position, int to) {
    boolean byExit = exits[position] == 1;
    int by = user[position];
    if (!byExit && !takes(by, position)) {
      return false;
    }
    depth[position] = !byExit && deferred[by] ? depth[by] + 1 : 0;
    boolean moves =
        depth[position] < MAX_DEPTH
            && (readsNothing(ops.get(position)) || writes[to] == writes[position]);
    repeated[position] = moves && !byExit && repeated[by];
    return moves;
  }

  // What several exits make is made by those that are taken, one of them; so is what goes into it.
  private boolean takes(int by, int position) {
    boolean made = ops.get(by) instanceof Op.Make && readsNothing(ops.get(position));
    return (made || !repeated[by]) && Operands.takesTree(ops.get(by));
  }

  private static boolean readsNothing(Op op) {
    return op.effect() == Effect.NONE || op instanceof Op.Make;
  }

  // An object that only exits need is not made on the way.
  private boolean isMadeByExits(int position) {
    return ops.get(position) instanceof Op.Make
        && !shared[position]
        && exits[position] <= MOST_MAKERS;
  }

  // Worth computing again at every exit: x + constant, such as the count of instructions.
  private boolean cheap(Op op) {
    return op instanceof Op.Binary binary
        && ops.get(binary.b()) instanceof Op.Const
        && isLeaf(binary.a());
  }

  /** Whether the value is computed where it is used. */
  boolean isDeferred(int id) {
    return !isEntry(id) && deferred[id];
  }

  /** Whether anything needs the value. */
  boolean isUsed(int position) {
    return operations[position] + exits[position] > 0;
  }

  private void findLastUses() {
    for (int p = 0; p <= size; p++) {
      if (p < size && !deferred[p]) {
        touchOperands(p, p);
      }
      if (hasExit(p)) {
        touchExit(p);
      }
    }
  }

  private void touchExit(int position) {
    for (int value : snapshots[position]) {
      if (value != ANYTHING) {
        touch(value, position);
      }
    }
    if (homes.key() >= 0 && keyAt(position) >= 0) {
      touch(id(keyAt(position)), position);
    }
    for (int value : Operands.framesOf(exit(position))) {
      touch(id(value), position);
    }
    if (exit(position).key() >= 0) {
      touch(id(exit(position).key()), position);
    }
  }

  private void touchOperands(int of, int position) {
    ops.get(of).forEachOperand(operand -> touch(id(operand), position));
  }

  private void touch(int id, int position) {
    if (isDeferred(id)) {
      touchOperands(id, position);
    }
    lastUse[id] = Math.max(lastUse[id], position);
  }

  /** The last position at which the value is needed, -1 if none. */
  int lastUse(int id) {
    return lastUse[id];
  }
}
