package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.tracewright.jit.ir.Layout;

/** Writes the methods of a region: one for each loop that is outlined, and one for the rest. */
final class RegionWriter {
  private static final String RUN = "(Ljava/lang/Object;L" + Homes.BUFFER + ";II)J";

  private final Tree tree;
  private final Layout layout;
  private final boolean unsafe;
  private final boolean stress;
  private final Outline outline;
  private final int[] twins;
  private final BitSet linked = new BitSet(); // nodes that others lead to
  private final List<ExitPoint> exits = new ArrayList<>();

  RegionWriter(Tree tree, Layout layout, Outline.Choice choice, boolean unsafe, boolean stress) {
    this.tree = tree;
    this.layout = layout;
    this.unsafe = unsafe;
    this.stress = stress;
    outline = new Outline(tree, layout, choice);
    boolean whole = outline.loops().isEmpty(); // else homes would have to be handed over
    twins = whole ? Twins.of(tree, layout) : Twins.none(tree, layout);
    tree.nodes().forEach(node -> node.links().forEach(link -> linked.set(link.node())));
  }

  /** Makes a method of the class. */
  interface Methods {
    /** A method to write. */
    MethodVisitor add(int access, String name, String descriptor);
  }

  /** Lengths of bytecode: of the longest method, and of all together. */
  record Lengths(int longest, int all) {
    Lengths with(int another) {
      return new Lengths(Math.max(longest, another), all + another);
    }
  }

  /** Writes all. */
  Lengths write(Methods methods) {
    Map<Integer, LoopCall> calls = new LinkedHashMap<>();
    Lengths lengths = new Lengths(0, 0);
    for (Outline.Loop loop : outline.loops()) {
      Homes homes = new Homes(layout, tree, loop.nodes(), true, unsafe, twins);
      LoopCall call = new LoopCall(tree, loop, homes, exits.size());
      BodyWriter body =
          new BodyWriter(
              this,
              loop.header(),
              loop.nodes(),
              homes,
              methods.add(ACC_PRIVATE | ACC_FINAL, call.name(), call.descriptor()));
      lengths = lengths.with(body.writeLoop());
      call.leavesBy(exits);
      calls.put(loop.header(), call);
    }
    BitSet rest = outline.rest();
    Homes homes = new Homes(layout, tree, rest, false, unsafe, twins);
    MethodVisitor run = methods.add(ACC_PUBLIC | ACC_FINAL, "run", RUN);
    return lengths.with(new BodyWriter(this, Nest.NONE, rest, homes, run).writeRegion(calls));
  }

  Outline outline() {
    return outline;
  }

  Tree tree() {
    return tree;
  }

  /** Whether guards fail now and then without reason. */
  boolean stress() {
    return stress;
  }

  /** Whether some node leads to a node. */
  boolean isLinked(int node) {
    return linked.get(node);
  }

  /** Numbers a way out. */
  int exitNumber(ExitPoint exit) {
    exits.add(exit);
    return exits.size() - 1;
  }

  List<ExitPoint> exits() {
    return List.copyOf(exits);
  }
}
