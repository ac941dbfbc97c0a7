package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Type;

/**
 * Where the values of a node are while it is being written: in temporaries, in the home of a slot,
 * or still in memory; and how to push them.
 */
final class Values {
  private static final int NOWHERE = -1;

  private final Schedule schedule;
  private final Homes homes;
  private final List<Op> ops;
  private final int[] temporary; // by id, -1 if it has none
  private final int[] inHome; // id of what a home holds
  private final int[] inMemory; // id of what a slot's field or element holds, -1 if unknown
  private final List<Object> types = new ArrayList<>(); // of temporaries; null when free
  private final List<Integer> live = new ArrayList<>(); // ids in temporaries
  private boolean[] touched = new boolean[16]; // temporaries read since forgetReads

  Values(Schedule schedule, Homes homes, boolean entered) {
    this.schedule = schedule;
    this.homes = homes;
    ops = schedule.ops();
    temporary = new int[schedule.ids()];
    Arrays.fill(temporary, NOWHERE);
    inHome = new int[homes.count()];
    inMemory = new int[homes.count()];
    for (int home = 0; home < inHome.length; home++) {
      inHome[home] = homes.isTwin(home) ? NOWHERE : schedule.entry(0, home);
      boolean inMemoryToo = !homes.isCell(home) && (entered || !homes.dirty(home));
      inMemory[home] = inMemoryToo ? schedule.entry(0, home) : NOWHERE;
    }
  }

  Homes homes() {
    return homes;
  }

  int inHome(int home) {
    return inHome[home];
  }

  int inMemory(int home) {
    return inMemory[home];
  }

  /** All slots have been written back and may be changed by others now. */
  void synchronise(int epoch) {
    for (int home = 0; home < inMemory.length; home++) {
      inMemory[home] = schedule.entry(epoch, home);
    }
  }

  /** Whether a push of the value only reads a local variable. */
  boolean isLocated(int id) {
    return temporary[id] != NOWHERE || holder(id) >= 0;
  }

  private int holder(int id) {
    if (schedule.isEntry(id) && inHome[schedule.entryHome(id)] == id) {
      return schedule.entryHome(id);
    }
    for (int home = 0; home < inHome.length; home++) {
      if (inHome[home] == id) {
        return home;
      }
    }
    return NOWHERE;
  }

  Type type(int id) {
    return schedule.isEntry(id) ? homes.type(schedule.entryHome(id)) : ops.get(id).type();
  }

  private String name(int id) {
    return schedule.isEntry(id)
        ? homes.name(schedule.entryHome(id))
        : References.of(ops, id, homes);
  }

  /** Pushes a value. */
  void push(Code code, int id) {
    if (!schedule.isEntry(id) && pushFree(code, id)) {
      return;
    }
    if (temporary[id] != NOWHERE) {
      read(temporary[id]);
      code.load(type(id), homes.firstFree() + temporary[id]);
    } else if (schedule.isDeferred(id)) {
      new Expressions(this, schedule, homes, code).compute(id);
    } else {
      pushSlot(code, id);
    }
  }

  private boolean pushFree(Code code, int position) {
    if (ops.get(position) instanceof Op.Const constant) {
      code.constant(constant.type(), constant.bits());
    } else if (ops.get(position) instanceof Op.State) {
      code.load(Type.REF, Homes.STATE);
    } else if (schedule.path(position) >= 0) {
      code.load(type(position), schedule.path(position));
    } else {
      return false;
    }
    return true;
  }

  private void pushSlot(Code code, int id) {
    int home = holder(id);
    if (home >= 0) {
      code.load(type(id), homes.local(home));
      if (type(id) == Type.REF && References.needsCast(homes.name(home), name(id))) {
        code.type(CHECKCAST, name(id)); // the slot's own type says less
      }
    } else if (schedule.isEntry(id) && inMemory[schedule.entryHome(id)] == id) {
      homes.fromMemory(code, schedule.entryHome(id));
    } else {
      throw new AssertionError("value " + id + " is lost");
    }
  }

  /** Pushes a reference that must be of a class, by internal name. */
  void pushAs(Code code, int id, String className) {
    push(code, id);
    if (type(id) == Type.REF && References.needsCast(name(id), className)) {
      code.type(CHECKCAST, className);
    }
  }

