package org.tracewright.examples.stackvm;

/** An instruction of the {@link StackMachine}. */
public interface Instruction {
  /** Executes it; {@code machine} already stands at the next one. */
  void execute(StackMachine machine);

  /** Pushes a constant. */
  record Push(long value) implements Instruction {
    @Override
    public void execute(StackMachine machine) {
      machine.push(value);
    }
  }

  /** Pushes a variable. */
  record Load(int variable) implements Instruction {
    @Override
    public void execute(StackMachine machine) {
      machine.push(machine.variable(variable));
    }
  }

  /** Pops into a variable. */
  record Store(int variable) implements Instruction {
    @Override
    public void execute(StackMachine machine) {
      machine.setVariable(variable, machine.pop());
    }
  }

  /** Pops two numbers, pushes one. */
  abstract class Binary implements Instruction {
    @Override
    public final void execute(StackMachine machine) {
      long right = machine.pop();
      machine.push(apply(machine.pop(), right));
    }

    abstract long apply(long left, long right);
  }

  /** Sum. */
  final class Add extends Binary {
    @Override
    long apply(long left, long right) {
      return left + right;
    }
  }

  /** Difference. */
  final class Subtract extends Binary {
    @Override
    long apply(long left, long right) {
      return left - right;
    }
  }

  /** Product. */
  final class Multiply extends Binary {
    @Override
    long apply(long left, long right) {
      return left * right;
    }
  }

  /** Remainder; 0 if divided by 0. */
  final class Remainder extends Binary {
    @Override
    long apply(long left, long right) {
      return right == 0 ? 0 : left % right;
    }
  }

  /** 1 if the left number is less, else 0. */
  final class Less extends Binary {
    @Override
    long apply(long left, long right) {
      return left < right ? 1 : 0;
    }
  }

  /** Goes on elsewhere. */
  record Jump(int target) implements Instruction {
    @Override
    public void execute(StackMachine machine) {
      machine.jump(target);
    }
  }

  /** Pops a number, and goes on elsewhere if it is 0. */
  record JumpIfZero(int target) implements Instruction {
    @Override
    public void execute(StackMachine machine) {
      if (machine.pop() == 0) {
        machine.jump(target);
      }
    }
  }

  /** Goes on elsewhere, to come back. */
  record Call(int target) implements Instruction {
    @Override
    public void execute(StackMachine machine) {
      machine.call(target);
    }
  }

  /** Goes on behind the last call. */
  record Return() implements Instruction {
    @Override
    public void execute(StackMachine machine) {
      machine.goBack();
    }
  }

  /** Ends the program. */
  record Halt() implements Instruction {
    @Override
    public void execute(StackMachine machine) {
      machine.halt();
    }
  }
}
