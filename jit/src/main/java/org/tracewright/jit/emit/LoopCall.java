package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import org.tracewright.jit.ir.Type;

/**
 * Writes the call of an outlined loop in the place of its nodes. What the loop uses goes there and
 * comes back by way of the model object, all else stays in the homes of the caller.
 */
final class LoopCall {
  private final Tree tree;
  private final Outline.Loop loop;
  private final Homes inside;
  private final int firstExit;
  private final TreeMap<Integer, ExitPoint> onward = new TreeMap<>(); // exits that lead to nodes

  /**
   * The call of a loop.
   *
   * @param inside the homes of its method
   * @param firstExit the number of the first exit in it
   */
  LoopCall(Tree tree, Outline.Loop loop, Homes inside, int firstExit) {
    this.tree = tree;
    this.loop = loop;
    this.inside = inside;
    this.firstExit = firstExit;
  }

  String name() {
    return "loop" + loop.header();
  }

  String descriptor() {
    return "(Ljava/lang/Object;L" + Homes.BUFFER + (inside.bound() < 0 ? ";I)J" : ";IJ)J");
  }

  /** Tells it the exits by number, now that its method is written. */
  void leavesBy(List<ExitPoint> exits) {
    for (int number = firstExit; number < exits.size(); number++) {
      if (!links(exits.get(number)).isEmpty()) {
        onward.put(number, exits.get(number));
      }
    }
  }

  private List<Tree.Link> links(ExitPoint exit) {
    return tree.nodes().get(exit.node()).links().stream()
        .filter(link -> link.exit() == exit.exit() && !loop.nodes().get(link.node()))
        .toList();
  }

  /** Writes it. */
  void write(BodyWriter body) {
    Code code = body.code();
    Homes homes = body.homes();
    int result = homes.firstFree();
    handOver(code, homes);
    call(code, homes);
    code.store(Type.LONG, result);
    takeBack(code, homes);
    goOn(code, body, result);
  }

  private void handOver(Code code, Homes homes) {
    for (int home = 0; home < homes.count(); home++) {
      if (homes.dirty(home) && inside.uses(homes, home)) {
        int from = home;
        homes.toMemory(code, home, () -> code.load(homes.type(from), homes.local(from)));
      }
    }
  }

  private void call(Code code, Homes homes) {
    code.load(Type.REF, 0);
    code.load(Type.REF, Homes.STATE);
    code.load(Type.REF, Homes.OUT);
    code.load(Type.INT, Homes.ENTRY);
    if (inside.bound() >= 0) {
      code.load(Type.LONG, homes.bound());
    }
    code.visitor()
        .visitMethodInsn(
            INVOKEVIRTUAL, homes.model() + Emitter.SUFFIX, name(), descriptor(), false);
  }

  private void takeBack(Code code, Homes homes) {
    code.constant(0);
    code.store(Type.INT, Homes.ENTRY);
    for (int home = 0; home < homes.count(); home++) {
      if (homes.isCell(home) || inside.changes(homes, home)) {
        homes.fromMemory(code, home);
        code.store(homes.type(home), homes.local(home));
      }
    }
  }

  private void goOn(Code code, BodyWriter body, int result) {
    Label out = new Label();
    Object[] frame = body.homes().frame(List.of(LONG));
    if (!onward.isEmpty()) {
      TreeMap<Integer, Label> ways = new TreeMap<>();
      onward.keySet().forEach(number -> ways.put(number, new Label()));
      code.load(Type.LONG, result);
      code.constant(32);
      code.op(LUSHR);
      code.op(L2I);
      code.lookup(ways, out);
      for (Map.Entry<Integer, Label> way : ways.entrySet()) {
        code.label(way.getValue());
        code.frame(frame, new Object[0]);
        follow(code, body, onward.get(way.getKey()), result, out);
      }
    }
    code.label(out);
    code.frame(frame, new Object[0]);
    code.load(Type.LONG, result);
    code.jump(GOTO, body.writeBackLabel());
  }

  private void follow(Code code, BodyWriter body, ExitPoint exit, int result, Label out) {
    TreeMap<Integer, Label> ways = new TreeMap<>();
    for (Tree.Link link : links(exit)) {
      ways.putIfAbsent(link.key(), body.way(exit.node(), link.node()));
    }
    code.load(Type.LONG, result);
    code.op(L2I);
    code.lookup(ways, out);
  }
}
