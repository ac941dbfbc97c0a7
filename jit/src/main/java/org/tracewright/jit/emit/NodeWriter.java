package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Type;

/**
 * Writes one trace. Slots that have changed for good are stored in their homes as early as the next
 * exits allow, so that most exits find the homes as they need them.
 */
final class NodeWriter {
  private static final Object[] EMPTY = {};
  private static final Object[] THROWABLE = {"java/lang/Throwable"};

  private final BodyWriter region;
  private final Homes homes;
  private final Code code;
  private final Schedule schedule;
  private final Values values;
  private final Expressions expressions;
  private final Leaving leaving;

  NodeWriter(BodyWriter region, int index) {
    this.region = region;
    homes = region.homes();
    code = region.code();
    schedule = new Schedule(region.node(index), homes);
    values = new Values(schedule, homes, region.enteredClean(index));
    Window window = new Window(code, homes, schedule.ops());
    expressions = new Expressions(values, schedule, homes, code, window);
    leaving = new Leaving(region, index, schedule, values);
  }

  void write() {
    for (int position = 0; position < schedule.size(); position++) {
      write(position, schedule.ops().get(position));
      if (homes.lowers(schedule.ops().get(position))) {
        homes.lowerBound(code);
      }
      values.release(position);
    }
    leaving.write(code, schedule.size());
  }

  private void write(int position, Op op) {
    if (op instanceof Op.Turn turn) {
      turn(turn.key());
    } else if (op instanceof Op.Slot) {
      reload(position);
    } else if (op instanceof Op.Guard guard) {
      guard(position, guard);
    } else if (op instanceof Op.Call call && call.conditional()) {
      callIf(position, call);
    } else if (op instanceof Op.Call call && call.effect() == Effect.ALL) {
      call(position, call);
    } else if (!isElsewhere(position, op)) {
      compute(position, op);
    }
  }

  // Constants and the model object are pushed where they are used, objects made by the call of
  // their constructor, which follows.
  private boolean isElsewhere(int position, Op op) {
    return op instanceof Op.Const
        || op instanceof Op.State
        || (op instanceof Op.New && isConstructed(position));
  }

  private void turn(int key) {
    if (region.stress()) {
      code.load(Type.REF, Homes.OUT);
      code.constant(key);
      code.callVirtual(Homes.BUFFER, "turn", "(I)V");
    }
  }

  // What a slot holds after a call is read back when it is first asked for.
  private void reload(int position) {
    int id = schedule.id(position);
    int home = schedule.entryHome(id);
    if (schedule.entryEpoch(id) > 0 && schedule.lastUse(id) > position && !values.isLocated(id)) {
      values.save(code, home, position);
      homes.fromMemory(code, home);
      values.popToHome(code, id, home);
    }
  }

  private void compute(int position, Op op) {
    if (op.type() == Type.VOID) {
      expressions.compute(position);
    } else if (schedule.isUsed(position)
        && !schedule.isDeferred(position)
        && !schedule.isFree(position)) {
      keep(position);
    }
  }

  private void keep(int position) {
    int home = futureHome(position);
    if (home >= 0 && increments(position, home)) {
      return;
    }
    expressions.compute(position);
    if (home < 0) {
      values.popToTemporary(code, position);
    } else {
      homes.cast(code, References.of(schedule.ops(), position, homes), home);
      values.save(code, home, position + 1);
      values.popToHome(code, position, home);
    }
  }

  // iinc, where a slot changes by a small constant and nobody needs what it was.
  private boolean increments(int position, int home) {
    Integer step = Increment.of(schedule, position, values.inHome(home));
    if (step == null || schedule.lastUse(values.inHome(home)) > position) {
      return false;
    }
    code.visitor().visitIincInsn(homes.local(home), step);
    values.nowInHome(position, home);
    return true;
  }

  /** The home of the slot that the value goes to at the next exit, -1 if it goes to none. */
  private int futureHome(int position) {
    int[] wanted = schedule.snapshotAt(schedule.nextExit(position + 1));
    for (int home = 0; home < wanted.length; home++) {
      if (wanted[home] == position && !homes.isTwin(home)) {
        return home;
      }
    }
    return -1;
  }

  private void guard(int position, Op.Guard guard) {
    Label exit = new Label();
    expressions.guard(guard, exit, () -> commit(position));
    if (region.stress() && schedule.exit(position).frames().isEmpty()) {
      code.load(Type.REF, Homes.OUT);
      code.callVirtual(Homes.BUFFER, "fails", "()Z");
      code.jump(IFNE, exit);
    }
    aside(exit, EMPTY, () -> leaving.write(region.side(), position));
  }

