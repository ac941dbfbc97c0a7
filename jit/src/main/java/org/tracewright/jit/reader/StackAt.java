package org.tracewright.jit.reader;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** The operand stack before an instruction, each entry with the instructions that pushed it. */
record StackAt(Frame<SourceValue> frame) {
  static StackAt before(Method method, int instruction) {
    try {
      Frame<SourceValue>[] frames =
          new Analyzer<>(new SourceInterpreter())
              .analyze(method.owner().getName().replace('.', '/'), method.node());
      AbstractInsnNode at = method.instructions().get(instruction);
      return new StackAt(frames[method.node().instructions.indexOf(at)]);
    } catch (AnalyzerException unverifiable) {
      throw new AssertionError(method.name(), unverifiable);
    }
  }

  int depth() {
    return frame.getStackSize();
  }

  /** The field of the model that an entry was read from; {@code null} if it is anything else. */
  FieldInsnNode field(int entry) {
    Set<AbstractInsnNode> sources = frame.getStack(entry).insns;
    if (sources.size() != 1 || !(sources.iterator().next() instanceof FieldInsnNode field)) {
      return null;
    }
    AbstractInsnNode object = field.getPrevious();
    boolean ofThis = object instanceof VarInsnNode load && load.var == 0;
    return ofThis && field.getOpcode() == Opcodes.GETFIELD ? field : null;
  }

  boolean isThis(int entry) {
    return frame.getStack(entry).insns.stream()
        .allMatch(i -> i.getOpcode() == Opcodes.ALOAD && ((VarInsnNode) i).var == 0);
  }
}
