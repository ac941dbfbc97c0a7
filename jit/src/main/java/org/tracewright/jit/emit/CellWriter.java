package org.tracewright.jit.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Operands;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.Type;

/** Has the trace of a node take the cells it is handed, and hand on those that others want. */
final class CellWriter {
  private final Cells cells;
  private final int node;
  private final Tree.Node old;
  private final List<Op> ops = new ArrayList<>();
  private final int[] moved; // new positions of old operations
  private final Map<Cell, Integer> handed = new HashMap<>(); // positions
  private final Map<Integer, List<Exit.SlotValue>> handsOn = new HashMap<>(); // by exit

  CellWriter(Cells cells, int node) {
    this.cells = cells;
    this.node = node;
    old = cells.node(node);
    moved = new int[old.trace().ops().size()];
    Arrays.fill(moved, -1);
  }

  Tree.Node rewritten() {
    BitSet linked = new BitSet();
    old.links().forEach(link -> linked.set(link.exit() + 1));
    take();
    List<Op> before = old.trace().ops();
    for (int at = 0; at < moved.length; at++) {
      if (moved[at] < 0) {
        int exit = Operands.exitOf(before.get(at));
        if (exit >= 0 && linked.get(exit + 1)) {
          handOn(exit, at);
        }
        moved[at] = add(Operands.rename(before.get(at), this::position, exit));
      }
    }
    handOn(Tree.Link.END, moved.length);
    List<Exit> exits = new ArrayList<>();
    for (int exit = 0; exit < old.trace().exits().size(); exit++) {
      exits.add(changed(exit));
    }
    Trace trace =
        new Trace(old.trace().key(), ops, exits, changed(Tree.Link.END), old.trace().facts());
    return new Tree.Node(trace, old.links());
  }

  private int add(Op op) {
    ops.add(op);
    return ops.size() - 1;
  }

  private int position(int before) {
    return moved[before];
  }

  private void take() {
    Map<Cell, List<Integer>> loads = cells.contents(node).wanted();
    for (Cell cell : cells.at(node)) {
      int at = add(new Op.Slot(cell.type(), cells.slot(cell)));
      handed.put(cell, at);
      for (int load : loads.getOrDefault(cell, List.of())) {
        moved[load] = at;
      }
    }
  }

  private Exit changed(int exit) {
    Exit renamed = Operands.rename(old.exit(exit), this::position);
    List<Exit.SlotValue> slots = new ArrayList<>(renamed.slots());
    slots.addAll(handsOn.getOrDefault(exit, List.of()));
    return new Exit(slots, renamed.key(), renamed.frames());
  }

  private void handOn(int exit, int position) {
    TreeMap<Integer, Integer> values = new TreeMap<>();
    for (Tree.Link link : old.links()) {
      if (link.exit() == exit) {
        for (Cell cell : cells.at(link.node())) {
          values.computeIfAbsent(cells.slot(cell), n -> value(exit, position, cell));
        }
      }
    }
    List<Exit.SlotValue> slots = new ArrayList<>();
    values.forEach((slot, value) -> slots.add(new Exit.SlotValue(slot, value)));
    handsOn.put(exit, slots);
  }

  private int value(int exit, int position, Cell cell) {
    Cell before = cells.demands().before(node, exit, cell);
    Contents.Found found = cells.demands().find(node, exit, before);
    if (found.isValue()) {
      return known(found.position(), position, cell);
    }
    boolean handedOn =
        found.position() == Contents.AT_START.position() && handed.containsKey(before);
    return handedOn ? handed.get(before) : load(old.exit(exit), cell);
  }

  private int known(int value, int position, Cell cell) {
    Op.Const constant = cells.contents(node).constant(value, position);
    Opcode narrowing = cell.access().narrowing();
    Op source = constant != null ? constant : old.trace().ops().get(value);
    boolean narrow =
        narrowing == null
            || (source instanceof Op.Unary u && u.opcode() == narrowing)
            || cell.access().equals(Cell.Access.ofLoad(source));
    int at = constant != null ? add(constant) : moved[value];
    return narrow ? at : add(new Op.Unary(narrowing, at));
  }

  // Index 0 is loaded in place of one that is not valid. Everything is written where it is used
  // once, so that it is computed on the way and not before.
  private int load(Exit exit, Cell cell) {
    int array = add(new Op.State());
    for (FieldRef field : cell.array()) {
      array = add(new Op.GetField(field, array));
    }
    if (cell.slot() < 0 && Integer.compareUnsigned(cell.offset(), cell.indices()) < 0) {
      return add(cell.access().load(array, index(exit, cell)));
    }
    int index = index(exit, cell);
    int limit = add(new Op.Const(Type.INT, cell.indices()));
    int valid = add(new Binary(Opcode.IULT, index, limit));
    int product = add(new Binary(Opcode.IMUL, index(exit, cell), valid));
    return add(cell.access().load(array, product));
  }

  private int index(Exit exit, Cell cell) {
    int offset = add(new Op.Const(Type.INT, cell.offset()));
    if (cell.slot() < 0) {
      return offset;
    }
    int base = -1;
    for (Exit.SlotValue changed : exit.slots()) {
      base = changed.slot() == cell.slot() ? moved[changed.value()] : base;
    }
    if (base < 0) {
      base = add(new Op.Slot(Type.INT, cell.slot()));
    }
    return cell.offset() == 0 ? base : add(new Binary(Opcode.IADD, base, offset));
  }
}
