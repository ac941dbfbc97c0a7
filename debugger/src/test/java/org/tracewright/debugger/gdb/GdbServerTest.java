package org.tracewright.debugger.gdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.jit.Engine;
import org.tracewright.sim.Device;
import org.tracewright.sim.StopReason;

/** The protocol, spoken over a socket. */
@Timeout(120)
class GdbServerTest {
  /** Counts to ten in memory, then ends with status 42. */
  private static final String COUNTING =
      """
      .globl _start
      _start:
          la   a1, value
          li   a2, 10
      loop:
          lw   a0, 0(a1)
          addi a0, a0, 1
      store:
          sw   a0, 0(a1)
          bne  a0, a2, loop
      done:
          li   a0, 42
          li   a7, 93
          ecall
      value:
          .word 0
      """;

  private static final String ENDLESS =
      """
      .globl _start
      _start:
          addi a0, a0, 1
          j _start
      """;

  private static final String FAULTY =
      """
      .globl _start
      _start:
          li a0, -16
          lw a0, 0(a0)
      """;

  private static Guest counting() throws Exception {
    return Guest.of(COUNTING, Engine.OFF);
  }

  @Test
  void startsUpAsGdbDoes() throws Exception {
    try (Guest guest = counting();
        Client gdb = new Client(guest.port())) {
      assertThat(gdb.ask("qSupported:multiprocess+;swbreak+;hwbreak+;xmlRegisters=i386"))
          .contains(
              "PacketSize=4000",
              "qXfer:features:read+",
              "qXfer:memory-map:read+",
              "QStartNoAckMode+",
              "swbreak+",
              "hwbreak+",
              "vContSupported+",
              "ReverseStep+",
              "ReverseContinue+");
      assertThat(gdb.ask("vMustReplyEmpty")).isEmpty();
      assertThat(gdb.ask("Hg0")).isEqualTo("OK");
      assertThat(gdb.ask("?")).startsWith("T05thread:1;20:");
      assertThat(gdb.ask("qfThreadInfo")).isEqualTo("m1");
      assertThat(gdb.ask("qsThreadInfo")).isEqualTo("l");
      assertThat(gdb.ask("qAttached")).isEqualTo("0");
      assertThat(gdb.ask("Hc-1")).isEqualTo("OK");
      assertThat(gdb.ask("qC")).isEqualTo("QC1");
      assertThat(gdb.ask("qOffsets")).isEqualTo("Text=0;Data=0;Bss=0");
      assertThat(gdb.ask("qTStatus")).isEmpty();
      assertThat(gdb.ask("vCont?")).isEqualTo("vCont;c;C;s;S;r");
    }
  }

  @Test
  void describesTheProcessor() throws Exception {
    try (Guest guest = counting();
        Client gdb = Client.quiet(guest.port())) {
      String xml = gdb.transfer("features", "target.xml");
      assertThat(xml).contains("<architecture>riscv:rv32</architecture>\n<osabi>none</osabi>");
      assertThat(xml).contains("name=\"pc\" bitsize=\"32\" regnum=\"32\"");
      assertThat(xml).contains("name=\"mstatus\" bitsize=\"32\" regnum=\"833\"");
      assertThat(gdb.ask("qXfer:features:read:other.xml:0,100")).isEqualTo("E00");
      assertThat(gdb.ask("qXfer:features:read:target.xml:fffff,100")).isEqualTo("E01");
      assertThat(gdb.ask("qXfer:features:write:target.xml:0:a")).isEmpty();
    }
  }

