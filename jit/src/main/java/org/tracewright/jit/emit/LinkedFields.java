package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;

/**
 * Writes accesses to fields that the class may not make as {@code invokedynamic} instructions, with
 * the same effect on the stack; HotSpot makes the same code of both.
 */
final class LinkedFields extends MethodVisitor {
  private static final Handle LINK =
      new Handle(
          H_INVOKESTATIC,
          "org/tracewright/jit/runtime/FieldLinks",
          "link",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;I)"
              + "Ljava/lang/invoke/CallSite;",
          false);

  private final Emitter.Closed closed;
  private final List<FieldLink> links;

  LinkedFields(MethodVisitor method, Emitter.Closed closed) {
    this(method, closed, new ArrayList<>());
  }

  LinkedFields(MethodVisitor method, Emitter.Closed closed, List<FieldLink> links) {
    super(ASM9, method);
    this.closed = closed;
    this.links = links;
  }

  /** By number. */
  List<FieldLink> links() {
    return links;
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    if (!closed.test(owner, name, descriptor)) {
      super.visitFieldInsn(opcode, owner, name, descriptor);
      return;
    }
    boolean write = opcode == PUTFIELD || opcode == PUTSTATIC;
    boolean ofClass = opcode == GETSTATIC || opcode == PUTSTATIC;
    String object = ofClass ? "" : "L" + owner + ";";
    String type = write ? "(" + object + descriptor + ")V" : "(" + object + ")" + descriptor;
    super.visitInvokeDynamicInsn(
        name, type, LINK, number(new FieldLink(owner, name, descriptor, write)));
  }

  private int number(FieldLink link) {
    if (!links.contains(link)) {
      links.add(link);
    }
    return links.indexOf(link);
  }
}
