package org.tracewright.cpu.riscv32.env.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;
import org.tracewright.sim.StopReason;

/**
 * The guest's standard streams, byte for byte. Output is kept back until a buffer is full, the run
 * ends, the guest reads from standard input, or the other output stream is written: so the bytes of
 * both come out in the order in which they were written.
 */
public final class Console {
  private static final int BUFFER = 1 << 14;

  private final InputStream input;
  private final boolean terminal;
  private final Output output;
  private final Output error;
  private StopReason.HostError failure;
  private Runnable reminder = () -> {};
  private boolean starved;

  /**
   * Streams, which stay open.
   *
   * @param terminal whether the guest is to take them for a terminal; each line then goes out at
   *     once
   */
  public Console(InputStream input, OutputStream output, OutputStream error, boolean terminal) {
    this.input = Objects.requireNonNull(input);
    this.output = new Output(output, "standard output");
    this.error = new Output(error, "standard error");
    this.terminal = terminal;
  }

  /** A console without input, whose output nobody sees. */
  public static Console silent() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return new Console(InputStream.nullInputStream(), nowhere, nowhere, false);
  }

  /**
   * Sets what is called when a first byte is kept back: something that has {@link #flush} called
   * after a while, so that a guest which computes for long shows what it said before.
   */
  public void setReminder(Runnable reminder) {
    this.reminder = Objects.requireNonNull(reminder);
  }

  /** Standard input. */
  public OpenFile input() {
    return new Input();
  }

  /** Standard output. */
  public OpenFile output() {
    return output;
  }

  /** Standard error. */
  public OpenFile error() {
    return error;
  }

  /** Sends on what was kept back. */
  public void flush() {
    output.flush();
    error.flush();
  }

  /** What went wrong on the host, if something did: the run should end. */
  public Optional<StopReason> failure() {
    return Optional.ofNullable(failure);
  }

  /** Whether a read found {@linkplain NoInputYet nothing yet} since the last time; forgets it. */
  public boolean takeStarved() {
    boolean taken = starved;
    starved = false;
    return taken;
  }

  /** After a run: flushes, and says if that or an earlier write failed. */
  public StopReason finish(StopReason reason) {
    flush();
    return failure != null ? failure : reason;
  }

  private FileStatus statusOfStream() {
    return terminal ? FileStatus.TERMINAL : FileStatus.PIPE;
  }

  private final class Input implements OpenFile {
    @Override
    public int read(byte[] into, int offset, int length) {
      flush();
      try {
        return length == 0 ? 0 : Math.max(0, input.read(into, offset, length));
      } catch (NoInputYet e) {
        starved = true;
        return -Errno.EAGAIN;
      } catch (IOException e) {
        return -Errno.EIO;
      }
    }

    @Override
    public boolean isTerminal() {
      return terminal;
    }

    @Override
    public FileStatus status() {
      return statusOfStream();
    }
  }

  private final class Output implements OpenFile {
    private final OutputStream stream;
    private final String name;
    private final byte[] buffer = new byte[BUFFER];
    private int used;

    Output(OutputStream stream, String name) {
      this.stream = Objects.requireNonNull(stream);
      this.name = name;
    }

    @Override
    public int write(byte[] from, int offset, int length) {
      (this == output ? error : output).flush();
      if (used == 0 && length > 0 && !terminal) {
        reminder.run();
      }
      for (int done = 0; done < length; ) {
        if (used == BUFFER) {
          flush();
        }
        int chunk = Math.min(length - done, BUFFER - used);
        System.arraycopy(from, offset + done, buffer, used, chunk);
        used += chunk;
        done += chunk;
      }
      if (terminal) {
        flush();
      }
      return failure == null ? length : -Errno.EIO;
    }

    private void flush() {
      if (used == 0) {
        return;
      }
      try {
        stream.write(buffer, 0, used);
        stream.flush();
      } catch (IOException e) {
        fail(e);
      }
      used = 0;
    }

    private void fail(IOException e) {
      if (failure == null) {
        failure =
            new StopReason.HostError(
                name + " cannot be written: " + e.getMessage(),
                "check the disk or the reader of the pipe");
      }
    }

    @Override
    public boolean isTerminal() {
      return terminal;
    }

    @Override
    public FileStatus status() {
      return statusOfStream();
    }
  }
}
