package org.tracewright.jit.record;

import org.tracewright.jit.MemoryAccess;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.MemoryAccesses;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;

/**
 * A call of a method that performs a known access to a {@code byte[]}.
 *
 * @param receivers entries on the stack below the array: 0, or 1 for the receiver
 */
record MemoryCall(MemoryAccess.Kind kind, int receivers) implements Invoke.Target {
  @Override
  public void call(Machine m, Activation f, CallSite site) {
    boolean store = site.result() == Type.VOID;
    int array = store ? 2 : 1;
    int index = array - 1;
    int at = f.intAt(index);
    if (!(f.ref(array) instanceof byte[] bytes) || !isInside(bytes, at)) {
      Calls.residual(m, f, site, Effect.ALL); // the method itself throws
      return;
    }
    if (m.outside != null) {
      byItsBody(m, f, site, bytes, at);
      return;
    }
    if (m.tape.on()) {
      guardInside(m.tape, f.ir(array), f.ir(index), bytes);
    }
    if (store) {
      m.tape.memoryPut(kind, f.ir(array), f.ir(index), f.ir(0));
      m.journal.bytes(bytes, at, MemoryAccesses.bytes(kind));
      MemoryAccesses.store(kind, bytes, at, f.bits(0));
      f.drop(3 + receivers);
    } else {
      int position = m.tape.memoryGet(kind, f.ir(array), f.ir(index));
      f.drop(2 + receivers);
      f.push(MemoryAccesses.load(kind, bytes, at), position);
    }
  }

  // Compiled code does what the annotation says, its judge what the method does.
  private void byItsBody(Machine m, Activation f, CallSite site, byte[] bytes, int at) {
    if (site.result() == Type.VOID) {
      m.journal.bytes(bytes, at, MemoryAccesses.bytes(kind));
    }
    Calls.residual(m, f, site, Effect.NONE);
  }

  private boolean isInside(byte[] bytes, int at) {
    return at >= 0 && at <= bytes.length - MemoryAccesses.bytes(kind);
  }

  private void guardInside(Tape tape, int array, int index, byte[] bytes) {
    tape.guardNull(array, false);
    int more = MemoryAccesses.bytes(kind) - 1;
    int length = tape.length(array, bytes);
    int step = tape.constant(Type.INT, more);
    if (!tape.isConstant(length)) {
      tape.guard(tape.arithmetic(Opcode.ILT, step, length, 1), true);
    }
    int end = tape.arithmetic(Opcode.ISUB, length, step, bytes.length - more);
    tape.guard(tape.arithmetic(Opcode.IULT, index, end, 1), true);
  }
}
