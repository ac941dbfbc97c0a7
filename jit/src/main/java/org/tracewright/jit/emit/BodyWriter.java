package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.tracewright.jit.ir.Exit;

/**
 * Writes a method of a region: the preamble, the nodes, then off the main path what their exits do,
 * and the shared block that writes all changed slots back.
 */
final class BodyWriter {
  private static final int INLINED = 326; // bytes, one more than HotSpot's FreqInlineSize

  private final RegionWriter region;
  private final Tree tree;
  private final int loop; // the header of the outlined loop that it is for
  private final BitSet nodes;
  private final Homes homes;
  private final Code code;
  private final MethodNode sideMethod = new SideCode();
  private final Code side = new Code(sideMethod);
  private final Label[] starts;
  private final Ways ways;
  private final Label writeBack = new Label();
  private boolean writesBack;

  /**
   * A method not yet written.
   *
   * @param loop the header of the outlined loop that it is for, {@link Nest#NONE} if for none
   * @param nodes those it holds
   */
  BodyWriter(RegionWriter region, int loop, BitSet nodes, Homes homes, MethodVisitor method) {
    this.region = region;
    this.tree = region.tree();
    this.loop = loop;
    this.nodes = nodes;
    this.homes = homes;
    this.code = new Code(method);
    starts = new Label[tree.nodes().size()];
    for (int node = 0; node < starts.length; node++) {
      starts[node] = new Label();
    }
    ways = new Ways(tree, region.outline(), loop, starts, homes);
  }

  /**
   * Writes the method that runs the region.
   *
   * @param calls those of loops that have methods of their own, by their headers
   * @return the length of its bytecode
   */
  int writeRegion(Map<Integer, LoopCall> calls) {
    code.visitor().visitCode();
    homes.load(code);
    new Entrance(tree, homes, code, side).write(ways);
    for (int node = 0; node < starts.length; node++) {
      if (nodes.get(node)) {
        write(node);
      } else if (calls.containsKey(node)) {
        start(node);
        ways.arriveAtCall(code, node);
        calls.get(node).write(this);
      }
    }
    return finish(0);
  }

  /**
   * Writes the method of a loop.
   *
   * @return the length of its bytecode
   */
  int writeLoop() {
    code.visitor().visitCode();
    homes.load(code);
    write(loop);
    nodes.stream().filter(node -> node != loop).forEach(this::write);
    return finish(INLINED);
  }

  // Nobody comes here. The length alone keeps HotSpot from inlining the method, after which the
  // loop's values would compete for registers with all others again.
  private void fill(int bytes) {
    code.frame(new Object[0], new Object[] {"java/lang/Throwable"});
    for (int i = 0; i < bytes; i++) {
      code.op(NOP);
    }
    code.op(ATHROW);
  }

  private void write(int node) {
    start(node);
    ways.arrive(code, node);
    new NodeWriter(this, node).write();
  }

  private void start(int node) {
    code.label(starts[node]);
    code.frame(homes.frame(List.of()), new Object[0]);
  }

  private int finish(int least) {
    flush();
    ways.write(code);
    writeBack();
    Label end = new Label();
    code.label(end);
    int length = end.getOffset();
    if (length < least) {
      fill(least - length);
    }
    code.visitor().visitMaxs(0, 0);
    code.visitor().visitEnd();
    return length;
  }

  private void flush() {
    sideMethod.instructions.accept(code.visitor());
  }

  private void writeBack() {
    if (!writesBack) {
      return;
    }
    code.label(writeBack);
    code.frame(homes.frame(List.of()), new Object[] {LONG});
    if (homes.key() >= 0) {
      code.op(DUP2);
      code.op(L2I);
      homes.storeKey(code);
    }
    for (int home = 0; home < homes.count(); home++) {
      if (homes.dirty(home)) {
        int from = home;
        homes.toMemory(code, home, () -> code.load(homes.type(from), homes.local(from)));
      }
    }
    code.op(LRETURN);
  }

  Tree.Node node(int index) {
    return tree.nodes().get(index);
  }

  Homes homes() {
    return homes;
  }

  /** Whether guards fail now and then without reason. */
  boolean stress() {
    return region.stress();
  }

  /** Whether there is a way to a node without leaving the method for good. */
  boolean reaches(int node) {
    return loop == Nest.NONE || nodes.get(node);
  }

  /** Where the main path is written. */
  Code code() {
    return code;
  }

  /** Where what happens off the main path is written. */
  Code side() {
    return side;
  }

  MethodNode sideMethod() {
    return sideMethod;
  }

  /** Where to jump to get from one node to the start of another. */
  Label way(int from, int to) {
    return ways.label(from, to);
  }

  /** The block that expects all homes filled and the method's result on the stack. */
  Label writeBackLabel() {
    writesBack = true;
    return writeBack;
  }

  /** Numbers a way out. */
  int exitNumber(int node, int index, Exit exit) {
    return region.exitNumber(new ExitPoint(node, index, exit));
  }

  /** Whether the node is entered only from outside, where memory and homes agree. */
  boolean enteredClean(int index) {
    return !region.isLinked(index);
  }

  /** Code whose labels are jumped to from elsewhere, so that they must stay the same objects. */
  private static final class SideCode extends MethodNode {
    SideCode() {
      super(ASM9);
    }

    @Override
    protected LabelNode getLabelNode(Label label) {
      if (!(label.info instanceof LabelNode)) {
        label.info = new LabelNode(label);
      }
      return (LabelNode) label.info;
    }
  }
}
