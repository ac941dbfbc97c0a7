package org.tracewright.jit.record;

import static org.objectweb.asm.Opcodes.*;

import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.tracewright.jit.ir.Arithmetic;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Type;

/**
 * Pushes one of two constants, as {@code a < b ? 1 : 0} does: what a comparison instruction or a
 * flag of a processor is made of. It is computed and not guarded, for it may be another one each
 * time, and ways that differ in nothing else need no code of their own.
 *
 * @param opcode compares
 * @param withZero whether the one operand is compared with zero
 * @param next the instruction behind all that
 */
record Choice(Opcode opcode, boolean withZero, int whenTrue, int whenFalse, int next)
    implements Instruction {

  /**
   * The choice that a branch begins, {@code null} if it begins something else.
   *
   * @param at where the branch stands
   */
  static Choice of(List<AbstractInsnNode> instructions, int at, Instruction branch, GotoTarget to) {
    if (branch instanceof Branches.IfZero b) {
      return of(instructions, at, Opcode.IEQ, true, b.jumpIfZero(), b.target(), to);
    } else if (branch instanceof Branches.IfSign b) {
      return of(instructions, at, b.opcode(), true, b.jumpIf(), b.target(), to);
    } else if (branch instanceof Branches.IfCompare b) {
      return of(instructions, at, b.opcode(), false, b.jumpIf(), b.target(), to);
    }
    return null;
  }

  /** Tells where the instruction at a place always goes, -1 if it is no such one. */
  interface GotoTarget {
    int of(int at);
  }

  // javac writes: the branch to 3; 1: a constant; 2: goto 4; 3: the other constant; 4: what follows
  private static Choice of(
      List<AbstractInsnNode> instructions,
      int at,
      Opcode opcode,
      boolean withZero,
      boolean jumpIf,
      int target,
      GotoTarget to) {
    if (target != at + 3 || at + 4 >= instructions.size() || to.of(at + 2) != at + 4) {
      return null;
    }
    Integer passing = constant(instructions.get(at + 1));
    Integer jumping = constant(instructions.get(at + 3));
    if (passing == null || jumping == null) {
      return null;
    }
    return new Choice(
        opcode, withZero, jumpIf ? jumping : passing, jumpIf ? passing : jumping, at + 4);
  }

  private static Integer constant(AbstractInsnNode node) {
    int opcode = node.getOpcode();
    if (opcode >= ICONST_M1 && opcode <= ICONST_5) {
      return opcode - ICONST_0;
    }
    if (opcode == BIPUSH || opcode == SIPUSH) {
      return ((IntInsnNode) node).operand;
    }
    return node instanceof LdcInsnNode ldc && ldc.cst instanceof Integer value ? value : null;
  }

  @Override
  public void execute(Machine m, Activation f) {
    int operands = withZero ? 1 : 2;
    long a = f.bits(operands - 1);
    long b = withZero ? 0 : f.bits(0);
    boolean truth = Arithmetic.evaluate(opcode, a, b) != 0;
    int position = 0;
    if (m.tape.on()) {
      int other = withZero ? m.tape.constant(Type.INT, 0) : f.ir(0);
      position = chosen(m.tape, f.ir(operands - 1), other, truth);
    }
    f.drop(operands);
    f.push(truth ? whenTrue : whenFalse, position);
    f.next = next;
  }

  private int chosen(Tape tape, int a, int b, boolean truth) {
    int condition = tape.arithmetic(opcode, a, b, truth ? 1 : 0);
    if (whenTrue == 1 && whenFalse == 0) {
      return condition;
    }
    int zero = tape.constant(Type.INT, 0);
    if (whenTrue == 0 && whenFalse == 1) {
      return tape.arithmetic(Opcode.IEQ, condition, zero, truth ? 0 : 1);
    }
    int mask = tape.arithmetic(Opcode.ISUB, zero, condition, truth ? -1 : 0);
    int difference = tape.constant(Type.INT, whenTrue ^ whenFalse);
    int change = truth ? whenTrue ^ whenFalse : 0;
    int changed = tape.arithmetic(Opcode.IAND, mask, difference, change);
    int base = tape.constant(Type.INT, whenFalse);
    return tape.arithmetic(Opcode.IXOR, changed, base, truth ? whenTrue : whenFalse);
  }
}
