package org.tracewright.jit.record;

import java.util.function.IntUnaryOperator;

/**
 * A frame of the interpreter: local variables, then the operand stack. Every entry has a concrete
 * value, primitive or reference, and the position of the operation that computes it. A {@code long}
 * or {@code double} takes two local variables but one entry on the stack.
 */
final class Activation {
  /** Has no position: a dead local, or nothing is being recorded. */
  static final int NONE = -1;

  /** A reference that a trace cannot name, such as a string. */
  static final int UNNAMED = -2;

  /** What {@code new} made, before its constructor ran. */
  static final int UNINITIALISED = -3;

  /** Made by a constructor that is followed: no operation of the trace has it as its value. */
  static final int INSIDE = -4;

  final Code code;
  final Activation caller;
  final int depth;
  final long[] bits;
  final Object[] refs;
  final int[] ir;
  CallSite constructor; // the call that this follows, if it is of a constructor
  int sp;
  int next;
  int at;

  Activation(Code code, Activation caller) {
    this.code = code;
    this.caller = caller;
    this.depth = caller == null ? 0 : caller.depth + 1;
    int size = code.locals() + code.stack();
    bits = new long[size];
    refs = new Object[size];
    ir = new int[size];
    java.util.Arrays.fill(ir, 0, code.locals(), NONE);
    sp = code.locals();
  }

  void push(long value, int position) {
    bits[sp] = value;
    ir[sp++] = position;
  }

  void pushRef(Object value, int position) {
    refs[sp] = value;
    ir[sp++] = position;
  }

  void push(Value value, int position) {
    bits[sp] = value.bits();
    refs[sp] = value.ref();
    ir[sp++] = position;
  }

  /** The entry {@code depth} below the top, which is 0. */
  int entry(int depth) {
    return sp - 1 - depth;
  }

  long bits(int depth) {
    return bits[sp - 1 - depth];
  }

  int intAt(int depth) {
    return (int) bits[sp - 1 - depth];
  }

  Object ref(int depth) {
    return refs[sp - 1 - depth];
  }

  int ir(int depth) {
    return ir[sp - 1 - depth];
  }

  void drop(int entries) {
    sp -= entries;
  }

  void clearStack() {
    sp = code.locals();
  }

  void copy(int from, int to) {
    bits[to] = bits[from];
    refs[to] = refs[from];
    ir[to] = ir[from];
  }

  /** Gives all positions in this frame new numbers. */
  void renumber(IntUnaryOperator numbers) {
    for (int i = 0; i < sp; i++) {
      ir[i] = ir[i] < 0 ? ir[i] : numbers.applyAsInt(ir[i]);
    }
  }

  /** Replaces an object everywhere in this frame. */
  void replace(Object marker, Object object, int position) {
    for (int i = 0; i < sp; i++) {
      if (refs[i] == marker && ir[i] == UNINITIALISED) {
        refs[i] = object;
        ir[i] = position;
      }
    }
  }

  /** Class, method and line of the instruction being executed. */
  String place() {
    return code.method().place(at);
  }
}
