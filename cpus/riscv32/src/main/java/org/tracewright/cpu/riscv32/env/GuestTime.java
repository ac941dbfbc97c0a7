package org.tracewright.cpu.riscv32.env;

import org.tracewright.sim.Clock;

/**
 * What clocks a guest sees, in nanoseconds. By default they follow its own instructions, so that
 * every run is the same; they start at 2026-01-01 00:00 UTC, and a sleep moves them on without
 * waiting.
 */
public final class GuestTime {
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
