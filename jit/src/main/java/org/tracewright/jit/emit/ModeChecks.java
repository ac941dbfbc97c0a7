package org.tracewright.jit.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.GetField;
import org.tracewright.jit.ir.Op.Guard;
import org.tracewright.jit.ir.Op.PutField;
import org.tracewright.jit.ir.Operands;
import org.tracewright.jit.ir.Trace;

/**
 * Asks for quasi-immutable fields of the model where a region is entered instead of in every node.
 * A node keeps its guard where something on a way to it may have written such a field.
 */
final class ModeChecks {
  private final Tree tree;
  private final Predicate<FieldRef> quasi;

  private ModeChecks(Tree tree, Predicate<FieldRef> quasi) {
    this.tree = tree;
    this.quasi = quasi;
  }

  /**
   * The tree with as few guards as that takes, and what is to be asked at its entry instead.
   *
   * @param quasi tells the quasi-immutable fields
   */
  static Tree thin(Tree tree, Predicate<FieldRef> quasi) {
    return new ModeChecks(tree, quasi).thinned();
  }

  private Tree thinned() {
    List<Tree.Node> nodes = new ArrayList<>(tree.nodes());
    List<Fact> expected = new ArrayList<>();
    for (Map.Entry<FieldRef, Long> each : values().entrySet()) {
      Field field = new Field(nodes, each.getKey(), each.getValue());
      if (field.thin()) {
        expected.add(new Fact(List.of(each.getKey()), Fact.Kind.QUASI, 0, each.getValue()));
      }
    }
    return expected.isEmpty() ? tree : new Tree(nodes, tree.need(), tree.round(), expected);
  }

  // What the first guard of each field expects.
  private Map<FieldRef, Long> values() {
    Map<FieldRef, Long> values = new LinkedHashMap<>();
    for (Tree.Node node : tree.nodes()) {
      for (Op op : node.trace().ops()) {
        FieldRef field = op instanceof Guard guard ? subject(node.trace(), guard) : null;
        if (field != null) {
          values.putIfAbsent(field, value((Guard) op));
        }
      }
    }
    return values;
  }

  // The field of the model object that a guard holds to one value, null if it does something else.
  private FieldRef subject(Trace trace, Guard guard) {
    boolean isRead =
        trace.ops().get(guard.a()) instanceof GetField get
            && !get.field().isStatic()
            && trace.ops().get(get.object()) instanceof Op.State
            && quasi.test(get.field());
    FieldRef field = isRead ? ((GetField) trace.ops().get(guard.a())).field() : null;
    boolean one =
        switch (guard.check()) {
          case FALSE, VALUE -> true;
          case TRUE -> isRead && field.descriptor().equals("Z");
          default -> false;
        };
    return one ? field : null;
  }

  private static long value(Guard guard) {
    return switch (guard.check()) {
      case VALUE -> guard.constant();
      case TRUE -> 1;
      default -> 0;
    };
  }

  /** One field, and where it is known to have one value. */
  private final class Field {
    private final List<Tree.Node> nodes;
    private final FieldRef field;
    private final long value;
    private final boolean[] known; // at a node's start

    Field(List<Tree.Node> nodes, FieldRef field, long value) {
      this.nodes = nodes;
      this.field = field;
      this.value = value;
      known = new boolean[nodes.size()];
      Arrays.fill(known, true);
    }

    /** Takes out the guards that are not needed; whether there were any. */
    boolean thin() {
      for (boolean changed = true; changed; ) {
        changed = false;
        for (int node = 0; node < known.length; node++) {
          changed |= follow(node);
        }
      }
      boolean thinned = false;
      for (int node = 0; node < known.length; node++) {
        BitSet needless = new BitSet();
        walk(node, needless);
        if (!needless.isEmpty()) {
          Tree.Node old = nodes.get(node);
          nodes.set(node, new Tree.Node(without(old.trace(), needless), old.links()));
          thinned = true;
        }
      }
      return thinned;
    }

    private boolean follow(int node) {
      BitSet lost = walk(node, new BitSet());
      boolean changed = false;
      for (Tree.Link link : nodes.get(node).links()) {
        if (lost.get(link.exit() + 1) && known[link.node()]) {
          known[link.node()] = false;
          changed = true;
        }
      }
      return changed;
    }

    // The exits at which the value is not known, by index plus 1: the end's is -1. Notes the guards
    // in front of which it is.
    private BitSet walk(int node, BitSet needless) {
      Trace trace = nodes.get(node).trace();
      BitSet lost = new BitSet();
      boolean is = known[node];
      for (int at = 0; at < trace.ops().size(); at++) {
        Op op = trace.ops().get(at);
        if (op instanceof Guard guard && field.equals(subject(trace, guard))) {
          boolean same = value(guard) == value;
          needless.set(at, is && same);
          lost.set(guard.exit() + 1);
          is = same;
        } else if (op instanceof PutField put && put.field().equals(field)) {
          is = writes(trace, put);
        } else if (op.effect() == Effect.ALL) {
          is = false;
        }
        int exit = Operands.exitOf(op);
        if (exit >= 0 && !is) {
          lost.set(exit + 1);
        }
      }
      lost.set(Tree.Link.END + 1, !is);
      return lost;
    }

    // Whether it writes the value expected.
    private boolean writes(Trace trace, PutField put) {
      return trace.ops().get(put.object()) instanceof Op.State
          && trace.ops().get(put.value()) instanceof Op.Const constant
          && constant.bits() == value;
    }
  }

  private static Trace without(Trace trace, BitSet needless) {
    List<Op> ops = new ArrayList<>();
    int[] moved = new int[trace.ops().size()];
    for (int at = 0; at < moved.length; at++) {
      moved[at] = ops.size();
      if (!needless.get(at)) {
        Op op = trace.ops().get(at);
        ops.add(Operands.rename(op, position -> moved[position], Operands.exitOf(op)));
      }
    }
    List<Exit> exits = new ArrayList<>();
    trace.exits().forEach(exit -> exits.add(Operands.rename(exit, position -> moved[position])));
    Exit end = Operands.rename(trace.end(), position -> moved[position]);
    return new Trace(trace.key(), ops, exits, end, trace.facts());
  }
}
