package org.tracewright.jit.opt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Operands;
import org.tracewright.jit.ir.TraceBuilder;

/**
 * The objects a trace makes and nobody else ever sees: all that is done with them is storing into
 * them, once the loads are forwarded. An object stored into another is as private as that one.
 */
final class Privates {
  private final TraceBuilder trace;
  private final boolean[] escaped;
  private final List<int[]> contents = new ArrayList<>(); // container, value

  private Privates(TraceBuilder trace) {
    this.trace = trace;
    escaped = new boolean[trace.size()];
  }

  /** The private objects of a trace; {@code null} if it makes no objects. */
  static Privates of(TraceBuilder trace, Exit end) {
    for (int at = 0; at < trace.size(); at++) {
      if (isFresh(trace.op(at))) {
        return new Privates(trace).search(end);
      }
    }
    return null;
  }

  private static boolean isFresh(Op op) {
    return op instanceof Op.New || op instanceof Op.NewArray;
  }

  private Privates search(Exit end) {
    Operands.forEach(end, this::escape);
    for (int at = 0; at < trace.size(); at++) {
      visit(trace.op(at));
    }
    spread();
    return this;
  }

  private void escape(int position) {
    escaped[position] = true;
  }

  private void visit(Op op) {
    int container = container(op);
    if (container >= 0 && isFresh(trace.op(container))) {
      int value = stored(op);
      if (isFresh(trace.op(value))) {
        contents.add(new int[] {container, value});
      }
      return;
    }
    Operands.forEach(op, this::escape);
    int exit = Operands.exitOf(op);
    if (exit >= 0) {
      Operands.forEach(trace.exitAt(exit), this::escape);
    }
  }

  private static int container(Op op) {
    return switch (op) {
      case Op.PutField p -> p.object();
      case Op.ArrayPut p -> p.array();
      case Op.MemoryPut p -> p.array();
      default -> -1;
    };
  }

  private static int stored(Op op) {
    return switch (op) {
      case Op.PutField p -> p.value();
      case Op.ArrayPut p -> p.value();
      case Op.MemoryPut p -> p.value();
      default -> throw new AssertionError(op);
    };
  }

  // What lies in an escaped object has escaped.
  private void spread() {
    Map<Integer, List<Integer>> inside = new HashMap<>();
    Deque<Integer> pending = new ArrayDeque<>();
    for (int[] content : contents) {
      inside.computeIfAbsent(content[0], c -> new ArrayList<>()).add(content[1]);
      pending.add(content[0]);
    }
    pending.removeIf(container -> !escaped[container]);
    while (!pending.isEmpty()) {
      for (int value : inside.getOrDefault(pending.remove(), List.of())) {
        if (!escaped[value]) {
          escaped[value] = true;
          pending.add(value);
        }
      }
    }
  }

  /** Whether a store goes into a private object. */
  boolean isStoreToPrivate(Op store) {
    int container = container(store);
    return container >= 0 && isFresh(trace.op(container)) && !escaped[container];
  }
}
