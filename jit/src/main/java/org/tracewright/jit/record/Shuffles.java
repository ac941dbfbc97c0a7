package org.tracewright.jit.record;

import static org.objectweb.asm.Opcodes.*;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.tracewright.jit.reader.Method;
import org.tracewright.jit.record.Moves.Shuffle;

/**
 * The instructions that move operands. Our stack has one entry for a {@code long} or {@code double}
 * where the JVM counts two, so that some of them depend on the types on the stack.
 */
final class Shuffles {
  private final Method method;
  private Frame<BasicValue>[] frames;

  Shuffles(Method method) {
    this.method = method;
  }

  // spotless:off - the columns are the documentation
  Instruction decode(int opcode, AbstractInsnNode node) {
    return switch (opcode) {
      case POP     -> new Shuffle(1);
      case DUP     -> new Moves.Duplicate();
      case SWAP    -> new Shuffle(2, 1, 0);
      case DUP_X1  -> new Shuffle(2, 1, 0, 1);
      case DUP_X2  -> isWide(node, 1) ? new Shuffle(2, 1, 0, 1) : new Shuffle(3, 2, 0, 1, 2);
      case POP2    -> isWide(node, 0) ? new Shuffle(1) : new Shuffle(2);
      case DUP2    -> isWide(node, 0) ? new Moves.Duplicate() : new Shuffle(2, 0, 1, 0, 1);
      case DUP2_X1 -> isWide(node, 0) ? new Shuffle(2, 1, 0, 1) : new Shuffle(3, 1, 2, 0, 1, 2);
      default      -> duplicateBelowTwo(node);
    };
  }
  // spotless:on

  private Instruction duplicateBelowTwo(AbstractInsnNode node) {
    if (isWide(node, 0)) {
      return isWide(node, 1) ? new Shuffle(2, 1, 0, 1) : new Shuffle(3, 2, 0, 1, 2);
    }
    return isWide(node, 2) ? new Shuffle(3, 1, 2, 0, 1, 2) : new Shuffle(4, 2, 3, 0, 1, 2, 3);
  }

  /** Whether the entry {@code depth} below the top takes two words on the JVM's stack. */
  private boolean isWide(AbstractInsnNode node, int depth) {
    if (frames == null) {
      frames = analyse();
    }
    Frame<BasicValue> frame = frames[method.node().instructions.indexOf(node)];
    if (frame == null || frame.getStackSize() <= depth) {
      return false; // never executed
    }
    return frame.getStack(frame.getStackSize() - 1 - depth).getSize() == 2;
  }

  private Frame<BasicValue>[] analyse() {
    try {
      String owner = method.owner().getName().replace('.', '/');
      return new Analyzer<>(new BasicInterpreter()).analyze(owner, method.node());
    } catch (AnalyzerException unverifiable) {
      throw new AssertionError(method.name(), unverifiable);
    }
  }
}
