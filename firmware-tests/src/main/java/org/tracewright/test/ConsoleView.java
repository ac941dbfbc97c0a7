package org.tracewright.test;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tracewright.cpu.riscv32.env.host.NoInputYet;
import org.tracewright.sim.StopReason;

/**
 * A guest's standard streams as a test sees them. Text is UTF-8.
 *
 * <p>A guest that reads more than was sent finds the end of its input, except during {@link
 * #waitFor}, where it is made to wait.
 */
public final class ConsoleView {
  private final Simulator simulator;
  private final Sent sent = new Sent();
  private final Shown output = new Shown();
  private final Shown error = new Shown();
  private String wanted;
  private int seen;
  private final List<String> sendings = new ArrayList<>();
  private boolean starved;

  ConsoleView(Simulator simulator) {
    this.simulator = simulator;
  }

  /** What the guest wrote to standard output so far. */
  public String output() {
    return output.toString(StandardCharsets.UTF_8);
  }

  /** The bytes that the guest wrote to standard output so far. */
  public byte[] outputBytes() {
    return output.toByteArray();
  }

  /** What the guest wrote to standard error so far, and what the simulator had to say of it. */
  public String error() {
    return error.toString(StandardCharsets.UTF_8);
  }

  /** Gives the guest something to read. */
  public void send(String text) {
    simulator.journal().change(text.length(), other -> other.console().send(text));
    sendings.add(text);
    sent.add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Gives the guest a line to read, its end included. */
  public void sendLine(String line) {
    send(line + "\n");
  }

  /**
   * Runs until the guest has written this text to standard output; what an earlier call found is
   * not looked at again. The guest stops soon after the text, at the latest when it wants input
   * that nobody sent.
   *
   * @throws SimulationFailure if the text does not come: the guest ends, uses up the simulator's
   *     budget, or waits for input
   */
  public void waitFor(String text) {
    wanted = text;
    try {
      StopReason reason = found() ? null : simulator.run();
      if (!found()) {
        throw missing(text, reason);
      }
      seen = output().indexOf(text, seen) + text.length();
    } finally {
      wanted = null;
      starved = false;
    }
  }

  private SimulationFailure missing(String text, StopReason reason) {
    String why = starved ? "the guest waits for input" : reason.describe();
    String rest = output().substring(seen);
    String came = rest.isEmpty() ? "nothing came" : "what came is \"" + Text.quoted(rest) + "\"";
    return simulator.failure(
        "expected \"" + Text.quoted(text) + "\" on the console; " + came + "; " + why, reason);
  }

  /** Whether a run is to end for what happened here. */
  boolean endsRun() {
    return starved || (wanted != null && found());
  }

  private boolean found() {
    return output().indexOf(wanted, seen) >= 0;
  }

  InputStream input() {
    return sent;
  }

  OutputStream outputStream() {
    return output;
  }

  OutputStream errorStream() {
    return error;
  }

  /** What is looked at, sent and shown, to come back to. */
  record State(int seen, List<String> sendings, byte[] unread, byte[] output, byte[] error) {}

  State state() {
    byte[] unread = sent.unread();
    return new State(
        seen, List.copyOf(sendings), unread, output.toByteArray(), error.toByteArray());
  }

  void restore(State state) {
    seen = state.seen;
    sendings.clear();
    sendings.addAll(state.sendings);
    sent.replace(state.unread);
    output.replace(state.output);
    error.replace(state.error);
  }

  /** All that was sent. */
  String sentText() {
    return String.join("", sendings);
  }

  /** Output that tells when what is waited for has come. */
  private final class Shown extends ByteArrayOutputStream {
    void replace(byte[] by) {
      reset();
      writeBytes(by);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      if (this == output && wanted != null && found()) {
        simulator.stopSoon();
      }
    }
  }

  private final class Sent extends InputStream {
    private byte[] bytes = {};
    private int next;

    void add(byte[] more) {
      byte[] all = new byte[bytes.length - next + more.length];
      System.arraycopy(bytes, next, all, 0, bytes.length - next);
      System.arraycopy(more, 0, all, bytes.length - next, more.length);
      bytes = all;
      next = 0;
    }

    byte[] unread() {
      return Arrays.copyOfRange(bytes, next, bytes.length);
    }

    void replace(byte[] by) {
      bytes = by.clone();
      next = 0;
    }

    @Override
    public int read() throws NoInputYet {
      byte[] one = new byte[1];
      return read(one, 0, 1) == 1 ? one[0] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws NoInputYet {
      int count = Math.min(length, bytes.length - next);
      if (count == 0 && length > 0) {
        return end();
      }
      System.arraycopy(bytes, next, into, offset, count);
      next += count;
      return count;
    }

    private int end() throws NoInputYet {
      if (wanted == null) {
        return -1;
      }
      starved = true;
      throw new NoInputYet();
    }
  }
}
