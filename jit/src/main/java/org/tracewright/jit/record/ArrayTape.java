package org.tracewright.jit.record;

import java.lang.reflect.Array;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;

/** Records reads and writes of arrays. */
final class ArrayTape {
  /** Whose methods a trace calls for an element that is a slot when it is not known which one. */
  static final String ACCESS = "org/tracewright/jit/runtime/ElementAccess";

  private static final int LOOK_BACK = 160;

  private final Tape tape;
  private final TurnState turn;
  private final TraceDraft trace;
  private final Layout layout;
  private boolean stores; // anything to an array, so far
  private final int[] doubtful = new int[4]; // arrays that may be another one
  private int doubts;

  ArrayTape(Tape tape, TurnState turn, Layout layout) {
    this.tape = tape;
    this.turn = turn;
    this.trace = turn.trace;
    this.layout = layout;
  }

  int length(int array, Object concrete) {
    int length = Array.getLength(concrete);
    Info info = trace.info(array);
    if (info.firstSlot >= 0) {
      return trace.constant(Type.INT, length); // part of the layout
    }
    if (info.path != null) {
      trace.fact(info.path, Fact.Kind.LENGTH, 0, length);
      if (info.immutable == 0) {
        trace.meet(info.path, concrete);
      }
      return trace.constant(Type.INT, length);
    }
    turn.named(array);
    return trace.op(array) instanceof Op.NewArray made
        ? made.length()
        : trace.share(Keys.length(array), new Op.Unary(Opcode.LENGTH, array));
  }

  int get(Element element, int array, int index, Object concrete, int at, Value value) {
    Info info = trace.info(array);
    if (info.firstSlot >= 0) {
      return trace.isConstant(index)
          ? slot(info.firstSlot + at)
          : bySpelledOutCall("get", element, array, index, -1);
    }
    if (info.fixes(value) && info.path != null && trace.isConstant(index)) {
      return known(element, array, index, at, value);
    }
    see(array, concrete);
    int stored = stores ? storedLast(element, array, index) : -1;
    return stored >= 0 ? stored : trace.append(new Op.ArrayGet(element, array, index));
  }

  // What this turn has stored there just now; -1 if that is not known. Where only a store to
  // another array stands between this and the access before, a guard says that it is another.
  private int storedLast(Element element, int array, int index) {
    Index here = Index.of(trace, index);
    doubts = 0;
    int oldest = Math.max(0, trace.size() - LOOK_BACK);
    for (int at = trace.size() - 1; at >= oldest; at--) {
      Op op = trace.op(at);
      if (op instanceof Op.ArrayPut put && put.element() == element) {
        Index there = Index.of(trace, put.index());
        boolean apart = there.differsFrom(here);
        if (put.array() == array && !apart) {
          boolean found = there.is(here) && areApart(array);
          return found && at >= trace.marked() ? put.value() : -1;
        }
        boolean other = apart || trace.areDistinct(put.array(), array);
        if (!other && !doubt(put.array())) {
          return -1;
        }
      } else if (op instanceof Op.ArrayGet get && get.array() == array) {
        if (get.element() == element && Index.of(trace, get.index()).is(here)) {
          areApart(array);
          return -1; // the optimiser finds it
        }
      } else if (op.effect() == Effect.ALL || op instanceof Op.MemoryPut) {
        return -1;
      }
    }
    return -1;
  }

  // Answers false if there are too many to tell apart.
  private boolean doubt(int other) {
    for (int i = 0; i < doubts; i++) {
      if (doubtful[i] == other) {
        return true;
      }
    }
    if (doubts == doubtful.length) {
      return false;
    }
    doubtful[doubts++] = other;
    return true;
  }

  private boolean areApart(int array) {
    boolean apart = true;
    for (int i = 0; i < doubts; i++) {
      turn.tellApart(array, doubtful[i]);
      apart &= turn.aliases.guard(array, doubtful[i]) >= 0;
    }
    return apart;
  }

  private void see(int array, Object concrete) {
    if (trace.info(array).object == null) {
      trace.learn(array, trace.info(array).seen(concrete));
    }
  }

  private int slot(int slot) {
    if (turn.slots.get(slot) < 0) {
      Type type = layout.slots().get(slot).type();
      turn.slots.found(slot, trace.append(new Op.Slot(type, slot)));
    }
    return turn.slots.get(slot);
  }

  private int known(Element element, int array, int index, int at, Value value) {
    Path path = trace.info(array).path;
    if (element != Element.REF) {
      trace.fact(path, Fact.Kind.ELEMENT, at, value.bits());
      return trace.constant(element.type(), value.bits());
    }
    boolean isNull = value.ref() == null;
    trace.fact(path, Fact.Kind.ELEMENT, at, isNull ? 1 : 0);
    if (isNull) {
      return trace.constant(Type.REF, 0);
    }
    int position = trace.share(Keys.element(array, index), new Op.ArrayGet(element, array, index));
    Info info = trace.info(position).notNull().at(path.element(at));
    info = info.unchanging(trace.info(array).immutable - 1, trace.info(array).onceSet);
    trace.learn(position, path.constant() ? info.ofClass(value.ref().getClass()) : info);
    return position;
  }

  void put(Element element, int array, int index, Object concrete, int at, int value) {
    Info info = trace.info(array);
    if (info.firstSlot < 0) {
      see(array, concrete);
      stores = true;
      boolean fresh = turn.isFresh(array);
      int position = trace.append(new Op.ArrayPut(element, array, index, value));
      if (!fresh) {
        turn.effect(position);
      }
    } else if (trace.isConstant(index)) {
      turn.slots.set(info.firstSlot + at, value);
    } else {
      bySpelledOutCall("set", element, array, index, value);
    }
  }

  /** Refuses an access to several elements at once of an array whose elements are slots. */
  void refuseSlots(int array) {
    if (trace.info(array).firstSlot >= 0) {
      throw Stop.because(AbortReason.VIRTUALIZABLE_INDEX, turn.machine.top.place());
    }
  }

  // Slots are written back before a call and read again after it: that is exact for an element that
  // is not known, if slow.
  private int bySpelledOutCall(String verb, Element element, int array, int index, int value) {
    Layout.SlotInfo slot = layout.slots().get(trace.info(array).firstSlot);
    turn.machine.model().noteChosen(slot.field(), turn.machine.top.place());
    if (turn.isUndecided()) {
      throw Stop.because(AbortReason.VIRTUALIZABLE_INDEX, turn.machine.top.place());
    }
    String name = verb + element.name().charAt(0) + element.name().substring(1).toLowerCase();
    char letter = letter(element);
    String descriptor =
        value < 0 ? "(Ljava/lang/Object;I)" + letter : "(Ljava/lang/Object;I" + letter + ")V";
    MethodRef method = new MethodRef(MethodRef.Kind.STATIC, ACCESS, name, descriptor);
    int[] arguments = value < 0 ? new int[] {array, index} : new int[] {array, index, value};
    return tape.call(method, Effect.ALL, arguments, 0);
  }

  private static char letter(Element element) {
    return switch (element) {
      case BYTE -> 'B';
      case CHAR -> 'C';
      case SHORT -> 'S';
      case INT -> 'I';
      case LONG -> 'J';
      case FLOAT -> 'F';
      case DOUBLE -> 'D';
      case BOOLEAN -> 'Z';
      case REF -> throw new AssertionError("references are never slots");
    };
  }
}
