package org.tracewright.test.rules;

import java.io.DataInputStream;
import java.io.IOException;

/** A class file's constants (JVM specification 4.4), as far as names and method references go. */
final class ConstantPool {
  private final Object[] constants;

  private ConstantPool(int size) {
    constants = new Object[size];
  }

  private record Pair(int first, int second) {}

  static ConstantPool read(DataInputStream in) throws IOException {
    int size = in.readUnsignedShort();
    ConstantPool pool = new ConstantPool(size);
    for (int i = 1; i < size; i++) {
      int tag = in.readUnsignedByte();
      pool.constants[i] = constant(tag, in);
      i += tag == 5 || tag == 6 ? 1 : 0; // a long or double takes two places
    }
    return pool;
  }

  private static Object constant(int tag, DataInputStream in) throws IOException {
    return switch (tag) {
      case 1 -> in.readUTF();
      case 3, 4 -> in.readInt();
      case 5, 6 -> in.readLong();
      case 7, 8, 16, 19, 20 -> in.readUnsignedShort();
      case 9, 10, 11, 12, 17, 18 -> new Pair(in.readUnsignedShort(), in.readUnsignedShort());
      case 15 -> new Pair(in.readUnsignedByte(), in.readUnsignedShort());
      default -> throw new IOException("unknown constant tag " + tag);
    };
  }

  String text(int index) {
    return (String) constants[index];
  }

  String className(int index) {
    return text((Integer) constants[index]);
  }

  ClassFile.Signature method(int index) {
    Pair reference = (Pair) constants[index];
    Pair nameAndType = (Pair) constants[reference.second];
    return new ClassFile.Signature(
        className(reference.first), text(nameAndType.first), text(nameAndType.second));
  }
}
