package org.tracewright.jit.record;

import static org.tracewright.jit.record.Activation.NONE;
import static org.tracewright.jit.record.Activation.UNNAMED;

import org.tracewright.jit.ir.Arithmetic;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;

/** Constants, local variables and the operand stack. */
final class Moves {
  private Moves() {}

  record Constant(Type type, long bits) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      f.refs[f.sp] = null;
      f.push(bits, m.tape.constant(type, bits));
    }
  }

  /** A string, or another object that a trace cannot name. */
  record ObjectConstant(Object object) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      f.pushRef(object, UNNAMED);
    }
  }

  /** A class literal. */
  record ClassConstant(TypeSite site) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      f.pushRef(site.get(), UNNAMED);
    }
  }

  record Load(int local) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      f.copy(local, f.sp++);
    }
  }

  record Store(int local, boolean wide) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      f.copy(--f.sp, local);
      if (wide) {
        f.ir[local + 1] = NONE;
      }
    }
  }

  record Increment(int local, int by) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      long sum = Arithmetic.evaluate(Opcode.IADD, f.bits[local], by);
      int step = m.tape.constant(Type.INT, by);
      f.ir[local] = m.tape.arithmetic(Opcode.IADD, f.ir[local], step, sum);
      f.bits[local] = sum;
    }
  }

  /**
   * Replaces the topmost entries.
   *
   * @param count how many
   * @param order what replaces them: indices into them, the lowest is 0
   */
  record Shuffle(int count, int... order) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      int base = f.sp - count;
      long[] bits = new long[count];
      Object[] refs = new Object[count];
      int[] ir = new int[count];
      System.arraycopy(f.bits, base, bits, 0, count);
      System.arraycopy(f.refs, base, refs, 0, count);
      System.arraycopy(f.ir, base, ir, 0, count);
      f.sp = base;
      for (int from : order) {
        f.bits[f.sp] = bits[from];
        f.refs[f.sp] = refs[from];
        f.ir[f.sp++] = ir[from];
      }
    }
  }

  /** The commonest shuffle. */
  record Duplicate() implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      f.copy(f.sp - 1, f.sp);
      f.sp++;
    }
  }

  record Nothing() implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {}
  }
}
