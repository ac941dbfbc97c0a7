package org.tracewright.debugger.gdb;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The connection to a client. A thread of its own reads what comes in, also while the guest runs:
 * an interruption, or the client's end, then stops it.
 */
final class Wire implements AutoCloseable {
  /**
   * A client waits for an answer before it sends the next packet; one that sends so many is mad.
   */
  private static final int MOST_WAITING = 64;

  private final Socket socket;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Runnable stopGuest;
  private final Runnable forgetStop;
  private final Thread reader;
  private boolean acknowledging = true;
  private byte[] last = {};

  // Guarded by this: events so far, those dealt with, and those that came before the guest was last
  // asked to stop.
  private long received;
  private long answered;
  private long stopped;

  /**
   * @param stopGuest makes the run of the guest that goes on, or the next one, end soon; from any
   *     thread
   * @param forgetStop takes that back if no run has ended of it; on the thread of {@link #answered}
   */
  Wire(Socket socket, Runnable stopGuest, Runnable forgetStop) {
    this.socket = socket;
    this.stopGuest = stopGuest;
    this.forgetStop = forgetStop;
    this.reader = new Thread(this::read, "gdb-client");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    PacketReader packets = new PacketReader(input(), this::interrupt);
    Event event;
    do {
      event = packets.next();
      boolean flooded = count();
      event = flooded ? new Event.Gone() : event;
      events.add(event);
    } while (!(event instanceof Event.Gone));
    interrupt();
  }

  /** What the client sends; nothing if it is gone already. */
  private InputStream input() {
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      return socket.getInputStream();
    } catch (IOException gone) {
      return InputStream.nullInputStream();
    }
  }

  /** Counts an event that waits for an answer; whether there are too many. */
  private synchronized boolean count() {
    return ++received - answered > MOST_WAITING;
  }

  // With no packet to answer, the guest does not run: what is asked for has happened.
  private synchronized void interrupt() {
    if (received > answered) {
      stopped = received;
      stopGuest.run();
    }
  }

  /** Waits for the next event; {@link #answered} is to follow. */
  Event next() throws InterruptedException {
    return events.take();
  }

  /**
   * The last event has been dealt with, but for sending the answer. The guest was perhaps asked to
   * stop meanwhile: that ends what any packet before lets run, and nothing after.
   */
  synchronized void answered() {
    answered++;
    if (answered < stopped) {
      stopGuest.run();
    } else if (answered == stopped) {
      forgetStop.run();
    }
  }

  /** Tells the client whether its packet came over well, unless it does not want to know. */
  void acknowledge(boolean well) {
    if (acknowledging) {
      write(new byte[] {(byte) (well ? '+' : '-')});
    }
  }

  /** No more acknowledgements from here on. */
  void stopAcknowledging() {
    acknowledging = false;
  }

  /** Sends a packet, a byte for each character. */
  void send(String data) {
    last = Framing.frame(data);
    write(last);
  }

  /** Sends the last packet again. */
  void sendAgain() {
    write(last);
  }

  private void write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException gone) {
      // The reader sees it too, and says so where it is waited for.
      close();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      assert socket.isClosed() : e;
    }
  }

  /** Closes the connection and waits for the reader to end. */
  void end() throws InterruptedException {
    close();
    reader.join();
  }
}
