package org.tracewright.jit.reader;

import java.io.IOException;
import java.io.InputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** A parsed class file whose methods know the size of their bytecode. */
final class ClassFile extends ClassNode {
  private int offset;

  private ClassFile() {
    super(Opcodes.ASM9);
  }

  /** The class file of a class; {@code null} if it has none that can be read. */
  static ClassFile of(Class<?> type) {
    if (type.isArray() || type.isPrimitive() || type.isHidden()) {
      return null;
    }
    try (InputStream bytes = open(type)) {
      return bytes == null ? null : parse(bytes.readAllBytes());
    } catch (IOException | IllegalArgumentException unreadable) {
      return null; // a damaged file, or a format newer than ASM knows
    }
  }

  /** The bytes of a class's file, {@code null} if there is none to be found. */
  static InputStream open(Class<?> type) throws IOException {
    String resource = type.getName().replace('.', '/') + ".class";
    InputStream inModule = type.getModule().getResourceAsStream(resource);
    if (inModule != null) {
      return inModule;
    }
    ClassLoader loader = type.getClassLoader();
    return loader == null
        ? ClassLoader.getSystemResourceAsStream(resource)
        : loader.getResourceAsStream(resource);
  }

  private static ClassFile parse(byte[] bytes) {
    ClassFile file = new ClassFile();
    new ClassReader(bytes) {
      @Override
      protected void readBytecodeInstructionOffset(int bytecodeOffset) {
        file.offset = bytecodeOffset;
      }
    }.accept(file, ClassReader.SKIP_FRAMES);
    return file;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    SizedMethod method = new SizedMethod(access, name, descriptor, signature, exceptions);
    methods.add(method);
    return method;
  }

  SizedMethod method(String name, String descriptor) {
    for (MethodNode method : methods) {
      if (method.name.equals(name) && method.desc.equals(descriptor)) {
        return (SizedMethod) method;
      }
    }
    return null;
  }

  /** A method with the offset of its last instruction, which is a byte less than its size. */
  final class SizedMethod extends MethodNode {
    private int size;

    SizedMethod(int access, String name, String desc, String signature, String[] exceptions) {
      super(Opcodes.ASM9, access, name, desc, signature, exceptions);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack, maxLocals);
      size = offset + 1;
    }

    int size() {
      return size;
    }
  }
}
