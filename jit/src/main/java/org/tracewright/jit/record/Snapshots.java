package org.tracewright.jit.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.ir.Exit.Frame;
import org.tracewright.jit.ir.Type;

/** Describes the frames of a machine for an exit in the middle of a turn. */
record Snapshots(Machine machine, TraceDraft trace) {
  /**
   * The frames, outermost first.
   *
   * @param thrown whether they are for an exception, which leaves nothing on the top frame's stack
   */
  List<Frame> frames(boolean thrown) {
    Deque<Frame> frames = new ArrayDeque<>();
    Activation last = machine.settled();
    for (Activation each = last; each != null; each = each.caller) {
      boolean top = each == last;
      int instruction = top ? each.at : each.next;
      List<Integer> stack = top && thrown ? List.of() : stack(each);
      frames.addFirst(
          new Frame(each.code.method().number(), instruction, locals(each, instruction), stack));
    }
    return List.copyOf(frames);
  }

  private List<Integer> locals(Activation f, int instruction) {
    BitSet alive = f.code.alive(instruction);
    List<Integer> locals = new ArrayList<>();
    for (int local = 0; local < f.code.locals(); local++) {
      locals.add(alive.get(local) ? named(f.ir[local]) : Activation.NONE);
    }
    return locals;
  }

  private List<Integer> stack(Activation f) {
    List<Integer> stack = new ArrayList<>();
    for (int entry = f.code.locals(); entry < f.sp; entry++) {
      boolean made = f.ir[entry] != Activation.UNINITIALISED;
      stack.add(made ? named(f.ir[entry]) : trace.constant(Type.REF, 0)); // see Constructor
    }
    return stack;
  }

  private int named(int position) {
    if (position == Activation.UNNAMED) {
      machine.refuse(AbortReason.OBJECT_CONSTANT, "it keeps a string or class across a guard");
    }
    return position;
  }
}
