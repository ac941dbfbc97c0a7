package org.tracewright.jit.runtime;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.tracewright.jit.ir.Boxes;
import org.tracewright.jit.ir.MethodRef;

/**
 * Has a region tell {@link Hooks} what it is about to write and to call, for {@link
 * org.tracewright.jit.Engine#CHECKED}. Calls that may do anything are those in a try block; the
 * emitter puts no others there.
 */
final class Instrumented {
  private static final int OUT = 2; // the second argument of CompiledCode.run
  private static final String HOOKS = "org/tracewright/jit/runtime/Hooks";
  private static final String BUFFER = "Lorg/tracewright/jit/runtime/ExitBuffer;";
  private static final String ACCESS = "org/tracewright/jit/runtime/ByteAccess";

  private final MethodNode method;
  private final InsnList code;
  private final Set<AbstractInsnNode> guarded = new HashSet<>();

  private Instrumented(MethodNode method) {
    this.method = method;
    this.code = method.instructions;
  }

  static byte[] of(byte[] classFile) {
    ClassNode region = new ClassNode();
    new ClassReader(classFile).accept(region, 0);
    for (MethodNode method : region.methods) {
      if (method.desc.contains(BUFFER)) {
        new Instrumented(method).rewrite();
      }
    }
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    region.accept(writer);
    return writer.toByteArray();
  }

