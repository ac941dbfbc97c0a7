package org.tracewright.jit.reader;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Whether a method's code may become part of a trace. */
record Inlining(Model model) {
  /** Why it may not; empty if it may. */
  String refusal(Method method) {
    if (method.misshapen()) {
      return "it is @ConditionalCall, but returns a value or does not begin with a boolean";
    }
    if (method.residual()) {
      return "it is @Residual";
    }
    if (method.elidable()) {
      return "it is @Elidable";
    }
    return unreadable(method);
  }

  /** Why its code cannot be executed in place of a call, whatever its hints; empty if it can. */
  String unreadable(Method method) {
    if (!method.hasCode()) {
      return "it is native or abstract";
    }
    if (method.hasMonitor()) {
      return "it is synchronized or has a synchronized block";
    }
    if (method.size() >= Lint.MAX_METHOD_SIZE) {
      return "it has " + method.size() + " bytes of bytecode";
    }
    if (method == model.loop().method()) {
      return "it is the interpreter loop itself";
    }
    return isForeign(method.owner()) ? "it belongs to the Java library" : members(method);
  }

  private static boolean isForeign(Class<?> owner) {
    boolean library =
        owner.getModule().getName() != null && owner.getModule().getName().startsWith("java.");
    return (library && !LibraryCalls.isOfNumbers(Type.getInternalName(owner)))
        || owner.getName().equals("org.tracewright.jit.CodeMemory")
        || owner.getName().equals("org.tracewright.jit.JitDriver");
  }

  // The recorder asks again for every member that compiled code is going to touch, and most of them
  // it never does. But the recorder itself must be able to touch them all.
  private String members(Method method) {
    boolean open = model.isOpen(method.owner());
    for (AbstractInsnNode each : method.instructions()) {
      String culprit = open ? unsupported(each) : inaccessible(method, each);
      if (culprit != null) {
        return "compiled code may not use " + culprit;
      }
    }
    return "";
  }

  private static String unsupported(AbstractInsnNode instruction) {
    return instruction instanceof LdcInsnNode ldc ? constant(ldc.cst) : null;
  }

  private String inaccessible(Method method, AbstractInsnNode instruction) {
    try {
      if (instruction instanceof FieldInsnNode field) {
        return field(method, field);
      }
      if (instruction instanceof MethodInsnNode call) {
        return call(method, call);
      }
      if (instruction instanceof LdcInsnNode ldc) {
        return constant(ldc.cst);
      }
      return instruction instanceof TypeInsnNode type ? type(method, type.desc) : null;
    } catch (ClassNotFoundException | LinkageError missing) {
      return missing.getMessage();
    }
  }

  private static String constant(Object value) {
    boolean plain = value instanceof Number || value instanceof String || value instanceof Type;
    return plain ? null : "a constant of " + value.getClass().getSimpleName();
  }

  private String field(Method method, FieldInsnNode instruction) {
    ModelField field =
        model.field(method.owner(), instruction.owner, instruction.name, instruction.desc);
    return field != null && field.accessible()
        ? null
        : "the field " + instruction.owner.replace('/', '.') + "." + instruction.name;
  }

  private String call(Method method, MethodInsnNode call) throws ClassNotFoundException {
    if (call.owner.startsWith("[")) {
      return null; // clone() of an array
    }
    boolean open = model.accessible(model.type(call.owner, method.owner()), call.name, call.desc);
    return open ? null : "the method " + call.owner.replace('/', '.') + "." + call.name;
  }

  private String type(Method method, String name) throws ClassNotFoundException {
    Class<?> type = model.type(name, method.owner());
    return model.accessible(type) ? null : "the class " + type.getName();
  }
}
