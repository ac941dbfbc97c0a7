package org.tracewright.jit.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Operands;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.Type;

/**
 * A trace being written, with what is known about its values. Everything since the last {@link
 * #mark} can be taken back.
 */
final class TraceDraft {
  private record Change(int position, Info old) {}

  private record Found(Path path, Object array) {}

  private static final int MOST_ARRAYS = 8;

  private final List<Op> ops = new ArrayList<>();
  private final List<Info> infos = new ArrayList<>();
  private final List<Exit> exits = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private final List<Path> factPaths = new ArrayList<>();
  private final List<Found> arrays = new ArrayList<>();
  private final LongMap[] constants = new LongMap[Type.values().length];
  private final LongMap shared = new LongMap();
  private final List<Change> changes = new ArrayList<>();
  private int markedOps;
  private int markedExits;
  private int markedFacts;
  private int markedArrays;

  TraceDraft() {
    for (int i = 0; i < constants.length; i++) {
      constants[i] = new LongMap();
    }
  }

  int size() {
    return ops.size();
  }

  Op op(int position) {
    return ops.get(position);
  }

  /** Puts an operation in the place of another. */
  void replace(int position, Op op) {
    ops.set(position, op);
  }

  int append(Op op) {
    ops.add(op);
    infos.add(Info.NOTHING);
    return ops.size() - 1;
  }

  /** Appends a pure operation unless one with the same key is there. */
  int share(long key, Op op) {
    int known = shared.get(key);
    if (known >= 0) {
      return known;
    }
    int position = append(op);
    shared.put(key, position);
    return position;
  }

  int constant(Type type, long bits) {
    LongMap known = constants[type.ordinal()];
    int position = known.get(bits);
    if (position < 0) {
      position = append(new Op.Const(type, bits));
      known.put(bits, position);
    }
    return position;
  }

  boolean isConstant(int position) {
    return position >= 0 && ops.get(position) instanceof Op.Const;
  }

  Info info(int position) {
    return position < 0 ? Info.NOTHING : infos.get(position);
  }

  void learn(int position, Info info) {
    if (position < markedOps) {
      changes.add(new Change(position, infos.get(position)));
    }
    infos.set(position, info);
  }

  int exit(Exit exit) {
    exits.add(exit);
    return exits.size() - 1;
  }

  /** Takes something for granted; about static final fields nothing needs to be said. */
  void fact(Path path, Fact.Kind kind, int index, long bits) {
    boolean needless = path.constant() && kind != Fact.Kind.CODE && kind != Fact.Kind.QUASI;
    if (!needless) {
      fact(path, new Fact(path.steps(), kind, index, bits));
    }
  }

  /**
   * Takes for granted that two values are the same object, or that they are not, if both are at the
   * ends of paths; answers whether they are.
   */
  boolean takesForGranted(int one, int other, boolean same) {
    Path first = info(one).path;
    Path second = info(other).path;
    if (first == null || second == null) {
      return false;
    }
    if (!first.constant() || !second.constant()) {
      fact(first, second, same);
    }
    return true;
  }

  private void fact(Path one, Path other, boolean same) {
    Fact fact = Fact.ofTwo(one.steps(), other.steps(), same);
    if (!facts.contains(fact)) {
      facts.add(fact);
      factPaths.add(one);
    }
  }

  /** Takes the class of an object for granted. */
  void classFact(Path path, String className) {
    if (!path.constant()) {
      fact(path, Fact.ofClass(path.steps(), className));
    }
  }

  private void fact(Path path, Fact fact) {
    if (path.learn(fact.kind(), fact.index())) {
      facts.add(fact);
      factPaths.add(path);
    }
  }

  /**
   * Notes which array that may be written to is at the end of a path, and takes for granted that it
   * is none of those at the ends of others.
   */
  @SuppressWarnings("ReferenceEquality")
  void meet(Path path, Object array) {
    if (found(path) != null || arrays.size() == MOST_ARRAYS) {
      return;
    }
    for (Found other : arrays) {
      if (other.array != array && other.array.getClass() == array.getClass()) {
        fact(path, other.path, false);
      }
    }
    arrays.add(new Found(path, array));
  }

  @SuppressWarnings("ReferenceEquality") // paths are always the same objects
  private Found found(Path path) {
    for (Found each : arrays) {
      if (each.path == path) {
        return each;
      }
    }
    return null;
  }

  /** Whether the values at two positions are known to be different arrays. */
  @SuppressWarnings("ReferenceEquality")
  boolean areDistinct(int one, int other) {
    Found first = found(info(one).path);
    Found second = found(info(other).path);
    return first != null && second != null && first.array != second.array;
  }

  /** Whether something was fetched from code memory. */
  boolean dependsOnCode() {
    return facts.stream().anyMatch(fact -> fact.kind() == Fact.Kind.CODE);
  }

  void mark() {
    markedOps = ops.size();
    markedExits = exits.size();
    markedFacts = facts.size();
    markedArrays = arrays.size();
    changes.clear();
  }

  /** The number of operations at the last mark. */
  int marked() {
    return markedOps;
  }

  void truncate() {
    if (ops.size() > markedOps) {
      shared.truncate(markedOps);
      for (LongMap each : constants) {
        each.truncate(markedOps);
      }
    }
    for (Change each : changes.reversed()) {
      infos.set(each.position, each.old);
    }
    changes.clear();
    cut(ops, markedOps);
    cut(infos, markedOps);
    cut(exits, markedExits);
    for (int i = markedFacts; i < facts.size(); i++) {
      if (facts.get(i).kind() != Fact.Kind.SAME) {
        factPaths.get(i).forget(facts.get(i).kind(), facts.get(i).index());
      }
    }
    cut(facts, markedFacts);
    cut(factPaths, markedFacts);
    cut(arrays, markedArrays);
  }

  private static void cut(List<?> list, int size) {
    list.subList(size, list.size()).clear();
  }

  /**
   * Puts the operations from {@code first} on, all of this turn, into another order; their operands
   * and those of the turn's exits are renumbered.
   */
  void reorder(int first, List<Integer> order, IntUnaryOperator numbers) {
    List<Op> oldOps = List.copyOf(ops.subList(first, ops.size()));
    List<Info> oldInfos = List.copyOf(infos.subList(first, infos.size()));
    for (int i = 0; i < order.size(); i++) {
      ops.set(first + i, renumber(oldOps.get(order.get(i) - first), numbers));
      infos.set(first + i, oldInfos.get(order.get(i) - first).renumbered(numbers));
    }
    exits.subList(markedExits, exits.size()).replaceAll(exit -> Operands.rename(exit, numbers));
    shared.renumberAll(numbers);
    for (LongMap each : constants) {
      each.renumber(numbers);
    }
  }

  private static Op renumber(Op op, IntUnaryOperator numbers) {
    return Operands.rename(op, numbers, Operands.exitOf(op));
  }

  Trace build(int key, Exit end) {
    return new Trace(key, ops, exits, end, facts);
  }
}