  @Test
  void mapsDevicesAsRam() throws Exception {
    List<String> accesses = new ArrayList<>();
    try (Guest guest = Guest.withDevice("uart", recording(accesses));
        Client gdb = Client.quiet(guest.port())) {
      assertThat(gdb.transfer("memory-map", ""))
          .contains("type=\"ram\" start=\"0x80000000\" length=\"0x1000\"")
          .contains("type=\"rom\" start=\"0x1000\" length=\"0x100\"")
          .contains("type=\"ram\" start=\"0x10000000\" length=\"0x10\"");
      assertThat(gdb.ask("m10000002,7")).isEqualTo("02000400000008");
      assertThat(gdb.ask("M10000004,4:78563412")).isEqualTo("OK");
      assertThat(accesses).containsExactly("r2+2", "r4+4", "r8+1", "w4+4=12345678");
      assertThat(gdb.ask("m1000000f,4")).as("the last byte only").isEqualTo("0f");
      assertThat(gdb.ask("X1000,2:hi")).isEqualTo("OK");
      assertThat(gdb.ask("m1000,2")).isEqualTo("6869");
    }
  }

  private static Device recording(List<String> accesses) {
    return new Device() {
      @Override
      public long read(int offset, int width) {
        accesses.add("r" + offset + "+" + width);
        return offset;
      }

      @Override
      public boolean write(int offset, int width, int value) {
        accesses.add("w" + offset + "+" + width + "=" + Integer.toHexString(value));
        return true;
      }
    };
  }

  @Test
  void acknowledgesAndRepeatsUntilToldNotTo() throws Exception {
    try (Guest guest = counting();
        Client gdb = new Client(guest.port())) {
      gdb.raw("$qC#00");
      assertThat(gdb.read()).isEqualTo('-');
      assertThat(gdb.ask("qC")).isEqualTo("QC1");
      gdb.raw("-");
      assertThat(gdb.receive()).isEqualTo("QC1");
      gdb.raw("noise$half a packet" + Client.framed("qC"));
      assertThat(gdb.read()).isEqualTo('+');
      assertThat(gdb.receive()).isEqualTo("QC1");
      assertThat(gdb.ask("QStartNoAckMode")).isEqualTo("OK");
      gdb.raw(Client.framed("qC"));
      assertThat(gdb.read()).as("no acknowledgement").isEqualTo('$');
    }
  }

  @Test
  void readsAndWritesRegisters() throws Exception {
    try (Guest guest = counting();
        Client gdb = Client.quiet(guest.port())) {
      String all = gdb.ask("g");
      assertThat(all).hasSize(33 * 8).endsWith("00000100");
      assertThat(gdb.ask("P5=78563412")).isEqualTo("OK");
      assertThat(gdb.ask("p5")).isEqualTo("78563412");
      assertThat(gdb.ask("P0=ffffffff")).isEqualTo("OK");
      assertThat(gdb.ask("p0")).as("x0").isEqualTo("00000000");
      assertThat(gdb.ask("G" + all)).isEqualTo("OK");
      assertThat(gdb.ask("p5")).isEqualTo(all.substring(40, 48));
      // mscratch is CSR 0x340.
      assertThat(gdb.ask("P381=efbeadde")).isEqualTo("OK");
      assertThat(gdb.ask("p381")).isEqualTo("efbeadde");
      assertThat(gdb.ask("p1041")).as("the privilege mode").hasSize(2);
      for (String wrong : List.of("p", "pxyz", "pffff", "p5z", "P5", "P5=12", "G12", "Pffff=00")) {
        assertThat(gdb.ask(wrong)).as(wrong).matches("E(01|16)");
      }
      assertThat(gdb.ask("g")).as("after all that").isEqualTo(all);
    }
  }

  @Test
  void readsAndWritesMemory() throws Exception {
    try (Guest guest = counting();
        Client gdb = Client.quiet(guest.port())) {
      String value = guest.at("value");
      assertThat(gdb.ask("M" + value + ",4:0a0b0c0d")).isEqualTo("OK");
      assertThat(gdb.ask("m" + value + ",4")).isEqualTo("0a0b0c0d");
      // The four bytes that must be escaped: # $ } and *.
      assertThat(gdb.ask("X" + value + ",4:}\3}\4}]}\n")).isEqualTo("OK");
      assertThat(gdb.ask("m" + value + ",4")).isEqualTo("23247d2a");
      assertThat(gdb.ask("X" + value + ",0:")).isEqualTo("OK");
      // The RAM of this guest ends at 0x110000.
      assertThat(gdb.ask("m10fffe,10")).as("what there is").hasSize(4);
      for (String outside : List.of("m0,4", "m110000,1", "m1234567890,4", "M0,1:00", "X0,1:a")) {
        assertThat(gdb.ask(outside)).as(outside).isEqualTo("E0e");
      }
      assertThat(gdb.ask("M10ffff,2:0000")).as("beyond the end").isEqualTo("E0e");
      for (String wrong :
          List.of("m", "m10000", "m10000,", "m,4", "M10000,2:00", "M10000,1:0", "X10000,3:ab")) {
        assertThat(gdb.ask(wrong)).as(wrong).isEqualTo("E01");
      }
      assertThat(gdb.ask("qCRC:" + value + ",4")).isEqualTo("C" + crc(0x23, 0x24, 0x7d, 0x2a));
      assertThat(gdb.ask("qCRC:0,4")).isEqualTo("E0e");
    }
  }

