package org.tracewright.cli;

import java.util.List;
import org.tracewright.cpu.chip8.Chip8;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;

/** A guest with a screen that nobody looks at: it runs as fast as it can, for machines to judge. */
final class HeadlessSession implements Target.Session {
  /** Instructions between two looks whether anything can still happen. */
  private static final long CHUNK = 1L << 28;

  private final Target.Session guest;
  private final Chip8 cpu;
  private final PlayOptions options;
  private final Recording recording;
  private final Chip8Flags flags;

  HeadlessSession(
      Target.Session guest, Chip8 cpu, PlayOptions options, Recording recording, Chip8Flags flags) {
    this.guest = guest;
    this.cpu = cpu;
    this.options = options;
    this.recording = recording;
    this.flags = flags;
  }

  @Override
  public Machine machine() {
    return guest.machine();
  }

  @Override
  public String instructionAt(int address) {
    return guest.instructionAt(address);
  }

  @Override
  public String adviceOn(StopReason.Trap trap) {
    return guest.adviceOn(trap);
  }

  @Override
  public List<String> details() {
    return guest.details();
  }

  @Override
  public StopReason run(long budget) {
    long wanted = options.frames() == 0 ? budget : options.frames() * cpu.perFrame();
    StopReason reason = runTo(Math.min(budget, wanted));
    recording.finish();
    flags.keep(machine());
    boolean ran = reason instanceof StopReason.Budget && options.frames() > 0;
    return ran && cpu.retired() >= wanted ? new StopReason.Exited(0) : reason;
  }

  private StopReason runTo(long limit) {
    StopReason reason = new StopReason.Budget(cpu.retired());
    while (reason instanceof StopReason.Budget && cpu.retired() < limit) {
      reason = guest.run(Math.min(limit - cpu.retired(), step()));
      recording.frame();
      if (cpu.isWaitingForKey() && limit == Machine.UNLIMITED && isSilent()) {
        recording.finish();
        throw UserError.usage(
            "the guest waits for a key, and none is to come",
            "--keys presses some, --frames ends the run");
      }
    }
    return reason;
  }

  private long step() {
    return recording.films() ? cpu.perFrame() - cpu.retired() % cpu.perFrame() : CHUNK;
  }

  private boolean isSilent() {
    return machine().clock().nextEvent() == Long.MAX_VALUE;
  }

  @Override
  public void close() {
    guest.close();
  }
}
