package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Layout.SlotInfo;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.Type;

/**
 * The local variables that mean the same everywhere in a region: the model object, the exit buffer,
 * a home for every slot that the region uses, the virtualizable arrays, and references reached from
 * the model through final fields. Because they are fixed, all labels of a region share one
 * stack-map frame.
 */
final class Homes {
  static final int STATE = 1;
  static final int OUT = 2;
  static final int ENTRY = 3; // where to go on the way into a loop; 0 outside such ways
  static final int SLICE = 4; // read before the first label, forgotten afterwards
  static final String BUFFER = "org/tracewright/jit/runtime/ExitBuffer";
  static final String UNSAFE = "jdk/internal/misc/Unsafe";

  private final Layout layout;
  private final List<Cell> cells;
  private final int[] twins;
  private final int key;
  private final int[] slots;
  private final int[] homes;
  private final int[] locals;
  private final BitSet dirty = new BitSet();
  private final Map<FieldRef, Integer> arrays = new LinkedHashMap<>();
  private final Map<List<FieldRef>, Integer> paths = new LinkedHashMap<>();
  private final List<Integer> presentArrays = new ArrayList<>();
  private final int unsafe;
  private final int zero; // with the next, -1 if there is no window
  private final int window;
  private final int bound; // how far this run may count, -1 if it does not matter
  private final List<Object> types = new ArrayList<>(); // by local variable, as in stack-map frames

  /**
   * The homes of one method of a region.
   *
   * @param nodes those of the tree that the method holds
   * @param twins for each slot the one whose home it shares: see {@link Twins}
   * @param inner whether it is called for a loop, and handed the bound
   */
  Homes(Layout layout, Tree tree, BitSet nodes, boolean inner, boolean withUnsafe, int[] twins) {
    this.twins = twins;
    this.layout = layout;
    cells = tree.cells();
    BitSet used = new BitSet();
    key = homelessKey(tree);
    List<Trace> traces = nodes.stream().mapToObj(node -> tree.nodes().get(node).trace()).toList();
    traces.forEach(trace -> addSlots(trace, used));
    traces.forEach(trace -> addChanges(trace, dirty));
    if (!inner && layout.retired() >= 0 && counts(tree)) {
      used.set(layout.retired());
    }
    if (key >= 0) {
      used.clear(key);
    }
    for (int slot : used.stream().toArray()) {
      used.set(twins[slot]);
    }
    slots = used.stream().toArray();
    homes = new int[layout.slots().size() + cells.size()];
    Arrays.fill(homes, -1);
    locals = new int[slots.length];
    types.addAll(List.of(layout.model() + Emitter.SUFFIX, layout.model(), BUFFER, INTEGER));
    if (!inner) {
      types.add(TOP);
    }
    boolean counts = layout.limit() != null && layout.retired() >= 0;
    bound = counts && used.get(layout.retired()) ? local(LONG, 2) : -1;
    assignHomes();
    traces.forEach(this::assignPaths);
    unsafe = withUnsafe && traces.stream().anyMatch(Homes::usesMemory) ? local(UNSAFE, 1) : -1;
    boolean windowed = unsafe >= 0 && traces.stream().anyMatch(Window::isFor);
    zero = windowed ? local(LONG, 2) : -1;
    window = windowed ? local(LONG, 2) : -1;
  }

  // The slot of the green key, if no trace reads it: where it is needed, it is known from the key.
  private int homelessKey(Tree tree) {
    boolean read =
        tree.nodes().stream()
            .flatMap(node -> node.trace().ops().stream())
            .anyMatch(op -> op instanceof Op.Slot slot && slot.slot() == layout.key());
    boolean plain = layout.key() >= 0 && layout.slots().get(layout.key()).element() == null;
    return plain && !read ? layout.key() : -1;
  }

  /** The slot that has no home because it holds the green key at merge points; -1 if none. */
  int key() {
    return key;
  }

  /** Writes what is on the stack to the field of {@link #key}. */
  void storeKey(Code code) {
    FieldRef field = layout.slots().get(key).field();
    code.load(Type.REF, STATE);
    code.op(SWAP);
    code.field(PUTFIELD, field.owner(), field.name(), field.descriptor());
  }

  // An outlined loop needs the bound, for which the count is needed.
  private boolean counts(Tree tree) {
    return tree.nodes().stream()
        .flatMap(node -> node.trace().ops().stream())
        .anyMatch(op -> op instanceof Op.Slot slot && slot.slot() == layout.retired());
  }

  /** Adds the slots that a trace reads or changes. */
  static void addSlots(Trace trace, BitSet slots) {
    for (Op op : trace.ops()) {
      if (op instanceof Op.Slot slot) {
        slots.set(slot.slot());
      }
    }
    addChanges(trace, slots);
  }

  private static void addChanges(Trace trace, BitSet slots) {
    for (Exit exit : trace.exits()) {
      exit.slots().forEach(changed -> slots.set(changed.slot()));
    }
    trace.end().slots().forEach(changed -> slots.set(changed.slot()));
  }

