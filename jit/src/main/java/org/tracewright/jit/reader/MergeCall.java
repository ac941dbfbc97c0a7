package org.tracewright.jit.reader;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** What is on the stack where {@code mergePoint(state, key)} is called. */
record MergeCall(Method method, Flow flow, int at) {
  /** How many words wait on the stack below the call's receiver and arguments. */
  int waiting() {
    int[] depth = new int[flow.size()];
    Arrays.fill(depth, -1);
    Deque<Integer> work = new ArrayDeque<>();
    depth[0] = 0;
    work.add(0);
    while (!work.isEmpty() && depth[at] < 0) {
      int here = work.removeLast();
      AbstractInsnNode instruction = method.instructions().get(here);
      int after = depth[here] - Words.taken(instruction) + Words.left(instruction);
      for (int next : flow.next(here)) {
        reach(depth, work, next, after);
      }
      for (int handler : flow.handlers(here)) {
        reach(depth, work, handler, 1);
      }
    }
    return depth[at] - 3;
  }

  private static void reach(int[] depth, Deque<Integer> work, int next, int words) {
    if (depth[next] < 0) {
      depth[next] = words;
      work.add(next);
    }
  }

  /** Where the straight code starts that pushes the one word on top before {@code end}; else -1. */
  private int start(int end) {
    List<AbstractInsnNode> code = method.instructions();
    int missing = 1;
    int from = end;
    while (missing > 0) {
      from--;
      if (from < 0 || flow.next(from).length != 1 || flow.next(from)[0] != from + 1) {
        return -1;
      }
      missing += Words.taken(code.get(from)) - Words.left(code.get(from));
    }
    return isJumpedInto(from, end) ? -1 : from;
  }

  // Else it is but one of several ways to the end, such as the last branch of a condition.
  private boolean isJumpedInto(int from, int end) {
    for (int each = 0; each < flow.size(); each++) {
      for (int next : flow.next(each)) {
        if (next > from && next <= end && next != each + 1) {
          return true;
        }
      }
    }
    return false;
  }

  /** Where the code of the key starts; -1 if it is not straight. */
  int keyStart() {
    return start(at);
  }

  /** Whether the state is {@code this}. */
  boolean isOfThis() {
    int key = start(at);
    return key > 0 ? loadsThis(key - 1) : comesFromThis();
  }

  // The code of the key is not straight: what waits below it is found by following all its ways.
  private boolean comesFromThis() {
    try {
      Frame<SourceValue>[] frames =
          new Analyzer<>(new SourceInterpreter())
              .analyze(method.owner().getName().replace('.', '/'), method.node());
      int call = method.node().instructions.indexOf(method.instructions().get(at));
      Frame<SourceValue> frame = frames[call];
      return frame.getStack(frame.getStackSize() - 2).insns.stream().allMatch(MergeCall::loadsThis);
    } catch (AnalyzerException wrong) {
      return false;
    }
  }

  private boolean loadsThis(int instruction) {
    return loadsThis(method.instructions().get(instruction));
  }

  private static boolean loadsThis(AbstractInsnNode instruction) {
    return instruction instanceof VarInsnNode load
        && load.getOpcode() == Opcodes.ALOAD
        && load.var == 0;
  }

  /** The field of the model that the key was read from; {@code null} if it is anything else. */
  FieldInsnNode keyField() {
    boolean isField =
        start(at) == at - 2
            && loadsThis(at - 2)
            && method.instructions().get(at - 1).getOpcode() == Opcodes.GETFIELD;
    return isField ? (FieldInsnNode) method.instructions().get(at - 1) : null;
  }
}
