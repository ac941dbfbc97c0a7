package org.tracewright.jit.reader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Where a method's instructions may go next, exceptions included. */
public final class Flow {
  private final Method method;
  private final List<int[]> next = new ArrayList<>();
  private final int[][] handlers;
  private final BitSet[] successors;
  private final List<List<Integer>> predecessors = new ArrayList<>();

  /** The flow of a method. */
  public Flow(Method method) {
    this.method = method;
    for (int at = 0; at < method.instructions().size(); at++) {
      next.add(normal(at));
    }
    handlers = new int[next.size()][];
    addHandlers();
    successors = new BitSet[next.size()];
    for (int at = 0; at < successors.length; at++) {
      successors[at] = collect(at);
    }
  }

  /**
   * The flow without the ways back to a switch over patterns, which javac makes when a {@code when}
   * does not hold: they are no loop, for the switch goes on behind the label that it was at.
   */
  public Flow withoutRestarts() {
    Flow straight = new Flow(method);
    for (int at = 0; at < size(); at++) {
      int from = at;
      int[] kept =
          Arrays.stream(next(at)).filter(to -> to > from || !isPatternSwitch(to)).toArray();
      straight.next.set(at, kept);
      straight.successors[at] = straight.collect(at);
    }
    return straight;
  }

  // Whether what stands there loads the object and the label to begin with for a pattern switch.
  private boolean isPatternSwitch(int at) {
    int call = at;
    while (method.instructions().get(call) instanceof VarInsnNode) {
      call++;
    }
    return method.instructions().get(call) instanceof InvokeDynamicInsnNode dynamic
        && dynamic.bsm.getOwner().equals("java/lang/runtime/SwitchBootstraps");
  }

  /** The number of instructions. */
  public int size() {
    return next.size();
  }

  /** Where an instruction goes when it does not throw. */
  public int[] next(int at) {
    return next.get(at);
  }

  /** The handlers of an instruction, in their order. */
  public int[] handlers(int at) {
    return handlers[at];
  }

  private void addHandlers() {
    Arrays.fill(handlers, new int[0]);
    for (TryCatchBlockNode block : method.node().tryCatchBlocks) {
      int handler = method.at(block.handler);
      for (int at = method.at(block.start); at < method.at(block.end); at++) {
        handlers[at] = Arrays.copyOf(handlers[at], handlers[at].length + 1);
        handlers[at][handlers[at].length - 1] = handler;
      }
    }
  }

  private int[] normal(int at) {
    AbstractInsnNode instruction = method.instructions().get(at);
    int opcode = instruction.getOpcode();
    if (instruction instanceof JumpInsnNode jump) {
      int target = method.at(jump.label);
      return opcode == Opcodes.GOTO ? new int[] {target} : new int[] {at + 1, target};
    }
    if (instruction instanceof TableSwitchInsnNode table) {
      return targets(table.labels, table.dflt);
    }
    if (instruction instanceof LookupSwitchInsnNode lookup) {
      return targets(lookup.labels, lookup.dflt);
    }
    boolean ends = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    return ends || opcode == Opcodes.ATHROW ? new int[0] : new int[] {at + 1};
  }

  private int[] targets(List<LabelNode> labels, LabelNode otherwise) {
    BitSet targets = new BitSet();
    for (LabelNode label : labels) {
      targets.set(method.at(label));
    }
    targets.set(method.at(otherwise));
    return targets.stream().toArray();
  }

  /**
   * The instructions that can be reached from {@code starts}, not going on from {@code barrier}.
   */
  public BitSet reachable(BitSet starts, int barrier) {
    BitSet seen = new BitSet();
    BitSet work = (BitSet) starts.clone();
    for (int at = work.nextSetBit(0); at >= 0; at = work.nextSetBit(0)) {
      work.clear(at);
      seen.set(at);
      if (at != barrier) {
        work.or(successors(at));
        work.andNot(seen);
      }
    }
    return seen;
  }

  /** The instructions that may follow one, its handlers included; not to be changed. */
  public BitSet successors(int at) {
    return successors[at];
  }

  private BitSet collect(int at) {
    BitSet set = new BitSet();
    for (int each : next(at)) {
      set.set(each);
    }
    for (int each : handlers[at]) {
      set.set(each);
    }
    return set;
  }

  /**
   * The instructions from which one of {@code targets} can be reached, on ways that do not go on
   * from {@code barrier}; -1 for no barrier.
   */
  public BitSet reaching(BitSet targets, int barrier) {
    BitSet found = (BitSet) targets.clone();
    BitSet work = (BitSet) targets.clone();
    for (int at = work.nextSetBit(0); at >= 0; at = work.nextSetBit(0)) {
      work.clear(at);
      for (int before : predecessors(at)) {
        if (before != barrier && !found.get(before)) {
          found.set(before);
          work.set(before);
        }
      }
    }
    return found;
  }

  private List<Integer> predecessors(int at) {
    if (predecessors.isEmpty()) {
      for (int i = 0; i < size(); i++) {
        predecessors.add(new ArrayList<>(2));
      }
      for (int i = 0; i < size(); i++) {
        BitSet after = successors[i];
        for (int to = after.nextSetBit(0); to >= 0; to = after.nextSetBit(to + 1)) {
          predecessors.get(to).add(i);
        }
      }
    }
    return predecessors.get(at);
  }
}