  private void assignHomes() {
    for (int home = 0; home < slots.length; home++) {
      homes[slots[home]] = home;
      if (isTwin(home)) {
        locals[home] = locals[first(home)];
        addArray(home);
        continue;
      }
      locals[home] = local(verificationType(type(home), name(home)), Code.size(type(home)));
      addArray(home);
    }
  }

  private void addArray(int home) {
    SlotInfo slot = isCell(home) ? null : slot(home);
    if (slot != null && slot.element() != null && !arrays.containsKey(slot.field())) {
      arrays.put(slot.field(), local(slot.field().descriptor(), 1));
    }
  }

  private void assignPaths(Trace trace) {
    Paths found = new Paths(trace);
    for (int position = 0; position < trace.ops().size(); position++) {
      List<FieldRef> path = found.stable(position);
      if (path != null && !paths.containsKey(path)) {
        FieldRef last = path.getLast();
        String name = References.name(last.descriptor());
        paths.put(path, local(verificationType(last.type(), name), Code.size(last.type())));
        if (last.descriptor().startsWith("[") && found.isPresent(path)) {
          presentArrays.add(paths.get(path));
        }
      }
    }
  }

  private static boolean usesMemory(Trace trace) {
    return trace.ops().stream().anyMatch(Displacements::isAccess);
  }

  private int local(Object type, int size) {
    int local = types.size();
    types.add(type);
    for (int i = 1; i < size; i++) {
      types.add(null);
    }
    return local;
  }

  /** The type of a value as stack-map frames write it; {@code name} matters for references. */
  static Object verificationType(Type type, String name) {
    return switch (type) {
      case INT -> INTEGER;
      case LONG -> LONG;
      case FLOAT -> FLOAT;
      case DOUBLE -> DOUBLE;
      case REF -> name.equals(References.NULL) ? NULL : name;
      case VOID -> throw new AssertionError("no value");
    };
  }

  /** How many slots the region uses; homes are numbered from 0. */
  int count() {
    return slots.length;
  }

  int homeOf(int slot) {
    return homes[slot];
  }

  /** Whether the slot of another method's home has one here. */
  boolean uses(Homes others, int home) {
    return homes[others.slots[home]] >= 0;
  }

  /** Whether this method changes the slot of another's home. */
  boolean changes(Homes others, int home) {
    return uses(others, home) && dirty.get(others.slots[home]);
  }

  /** Whether the home of another slot, its twin, holds what this one would. */
  boolean isTwin(int home) {
    return first(home) != home;
  }

  /** The home that holds what this one would; itself if it does. */
  int first(int home) {
    return homes[twins[slots[home]]];
  }

  /** Whether it is the home of a cell, which is never written back. */
  boolean isCell(int home) {
    return slots[home] >= layout.slots().size();
  }

  private Cell cell(int home) {
    return cells.get(slots[home] - layout.slots().size());
  }

  SlotInfo slot(int home) {
    return layout.slots().get(slots[home]);
  }

  Type type(int home) {
    return isCell(home) ? cell(home).type() : slot(home).type();
  }

  /** The class of the references in a home, by internal name. */
  String name(int home) {
    if (isCell(home)) {
      return "";
    }
    SlotInfo slot = slot(home);
    String descriptor = slot.field().descriptor();
    return References.name(slot.element() == null ? descriptor : descriptor.substring(1));
  }

  /** Makes a reference on the stack, known as {@code from}, one that the home may hold. */
  void cast(Code code, String from, int home) {
    if (type(home) == Type.REF && References.needsCast(from, name(home))) {
      code.type(CHECKCAST, name(home));
    }
  }

  int local(int home) {
    return locals[home];
  }

  /** Whether some exit of the region changes the slot. */
  boolean dirty(int home) {
    return !isCell(home) && dirty.get(slots[home]);
  }

  String model() {
    return layout.model();
  }

  int unsafe() {
    return unsafe;
  }

  /** The local variable that holds 0, which HotSpot does not know; -1 without {@link #window}. */
  int zero() {
    return zero;
  }

  /** The local variable for the offset of a {@link Window}, -1 if there is none. */
  int window() {
    return window;
  }

  /** The local variable that holds what a path of final fields leads to, -1 if none does. */
  int local(List<FieldRef> path) {
    return path == null ? -1 : paths.getOrDefault(path, -1);
  }

  int firstFree() {
    return types.size();
  }

  /** Whether a local variable holds an array that has been shown to be there. */
  boolean isPresent(int local) {
    return presentArrays.contains(local);
  }

  /** The region's frame, extended by temporaries: a type for each local from {@link #firstFree}. */
  Object[] frame(List<Object> temporaries) {
    List<Object> all = new ArrayList<>(types);
    all.addAll(temporaries);
    all.removeIf(type -> type == null);
    while (all.getLast() == TOP) {
      all.removeLast();
    }
    return all.toArray();
  }

  /** The local variable that holds the bound of this run, -1 if there is none. */
  int bound() {
    return bound;
  }

  /** The reads of the model's limit that take the bound instead. */
  BitSet bounded(Trace trace) {
    return bound < 0 ? new BitSet() : Bounds.of(trace, layout);
  }

