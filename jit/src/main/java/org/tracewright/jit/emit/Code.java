package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.Map;
import java.util.SortedMap;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Type;

/** A method being written, in terms of the IR's types; picks the shortest instruction. */
final class Code {
  private final MethodVisitor method;

  Code(MethodVisitor method) {
    this.method = method;
  }

  MethodVisitor visitor() {
    return method;
  }

  void op(int opcode) {
    method.visitInsn(opcode);
  }

  void jump(int opcode, Label target) {
    method.visitJumpInsn(opcode, target);
  }

  void label(Label label) {
    method.visitLabel(label);
  }

  void frame(Object[] locals, Object[] stack) {
    method.visitFrame(F_NEW, locals.length, locals, stack.length, stack);
  }

  void load(Type type, int local) {
    method.visitVarInsn(byType(type, ILOAD, LLOAD, FLOAD, DLOAD, ALOAD), local);
  }

  void store(Type type, int local) {
    method.visitVarInsn(byType(type, ISTORE, LSTORE, FSTORE, DSTORE, ASTORE), local);
  }

  private static int byType(Type type, int i, int l, int f, int d, int a) {
    return switch (type) {
      case INT -> i;
      case LONG -> l;
      case FLOAT -> f;
      case DOUBLE -> d;
      case REF -> a;
      case VOID -> throw new AssertionError("no value");
    };
  }

  void constant(Type type, long bits) {
    switch (type) {
      case INT -> constant((int) bits);
      case LONG -> constant(bits);
      case FLOAT -> floatConstant((int) bits);
      case DOUBLE -> doubleConstant(bits);
      case REF -> op(ACONST_NULL);
      case VOID -> throw new AssertionError("no value");
    }
  }

  void constant(int value) {
    if (value >= -1 && value <= 5) {
      op(ICONST_0 + value);
    } else if (value == (byte) value) {
      method.visitIntInsn(BIPUSH, value);
    } else if (value == (short) value) {
      method.visitIntInsn(SIPUSH, value);
    } else {
      method.visitLdcInsn(value);
    }
  }

  void constant(long value) {
    if (value == 0 || value == 1) {
      op(LCONST_0 + (int) value);
    } else if (value == (short) value) {
      constant((int) value);
      op(I2L);
    } else {
      method.visitLdcInsn(value);
    }
  }

  /** Pops an {@code int} and jumps to its label, {@code otherwise} if it has none. */
  void lookup(SortedMap<Integer, Label> targets, Label otherwise) {
    int[] keys = new int[targets.size()];
    Label[] labels = new Label[keys.length];
    int count = 0;
    for (Map.Entry<Integer, Label> target : targets.entrySet()) {
      keys[count] = target.getKey();
      labels[count++] = target.getValue();
    }
    method.visitLookupSwitchInsn(otherwise, keys, labels);
  }

  // A class file may not keep which NaN a constant is.
  private void floatConstant(int bits) {
    float value = Float.intBitsToFloat(bits);
    if (bits == 0) {
      op(FCONST_0);
    } else if (!Float.isNaN(value)) {
      method.visitLdcInsn(value);
    } else {
      constant(bits);
      call("java/lang/Float", "intBitsToFloat", "(I)F");
    }
  }

  private void doubleConstant(long bits) {
    double value = Double.longBitsToDouble(bits);
    if (bits == 0) {
      op(DCONST_0);
    } else if (!Double.isNaN(value)) {
      method.visitLdcInsn(value);
    } else {
      constant(bits);
      call("java/lang/Double", "longBitsToDouble", "(J)D");
    }
  }

  /** A class, by internal name or array descriptor. */
  void classConstant(String name) {
    method.visitLdcInsn(org.objectweb.asm.Type.getObjectType(name));
  }

  void call(String owner, String name, String descriptor) {
    method.visitMethodInsn(INVOKESTATIC, owner, name, descriptor, false);
  }

  void callVirtual(String owner, String name, String descriptor) {
    method.visitMethodInsn(INVOKEVIRTUAL, owner, name, descriptor, false);
  }

  void field(int opcode, String owner, String name, String descriptor) {
    method.visitFieldInsn(opcode, owner, name, descriptor);
  }

  void type(int opcode, String name) {
    method.visitTypeInsn(opcode, name);
  }

  void pop(Type type) {
    if (type != Type.VOID) {
      op(size(type) == 2 ? POP2 : POP);
    }
  }

  void arrayLoad(Element element) {
    op(
        switch (element) {
          case BYTE, BOOLEAN -> BALOAD;
          case CHAR -> CALOAD;
          case SHORT -> SALOAD;
          case INT -> IALOAD;
          case LONG -> LALOAD;
          case FLOAT -> FALOAD;
          case DOUBLE -> DALOAD;
          case REF -> AALOAD;
        });
  }

  void arrayStore(Element element) {
    op(
        switch (element) {
          case BYTE, BOOLEAN -> BASTORE;
          case CHAR -> CASTORE;
          case SHORT -> SASTORE;
          case INT -> IASTORE;
          case LONG -> LASTORE;
          case FLOAT -> FASTORE;
          case DOUBLE -> DASTORE;
          case REF -> AASTORE;
        });
  }

  /** Local variables or stack words a value takes. */
  static int size(Type type) {
    return switch (type) {
      case LONG, DOUBLE -> 2;
      case INT, FLOAT, REF -> 1;
      case VOID -> 0;
    };
  }
}
