package org.tracewright.jit.emit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Check;
import org.tracewright.jit.ir.Op.Guard;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Operands;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.opt.LimitExits;

/**
 * Asks for the limit of retired instructions once per loop instead of once per node. A node that
 * keeps its check makes sure, for all ways from there to the next check, that the limit is not
 * reached before; a node without one relies on the node it is reached from, or on the check at the
 * region's entry. So every cycle has a check, and so has every node that a call may lead to, since
 * the call may have lowered the limit. Near the limit the region is left a little early, at a merge
 * point; the interpreter does the rest.
 */
final class LimitChecks {
  /** More turns than this are not taken for granted at once. */
  private static final long FAR = 512;

  private static final long UNKNOWN = -1;

  private final Tree tree;
  private final Layout layout;
  private final int[] guards; // position of the check, -1 for a node that is left as it is
  private final long[] needs; // how far the count must have room, up to the next check
  private final BitSet checked = new BitSet();

  private LimitChecks(Tree tree, Layout layout) {
    this.tree = tree;
    this.layout = layout;
    int nodes = tree.nodes().size();
    guards = new int[nodes];
    needs = new long[nodes];
    for (int node = 0; node < nodes; node++) {
      guards[node] = find(tree.nodes().get(node).trace());
      checked.set(node, guards[node] < 0);
    }
    afterCalls();
    BitSet seen = new BitSet();
    for (int node = 0; node < nodes; node++) {
      follow(node, seen, new BitSet());
    }
  }

  /** The tree with as few checks as that takes. */
  static Tree thin(Tree tree, Layout layout) {
    return layout.limit() == null || layout.retired() < 0
        ? tree
        : new LimitChecks(tree, layout).thinned();
  }

  // What such a node made sure of does not reach beyond it.
  private void afterCalls() {
    for (int index = 0; index < guards.length; index++) {
      Tree.Node node = tree.nodes().get(index);
      if (mayLowerLimit(node.trace()) || guards[index] < 0) {
        node.links().forEach(link -> checked.set(link.node()));
      }
    }
  }

  // Depth first: what leads back to a node that is being followed closes a cycle there.
  private void follow(int node, BitSet seen, BitSet open) {
    if (seen.get(node)) {
      return;
    }
    seen.set(node);
    open.set(node);
    long after = 0;
    for (Tree.Link link : tree.nodes().get(node).links()) {
      int to = link.node();
      follow(to, seen, open);
      long counted = counted(node, link);
      if (open.get(to) || counted == UNKNOWN || counted + needs[to] > FAR) {
        checked.set(to);
      }
      after = Math.max(after, checked.get(to) ? 0 : counted + needs[to]);
    }
    open.clear(node);
    needs[node] = guards[node] < 0 ? 0 : Math.max(turns(node), after);
  }

  // How far the count gets in a node that is left this way.
  private long counted(int node, Tree.Link link) {
    Trace trace = tree.nodes().get(node).trace();
    for (Exit.SlotValue changed : tree.nodes().get(node).exit(link.exit()).slots()) {
      if (changed.slot() == layout.retired()) {
        return distance(trace, changed.value());
      }
    }
    return 0;
  }

  private long distance(Trace trace, int position) {
    boolean sum =
        trace.ops().get(position) instanceof Binary b
            && b.opcode() == Opcode.LADD
            && trace.ops().get(b.a()) instanceof Op.Slot slot
            && slot.slot() == layout.retired()
            && trace.ops().get(b.b()) instanceof Op.Const;
    long distance = sum ? constant(trace, ((Binary) trace.ops().get(position)).b()) : UNKNOWN;
    return distance < 0 ? UNKNOWN : distance;
  }

  private Tree thinned() {
    List<Tree.Node> nodes = new ArrayList<>();
    long need = 0;
    long round = 0;
    for (int node = 0; node < guards.length; node++) {
      Tree.Node old = tree.nodes().get(node);
      need = Math.max(need, checked.get(node) ? 0 : needs[node]);
      round = Math.max(round, checked.get(node) ? needs[node] : 0);
      nodes.add(guards[node] < 0 ? old : new Tree.Node(changed(old.trace(), node), old.links()));
    }
    return new Tree(nodes, need, round, tree.modes());
  }

