package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Type;

/** Writes what happens where a node is left: the way to another node, or out of the region. */
final class Leaving {
  private static final int MOVE_BYTES = 4;
  private static final int STORE_BYTES = 7;

  private final BodyWriter region;
  private final Homes homes;
  private final int nodeIndex;
  private final Schedule schedule;
  private final Values values;

  Leaving(BodyWriter region, int nodeIndex, Schedule schedule, Values values) {
    this.region = region;
    this.homes = region.homes();
    this.nodeIndex = nodeIndex;
    this.schedule = schedule;
    this.values = values;
  }

  /** Leaves by the exit of the operation at a position; ends the code it is written to. */
  void write(Code code, int position) {
    TreeMap<Integer, Integer> targets = targets(position);
    if (schedule.mayHaveDropped(position) && !targets.isEmpty()) {
      unlessStale(code, position, targets);
    } else {
      write(code, position, targets);
    }
  }

  // Of the code that the link leads to.
  private void unlessStale(Code code, int position, TreeMap<Integer, Integer> targets) {
    Label stale = new Label();
    values.readAll();
    code.load(Type.REF, Homes.OUT);
    code.callVirtual(Homes.BUFFER, "stale", "()Z");
    code.jump(IFNE, stale);
    write(code, position, targets);
    code.label(stale);
    code.frame(homes.frame(values.readTypes()), new Object[0]);
    write(code, position, new TreeMap<>());
  }

  private void write(Code code, int position, TreeMap<Integer, Integer> targets) {
    Exit exit = schedule.exit(position);
    if (exit.key() >= 0 && schedule.ops().get(exit.key()) instanceof Op.Const key) {
      Integer node = targets.get((int) key.bits());
      if (node != null) {
        fillHomes(code, position);
        code.jump(GOTO, region.way(nodeIndex, node));
      } else {
        returnTo(code, position, () -> code.constant(result(position, (int) key.bits())));
      }
    } else if (targets.isEmpty()) {
      returnTo(code, position, () -> pushResult(code, position, exit));
    } else {
      dispatch(code, position, targets);
    }
  }

  private TreeMap<Integer, Integer> targets(int position) {
    TreeMap<Integer, Integer> targets = new TreeMap<>();
    int index = schedule.exitIndex(position);
    for (Tree.Link link : region.node(nodeIndex).links()) {
      if (link.exit() == index && region.reaches(link.node())) {
        targets.put(link.key(), link.node());
      }
    }
    return targets;
  }

  private long result(int position, int key) {
    int number =
        region.exitNumber(nodeIndex, schedule.exitIndex(position), schedule.exit(position));
    return (long) number << 32 | (key & 0xffffffffL);
  }

  // In the middle of a turn there is no key; the slot of the key goes in its place.
  private void pushResult(Code code, int position, Exit exit) {
    int key = exit.key() >= 0 || homes.key() < 0 ? exit.key() : schedule.keyAt(position);
    if (key >= 0 && !(schedule.ops().get(key) instanceof Op.Const)) {
      values.push(code, schedule.id(key));
      pushResult(code, result(position, 0));
    } else {
      code.constant(result(position, key >= 0 ? constant(key) : ownKey()));
    }
  }

  private int constant(int position) {
    return (int) ((Op.Const) schedule.ops().get(position)).bits();
  }

  private int ownKey() {
    return region.node(nodeIndex).trace().key();
  }

  // The key is on the stack.
  private static void pushResult(Code code, long result) {
    code.op(I2L);
    code.constant(0xffffffffL);
    code.op(LAND);
    code.constant(result);
    code.op(LOR);
  }

  private void dispatch(Code code, int position, TreeMap<Integer, Integer> targets) {
    int key = values.scratch();
    values.push(code, schedule.id(schedule.exit(position).key()));
    code.store(Type.INT, key);
    fillHomes(code, position);
    Label none = new Label();
    code.load(Type.INT, key);
    lookup(code, targets, none);
    code.label(none);
    code.frame(homes.frame(reaching(key)), new Object[0]);
    code.load(Type.INT, key);
    pushResult(code, result(position, 0));
    code.jump(GOTO, region.writeBackLabel());
  }

