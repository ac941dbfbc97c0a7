package org.tracewright.debugger.gdb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.control.Bookmark;
import org.tracewright.sim.control.RunControl;

/**
 * Lets GDB control a machine over TCP. One client at a time; another one may follow when it has
 * gone. The guest is stopped while nobody is connected, unless the client before has detached from
 * it: then it runs on.
 *
 * <pre>{@code
 * try (GdbServer server = GdbServer.listen(InetAddress.getLoopbackAddress(), 1234)) {
 *   server.serve(control, Architecture.RISCV32, command -> "?\n", System.err::println);
 * }
 * }</pre>
 */
public final class GdbServer implements AutoCloseable {
  private static final int BACKLOG = 4;
  private static final long PATIENCE_NANOS = 2_000_000_000;

  private final ServerSocket listener;
  private final BlockingQueue<Socket> waiting = new LinkedBlockingQueue<>();

  // Guarded by this.
  private boolean busy;
  private RunControl running;

  private GdbServer(ServerSocket listener) {
    this.listener = listener;
  }

  /**
   * Listens on a port.
   *
   * @param address the host's own address to listen on
   * @param port 0 to 65535; 0 for any that is free
   * @throws IOException if that is not possible: the port is in use, say
   */
  public static GdbServer listen(InetAddress address, int port) throws IOException {
    return new GdbServer(new ServerSocket(port, BACKLOG, Objects.requireNonNull(address)));
  }

  /** The port that it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  /**
   * Serves clients until the guest has ended and its client has gone, or a client kills it. The
   * calling thread runs the machine.
   *
   * @param say what there is to tell the user at this end, a line each; from any thread
   * @return how the guest ended; empty if it was killed
   */
  public Optional<StopReason> serve(
      RunControl control, Architecture architecture, Monitor monitor, Consumer<String> say)
      throws InterruptedException {
    Thread acceptor = new Thread(() -> accept(say), "gdb-acceptor");
    acceptor.setDaemon(true);
    acceptor.start();
    Bookmark start = control.bookmark();
    while (true) {
      Session session = open(waiting.take(), control, start, architecture, monitor);
      Session.End end = session.serve();
      release();
      if (end == Session.End.KILLED) {
        return Optional.empty();
      }
      Optional<StopReason> ended = afterwards(end, session, control, say);
      if (ended.isPresent()) {
        return ended;
      }
    }
  }

  private static Session open(
      Socket client,
      RunControl control,
      Bookmark start,
      Architecture architecture,
      Monitor monitor) {
    Wire wire = new Wire(client, control::interrupt, () -> control.resume(0));
    return new Session(wire, control, start, architecture, monitor);
  }

  /** How the guest ended, if it has and the client heard of it or let it run. */
  private Optional<StopReason> afterwards(
      Session.End end, Session session, RunControl control, Consumer<String> say) {
    if (end == Session.End.DETACHED) {
      say.accept("the client detached; the guest runs on");
      return runOn(control);
    }
    return session.guestEnded() ? Optional.of(control.resume(0)) : Optional.empty();
  }

  /** Runs until the guest ends or a client comes; how it ended, if it has. */
  private Optional<StopReason> runOn(RunControl control) {
    synchronized (this) {
      if (busy) {
        return Optional.empty();
      }
      running = control;
    }
    StopReason reason = control.resume(Machine.UNLIMITED);
    synchronized (this) {
      running = null;
    }
    return reason instanceof StopReason.Requested ? Optional.empty() : Optional.of(reason);
  }

  private void accept(Consumer<String> say) {
    while (!listener.isClosed()) {
      try {
        admit(listener.accept(), say);
      } catch (IOException e) {
        if (!listener.isClosed()) {
          say.accept("a client could not connect: " + e.getMessage());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void admit(Socket client, Consumer<String> say) throws IOException, InterruptedException {
    if (admit()) {
      waiting.add(client);
      if (listener.isClosed()) {
        // Nobody may be left to serve it.
        turnAway();
      }
    } else {
      say.accept("another client was turned away: one at a time");
      client.close();
    }
  }

  /** Whether there is a place for a client; one that has just gone makes room for the next. */
  private synchronized boolean admit() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    for (long left = PATIENCE_NANOS; busy && left > 0; left = deadline - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    if (busy) {
      return false;
    }
    busy = true;
    if (running != null) {
      running.interrupt();
    }
    return true;
  }

  private synchronized void release() {
    busy = false;
    notifyAll();
  }

  /** Listens no more, and turns away who waits to be served. */
  @Override
  public void close() throws IOException {
    listener.close();
    turnAway();
  }

  private void turnAway() throws IOException {
    for (Socket client = waiting.poll(); client != null; client = waiting.poll()) {
      client.close();
    }
  }
}
