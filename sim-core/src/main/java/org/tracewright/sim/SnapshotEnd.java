package org.tracewright.sim;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** In files: why the guest of a snapshot cannot go on, if it cannot. */
final class SnapshotEnd {
  private static final int GOES_ON = 0;
  private static final int EXITED = 1;
  private static final int TRAP = 2;

  private SnapshotEnd() {}

  static void write(StopReason end, DataOutput out) throws IOException {
    switch (end) {
      case StopReason.Exited e -> {
        out.writeByte(EXITED);
        out.writeInt(e.status());
      }
      case StopReason.Trap t -> {
        out.writeByte(TRAP);
        out.writeInt(t.cause());
        out.writeUTF(t.name());
        out.writeInt(t.pc());
        out.writeInt(t.tval());
        out.writeInt(t.signal());
      }
      case null, default -> out.writeByte(GOES_ON);
    }
  }

  static StopReason read(DataInput in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case GOES_ON -> null;
      case EXITED -> new StopReason.Exited(in.readInt());
      case TRAP ->
          new StopReason.Trap(in.readInt(), in.readUTF(), in.readInt(), in.readInt(), in.readInt());
      default -> throw new IOException("it is damaged: an end of kind " + kind);
    };
  }
}
