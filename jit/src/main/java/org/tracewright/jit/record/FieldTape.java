package org.tracewright.jit.record;

import java.util.HashMap;
import java.util.Map;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.ModelField;

/** Records reads and writes of fields. */
final class FieldTape {

  private final Tape tape;
  private final TurnState turn;
  private final TraceDraft trace;
  private final SlotTable slots;
  private final Object state;

  FieldTape(Tape tape, TurnState turn, SlotTable slots, Object state) {
    this.tape = tape;
    this.turn = turn;
    this.trace = turn.trace;
    this.slots = slots;
    this.state = state;
  }

  int get(ModelField field, int object, Object concrete, Value value) {
    int slot = slots.first(field);
    if (slot >= 0 && isState(object, concrete)) {
      return field.type() == Type.REF && field.ref().isFinal()
          ? slotArray(field, slot)
          : slot(field.type(), slot);
    }
    if (field.quasiImmutable() && isPromotable(field.type())) {
      return quasi(field, object, value.bits());
    }
    boolean isFound = field.ref().isStatic() || trace.info(object).path != null;
    if (field.ref().isFinal()) {
      return isFound ? known(field, object, value) : fixed(field, object);
    }
    boolean fixed = field.stable() && value.isSet() && isFound;
    return fixed && turn.heap.get(field, object) < 0
        ? known(field, object, value)
        : plain(field, object);
  }

  private int fixed(ModelField field, int object) {
    int held = trace.info(object).held(field.number());
    return held >= 0 ? held : trace.share(key(field, object), read(field, object));
  }

  /** An object was made whose fields hold these values. */
  void made(int object, Map<ModelField, Integer> held) {
    Map<Integer, Integer> fixed = new HashMap<>();
    held.forEach(
        (field, value) -> {
          if (field.ref().isFinal()) {
            fixed.put(field.number(), value);
          } else {
            turn.heap.read(field, object, value);
          }
        });
    trace.learn(object, trace.info(object).holding(fixed));
  }

  private int plain(ModelField field, int object) {
    int known = turn.heap.get(field, object);
    if (known >= 0) {
      return known;
    }
    int position = trace.append(read(field, object));
    turn.heap.read(field, object, position);
    return position;
  }

  private Op read(ModelField field, int object) {
    if (isOutOfReach(field)) {
      turn.machine.refuse(AbortReason.INACCESSIBLE, "it reads the field " + field.ref().name());
    }
    return new Op.GetField(field.ref(), object);
  }

  // A private field of another nest is reached by a method handle, but its class must have a name.
  private boolean isOutOfReach(ModelField field) {
    return !field.accessible() && !turn.machine.model().accessible(field.declaring());
  }

  private static long key(ModelField field, int object) {
    return Keys.field(field.number(), object);
  }

  // Another instance of the model's class must not be taken for the model, nor the other way round.
  private boolean isState(int object, Object concrete) {
    boolean same = concrete == state;
    if (object != 0) {
      tape.guard(tape.arithmetic(Opcode.AEQ, object, 0, same ? 1 : 0), same);
    }
    return same;
  }

  private int slot(Type type, int slot) {
    if (turn.slots.get(slot) < 0) {
      turn.slots.found(slot, trace.append(new Op.Slot(type, slot)));
    }
    return turn.slots.get(slot);
  }

  private int slotArray(ModelField field, int slot) {
    int position = trace.share(key(field, 0), read(field, 0));
    trace.learn(position, trace.info(position).notNull().slotsFrom(slot));
    return position;
  }

  private int known(ModelField field, int object, Value value) {
    boolean isStatic = field.ref().isStatic();
    Path path = (isStatic ? Path.root() : trace.info(object).path).then(field);
    if (field.type() != Type.REF) {
      trace.fact(path, Fact.Kind.VALUE, 0, value.bits());
      return trace.constant(field.type(), value.bits());
    }
    trace.fact(path, Fact.Kind.NULL, 0, value.ref() == null ? 1 : 0);
    if (value.ref() == null) {
      return trace.constant(Type.REF, 0);
    }
    int before = trace.size();
    int position = trace.share(key(field, object), read(field, object));
    if (position == before) {
      learn(position, field, path, value.ref());
    }
    return position;
  }

  private void learn(int position, ModelField field, Path path, Object value) {
    Info info = trace.info(position).notNull().at(path);
    if (path.constant()) {
      info = info.ofClass(value.getClass());
    }
    int stable = field.stableDimensions();
    trace.learn(
        position,
        stable > 0 ? info.unchanging(stable, true) : info.unchanging(field.immutable(), false));
  }

  private static boolean isPromotable(Type type) {
    return type == Type.INT || type == Type.LONG;
  }

  // A guard for each trace, and for each call of something that may write the field. It costs a
  // load and a comparison, and no writer, wherever it is, has to tell anybody.
  private int quasi(ModelField field, int object, long bits) {
    long key = key(field, object);
    int known = turn.quasi.get(key);
    if (known >= 0) {
      return known;
    }
    int constant = tape.promote(field.type(), trace.append(read(field, object)), bits);
    turn.quasi.put(key, constant);
    return constant;
  }

  void put(ModelField field, int object, Object concrete, int value) {
    turn.named(value);
    int slot = slots.first(field);
    if (slot >= 0 && isState(object, concrete)) {
      turn.slots.set(slot, value);
      return;
    }
    if (field.quasiImmutable()) {
      turn.quasi.truncate(0); // the object may be another name of one that was read
    }
    if (isOutOfReach(field) || (field.ref().isFinal() && !field.accessible())) {
      turn.machine.refuse(AbortReason.INACCESSIBLE, "it writes the field " + field.ref().name());
    }
    boolean fresh = turn.isFresh(object);
    int position = trace.append(new Op.PutField(field.ref(), object, value));
    turn.heap.written(field, object, value);
    if (!fresh) {
      turn.effect(position);
    }
  }
}
