package org.tracewright.test.rules;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * As much of a class file as the rules on Traced Java need (JVM specification, chapter 4).
 *
 * @param name internal name, {@code java/lang/Object}
 * @param supertypes internal names of the superclass and the interfaces
 * @param methods those that it declares
 */
record ClassFile(String name, List<String> supertypes, List<Method> methods) {

  /** A method by owner, name and descriptor, all as the class file writes them. */
  record Signature(String owner, String name, String descriptor) {
    /** The same name and descriptor in another class. */
    Signature in(String other) {
      return new Signature(other, name, descriptor);
    }

    @Override
    public String toString() {
      return owner.replace('/', '.') + "." + name + descriptor;
    }
  }

  /**
   * A declared method.
   *
   * @param codeLength bytes of bytecode, 0 if it is abstract or native
   * @param annotations descriptors of its annotations visible at run time
   * @param calls what it calls, in order
   * @param dynamicCalls offsets of its {@code invokedynamic} instructions
   */
  record Method(
      Signature signature,
      int codeLength,
      Set<String> annotations,
      List<Signature> calls,
      List<Integer> dynamicCalls) {}

  /** Reads one class file. */
  static ClassFile parse(InputStream from) throws IOException {
    return new Parser(new DataInputStream(from)).parse();
  }

  private static final class Parser {
    private static final int MAGIC = 0xcafebabe;

    private final DataInputStream in;
    private ConstantPool pool;
    private String name;

    Parser(DataInputStream in) {
      this.in = in;
    }

    ClassFile parse() throws IOException {
      if (in.readInt() != MAGIC) {
        throw new IOException("no class file");
      }
      in.readInt();
      pool = ConstantPool.read(in);
      in.readUnsignedShort();
      name = pool.className(in.readUnsignedShort());
      List<String> supertypes = supertypes();
      skipFields();
      return new ClassFile(name, supertypes, methods());
    }

    private List<String> supertypes() throws IOException {
      List<String> names = new ArrayList<>();
      int superclass = in.readUnsignedShort();
      if (superclass != 0) {
        names.add(pool.className(superclass));
      }
      for (int count = in.readUnsignedShort(); count > 0; count--) {
        names.add(pool.className(in.readUnsignedShort()));
      }
      return names;
    }

    private void skipFields() throws IOException {
      for (int count = in.readUnsignedShort(); count > 0; count--) {
        in.skipNBytes(6);
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
          in.skipNBytes(2);
          in.skipNBytes(in.readInt());
        }
      }
    }

    private List<Method> methods() throws IOException {
      List<Method> methods = new ArrayList<>();
      for (int count = in.readUnsignedShort(); count > 0; count--) {
        methods.add(method());
      }
      return methods;
    }

    private Method method() throws IOException {
      in.readUnsignedShort();
      String called = pool.text(in.readUnsignedShort());
      Signature signature = new Signature(name, called, pool.text(in.readUnsignedShort()));
      Bytecode code = Bytecode.NONE;
      Set<String> annotations = Set.of();
      for (int count = in.readUnsignedShort(); count > 0; count--) {
        String attribute = pool.text(in.readUnsignedShort());
        byte[] content = in.readNBytes(in.readInt());
        switch (attribute) {
          case "Code" -> code = Bytecode.ofAttribute(content, pool);
          case "RuntimeVisibleAnnotations" -> annotations = annotations(content);
          default -> {}
        }
      }
      return new Method(signature, code.length(), annotations, code.calls(), code.dynamicCalls());
    }

    /**
     * The descriptors, as far as the first annotation with values, whose length is not worked out.
     */
    private Set<String> annotations(byte[] content) {
      Set<String> found = new HashSet<>();
      int count = Bytecode.unsignedShort(content, 0);
      for (int i = 0, at = 2; i < count; i++, at += 4) {
        found.add(pool.text(Bytecode.unsignedShort(content, at)));
        if (Bytecode.unsignedShort(content, at + 2) != 0) {
          break;
        }
      }
      return found;
    }
  }
}