  private static String crc(int... bytes) {
    long crc = 0xffff_ffffL;
    for (int b : bytes) {
      for (int bit = 7; bit >= 0; bit--) {
        boolean one = ((crc >> 31) ^ (b >> bit)) % 2 != 0;
        crc = (crc << 1 & 0xffff_ffffL) ^ (one ? 0x04c1_1db7L : 0);
      }
    }
    return Long.toHexString(crc);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void stopsAtBreakpointsAndSaysWhichKind(Engine engine) throws Exception {
    try (Guest guest = Guest.of(COUNTING, engine);
        Client gdb = Client.quiet(guest.port())) {
      gdb.ask("qSupported:swbreak+;hwbreak+");
      assertThat(gdb.ask("Z0," + guest.at("loop") + ",4")).isEqualTo("OK");
      assertThat(gdb.ask("Z1," + guest.at("store") + ",4")).isEqualTo("OK");
      assertThat(gdb.ask("Z1," + guest.at("store") + ",4")).as("twice").isEqualTo("OK");
      assertThat(gdb.ask("vCont;c"))
          .startsWith("T05thread:1;swbreak:;")
          .contains(guest.pcAt("loop"));
      assertThat(gdb.ask("vCont;c:1"))
          .startsWith("T05thread:1;hwbreak:;")
          .contains(guest.pcAt("store"));
      assertThat(gdb.ask("z1," + guest.at("store") + ",4")).isEqualTo("OK");
      assertThat(gdb.ask("z1," + guest.at("store") + ",4")).as("gone already").isEqualTo("OK");
      assertThat(gdb.ask("c")).contains(guest.pcAt("loop"));
      assertThat(gdb.ask("m" + guest.at("loop") + ",4")).as("memory").isEqualTo("03a50500");
      assertThat(gdb.ask("z0," + guest.at("loop") + ",4")).isEqualTo("OK");
      assertThat(gdb.ask("C05")).isEqualTo("W2a");
    }
  }

  @Test
  void saysNothingOfBreakpointsToAClientThatDoesNotAsk() throws Exception {
    try (Guest guest = counting();
        Client gdb = Client.quiet(guest.port())) {
      gdb.ask("Z0," + guest.at("loop") + ",4");
      assertThat(gdb.ask("c")).startsWith("T05thread:1;20:");
    }
  }

  @Test
  void stepsOneInstructionOrThroughARange() throws Exception {
    try (Guest guest = counting();
        Client gdb = Client.quiet(guest.port())) {
      assertThat(gdb.ask("vCont;s:1;c")).startsWith("T05thread:1;20:04000100;");
      assertThat(gdb.ask("s")).startsWith("T05thread:1;20:08000100;");
      assertThat(gdb.ask("S05")).contains(guest.pcAt("loop"));
      String range = guest.at("loop") + "," + guest.at("done");
      gdb.ask("qSupported:swbreak+");
      gdb.ask("Z0," + guest.at("store") + ",4");
      assertThat(gdb.ask("vCont;r" + range + ":1")).contains("swbreak:;" + guest.pcAt("store"));
      gdb.ask("z0," + guest.at("store") + ",4");
      assertThat(gdb.ask("vCont;r" + range + ":1")).contains(guest.pcAt("done"));
      for (String wrong :
          List.of("vCont;", "vCont;x", "vCont;s:9", "vCont;r1", "s1x", "vCont;cc")) {
        assertThat(gdb.ask(wrong)).as(wrong).isEqualTo("E01");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void stopsBeforeAnAccessToWatchedMemory(Engine engine) throws Exception {
    try (Guest guest = Guest.of(COUNTING, engine);
        Client gdb = Client.quiet(guest.port())) {
      String value = guest.at("value");
      assertThat(gdb.ask("Z2," + value + ",4")).isEqualTo("OK");
      assertThat(gdb.ask("c"))
          .startsWith("T05thread:1;watch:" + value + ";")
          .contains(guest.pcAt("store"));
      assertThat(gdb.ask("m" + value + ",4")).as("not stored yet").isEqualTo("00000000");
      assertThat(gdb.ask("s")).startsWith("T05thread:1;20:");
      assertThat(gdb.ask("m" + value + ",4")).isEqualTo("01000000");
      gdb.ask("z2," + value + ",4");
      assertThat(gdb.ask("Z3," + value + ",4")).isEqualTo("OK");
      assertThat(gdb.ask("c"))
          .startsWith("T05thread:1;rwatch:" + value + ";")
          .contains(guest.pcAt("loop"));
      gdb.ask("z3," + value + ",4");
      // Only the second byte is watched: the access before it is told as one of that byte.
      String second = Integer.toHexString(Integer.parseInt(value, 16) + 1);
      assertThat(gdb.ask("Z4," + second + ",1")).isEqualTo("OK");
      assertThat(gdb.ask("c")).startsWith("T05thread:1;awatch:" + second + ";");
      assertThat(gdb.ask("Z2," + value + ",0")).isEqualTo("E16");
      assertThat(gdb.ask("Z5," + value + ",4")).isEmpty();
      assertThat(gdb.ask("Z0," + value)).isEqualTo("E01");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void goesBackToTheStartOfHistory(Engine engine) throws Exception {
    try (Guest guest = Guest.of(COUNTING, engine);
        Client gdb = Client.quiet(guest.port())) {
      gdb.ask("Z0," + guest.at("done") + ",4");
      assertThat(gdb.ask("c")).contains(guest.pcAt("done"));
      assertThat(gdb.ask("bs")).startsWith("T05");
      gdb.ask("Z2," + guest.at("value") + ",4");
      assertThat(gdb.ask("bc")).contains("watch:" + guest.at("value"), guest.pcAt("store"));
      assertThat(gdb.ask("m" + guest.at("value") + ",4")).isEqualTo("09000000");
      gdb.ask("z2," + guest.at("value") + ",4");
      assertThat(gdb.ask("bc")).startsWith("T05thread:1;replaylog:begin;").contains("20:00000100;");
      assertThat(gdb.ask("bs")).contains("replaylog:begin;");
      assertThat(gdb.ask("c")).as("and forwards again").contains(guest.pcAt("done"));
      assertThat(gdb.ask("bx")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void interruptsARunningLoop(Engine engine) throws Exception {
    try (Guest guest = Guest.of(ENDLESS, engine);
        Client gdb = Client.quiet(guest.port())) {
      for (int i = 0; i < 20; i++) {
        runFor(i < 2 ? 300 : 5, gdb);
      }
      assertThat(gdb.ask("pa")).as("a0 has counted").isNotEqualTo("00000000");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void runsCodeThatTheClientHasChanged(Engine engine) throws Exception {
    try (Guest guest = Guest.of(ENDLESS, engine);
        Client gdb = Client.quiet(guest.port())) {
      runFor(300, gdb);
      // addi a1, a1, 1 in place of addi a0, a0, 1
      assertThat(gdb.ask("M" + guest.at("_start") + ",4:93851500")).isEqualTo("OK");
      String before = gdb.ask("pa");
      // Until it has run the new code at all: a busy host may not get to it at once.
      while (gdb.ask("pb").equals("00000000")) {
        runFor(50, gdb);
      }
      assertThat(gdb.ask("pa")).as("a0").isEqualTo(before);
    }
  }

  private static void runFor(int millis, Client gdb) throws Exception {
    gdb.send("vCont;c");
    Thread.sleep(millis);
    gdb.raw("\3");
    assertThat(gdb.receive()).startsWith("T02thread:1;");
  }

  @Test
  void forgetsAnInterruptionThatComesTooLate() throws Exception {
    try (Guest guest = counting();
        Client gdb = Client.quiet(guest.port())) {
      gdb.raw("\3");
      gdb.ask("Z0," + guest.at("loop") + ",4");
      for (int i = 0; i < 9; i++) {
        gdb.raw(Client.framed("c") + "\3");
        // Either of the two may have come first; the run after it must not end for the other one.
        assertThat(gdb.receive()).matches("T0[25].*");
        gdb.raw("\3");
        assertThat(gdb.ask("s")).startsWith("T05");
      }
    }
  }

  @Test
  void tellsATrapAsASignalAndThenAsTheEnd() throws Exception {
    try (Guest guest = Guest.of(FAULTY, Engine.OFF)) {
      try (Client gdb = Client.quiet(guest.port())) {
        assertThat(gdb.ask("c")).startsWith("T0bthread:1;20:04000100;");
        assertThat(gdb.ask("pa")).isEqualTo("f0ffffff");
        assertThat(gdb.ask("bs")).as("back from the brink").startsWith("T05");
        assertThat(gdb.ask("c")).startsWith("T0b");
        assertThat(gdb.ask("vCont;C0b:1")).isEqualTo("X0b");
        assertThat(guest.hasEnded()).isFalse();
      }
      assertThat(guest.end().orElseThrow()).isInstanceOf(StopReason.Trap.class);
    }
  }

  @Test
  void endsWithTheGuest() throws Exception {
    try (Guest guest = counting()) {
      try (Client gdb = Client.quiet(guest.port())) {
        assertThat(gdb.ask("c")).isEqualTo("W2a");
        assertThat(gdb.ask("?")).isEqualTo("W2a");
        assertThat(gdb.ask("c")).isEqualTo("W2a");
      }
      assertThat(guest.end()).contains(new StopReason.Exited(42));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"k", "vKill;1"})
  void endsWhenItIsKilled(String kill) throws Exception {
    try (Guest guest = counting();
        Client gdb = Client.quiet(guest.port())) {
      gdb.send(kill);
      assertThat(guest.end()).isEmpty();
    }
  }

  @Test
  void letsTheGuestRunOnWhenDetachedFrom() throws Exception {
    try (Guest guest = counting();
        Client gdb = Client.quiet(guest.port())) {
      gdb.ask("Z0," + guest.at("loop") + ",4");
      assertThat(gdb.ask("D")).isEqualTo("OK");
      assertThat(gdb.read()).isEqualTo(-1);
      assertThat(guest.end()).contains(new StopReason.Exited(42));
      assertThat(guest.said).containsExactly("the client detached; the guest runs on");
    }
  }

  @Test
  void stopsADetachedGuestForTheNextClient() throws Exception {
    try (Guest guest = Guest.of(ENDLESS, Engine.JIT)) {
      String before = "";
      for (int i = 0; i < 3; i++) {
        try (Client gdb = Client.quiet(guest.port())) {
          assertThat(gdb.ask("?")).startsWith("T05");
          assertThat(gdb.ask("pa")).isNotEqualTo(before);
          before = gdb.ask("pa");
          assertThat(gdb.ask("D;1")).isEqualTo("OK");
        }
        Thread.sleep(20);
      }
    }
  }

  @Test
  void turnsASecondClientAway() throws Exception {
    try (Guest guest = counting();
        Client gdb = Client.quiet(guest.port());
        Client other = new Client(guest.port())) {
      assertThat(other.read()).isEqualTo(-1);
      assertThat(gdb.ask("qC")).isEqualTo("QC1");
      assertThat(guest.said).containsExactly("another client was turned away: one at a time");
    }
  }

  @Test
  void outlivesAClientThatVanishesWhileTheGuestRuns() throws Exception {
    try (Guest guest = Guest.of(ENDLESS, Engine.JIT)) {
      for (int i = 0; i < 5; i++) {
        Client gdb = Client.quiet(guest.port());
        gdb.send("c");
        Thread.sleep(20);
        gdb.close();
      }
      try (Client gdb = Client.quiet(guest.port())) {
        assertThat(gdb.ask("s")).as("not stopped for the one before").startsWith("T05");
      }
    }
  }

  @Test
  void removesTheBreakpointsOfAClientThatWent() throws Exception {
    try (Guest guest = counting()) {
      try (Client gdb = Client.quiet(guest.port())) {
        gdb.ask("Z0," + guest.at("loop") + ",4");
        assertThat(gdb.ask("c")).contains(guest.pcAt("loop"));
      }
      try (Client gdb = Client.quiet(guest.port())) {
        assertThat(gdb.ask("?")).contains(guest.pcAt("loop"));
        assertThat(gdb.ask("c")).isEqualTo("W2a");
      }
    }
  }

  @Test
  void beginsAgainForAnExtendedClient() throws Exception {
    try (Guest guest = counting()) {
      try (Client gdb = Client.quiet(guest.port())) {
        assertThat(gdb.ask("vRun;")).as("before '!'").isEmpty();
        assertThat(gdb.ask("!")).isEqualTo("OK");
        assertThat(gdb.ask("c")).isEqualTo("W2a");
        assertThat(gdb.ask("vRun;")).startsWith("T05").contains("20:00000100;");
        assertThat(gdb.ask("m" + guest.at("value") + ",4")).isEqualTo("00000000");
        assertThat(gdb.ask("vKill;1")).isEqualTo("OK");
        gdb.send("R00");
        assertThat(gdb.ask("c")).isEqualTo("W2a");
        assertThat(gdb.ask("vKill;1")).isEqualTo("OK");
      }
      assertThat(guest.end()).as("killed in the end").isEmpty();
    }
  }

  @Test
  void carriesOutMonitorCommands() throws Exception {
    try (Guest guest = counting();
        Client gdb = Client.quiet(guest.port())) {
      assertThat(gdb.ask("qRcmd," + hex("hello"))).isEqualTo("O" + hex("you said hello\n"));
      assertThat(gdb.receive()).isEqualTo("OK");
      StringBuilder said = new StringBuilder();
      gdb.send("qRcmd," + hex("lines 3000"));
      for (String part = gdb.receive(); !part.equals("OK"); part = gdb.receive()) {
        assertThat(part).startsWith("O").hasSizeLessThanOrEqualTo(PacketReader.MOST);
        said.append(part.substring(1));
      }
      assertThat(said.toString()).isEqualTo(hex("a line\n".repeat(3000)));
      assertThat(gdb.ask("qRcmd,zz")).isEqualTo("E01");
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesPacketsThatAreTooLong() throws Exception {
    try (Guest guest = counting();
        Client gdb = Client.quiet(guest.port())) {
      assertThat(gdb.ask("m" + "0".repeat(PacketReader.MOST))).isEqualTo("E01");
      assertThat(gdb.ask("X10000,fffffff:" + "a".repeat(1 << 20))).isEqualTo("E01");
      assertThat(gdb.ask("qC")).isEqualTo("QC1");
      String most = gdb.ask("m10000,ffffffff".replace("ffffffff", "7fffffff"));
      assertThat(most).hasSize(PacketReader.MOST);
    }
  }

  @Test
  void dropsAClientThatDoesNotWaitForAnswers() throws Exception {
    try (Guest guest = Guest.of(ENDLESS, Engine.OFF)) {
      try (Client gdb = Client.quiet(guest.port())) {
        gdb.raw(Client.framed("c") + Client.framed("qC").repeat(200));
        while (gdb.read() >= 0) {}
      }
      try (Client gdb = Client.quiet(guest.port())) {
        assertThat(gdb.ask("qC")).isEqualTo("QC1");
      }
    }
  }
}