  /** Stores what this exit and the next agree upon. */
  private void commit(int position) {
    int[] wanted = schedule.snapshotAt(position);
    int[] later = schedule.snapshotAt(schedule.nextExit(position + 1));
    for (int home = 0; home < wanted.length; home++) {
      int id = wanted[home];
      boolean settled = id >= 0 && !homes.isTwin(home) && later[home] == id;
      if (settled && values.inHome(home) != id && stored(id)) {
        values.pushForHome(code, id, home);
        values.save(code, home, position);
        values.popToHome(code, id, home);
      }
    }
  }

  private boolean stored(int id) {
    return !(!schedule.isEntry(id) && schedule.isFree(id)) && values.isLocated(id);
  }

  private void call(int position, Op.Call call) {
    leaving.store(code, position);
    Label from = new Label();
    Label to = new Label();
    Label handler = new Label();
    code.visitor().visitTryCatchBlock(from, to, handler, THROWABLE[0].toString());
    boolean constructs = call.method().name().equals("<init>");
    if (constructs) {
      expressions.uninitialised(call);
    } else {
      expressions.arguments(call);
    }
    code.label(from);
    expressions.invoke(call.method());
    code.label(to);
    if (constructs) {
      values.popToTemporary(code, call.arguments().getFirst());
    } else if (call.type() != Type.VOID) {
      values.popToTemporary(code, position);
    }
    aside(handler, THROWABLE, () -> threw(position));
    values.synchronise(schedule.epoch(position + 1));
  }

  // The call is made aside. On the way that does not make it all slots stay in their homes.
  private void callIf(int position, Op.Call call) {
    goHome(position);
    leaving.storeKey(code, position);
    Label due = new Label();
    Label on = new Label();
    values.push(code, schedule.id(call.condition()));
    code.jump(IFNE, due);
    code.label(on);
    values.forgetReads();
    values.readAll();
    code.frame(homes.frame(values.readTypes()), EMPTY);
    Label handler = new Label();
    aside(due, EMPTY, () -> callAside(position, call, handler, on));
    aside(handler, THROWABLE, () -> threw(position));
    values.maySynchronise(schedule.epoch(position + 1), schedule.snapshotAt(position));
  }

  // What is only in memory may stay there.
  private void goHome(int position) {
    int[] wanted = schedule.snapshotAt(position);
    List<Integer> moved = new ArrayList<>();
    for (int home = 0; home < wanted.length; home++) {
      boolean kept = wanted[home] < 0 || values.inHome(home) == wanted[home];
      if (!kept && (values.inMemory(home) != wanted[home] || values.isLocated(wanted[home]))) {
        values.pushForHome(code, wanted[home], home);
        moved.add(home);
      }
    }
    for (int home : moved.reversed()) {
      values.save(code, home, position);
      values.popToHome(code, wanted[home], home);
    }
    for (int home = 0; home < wanted.length; home++) {
      if (values.inHome(home) == wanted[home]) {
        values.copy(code, home, position + 1);
      }
    }
  }

  private void callAside(int position, Op.Call call, Label handler, Label on) {
    Code side = region.side();
    values.readAll();
    leaving.store(side, position);
    Label from = new Label();
    Label to = new Label();
    code.visitor().visitTryCatchBlock(from, to, handler, THROWABLE[0].toString());
    Expressions there = new Expressions(values, schedule, homes, side);
    there.arguments(call);
    side.label(from);
    there.invoke(call.method());
    side.label(to);
    int[] wanted = schedule.snapshotAt(position);
    for (int home = 0; home < wanted.length; home++) {
      if (values.inHome(home) == wanted[home]) {
        homes.fromMemory(side, home);
        side.store(homes.type(home), homes.local(home));
      }
    }
    side.jump(GOTO, on);
  }

  // The verifier wants "new" and the constructor's call in one piece.
  private boolean isConstructed(int position) {
    List<Op> ops = schedule.ops();
    return ops.subList(position + 1, ops.size()).stream()
        .anyMatch(op -> op instanceof Op.Call call && isConstructor(call, position));
  }

  private static boolean isConstructor(Op.Call call, int made) {
    return call.method().name().equals("<init>") && call.arguments().getFirst() == made;
  }

  private void threw(int position) {
    Code side = region.side();
    int cause = values.scratch();
    side.store(Type.REF, cause);
    side.load(Type.REF, Homes.OUT);
    side.load(Type.REF, cause);
    side.callVirtual(Homes.BUFFER, "threw", "(Ljava/lang/Throwable;)V");
    leaving.pushFrames(side, position);
    leaving.returnInTurn(side, position);
  }

  // The frame lists the temporaries that the code reads, which is known only afterwards.
  private void aside(Label label, Object[] stack, Runnable body) {
    region.side().label(label);
    InsnList instructions = region.sideMethod().instructions;
    AbstractInsnNode start = instructions.getLast();
    values.forgetReads();
    body.run();
    Object[] frame = homes.frame(values.readTypes());
    List<Object> locals = List.of(frame);
    instructions.insert(
        start, new FrameNode(F_NEW, frame.length, locals.toArray(), stack.length, stack));
  }
}
