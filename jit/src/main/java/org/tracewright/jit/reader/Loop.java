package org.tracewright.jit.reader;

import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;

/**
 * The interpreter loop of a model.
 *
 * @param method where it stands
 * @param mergePoint the instruction that calls {@code mergePoint}
 * @param flow of the method
 * @param leaving the instructions from which a return can be reached but no merge point
 * @param undecided the instructions from which a way out of the loop can be reached in the same
 *     turn
 * @param form where the loop tests for its end
 * @param keyStart where the code that computes the green key starts; -1 if it is not straight
 * @param keyField the read of a field of the model whose value is the green key; {@code null} if
 *     the key is computed in another way
 */
public record Loop(
    Method method,
    int mergePoint,
    Flow flow,
    BitSet leaving,
    BitSet undecided,
    Model.Form form,
    int keyStart,
    FieldInsnNode keyField) {
  static Loop of(Method method, int mergePoint, Purity purity) {
    Flow flow = new Flow(method);
    BitSet leaving = leaving(method, mergePoint, flow);
    BitSet effects = behindEffects(method, mergePoint, flow, leaving, purity);
    effects.and(leaving);
    Model.Form form = effects.isEmpty() ? Model.Form.CHECK_FIRST : Model.Form.WHILE;
    MergeCall call = new MergeCall(method, flow, mergePoint);
    BitSet undecided = flow.reaching(leaving, mergePoint);
    return new Loop(
        method, mergePoint, flow, leaving, undecided, form, call.keyStart(), call.keyField());
  }

  private static BitSet leaving(Method method, int mergePoint, Flow flow) {
    BitSet returns = new BitSet();
    for (int at = 0; at < flow.size(); at++) {
      int opcode = method.instructions().get(at).getOpcode();
      returns.set(at, opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
    }
    BitSet leaving = flow.reaching(returns, -1);
    leaving.andNot(flow.reaching(single(mergePoint), -1));
    return leaving;
  }

  // The instructions that may be reached, within a turn, after one that has an effect. Only what
  // lies before a way out matters.
  private static BitSet behindEffects(
      Method method, int mergePoint, Flow flow, BitSet leaving, Purity purity) {
    BitSet turn = flow.reachable(single(mergePoint + 1), mergePoint);
    turn.and(flow.reaching(leaving, mergePoint));
    BitSet behind = new BitSet();
    for (int at = turn.nextSetBit(0); at >= 0; at = turn.nextSetBit(at + 1)) {
      if (at != mergePoint && !purity.harmless(method.instructions().get(at))) {
        behind.or(flow.successors(at));
      }
    }
    return flow.reachable(behind, mergePoint);
  }

  /** Whether the merge point can be reached again from itself. */
  boolean repeats() {
    return flow.reachable(single(mergePoint + 1), mergePoint).get(mergePoint);
  }

  private static BitSet single(int at) {
    BitSet set = new BitSet();
    set.set(at);
    return set;
  }
}
