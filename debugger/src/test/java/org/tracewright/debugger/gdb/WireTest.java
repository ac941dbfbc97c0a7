package org.tracewright.debugger.gdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WireTest {
  private final Semaphore stops = new Semaphore(0);
  private int forgotten;

  @Test
  void aClientThatHasGoneStopsTheGuestInEveryPacketItLeft() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Client client = new Client(listener.getLocalPort());
      Wire wire = new Wire(listener.accept(), stops::release, () -> forgotten++);
      client.raw(Client.framed("s") + Client.framed("c"));
      client.close();
      assertStopped();
      for (String data : new String[] {"s", "c"}) {
        assertThat(wire.next()).isEqualTo(new Event.Packet(data));
        assertThat(stops.tryAcquire()).as("one stop for each").isFalse();
        wire.answered();
        assertStopped();
        assertThat(forgotten).isZero();
      }
      assertThat(wire.next()).isEqualTo(new Event.Gone());
      wire.answered();
      assertThat(forgotten).isEqualTo(1);
      wire.end();
      assertThat(stops.tryAcquire()).isFalse();
    }
  }

  @Test
  void anInterruptionEndsNoRunOfALaterPacket() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Client client = new Client(listener.getLocalPort())) {
      Wire wire = new Wire(listener.accept(), stops::release, () -> forgotten++);
      client.raw(Client.framed("c") + "\3" + Client.framed("s"));
      assertStopped();
      assertThat(wire.next()).isEqualTo(new Event.Packet("c"));
      wire.answered();
      assertThat(forgotten).isEqualTo(1);
      assertThat(wire.next()).isEqualTo(new Event.Packet("s"));
      wire.answered();
      assertThat(forgotten).isEqualTo(1);
      assertThat(stops.tryAcquire()).isFalse();
      wire.end();
    }
  }

  private void assertStopped() throws InterruptedException {
    assertThat(stops.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
  }
}