  private void lookup(Code code, TreeMap<Integer, Integer> targets, Label none) {
    TreeMap<Integer, Label> ways = new TreeMap<>();
    for (Map.Entry<Integer, Integer> target : targets.entrySet()) {
      ways.put(target.getKey(), region.way(nodeIndex, target.getValue()));
    }
    code.lookup(ways, none);
  }

  private List<Object> reaching(int local) {
    List<Object> types = new ArrayList<>();
    while (homes.firstFree() + types.size() < local) {
      types.add(TOP);
    }
    types.add(INTEGER);
    return types;
  }

  private void fillHomes(Code code, int position) {
    move(code, position, false);
  }

  // All sources are pushed before the first is popped, so that nothing is overwritten too early.
  private void move(Code code, int position, boolean dirtyOnly) {
    int[] wanted = schedule.snapshotAt(position);
    List<Integer> moved = new ArrayList<>();
    for (int home = 0; home < wanted.length; home++) {
      boolean matters =
          wanted[home] >= 0 && !homes.isTwin(home) && (!dirtyOnly || homes.dirty(home));
      if (matters && values.inHome(home) != wanted[home]) {
        values.pushForHome(code, wanted[home], home);
        moved.add(home);
      }
    }
    for (int home : moved.reversed()) {
      code.store(homes.type(home), homes.local(home));
    }
  }

  private void returnTo(Code code, int position, Runnable result) {
    pushFrames(code, position);
    result.run();
    if (shared(position)) {
      move(code, position, true);
      code.jump(GOTO, region.writeBackLabel());
    } else {
      store(code, position);
      code.op(LRETURN);
    }
  }

  // The last synchronisation wrote the key, and what it was for may have written it again.
  private boolean keyIsInMemory(int position) {
    return schedule.epoch(position) > 0 && schedule.keyAt(position) < 0;
  }

  private boolean shared(int position) {
    if (homes.key() >= 0 && schedule.exit(position).key() < 0 && keyIsInMemory(position)) {
      return false;
    }
    int moves = 0;
    int stores = 0;
    int[] wanted = schedule.snapshotAt(position);
    for (int home = 0; home < wanted.length; home++) {
      if (wanted[home] >= 0 && wanted[home] != wanted[homes.first(home)]) {
        return false; // the home of both can be written back to one only
      }
      if (homes.dirty(home)) {
        moves += values.inHome(homes.first(home)) == wanted[home] ? 0 : 1;
        stores += values.inMemory(home) == wanted[home] ? 0 : 1;
      }
    }
    return moves * MOVE_BYTES <= stores * STORE_BYTES && stores > 0;
  }

  /** Brings every slot's field or element up to date. */
  void store(Code code, int position) {
    storeKey(code, position);
    int[] wanted = schedule.snapshotAt(position);
    for (int home = 0; home < wanted.length; home++) {
      if (values.inMemory(home) != wanted[home] && homes.dirty(home)) {
        int slot = home;
        homes.toMemory(code, home, () -> values.pushForHome(code, wanted[slot], slot));
      }
    }
  }

  /** Brings the field of the key up to date. */
  void storeKey(Code code, int position) {
    if (homes.key() >= 0 && !keyIsInMemory(position)) {
      int key = schedule.keyAt(position);
      if (key >= 0) {
        values.push(code, schedule.id(key));
      } else {
        code.constant(Type.INT, ownKey());
      }
      homes.storeKey(code);
    }
  }

  /** Hands the values of the exit's frames over. */
  void pushFrames(Code code, int position) {
    for (int value : Operands.framesOf(schedule.exit(position))) {
      code.load(Type.REF, Homes.OUT);
      values.push(code, schedule.id(value));
      put(code, schedule.ops().get(value).type());
    }
  }

  /** Adds what is on the stack to the exit buffer below it. */
  static void put(Code code, Type type) {
    String descriptor =
        switch (type) {
          case INT -> "(I)V";
          case LONG -> "(J)V";
          case FLOAT -> "(F)V";
          case DOUBLE -> "(D)V";
          case REF -> "(Ljava/lang/Object;)V";
          case VOID -> throw new AssertionError("no value");
        };
    code.callVirtual(Homes.BUFFER, "put", descriptor);
  }

  /** Returns from the middle of a turn, memory being up to date. */
  void returnInTurn(Code code, int position) {
    code.constant(result(position, 0));
    code.op(LRETURN);
  }
}