  /** Whether an operation may lower the model's limit. */
  boolean lowers(Op op) {
    return bound >= 0 && (op.effect() == Effect.ALL || layout.writesLimit(op));
  }

  /** Has the run end where the slice does that it was asked for, or the limit lies. */
  void setBound(Code code, long need) {
    code.load(Type.LONG, locals[homes[layout.retired()]]);
    code.load(Type.INT, SLICE);
    code.op(I2L);
    code.op(LADD);
    if (need > 0) {
      code.constant(need);
      code.op(LADD);
    }
    notBeyondLimit(code);
  }

  /** Has the run end at the limit, should that lie below the bound now. */
  void lowerBound(Code code) {
    code.load(Type.LONG, bound);
    notBeyondLimit(code);
  }

  private void notBeyondLimit(Code code) {
    FieldRef limit = layout.limit();
    code.load(Type.REF, STATE);
    code.field(GETFIELD, limit.owner(), limit.name(), limit.descriptor());
    code.call("java/lang/Math", "min", "(JJ)J");
    code.store(Type.LONG, bound);
  }

  /** Pushes how the count plus something compares to the bound. */
  void compareToBound(Code code, long plus) {
    code.load(Type.LONG, locals[homes[layout.retired()]]);
    code.constant(plus);
    code.op(LADD);
    code.load(Type.LONG, bound);
    code.op(LCMP);
  }

  /** Fills all of these local variables; the parameters are in theirs. */
  void load(Code code) {
    code.load(Type.REF, STATE);
    code.type(CHECKCAST, layout.model());
    code.store(Type.REF, STATE);
    arrays.forEach((field, local) -> loadPath(code, List.of(field), local));
    paths.forEach((path, local) -> loadPath(code, path, local));
    arrays.values().forEach(local -> present(code, local));
    presentArrays.forEach(local -> present(code, local));
    if (unsafe >= 0) {
      code.call(UNSAFE, "getUnsafe", "()L" + UNSAFE + ";");
      code.store(Type.REF, unsafe);
    }
    if (window >= 0) {
      code.load(Type.REF, OUT);
      code.callVirtual(BUFFER, "zero", "()J");
      code.op(DUP2);
      code.store(Type.LONG, zero);
      code.store(Type.LONG, window);
    }
    for (int home = 0; home < slots.length; home++) {
      if (!isTwin(home)) {
        fromMemory(code, home);
        code.store(type(home), locals[home]);
      }
    }
  }

  // C2 may move an access to memory only where it knows that the array is one.
  private static void present(Code code, int local) {
    code.load(Type.REF, local);
    code.op(ARRAYLENGTH);
    code.op(POP);
  }

  private static void loadPath(Code code, List<FieldRef> path, int local) {
    pushPath(code, path);
    code.store(path.getLast().type(), local);
  }

  private static void pushPath(Code code, List<FieldRef> path) {
    code.load(Type.REF, STATE);
    for (FieldRef field : path) {
      code.field(GETFIELD, field.owner(), field.name(), field.descriptor());
    }
  }

  /** Pushes what the slot's field or element holds. */
  void fromMemory(Code code, int home) {
    if (isCell(home)) {
      fromMemory(code, cell(home));
      return;
    }
    SlotInfo slot = slot(home);
    address(code, slot);
    if (slot.element() == null) {
      code.field(GETFIELD, slot.field().owner(), slot.field().name(), slot.field().descriptor());
    } else {
      code.arrayLoad(slot.element());
    }
  }

  private void fromMemory(Code code, Cell cell) {
    pushPath(code, cell.array());
    pushIndex(code, cell);
    pushIndex(code, cell);
    code.constant(cell.indices());
    Instructions.emit(code, Opcode.IULT);
    code.op(IMUL);
    if (cell.access().kind() == null) {
      code.arrayLoad(cell.access().element());
    } else {
      MemoryForms.plainLoad(code, cell.access().kind());
    }
  }

  private void pushIndex(Code code, Cell cell) {
    code.constant(cell.offset());
    if (cell.slot() >= 0) {
      if (homes[cell.slot()] >= 0) {
        code.load(Type.INT, locals[homes[cell.slot()]]);
      } else {
        SlotInfo slot = layout.slots().get(cell.slot());
        pushPath(code, List.of(slot.field()));
        if (slot.element() != null) {
          code.constant(slot.index());
          code.arrayLoad(slot.element());
        }
      }
      code.op(IADD);
    }
  }

  /** Writes what {@code value} pushes to the slot's field or element. */
  void toMemory(Code code, int home, Runnable value) {
    SlotInfo slot = slot(home);
    address(code, slot);
    value.run();
    if (slot.element() == null) {
      code.field(PUTFIELD, slot.field().owner(), slot.field().name(), slot.field().descriptor());
    } else {
      code.arrayStore(slot.element());
    }
  }

  private void address(Code code, SlotInfo slot) {
    if (slot.element() == null) {
      code.load(Type.REF, STATE);
    } else {
      code.load(Type.REF, arrays.get(slot.field()));
      code.constant(slot.index());
    }
  }
}
