package org.tracewright.test.rules;

import java.util.ArrayList;
import java.util.List;

/** The calls in a method's bytecode (JVM specification 4.7.3 and chapter 6). */
record Bytecode(int length, List<ClassFile.Signature> calls, List<Integer> dynamicCalls) {
  static final Bytecode NONE = new Bytecode(0, List.of(), List.of());

  private static final int CODE_START = 8;
  private static final int IINC = 0x84;
  private static final int TABLESWITCH = 0xaa;
  private static final int LOOKUPSWITCH = 0xab;
  private static final int INVOKEVIRTUAL = 0xb6;
  private static final int INVOKEINTERFACE = 0xb9;
  private static final int INVOKEDYNAMIC = 0xba;
  private static final int WIDE = 0xc4;

  /** Reads a Code attribute without its name and length. */
  static Bytecode ofAttribute(byte[] attribute, ConstantPool pool) {
    int length = signedInt(attribute, 4);
    List<ClassFile.Signature> calls = new ArrayList<>();
    List<Integer> dynamicCalls = new ArrayList<>();
    int end = CODE_START + length;
    for (int at = CODE_START; at < end; at += instructionLength(attribute, at)) {
      int opcode = attribute[at] & 0xff;
      if (opcode == INVOKEDYNAMIC) {
        dynamicCalls.add(at - CODE_START);
      } else if (opcode >= INVOKEVIRTUAL && opcode <= INVOKEINTERFACE) {
        calls.add(pool.method(unsignedShort(attribute, at + 1)));
      }
    }
    return new Bytecode(length, calls, dynamicCalls);
  }

  private static int instructionLength(byte[] code, int at) {
    int opcode = code[at] & 0xff;
    int operands = at + 4 - (at - CODE_START) % 4; // a switch's, aligned to four bytes
    return switch (opcode) {
      case TABLESWITCH ->
          operands
              + 12
              + 4 * (signedInt(code, operands + 8) - signedInt(code, operands + 4) + 1)
              - at;
      case LOOKUPSWITCH -> operands + 8 + 8 * signedInt(code, operands + 4) - at;
      case WIDE -> (code[at + 1] & 0xff) == IINC ? 6 : 4;
      default -> fixedLength(opcode);
    };
  }

  private static int fixedLength(int opcode) {
    // spotless:off
    return switch (opcode) {
      case 0x10, 0x12, 0xa9, 0xbc -> 2;                   // bipush, ldc, ret, newarray
      case 0x11, 0x13, 0x14, IINC -> 3;                   // sipush, ldc_w, ldc2_w
      case 0xc5 -> 4;                                     // multianewarray
      case INVOKEINTERFACE, INVOKEDYNAMIC, 0xc8, 0xc9 -> 5; // and goto_w, jsr_w
      default -> {
        if ((opcode >= 0x15 && opcode <= 0x19) || (opcode >= 0x36 && opcode <= 0x3a)) {
          yield 2;                                        // loads and stores of a local variable
        }
        boolean jump = opcode >= 0x99 && opcode <= 0xa8;
        boolean member = opcode >= 0xb2 && opcode <= 0xb8; // fields and calls
        boolean type = opcode == 0xbb || opcode == 0xbd || opcode == 0xc0 || opcode == 0xc1;
        yield jump || member || type || opcode == 0xc6 || opcode == 0xc7 ? 3 : 1;
      }
    };
    // spotless:on
  }

  static int unsignedShort(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  private static int signedInt(byte[] bytes, int at) {
    return unsignedShort(bytes, at) << 16 | unsignedShort(bytes, at + 2);
  }
}
