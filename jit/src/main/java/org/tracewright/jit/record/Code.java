package org.tracewright.jit.record;

import java.util.BitSet;
import java.util.List;
import org.tracewright.jit.reader.Flow;
import org.tracewright.jit.reader.Liveness;
import org.tracewright.jit.reader.Method;

/** A method ready to be executed. */
final class Code {
  /** Where an exception goes; {@code type} is {@code null} for any exception. */
  record Handler(int start, int end, int target, TypeSite type) {}

  private final Method method;
  private final Instruction[] instructions;
  private final Handler[] handlers;
  private final BitSet loopExits;
  private final Flow flow;
  private Liveness liveness;
  private boolean followed; // races do no harm

  Code(
      Method method,
      Flow flow,
      Instruction[] instructions,
      List<Handler> handlers,
      BitSet loopExits) {
    this.method = method;
    this.flow = flow;
    this.instructions = instructions;
    this.handlers = handlers.toArray(Handler[]::new);
    this.loopExits = loopExits;
  }

  Method method() {
    return method;
  }

  Instruction instruction(int at) {
    return instructions[at];
  }

  int locals() {
    return method.node().maxLocals;
  }

  int stack() {
    return method.node().maxStack;
  }

  /** The locals that may still be read before an instruction. */
  BitSet alive(int at) {
    Liveness known = liveness;
    if (known == null) {
      known = Liveness.of(method, flow);
      liveness = known;
    }
    return known.before(at);
  }

  /** Where an exception thrown at an instruction goes; -1 if it leaves the method. */
  int handler(int at, Throwable exception) {
    for (Handler each : handlers) {
      boolean covers = each.start <= at && at < each.end;
      if (covers && (each.type == null || each.type.get().isInstance(exception))) {
        return each.target;
      }
    }
    return -1;
  }

  /** Says that a recording has come to its end. */
  void follow() {
    followed = true;
  }

  /** Whether some recording has come to its end: others may do so as well. */
  boolean isFollowed() {
    return followed;
  }

  /** Whether a branch decides about another round of a loop that is not to be unrolled. */
  boolean leavesLoop(int at) {
    return loopExits.get(at);
  }
}
