package org.tracewright.cpu.chip8;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tracewright.cpu.chip8.media.Picture;
import org.tracewright.cpu.chip8.media.SoundTrack;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Compilation;
import org.tracewright.sim.Cpu;
import org.tracewright.sim.Memory;
import org.tracewright.sim.Register;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.Stretches;
import org.tracewright.sim.Turns;
import org.tracewright.sim.Watch;

/**
 * A processor of the CHIP-8 family with display, keypad, timers and sound. It starts at pc 0x200
 * with all registers zero, a dark display in low resolution and no key held.
 *
 * <p>Its memory is the bus's first RAM, at address 0, of a size that is a power of two. What else
 * it keeps lies behind all addresses that a guest can reach: {@link #DISPLAY}, {@link #FLAGS},
 * {@link #PATTERN}.
 */
public final class Chip8 implements Cpu {
  /** Where programs begin. */
  public static final int PROGRAM = 0x200;

  /** Where the display's pixels are kept. */
  public static final int DISPLAY = 0x1_0000;

  /** Bytes of them. */
  static final int DISPLAY_SIZE = Display.SIZE;

  /** Where the registers that outlive a run are kept. */
  public static final int FLAGS = DISPLAY + DISPLAY_SIZE;

  /** Where the sound's pattern is kept. */
  public static final int PATTERN = FLAGS + 16;

  /** The number of keys. */
  public static final int KEYS = 16;

  private static final Stretches STRETCHES = new Stretches();

  private final Profile profile;
  private final Interpreter interpreter;
  private final Parts parts;
  private final Chip8Registers registers;
  private volatile boolean stopRequested;
  private StopReason stop;
  private long bound;
  private boolean waitingForKey;

  /** The state whose turn runs although a breakpoint stands there; waiting does not end it. */
  private long passedAt = -1;

  private int passedPc;

  Chip8(Bus bus, Profile profile, Quirks quirks, int perFrame, int seed) {
    this.profile = profile;
    Display display = new Display(bytes(bus, DISPLAY), quirks.spritesWrap(), quirks.hp48Display());
    this.parts =
        new Parts(
            new Timers(perFrame),
            new Keypad(),
            display,
            new Speaker(bytes(bus, PATTERN)),
            bytes(bus, FLAGS));
    this.interpreter = new Interpreter(bus.primary().bytes(), profile.extension(), quirks, parts);
    this.registers = new Chip8Registers(interpreter, parts);
    interpreter.setPc(PROGRAM);
    interpreter.setRandom(seed);
  }

  private static byte[] bytes(Bus bus, int address) {
    Memory memory = Objects.requireNonNull(bus.memoryAt(address, 1));
    return memory.bytes();
  }

  /** Which machine of the family it is. */
  public Profile profile() {
    return profile;
  }

  /** What the display shows. */
  public Picture picture() {
    return parts.display().picture();
  }

  /** Instructions in a frame. */
  public int perFrame() {
    return parts.timers().perFrame;
  }

  /** The sound timer, in frames; there is a sound while it is not 0. */
  public int sound() {
    return parts.timers().sound(retired());
  }

  /**
   * Presses or releases a key, between two instructions.
   *
   * @param key 0 to 15
   */
  public void setKey(int key, boolean down) {
    parts.keypad().set(Objects.checkIndex(key, KEYS), down);
  }

  /** Whether the last run ended while the guest waited for a key. */
  public boolean isWaitingForKey() {
    return waitingForKey;
  }

  /** Has what is heard from now on written down. */
  public void record(SoundTrack track) {
    parts.speaker().record(track);
  }

  @Override
  public String name() {
    return profile.option();
  }

  @Override
  public int pc() {
    return interpreter.pc();
  }

  @Override
  public void setPc(int pc) {
    interpreter.setPc(pc);
  }

  @Override
  public long retired() {
    return interpreter.retired();
  }

  @Override
  public List<Register> registers() {
    return Chip8Registers.ALL;
  }

