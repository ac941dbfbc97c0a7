package org.tracewright.debugger.gdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tracewright.jit.Engine;

/** Whatever a client sends, the server answers or hangs up, and serves the next one. */
@Timeout(300)
class PacketFuzzTest {
  private static final int PACKETS = 10_000;
  private static final int MOST_TRIES = 100;
  private static final int TIMEOUT_MILLIS = 200;
  private static final long MOST_GROWTH = 64 << 20;

  private static final String[] SEEDS = {
    // spotless:off
    "?", "g", "G" + "00".repeat(132), "p20", "p381", "P5=00000000", "m10000,10", "M10010,2:ffff", "X10010,2:ab",
    "c", "s", "C05", "S05", "vCont?", "vCont;c", "vCont;s:1;c", "vCont;r10000,10008:1", "bs", "bc",
    "Z0,10000,4", "z0,10000,4", "Z1,10004,4", "Z2,10010,4", "Z3,10010,1", "Z4,10010,ffffffff", "z2,10010,4",
    "qSupported:swbreak+;hwbreak+", "qXfer:features:read:target.xml:0,fff", "qXfer:memory-map:read::0,fff",
    "qRcmd,68656c70", "qCRC:10000,100", "qCRC:10000,ffffffff", "qfThreadInfo", "qC", "qAttached", "qOffsets",
    "Hg0", "T1", "!", "R00", "vRun;", "vMustReplyEmpty", "QStartNoAckMode", "D", "D;1"
    // spotless:on
  };

  private static final String ENDLESS =
      """
      .globl _start
      _start:
          addi a0, a0, 1
          j _start
      """;

  @Test
  void everyPacketIsAnsweredOrRefused() throws Exception {
    long seed = Long.getLong("tracewright.seed", System.nanoTime());
    Random random = new Random(seed);
    try {
      // What takes memory once is there before it is measured.
      fuzz(random, PACKETS / 10);
      long before = usedMemory();
      fuzz(random, PACKETS);
      assertThat(usedMemory() - before).as("bytes").isLessThan(MOST_GROWTH);
    } catch (Exception | Error e) {
      throw new AssertionError("with -Dtracewright.seed=" + seed, e);
    }
  }

  /**
   * Sends packets to one guest after the other: they may come to their end by what they are told.
   */
  private static void fuzz(Random random, int packets) throws Exception {
    int left = packets;
    while (left > 0) {
      Guest guest = Guest.of(ENDLESS, Engine.JIT);
      try {
        left = fuzz(guest, random, left);
        if (guest.hasEnded()) {
          assertThat(guest.end()).isNotNull();
        }
      } catch (IOException e) {
        throw new AssertionError(guest.doing(), e);
      } finally {
        guest.close();
      }
    }
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Sends packets until there are enough or the guest has ended; how many are left to send. */
  private static int fuzz(Guest guest, Random random, int packets) throws Exception {
    int left = packets;
    while (left > 0 && !guest.hasEnded()) {
      try (Client gdb = new Client(guest.port(), TIMEOUT_MILLIS)) {
        boolean open = true;
        for (int n = 1 + random.nextInt(200); open && n > 0 && left > 0; n--) {
          open = answers(gdb, packet(random));
          left--;
        }
      } catch (SocketException ended) { // refused, or accepted in its last moment
        assertThat(guest.end()).isNotNull();
      }
    }
    return left;
  }

  /** Whether the server still answers, with what it says meanwhile passed over. */
  private static boolean answers(Client gdb, String packet) throws IOException {
    try {
      // Closes what may be open, asks something, and stops a guest that runs.
      gdb.raw(packet + "#00" + Client.framed("qfThreadInfo") + "\3");
      String last = "";
      for (int b = patientRead(gdb); b >= 0; b = patientRead(gdb)) {
        last = (last + (char) b).substring(Math.max(0, last.length() - 5));
        if (last.equals("$m1#9e")) {
          return true;
        }
      }
      return false;
    } catch (SocketException hungUp) {
      return false;
    }
  }

  // Two packets may have become of one that lets the guest run, and each run needs an end.
  private static int patientRead(Client gdb) throws IOException {
    for (int tries = 0; ; tries++) {
      try {
        return gdb.read();
      } catch (SocketTimeoutException running) {
        if (tries == MOST_TRIES) {
          throw running;
        }
        gdb.raw("\3");
      }
    }
  }

  private static String packet(Random random) {
    String data = SEEDS[random.nextInt(SEEDS.length)];
    for (int n = random.nextInt(4); n > 0; n--) {
      data = changed(data, random);
    }
    // Killing the guest is what these would rightly do.
    boolean kills = data.startsWith("k") || data.startsWith("vKill;");
    String framed = Client.framed(kills ? "vKilling" : data);
    return random.nextInt(10) == 0 ? changed(framed, random) : framed;
  }

  private static String changed(String data, Random random) {
    if (data.isEmpty()) {
      return "\0";
    }
    int at = random.nextInt(data.length());
    char c =
        (char)
            (random.nextBoolean() ? random.nextInt(256) : "0f,;:-}*#$".charAt(random.nextInt(10)));
    return switch (random.nextInt(5)) {
      case 0 -> data.substring(0, at) + c + data.substring(at + 1);
      case 1 -> data.substring(0, at) + c + data.substring(at);
      case 2 -> data.substring(0, at);
      case 3 -> data + data.substring(at);
      default ->
          data.substring(0, at) + ("" + c).repeat(1 + random.nextInt(40)) + data.substring(at);
    };
  }
}
