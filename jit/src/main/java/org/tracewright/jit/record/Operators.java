package org.tracewright.jit.record;

import static org.tracewright.jit.record.Activation.NONE;

import org.tracewright.jit.ir.Arithmetic;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;

/** Arithmetic. */
final class Operators {
  private Operators() {}

  record Unary(Opcode opcode) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      long result = Arithmetic.evaluate(opcode, f.bits(0), 0);
      int position = m.tape.arithmetic(opcode, f.ir(0), NONE, result);
      f.drop(1);
      f.push(result, position);
    }
  }

  record Binary(Opcode opcode) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      long result = Arithmetic.evaluate(opcode, f.bits(1), f.bits(0));
      int position = m.tape.arithmetic(opcode, f.ir(1), f.ir(0), result);
      f.drop(2);
      f.push(result, position);
    }
  }

  /** A division or remainder: throws when the divisor is zero. */
  record Divide(Opcode opcode) implements Instruction {
    @Override
    public void execute(Machine m, Activation f) {
      boolean zero = f.bits(0) == 0;
      if (m.tape.on()) {
        guardDivisor(m.tape, f.ir(0), zero);
      }
      if (zero) {
        m.raise(new ArithmeticException("/ by zero"));
        return;
      }
      long result = Arithmetic.evaluate(opcode, f.bits(1), f.bits(0));
      int position = m.tape.arithmetic(opcode, f.ir(1), f.ir(0), result);
      f.drop(2);
      f.push(result, position);
    }

    private void guardDivisor(Tape tape, int divisor, boolean zero) {
      int condition = divisor;
      if (opcode.b() == Type.LONG) {
        int nought = tape.constant(Type.LONG, 0);
        condition = tape.arithmetic(Opcode.LNE, divisor, nought, zero ? 0 : 1);
      }
      tape.guard(condition, !zero);
    }
  }
}