  @Override
  public long register(int number) {
    return registers.get(number);
  }

  @Override
  public void setRegister(int number, long value) {
    registers.set(number, value);
  }

  @Override
  public Optional<Compilation> compilation() {
    return Optional.of(interpreter.compilation());
  }

  @Override
  public StopReason run(long limit) {
    return run(limit, interpreter::loop);
  }

  private StopReason run(long limit, Runnable loop) {
    bound = limit;
    waitingForKey = false;
    while (stop == null) {
      if (stopRequested) {
        return requested();
      }
      if (retired() >= bound) {
        return new StopReason.Budget(retired());
      }
      arm();
      loop.run();
      serve(interpreter.takeRequest());
    }
    return takeStop();
  }

  @Override
  public StopReason step() {
    return run(retired() + 1);
  }

  @Override
  public Turns step(long most) {
    long before = retired();
    StopReason reason = run(before + most, interpreter::step);
    return new Turns(retired() - before, reason);
  }

  private StopReason requested() {
    stopRequested = false;
    return new StopReason.Requested();
  }

  private StopReason takeStop() {
    StopReason taken = stop;
    stop = null;
    return taken;
  }

  /** Sets the loop's limit; a request that comes in between is not lost. */
  private void arm() {
    interpreter.setLimit(STRETCHES.end(retired(), bound));
    if (stopRequested || stop != null) {
      interpreter.setLimit(0);
    }
  }

  private void serve(int request) {
    switch (request) {
      case Interpreter.EXIT_REQUEST -> stop(new StopReason.Exited(0));
      case Interpreter.WAIT_FOR_FRAME -> idle(parts.timers().nextFrame(retired()));
      case Interpreter.WAIT_FOR_KEY -> {
        waitingForKey = true;
        idle(bound);
      }
      case Interpreter.WATCHED_ACCESS -> stop(interpreter.watchedAccess());
      case Interpreter.BREAKPOINT -> stop(new StopReason.Breakpoint(pc()));
      case Interpreter.TRAP -> stop(trap(Fault.values()[interpreter.requestCause()]));
      default -> {} // the limit
    }
  }

  // Nothing can happen before the bound but this.
  private void idle(long until) {
    boolean passing = retired() == passedAt;
    interpreter.setRetired(Math.min(until, bound));
    passedAt = passing ? retired() : passedAt;
  }

  private StopReason trap(Fault fault) {
    int pc = interpreter.pc();
    return new StopReason.Trap(fault.ordinal(), fault.title(), pc, wordAt(pc), fault.signal());
  }

  /** The two bytes at an address, as an instruction. */
  public int wordAt(int address) {
    return interpreter.wordAt(address);
  }

  @Override
  public void endTurnAt(long retired) {
    bound = Math.min(bound, retired);
    if (retired < interpreter.limit()) {
      interpreter.setLimit(retired);
    }
    if (stopRequested) {
      interpreter.setLimit(0);
    }
  }

  @Override
  public void stop(StopReason reason) {
    if (stop == null) {
      stop = Objects.requireNonNull(reason);
    }
    interpreter.setLimit(0);
  }

  @Override
  public void resume(long retired) {
    stop = null;
    interpreter.setRetired(retired);
    interpreter.memoryChanged();
  }

  @Override
  public boolean breakAt(int... addresses) {
    interpreter.breakAt(addresses, this::reached);
    return true;
  }

  private void reached() {
    if (retired() != passedAt || pc() != passedPc) {
      interpreter.leaveAtBreakpoint();
    }
  }

  @Override
  public boolean watch(List<Watch> memory) {
    interpreter.watch(memory);
    return true;
  }

  @Override
  public void pass(boolean touching) {
    passedAt = retired();
    passedPc = pc();
    if (touching) {
      interpreter.passWatched();
    }
  }

  @Override
  public void requestStop() {
    stopRequested = true;
    interpreter.setLimit(0);
  }
}
