package org.tracewright.jit.reader;

import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Which local variables may still be read, at each instruction of a method. */
public final class Liveness {
  private final BitSet[] live;

  private Liveness(BitSet[] live) {
    this.live = live;
  }

  /** The locals alive before an instruction. */
  public BitSet before(int instruction) {
    return live[instruction];
  }

  /** Solves the usual backward equations; handlers count as successors. */
  public static Liveness of(Method method, Flow flow) {
    BitSet[] live = new BitSet[flow.size()];
    for (int at = 0; at < live.length; at++) {
      live[at] = new BitSet();
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int at = live.length - 1; at >= 0; at--) {
        BitSet before = before(method.instructions().get(at), after(flow, at, live));
        for (int handler : flow.handlers(at)) {
          before.or(live[handler]);
        }
        changed |= !before.equals(live[at]);
        live[at] = before;
      }
    }
    return new Liveness(live);
  }

  private static BitSet after(Flow flow, int at, BitSet[] live) {
    BitSet after = new BitSet();
    for (int next : flow.next(at)) {
      after.or(live[next]);
    }
    return after;
  }

  private static BitSet before(AbstractInsnNode instruction, BitSet live) {
    if (instruction instanceof IincInsnNode increment) {
      live.set(increment.var);
    } else if (instruction instanceof VarInsnNode variable) {
      boolean store = variable.getOpcode() >= Opcodes.ISTORE;
      live.set(variable.var, !store);
    }
    return live;
  }
}
