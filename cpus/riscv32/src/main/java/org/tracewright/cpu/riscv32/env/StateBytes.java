package org.tracewright.cpu.riscv32.env;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.tracewright.sim.Stateful;

/** States as bytes, which can be compared. */
final class StateBytes {
  private static final int MOST = 1 << 24;

  private StateBytes() {}

  static byte[] of(Stateful part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      part.save(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError("no part fails to save to memory", e);
    }
    return bytes.toByteArray();
  }

  static void put(byte[] state, Stateful part) {
    try {
      part.restore(new DataInputStream(new ByteArrayInputStream(state)));
    } catch (IOException e) {
      throw new AssertionError("no part fails to read what it saved", e);
    }
  }

  static byte[] read(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST) {
      throw new IOException("it is damaged: a state of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
