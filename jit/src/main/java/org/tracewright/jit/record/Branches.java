package org.tracewright.jit.record;

import java.util.Arrays;
import org.tracewright.jit.ir.Arithmetic;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;

/** Jumps, switches and returns. */
final class Branches {
  private Branches() {}

  record Goto(int target) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      f.next = target;
    }
  }

  /** Jumps when an {@code int} is zero, or when it is not. */
  record IfZero(boolean jumpIfZero, int target) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      boolean zero = m.way(f.ir(0), f.bits(0) == 0);
      m.beforeBranch(f.ir(0));
      m.tape.guard(f.ir(0), !zero);
      f.drop(1);
      f.next = zero == jumpIfZero ? target : f.next;
    }
  }

  /** Jumps when an {@code int} compares with zero in a way, or does not. */
  record IfSign(Opcode opcode, boolean jumpIf, int target) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      boolean truth = Arithmetic.evaluate(opcode, f.bits(0), 0) != 0;
      m.beforeBranch(f.ir(0));
      int zero = m.tape.constant(Type.INT, 0);
      int condition = m.tape.arithmetic(opcode, f.ir(0), zero, truth ? 1 : 0);
      truth = m.way(condition, truth);
      m.tape.guard(condition, truth);
      f.drop(1);
      f.next = truth == jumpIf ? target : f.next;
    }
  }

  /** Jumps when two {@code int}s compare in a way, or do not. */
  record IfCompare(Opcode opcode, boolean jumpIf, int target) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      boolean truth = Arithmetic.evaluate(opcode, f.bits(1), f.bits(0)) != 0;
      int condition = m.tape.arithmetic(opcode, f.ir(1), f.ir(0), truth ? 1 : 0);
      m.beforeBranch(condition);
      truth = m.way(condition, truth);
      m.tape.guard(condition, truth);
      f.drop(2);
      f.next = truth == jumpIf ? target : f.next;
    }
  }

  record IfSame(boolean jumpIf, int target) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      boolean truth = f.ref(1) == f.ref(0);
      int condition = m.tape.arithmetic(Opcode.AEQ, f.ir(1), f.ir(0), truth ? 1 : 0);
      m.beforeBranch(condition);
      m.tape.guard(condition, truth);
      f.drop(2);
      f.next = truth == jumpIf ? target : f.next;
    }
  }

  record IfNull(boolean jumpIf, int target) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      boolean isNull = f.ref(0) == null;
      m.tape.guardNull(f.ir(0), isNull);
      f.drop(1);
      f.next = isNull == jumpIf ? target : f.next;
    }
  }

  /** {@code keys} ascend; {@code targets} stand at the same indices. */
  record Switch(int[] keys, int[] targets, int otherwise) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      int value = f.intAt(0);
      int at = Arrays.binarySearch(keys, value);
      if (m.tape.on()) {
        m.beforeBranch(f.ir(0));
        record(m.tape, f.ir(0), value, at >= 0);
      }
      f.drop(1);
      f.next = at >= 0 ? targets[at] : otherwise;
    }

    private void record(Tape tape, int value, int concrete, boolean found) {
      if (tape.isConstant(value)) {
        return;
      }
      if (found) {
        tape.promote(Type.INT, value, concrete);
      } else if (isDense()) {
        guardOutside(tape, value, concrete);
      } else {
        for (int key : keys) {
          tape.guard(tape.arithmetic(Opcode.IEQ, value, tape.constant(Type.INT, key), 0), false);
        }
      }
    }

    private boolean isDense() {
      return keys.length > 0 && keys[keys.length - 1] - keys[0] == keys.length - 1;
    }

    private void guardOutside(Tape tape, int value, int concrete) {
      int low = tape.constant(Type.INT, keys[0]);
      int offset = tape.arithmetic(Opcode.ISUB, value, low, concrete - keys[0]);
      int count = tape.constant(Type.INT, keys.length);
      tape.guard(tape.arithmetic(Opcode.IULT, offset, count, 0), false);
    }
  }

  record Return(boolean hasValue) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      m.returnFrom(f, hasValue);
    }
  }

  /** Stands where an instruction of the loop's method is that no way leads back from. */
  record Leave() implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      m.leave();
    }
  }
}