  private Trace changed(Trace trace, int node) {
    return checked.get(node)
        ? stronger(trace, guards[node], needs[node])
        : without(trace, guards[node]);
  }

  private static Trace without(Trace trace, int guard) {
    List<Op> ops = new ArrayList<>(trace.ops());
    ops.set(guard, new Op.Turn(trace.key()));
    return new Trace(trace.key(), ops, trace.exits(), trace.end(), trace.facts());
  }

  private Trace stronger(Trace trace, int at, long need) {
    List<Op> ops = new ArrayList<>(trace.ops().subList(0, at));
    ops.add(new Op.Const(Type.LONG, need - 1));
    ops.add(new Binary(Opcode.LADD, retired(trace, at), at));
    ops.add(new Binary(Opcode.LLT, at + 1, limit(trace, at)));
    int shift = ops.size() - at;
    Guard guard = (Guard) trace.ops().get(at);
    ops.add(new Guard(Check.TRUE, at + 2, 0, null, guard.exit()));
    for (Op op : trace.ops().subList(at + 1, trace.ops().size())) {
      ops.add(Operands.rename(op, p -> p < at ? p : p + shift, Operands.exitOf(op)));
    }
    List<Exit> exits = new ArrayList<>();
    trace.exits().forEach(exit -> exits.add(moved(exit, at, shift)));
    return new Trace(trace.key(), ops, exits, moved(trace.end(), at, shift), trace.facts());
  }

  private static Exit moved(Exit exit, int at, int shift) {
    return Operands.rename(exit, position -> position < at ? position : position + shift);
  }

  private boolean mayLowerLimit(Trace trace) {
    return trace.ops().stream().anyMatch(op -> op.effect() == Effect.ALL || layout.writesLimit(op));
  }

  // Whether turns of the node have checks of their own: the first does not speak for all of it.
  private boolean asksAgain(Trace trace) {
    return !mayLowerLimit(trace) && LimitExits.of(trace, layout).cardinality() > 1;
  }

  // The first guard, if it asks for the limit and leaves the node as it was entered.
  private int find(Trace trace) {
    if (asksAgain(trace)) {
      return -1;
    }
    for (int at = 0; at < trace.ops().size(); at++) {
      Op op = trace.ops().get(at);
      if (op instanceof Guard guard) {
        boolean plain = trace.exits().get(guard.exit()).slots().isEmpty();
        return plain && retired(trace, at) >= 0 ? at : -1;
      }
      if (op.effect() != Effect.NONE && op.effect() != Effect.READ && op.type() != Type.VOID) {
        return -1;
      }
    }
    return -1;
  }

  private Binary comparison(Trace trace, int at) {
    boolean less =
        trace.ops().get(at) instanceof Guard guard
            && guard.check() == Check.TRUE
            && trace.ops().get(guard.a()) instanceof Binary b
            && b.opcode() == Opcode.LLT
            && layout.readsLimit(trace.ops().get(b.b()));
    return less ? (Binary) trace.ops().get(((Guard) trace.ops().get(at)).a()) : null;
  }

  private int limit(Trace trace, int at) {
    return comparison(trace, at).b();
  }

  // The position of the count at the node's start, -1 if the check is not of the known form.
  private int retired(Trace trace, int at) {
    Binary less = comparison(trace, at);
    if (less == null) {
      return -1;
    }
    Op sum = trace.ops().get(less.a());
    int count = sum instanceof Binary b && b.opcode() == Opcode.LADD ? b.a() : less.a();
    boolean known = count == less.a() || trace.ops().get(((Binary) sum).b()) instanceof Op.Const;
    boolean isCount =
        trace.ops().get(count) instanceof Op.Slot slot && slot.slot() == layout.retired();
    return known && isCount ? count : -1;
  }

  private long turns(int node) {
    Trace trace = tree.nodes().get(node).trace();
    Binary less = comparison(trace, guards[node]);
    boolean sum = trace.ops().get(less.a()) instanceof Binary;
    return sum ? constant(trace, ((Binary) trace.ops().get(less.a())).b()) + 1 : 1;
  }

  private static long constant(Trace trace, int position) {
    return ((Op.Const) trace.ops().get(position)).bits();
  }
}
