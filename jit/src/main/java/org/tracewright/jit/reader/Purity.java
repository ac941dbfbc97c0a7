package org.tracewright.jit.reader;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Tells instructions that certainly change nothing outside the frame from those that may. */
final class Purity {
  private final Model model;
  private final Set<Method> open = new HashSet<>();

  Purity(Model model) {
    this.model = model;
  }

  boolean harmless(AbstractInsnNode instruction) {
    int opcode = instruction.getOpcode();
    if (instruction instanceof MethodInsnNode call) {
      return harmless(call);
    }
    return switch (opcode) {
      case Opcodes.PUTFIELD, Opcodes.PUTSTATIC, Opcodes.INVOKEDYNAMIC -> false;
      case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> false;
      default -> opcode < Opcodes.IASTORE || opcode > Opcodes.SASTORE;
    };
  }

  private boolean harmless(MethodInsnNode call) {
    if (LibraryCalls.isOfNumbers(call.owner)) {
      return true;
    }
    Method target = model.find(call.owner, call.name, call.desc);
    if (target == null || call.getOpcode() == Opcodes.INVOKEINTERFACE) {
      return false;
    }
    int fixed = Modifier.PRIVATE | Modifier.FINAL;
    boolean known =
        call.getOpcode() != Opcodes.INVOKEVIRTUAL
            || (target.node().access & fixed) != 0
            || Modifier.isFinal(target.owner().getModifiers());
    return known && harmless(target);
  }

  private boolean harmless(Method method) {
    if (method.elidable()) {
      return true;
    }
    if (!method.hasCode() || !open.add(method)) {
      return false; // unknown, or recursive
    }
    boolean harmless = true;
    for (AbstractInsnNode each : method.instructions()) {
      harmless = harmless && harmless(each);
    }
    open.remove(method);
    return harmless;
  }
}
