package org.tracewright.jit.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tracewright.jit.ir.Op.Const;

/**
 * A trace being written. Operations are appended as they are (see {@code opt.Fold} for an appender
 * that simplifies); equal constants stand once.
 */
public final class TraceBuilder {
  private Op[] ops = new Op[64];
  private int size;
  private int[] constants = new int[64]; // open addressing: position + 1, 0 when free
  private int constantCount;
  private final List<Exit> exits = new ArrayList<>();
  private final Set<Fact> facts = new LinkedHashSet<>();

  /** The number of operations so far; the position of the next one. */
  public int size() {
    return size;
  }

  /** The operation at a position. */
  public Op op(int position) {
    return ops[position];
  }

  /** Appends an operation and answers its position; for a constant, where it stands already. */
  public int append(Op op) {
    return op instanceof Const constant ? constant(constant.type(), constant.bits()) : push(op);
  }

  /** The position of an {@code int} constant. */
  public int constant(int value) {
    return constant(Type.INT, value);
  }

  /** The position of a {@code long} constant. */
  public int constant(long value) {
    return constant(Type.LONG, value);
  }

  /** The position of a constant, with bits as in {@link Const}. */
  public int constant(Type type, long bits) {
    Const constant = new Const(type, bits);
    int at = place(constant);
    if (constants[at] != 0) {
      return constants[at] - 1;
    }
    int position = push(constant);
    constants[at] = position + 1;
    if (++constantCount * 2 > constants.length) {
      growConstants();
    }
    return position;
  }

  private int place(Const constant) {
    int mask = constants.length - 1;
    int at = hash(constant) & mask;
    while (constants[at] != 0 && !same((Const) ops[constants[at] - 1], constant)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  // Not the record's own hashCode and equals: those are linked at first use, which costs more than
  // a short program's whole optimisation.
  private static int hash(Const constant) {
    long mixed = (constant.bits() * 31 + constant.type().ordinal()) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }

  private static boolean same(Const a, Const b) {
    return a.bits() == b.bits() && a.type() == b.type();
  }

  private void growConstants() {
    int[] old = constants;
    constants = new int[old.length * 2];
    for (int entry : old) {
      if (entry != 0) {
        constants[place((Const) ops[entry - 1])] = entry;
      }
    }
  }

  private int push(Op op) {
    if (size == ops.length) {
      ops = Arrays.copyOf(ops, size * 2);
    }
    ops[size] = op;
    return size++;
  }

  /** Adds an exit and answers its index, for guards and calls to refer to. */
  public int exit(Exit exit) {
    exits.add(exit);
    return exits.size() - 1;
  }

  /** The exit with an index. */
  public Exit exitAt(int index) {
    return exits.get(index);
  }

  /** Adds a fact unless it is known already. */
  public void fact(Fact fact) {
    facts.add(fact);
  }

  /** The finished trace; the builder may go on being used. */
  public Trace build(int key, Exit end) {
    return build(key, end, List.copyOf(facts));
  }

  /** The finished trace, with the facts of another instead of its own. */
  public Trace build(int key, Exit end, List<Fact> known) {
    return new Trace(key, Arrays.asList(ops).subList(0, size), exits, end, known);
  }
}
