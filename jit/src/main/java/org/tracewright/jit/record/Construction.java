package org.tracewright.jit.record;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.Method;
import org.tracewright.jit.reader.ModelField;

/**
 * A constructor that is followed while recording. It can do nothing but fill the new object, so its
 * code is executed on a stand-in, to see which way it takes and what it puts into which field; at
 * its end the object itself is made by the JVM, and by one operation in the trace. Until then
 * nothing has happened: guards on the way, and what ends the recording, lead back to the call of
 * the constructor.
 */
final class Construction {
  /** What a field is given, and where that stands in the trace; no position if nowhere. */
  private record Content(Value value, int position) {}

  /** Thrown where a constructor cannot be followed; the call is then made as any other. */
  static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Abandoned() {
      super(null, null, false, false);
    }
  }

  private final CallSite site;
  private final Activation caller;
  private final Object marker;
  private final Construction around; // the constructor that makes this object, too; else null
  private final Tape tape; // the one to go back to
  private final Map<ModelField, Content> contents = new LinkedHashMap<>();

  private Construction(Machine m, Activation caller, CallSite site) {
    this.site = site;
    this.caller = caller;
    this.marker = caller.ref(site.entries() - 1);
    this.around = m.construction;
    this.tape = m.tape;
  }

  /** Begins to follow a constructor, unless it is one that has to be called. */
  static boolean begins(Machine m, Activation f, CallSite site) {
    boolean abandoned = m.takeAbandoned();
    if (abandoned || !m.tape.on() || !site.isCallable() || m.partsAt(f, site)) {
      return false;
    }
    Method method = constructor(site);
    if (method == null || !site.model().makes(method)) {
      return false;
    }
    Construction construction = new Construction(m, f, site);
    m.construction = construction;
    m.tape = new ConstructionTape(construction.outermost().tape);
    construction.enter(m, f, site, method);
    return true;
  }

  private static Method constructor(CallSite site) {
    return site.model().declared(site.owner(), "<init>", site.ref().descriptor());
  }

  /** Goes on in the constructor of the superclass, or in another one of the same class. */
  void goOn(Machine m, Activation f, CallSite other) {
    String owner = other.ref().owner();
    if (owner.equals("java/lang/Object") || owner.equals("java/lang/Record")) {
      f.drop(1);
      return;
    }
    Method method = constructor(other);
    if (method == null || !other.model().makes(method)) {
      throw new Abandoned();
    }
    enter(m, f, other, method);
  }

  // The arguments stay on the caller's stack, for the call to be made again.
  private void enter(Machine m, Activation f, CallSite called, Method method) {
    Code code = m.library.code(method);
    if (!m.enters(code)) {
      throw new Abandoned();
    }
    int sp = f.sp;
    m.top = Calls.activation(f, called, code);
    m.top.constructor = called;
    f.sp = sp;
  }

  /** Whether this is the object whose constructor is followed. */
  boolean makes(Object object) {
    return object == marker;
  }

  /** The call that leads back to the model's code. */
  Construction outermost() {
    Construction outermost = this;
    while (outermost.around != null) {
      outermost = outermost.around;
    }
    return outermost;
  }

  Activation caller() {
    return caller;
  }

  /** Gives up all constructors that are followed: the machine stands at the call again. */
  void abandon(Machine m) {
    Construction outermost = outermost();
    m.top = outermost.caller;
    m.top.next = m.top.at;
    m.tape = outermost.tape;
    m.construction = null;
  }

  void put(Machine m, ModelField field, int position, Value value) {
    contents.put(field, new Content(value, narrowed(m.tape, field, position, value)));
  }

  // JVM specification, "putfield": the value is truncated.
  private static int narrowed(Tape tape, ModelField field, int position, Value value) {
    int bits = (int) value.bits();
    return switch (field.ref().descriptor().charAt(0)) {
      case 'B' -> tape.arithmetic(Opcode.I2B, position, Activation.NONE, (byte) bits);
      case 'C' -> tape.arithmetic(Opcode.I2C, position, Activation.NONE, (char) bits);
      case 'S' -> tape.arithmetic(Opcode.I2S, position, Activation.NONE, (short) bits);
      case 'Z' -> tape.arithmetic(Opcode.IAND, position, tape.constant(Type.INT, 1), bits & 1);
      default -> position;
    };
  }

  void get(Machine m, Activation f, ModelField field) {
    Content content = contents.get(field);
    f.drop(1);
    if (content == null) {
      f.push(new Value(0, null), m.tape.constant(field.type(), 0));
    } else {
      f.push(content.value, content.position);
    }
  }

  /** A constructor has returned. */
  void returned(Machine m, Activation callee) {
    Activation f = callee.caller;
    m.top = f;
    if (callee.constructor != site || f != caller) {
      f.drop(callee.constructor.entries());
      return;
    }
    Object object = make(m);
    m.tape = tape;
    m.construction = around;
    int[] positions = site.positions(f);
    int[] arguments = Arrays.copyOfRange(positions, 1, positions.length);
    int position = tape.make(site.ref(), arguments, object, known(object));
    f.drop(positions.length);
    f.replace(marker, object, position);
  }

  private Object make(Machine m) {
    Object[] boxed = site.boxed(caller);
    try {
      return m.call(site, Effect.NONE, Arrays.copyOfRange(boxed, 1, boxed.length));
    } catch (Throwable unexpected) {
      throw new Abandoned(); // memory has run out, say: the call is made again, and throws again
    }
  }

  // What the fields hold, as far as the trace has it.
  private Map<ModelField, Integer> known(Object object) {
    Map<ModelField, Integer> known = new HashMap<>();
    for (ModelField field : site.model().fieldsOf(object.getClass())) {
      Content content = contents.get(field);
      int position = content == null ? tape.constant(field.type(), 0) : content.position;
      if (position >= 0) {
        known.put(field, position);
      }
    }
    return known;
  }
}