  private void rewrite() {
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      for (AbstractInsnNode at = block.start; at != block.end; at = at.getNext()) {
        guarded.add(at);
      }
    }
    for (AbstractInsnNode each : code.toArray()) {
      rewrite(each);
    }
  }

  private void rewrite(AbstractInsnNode instruction) {
    switch (instruction) {
      case FieldInsnNode field when field.getOpcode() == PUTFIELD -> field(field);
      case FieldInsnNode field when field.getOpcode() == PUTSTATIC -> staticField(field);
      case InvokeDynamicInsnNode link when link.desc.endsWith(")V") -> field(link);
      case IntInsnNode made when made.getOpcode() == NEWARRAY -> made(made);
      case TypeInsnNode made when made.getOpcode() == ANEWARRAY -> made(made);
      case MethodInsnNode call -> call(call);
      case InsnNode plain -> store(plain);
      default -> {}
    }
  }

  private void hook(InsnList to, String name, String arguments) {
    to.add(new VarInsnNode(ALOAD, OUT));
    to.add(new MethodInsnNode(INVOKESTATIC, HOOKS, name, "(" + arguments + BUFFER + ")V", false));
  }

  private static InsnList list(int... opcodes) {
    InsnList list = new InsnList();
    for (int opcode : opcodes) {
      list.add(new InsnNode(opcode));
    }
    return list;
  }

  private static boolean isWide(Type type) {
    return type.getSize() == 2;
  }

  // A write to a field that the class itself may not access: object and value, or the value alone.
  private void field(InvokeDynamicInsnNode link) {
    Type[] types = Type.getArgumentTypes(link.desc);
    if (types.length == 2) {
      String owner = types[0].getInternalName();
      FieldInsnNode plain = new FieldInsnNode(PUTFIELD, owner, link.name, types[1].getDescriptor());
      field(plain, link);
    }
  }

  private static LdcInsnNode name(FieldInsnNode field) {
    return new LdcInsnNode(field.owner + " " + field.name + " " + field.desc);
  }

  // On the stack: object, value.
  private void field(FieldInsnNode field) {
    field(field, field);
  }

  private void field(FieldInsnNode field, AbstractInsnNode at) {
    boolean wide = isWide(Type.getType(field.desc));
    InsnList before = wide ? list(DUP2_X1, POP2, DUP) : list(SWAP, DUP);
    before.add(name(field));
    hook(before, "field", "Ljava/lang/Object;Ljava/lang/String;");
    before.add(wide ? list(DUP_X2, POP) : list(SWAP));
    code.insertBefore(at, before);
  }

  private void staticField(FieldInsnNode field) {
    InsnList before = list(ACONST_NULL);
    before.add(name(field));
    hook(before, "field", "Ljava/lang/Object;Ljava/lang/String;");
    code.insertBefore(field, before);
  }

  private void made(AbstractInsnNode instruction) {
    InsnList after = list(DUP);
    hook(after, "made", "Ljava/lang/Object;");
    code.insert(instruction, after);
  }

  private void store(InsnNode store) {
    int opcode = store.getOpcode();
    if (opcode >= IASTORE && opcode <= SASTORE) {
      elements(store, opcode == LASTORE || opcode == DASTORE, 1);
    }
  }

  // On the stack: array, index, value.
  private void elements(AbstractInsnNode store, boolean wide, int count) {
    InsnList before = wide ? list(DUP2_X2, POP2, DUP2) : list(DUP_X2, POP, DUP2);
    before.add(new LdcInsnNode(count));
    hook(before, "elements", "Ljava/lang/Object;II");
    before.add(wide ? list(DUP2_X2, POP2) : list(DUP2_X1, POP2));
    code.insertBefore(store, before);
  }

  private void call(MethodInsnNode call) {
    if (call.owner.equals(ACCESS) && call.name.startsWith("store")) {
      elements(call, call.desc.contains("J"), bytes(call.name));
    } else if (guarded.contains(call)) {
      tell(call);
    } else if (call.name.equals("<init>") || makes(call)) {
      made(call);
    }
  }

  private static boolean makes(MethodInsnNode call) {
    boolean values = call.getOpcode() == INVOKESTATIC && call.name.equals("values");
    return (values && call.desc.equals("()[L" + call.owner + ";"))
        || Boxes.makes(
            new MethodRef(MethodRef.Kind.valueOf(kind(call)), call.owner, call.name, call.desc));
  }

  private static int bytes(String store) {
    return store.startsWith("storeShort") ? 2 : store.startsWith("storeInt") ? 4 : 8;
  }

  private void tell(MethodInsnNode call) {
    List<Type> types = new ArrayList<>(List.of(Type.getArgumentTypes(call.desc)));
    boolean constructor = call.name.equals("<init>");
    if (call.getOpcode() != INVOKESTATIC && !constructor) {
      types.addFirst(Type.getObjectType(call.owner));
    }
    int[] locals = new int[types.size()];
    InsnList before = new InsnList();
    for (int i = locals.length - 1; i >= 0; i--) {
      locals[i] = method.maxLocals;
      method.maxLocals += types.get(i).getSize();
      before.add(new VarInsnNode(types.get(i).getOpcode(ISTORE), locals[i]));
    }
    pack(before, types, locals);
    before.add(new LdcInsnNode(kind(call) + " " + call.owner + " " + call.name + " " + call.desc));
    hook(before, "calling", "[Ljava/lang/Object;Ljava/lang/String;");
    for (int i = 0; i < locals.length; i++) {
      before.add(new VarInsnNode(types.get(i).getOpcode(ILOAD), locals[i]));
    }
    code.insertBefore(call, before);
    code.insert(call, result(constructor ? Type.getObjectType(call.owner) : returnType(call)));
  }

  private static Type returnType(MethodInsnNode call) {
    return Type.getReturnType(call.desc);
  }

  private static String kind(MethodInsnNode call) {
    return switch (call.getOpcode()) {
      case INVOKESTATIC -> "STATIC";
      case INVOKESPECIAL -> "SPECIAL";
      case INVOKEINTERFACE -> "INTERFACE";
      default -> "VIRTUAL";
    };
  }

  private static void pack(InsnList to, List<Type> types, int[] locals) {
    to.add(new LdcInsnNode(locals.length));
    to.add(new TypeInsnNode(ANEWARRAY, "java/lang/Object"));
    for (int i = 0; i < locals.length; i++) {
      to.add(new InsnNode(DUP));
      to.add(new LdcInsnNode(i));
      to.add(new VarInsnNode(types.get(i).getOpcode(ILOAD), locals[i]));
      box(to, types.get(i));
      to.add(new InsnNode(AASTORE));
    }
  }

  private InsnList result(Type type) {
    InsnList after = new InsnList();
    if (type.getSort() == Type.VOID) {
      after.add(new InsnNode(ACONST_NULL));
    } else {
      after.add(new InsnNode(isWide(type) ? DUP2 : DUP));
      box(after, type);
    }
    hook(after, "returned", "Ljava/lang/Object;");
    return after;
  }

  private static void box(InsnList to, Type type) {
    String box =
        switch (type.getSort()) {
          case Type.BOOLEAN -> "Boolean";
          case Type.BYTE -> "Byte";
          case Type.CHAR -> "Character";
          case Type.SHORT -> "Short";
          case Type.INT -> "Integer";
          case Type.LONG -> "Long";
          case Type.FLOAT -> "Float";
          case Type.DOUBLE -> "Double";
          default -> null;
        };
    if (box != null) {
      String owner = "java/lang/" + box;
      String descriptor = "(" + type.getDescriptor() + ")L" + owner + ";";
      to.add(new MethodInsnNode(INVOKESTATIC, owner, "valueOf", descriptor, false));
    }
  }
}