  /** Pushes a value that is going to be a slot's. */
  void pushForHome(Code code, int id, int home) {
    push(code, id);
    if (type(id) == Type.REF) {
      homes.cast(code, name(id), home);
    }
  }

  /** A home holds this value from now on. */
  void nowInHome(int id, int home) {
    inHome[home] = id;
  }

  /** Pops what is on the stack into a home; {@code id} is its value. */
  void popToHome(Code code, int id, int home) {
    code.store(homes.type(home), homes.local(home));
    inHome[home] = id;
  }

  /** Pops what is on the stack into a temporary; {@code id} is its value. */
  void popToTemporary(Code code, int id) {
    temporary[id] = allocate(Homes.verificationType(type(id), nameIfReference(id)));
    live.add(id);
    code.store(type(id), homes.firstFree() + temporary[id]);
  }

  private String nameIfReference(int id) {
    return type(id) == Type.REF ? name(id) : "";
  }

  private int allocate(Object verificationType) {
    boolean wide = verificationType == LONG || verificationType == DOUBLE;
    int at = 0;
    while (!isFree(at) || (wide && !isFree(at + 1))) {
      at++;
    }
    while (types.size() < at + 2) {
      types.add(null);
    }
    types.set(at, verificationType);
    if (wide) {
      types.set(at + 1, TOP);
    }
    return at;
  }

  private boolean isFree(int at) {
    return at >= types.size() || types.get(at) == null;
  }

  /** Keeps what a home holds in a temporary if it is needed at or after {@code position}. */
  void save(Code code, int home, int position) {
    int old = inHome[home];
    inHome[home] = NOWHERE;
    if (old >= 0 && schedule.lastUse(old) >= position && !isLocated(old)) {
      code.load(homes.type(home), homes.local(home));
      popToTemporary(code, old);
    }
  }

  /** Has a temporary, too, hold what a home holds if that is needed at or after a position. */
  void copy(Code code, int home, int position) {
    int id = inHome[home];
    boolean lasts = schedule.isDeferred(id) || (!schedule.isEntry(id) && schedule.isFree(id));
    if (schedule.lastUse(id) >= position && temporary[id] == NOWHERE && !lasts) {
      code.load(homes.type(home), homes.local(home));
      popToTemporary(code, id);
    }
  }

  /** A call may have been made. What was at home was read again then, and still is. */
  void maySynchronise(int epoch, int[] before) {
    for (int home = 0; home < inHome.length; home++) {
      boolean written = inMemory[home] == before[home] || !homes.dirty(home);
      int now = schedule.entry(epoch, home);
      inHome[home] = inHome[home] == before[home] ? now : inHome[home];
      inMemory[home] = written ? now : NOWHERE;
    }
  }

  /** Gives back the temporaries of values not needed after {@code position}. */
  void release(int position) {
    live.removeIf(id -> schedule.lastUse(id) <= position && free(id));
  }

  private boolean free(int id) {
    int at = temporary[id];
    if (types.get(at) == LONG || types.get(at) == DOUBLE) {
      types.set(at + 1, null);
    }
    types.set(at, null);
    temporary[id] = NOWHERE;
    return true;
  }

  /** A local variable that nothing uses now. */
  int scratch() {
    return homes.firstFree() + types.size();
  }

  private void read(int at) {
    if (at >= touched.length) {
      touched = Arrays.copyOf(touched, Math.max(at + 1, touched.length * 2));
    }
    touched[at] = true;
  }

  void forgetReads() {
    Arrays.fill(touched, false);
  }

  /** The types of the temporaries read since {@link #forgetReads}, for a frame. */
  List<Object> readTypes() {
    List<Object> result = new ArrayList<>();
    for (int at = 0; at < types.size(); at++) {
      boolean second = at > 0 && isWide(types.get(at - 1));
      result.add(second && isRead(at - 1) ? null : isRead(at) && !second ? types.get(at) : TOP);
    }
    return result;
  }

  /** Counts all temporaries in use as read. */
  void readAll() {
    live.forEach(id -> read(temporary[id]));
  }

  private boolean isRead(int at) {
    return at < touched.length && touched[at] && types.get(at) != null;
  }

  private static boolean isWide(Object type) {
    return type == LONG || type == DOUBLE;
  }
}
