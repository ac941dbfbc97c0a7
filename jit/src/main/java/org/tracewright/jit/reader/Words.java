package org.tracewright.jit.reader;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;

/** How many words an instruction takes from the JVM's operand stack, and how many it leaves. */
final class Words {
  // A digit for each opcode from NOP to IFNONNULL; 0 where the operands decide.
  private static final String TAKEN =
      "00000000000000000000000000000000000000000000002222"
          + "22221212100000000000000000000343433331212323422424"
          + "24242424242424241212232323242424011122211122211142"
          + "24411111122222222000111212100000000000111111110011";
  private static final String LEFT =
      "01111111122111221110012121000000000000000000001212"
          + "11110000000000000000000000000000000000023445621212"
          + "12121212121212121212121212121212021211212212111111"
          + "11100000000000000010000000000000000001111011000000";

  private Words() {}

  static int taken(AbstractInsnNode instruction) {
    if (instruction instanceof FieldInsnNode field) {
      return takenByField(field);
    }
    if (instruction instanceof MethodInsnNode call) {
      boolean hasReceiver = call.getOpcode() != Opcodes.INVOKESTATIC;
      return arguments(call.desc) + (hasReceiver ? 1 : 0);
    }
    if (instruction instanceof InvokeDynamicInsnNode call) {
      return arguments(call.desc);
    }
    return instruction instanceof MultiANewArrayInsnNode array
        ? array.dims
        : TAKEN.charAt(instruction.getOpcode()) - '0';
  }

  // ASM counts a receiver among the arguments.
  private static int arguments(String descriptor) {
    return (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1;
  }

  private static int takenByField(FieldInsnNode field) {
    int size = Type.getType(field.desc).getSize();
    return switch (field.getOpcode()) {
      case Opcodes.GETSTATIC -> 0;
      case Opcodes.PUTSTATIC -> size;
      case Opcodes.GETFIELD -> 1;
      default -> 1 + size;
    };
  }

  static int left(AbstractInsnNode instruction) {
    if (instruction instanceof FieldInsnNode field) {
      boolean get = field.getOpcode() == Opcodes.GETFIELD || field.getOpcode() == Opcodes.GETSTATIC;
      return get ? Type.getType(field.desc).getSize() : 0;
    }
    if (instruction instanceof MethodInsnNode call) {
      return Type.getReturnType(call.desc).getSize();
    }
    if (instruction instanceof InvokeDynamicInsnNode call) {
      return Type.getReturnType(call.desc).getSize();
    }
    if (instruction instanceof LdcInsnNode ldc) {
      return ldc.cst instanceof Long || ldc.cst instanceof Double ? 2 : 1;
    }
    return instruction instanceof MultiANewArrayInsnNode
        ? 1
        : LEFT.charAt(instruction.getOpcode()) - '0';
  }
}
