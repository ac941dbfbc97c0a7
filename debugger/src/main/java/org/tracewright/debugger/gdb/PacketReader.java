package org.tracewright.debugger.gdb;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Makes events of a client's bytes. What it keeps of a packet is bounded. */
final class PacketReader {
  /** Bytes of a packet that are taken, without its frame: what {@code PacketSize} says. */
  static final int MOST = 0x4000;

  private static final int INTERRUPT = 3;
  private static final int ESCAPE = '}';

  private final InputStream in;
  private final Runnable interrupt;
  private final byte[] body = new byte[MOST];

  /**
   * @param interrupt called when the client asks for the guest to be stopped
   */
  PacketReader(InputStream in, Runnable interrupt) {
    this.in = new BufferedInputStream(in, MOST);
    this.interrupt = interrupt;
  }

  /** Waits for the next event. */
  Event next() {
    try {
      while (true) {
        switch (in.read()) {
          case -1 -> {
            return new Event.Gone();
          }
          case '$' -> {
            return packet();
          }
          case '-' -> {
            return new Event.Again();
          }
          case INTERRUPT -> interrupt.run();
          // Acknowledgements, and noise between packets.
          default -> {}
        }
      }
    } catch (IOException gone) {
      return new Event.Gone();
    }
  }

  private Event packet() throws IOException {
    int length = 0;
    int sum = 0;
    boolean escaped = false;
    for (int b = in.read(); b != '#'; b = in.read()) {
      if (b < 0) {
        return new Event.Gone();
      }
      if (b == '$') {
        // The packet before was cut off; this is the start of another.
        length = 0;
        sum = 0;
        escaped = false;
        continue;
      }
      sum += b;
      if (b == ESCAPE && !escaped) {
        escaped = true;
      } else {
        if (length < MOST) {
          body[length] = (byte) (escaped ? b ^ 0x20 : b);
        }
        length = Math.min(length + 1, MOST + 1);
        escaped = false;
      }
    }
    return judged(length, sum & 0xff);
  }

  private Event judged(int length, int sum) throws IOException {
    int said = Character.digit(in.read(), 16) << 4 | Character.digit(in.read(), 16);
    if (said != sum) {
      return new Event.Damaged();
    }
    return length > MOST
        ? new Event.Oversized()
        : new Event.Packet(new String(body, 0, length, StandardCharsets.ISO_8859_1));
  }
}
