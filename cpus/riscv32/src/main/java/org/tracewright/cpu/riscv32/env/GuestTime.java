package org.tracewright.cpu.riscv32.env;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.tracewright.sim.Clock;
import org.tracewright.sim.Stateful;

/**
 * What clocks a guest sees, in nanoseconds. By default they follow its own instructions, so that
 * every run is the same; they start at 2026-01-01 00:00 UTC, and a sleep moves them on without
 * waiting.
 */
public final class GuestTime implements Stateful {
  private static final long START = 1_767_225_600L * 1_000_000_000L;

  private final Clock clock;
  private final boolean host;
  private final long hostStart = System.nanoTime();
  private long slept;

  /**
   * Clocks.
   *
   * @param host whether they follow the host's clock instead
   */
  public GuestTime(Clock clock, boolean host) {
    this.clock = clock;
    this.host = host;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(slept);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    slept = in.readLong();
  }

  /** Since the guest started. */
  public long monotonic() {
    return host ? System.nanoTime() - hostStart : clock.nanos() + slept;
  }

  /** Since 1970. */
  public long realtime() {
    return host ? System.currentTimeMillis() * 1_000_000 : START + monotonic();
  }

  /** Time spent computing. */
  public long processor() {
    return host ? monotonic() : clock.nanos();
  }

  /** Lets {@code nanos}, at least 0, pass. */
  public void sleep(long nanos) {
    if (!host) {
      slept += nanos;
      return;
    }
    try {
      Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
