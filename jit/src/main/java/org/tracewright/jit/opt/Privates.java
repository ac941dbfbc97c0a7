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
      if (trace.op(at).isFresh()) {
        return new Privates(trace).search(end);
      }
    }
    return null;
  }

  private Privates search(Exit end) {
    Operands.forEach(end, this::escape);
    for (int at = 0; at < trace.size(); at++) {
      visit(at, trace.op(at));
    }
    spread();
    return this;
  }

  private void escape(int position) {
    escaped[position] = true;
  }

  private void visit(int at, Op op) {
    if (op instanceof Op.Make made && op.isFresh()) {
      made.arguments().forEach(argument -> put(at, argument));
      return;
    }
    int container = container(op);
    if (container >= 0 && trace.op(container).isFresh()) {
      put(container, stored(op));
      return;
    }
    Operands.forEach(op, this::escape);
    int exit = Operands.exitOf(op);
    if (exit >= 0) {
      Operands.forEach(trace.exitAt(exit), this::escape);
    }
  }

  private void put(int container, int value) {
    if (trace.op(value).isFresh()) {
      contents.add(new int[] {container, value});
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
    return container >= 0 && trace.op(container).isFresh() && !escaped[container];
  }
}
