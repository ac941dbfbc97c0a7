package org.tracewright.cpu.chip8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.tracewright.sim.Lockstep;
import org.tracewright.sim.Machine;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.ProgramException.Problem;

/**
 * Puts machines of the family together.
 *
 * <pre>{@code
 * Machine machine = Chip8Platform.of("game.ch8", bytes).profile(Profile.SCHIP).build();
 * machine.run(300 * 30);
 * Picture picture = ((Chip8) machine.cpu()).picture();
 * }</pre>
 */
public final class Chip8Platform {
  /** The most instructions that a frame may have. */
  public static final int MOST_PER_FRAME = 100_000_000;

  private static final int FRAMES_A_SECOND = 60;
  private static final int FLAGS = 16;

  private final String name;
  private final byte[] program;
  private final Map<Integer, Integer> pokes = new LinkedHashMap<>();
  private Profile profile = Profile.CHIP8;
  private Quirks quirks;
  private int perFrame;
  private long seed;
  private KeyScript keys = KeyScript.NONE;
  private byte[] flags = new byte[FLAGS];

  private Chip8Platform(String name, byte[] program) {
    this.name = Objects.requireNonNull(name);
    this.program = program.clone();
  }

  /**
   * A machine for a program.
   *
   * @param name what messages call it
   * @param program the bytes from {@link Chip8#PROGRAM} on
   */
  public static Chip8Platform of(String name, byte[] program) {
    return new Chip8Platform(name, program);
  }

  /** Sets which machine of the family it is; {@link Profile#CHIP8} otherwise. */
  public Chip8Platform profile(Profile which) {
    this.profile = Objects.requireNonNull(which);
    return this;
  }

  /** Sets quirks other than the profile's. */
  public Chip8Platform quirks(Quirks which) {
    this.quirks = Objects.requireNonNull(which);
    return this;
  }

  /** Sets the instructions in a frame, 1 to {@link #MOST_PER_FRAME}; 0 for the profile's number. */
  public Chip8Platform perFrame(int instructions) {
    if (instructions < 0 || instructions > MOST_PER_FRAME) {
      throw new IllegalArgumentException(
          instructions + " instructions in a frame; 1 to " + MOST_PER_FRAME + " are possible");
    }
    this.perFrame = instructions;
    return this;
  }

  /** Sets what random numbers are made from. */
  public Chip8Platform seed(long number) {
    this.seed = number;
    return this;
  }

  /** Has a byte of memory set before the start. */
  public Chip8Platform poke(int address, int value) {
    pokes.put(address, value);
    return this;
  }

  /** Sets which keys are pressed when. */
  public Chip8Platform keys(KeyScript script) {
    this.keys = Objects.requireNonNull(script);
    return this;
  }

  /** Sets the registers that outlive a run, at most 16 of them; 0 otherwise. */
  public Chip8Platform flags(byte[] values) {
    this.flags = java.util.Arrays.copyOf(values, FLAGS);
    return this;
  }

  /**
   * The machine.
   *
   * @throws ProgramException if there is no program or it does not fit
   * @throws IllegalArgumentException if a byte to be set lies outside memory
   */
  public Machine build() {
    checkSize();
    Machine machine = assemble();
    load(machine);
    schedule(machine);
    return machine;
  }

  /** Two such machines side by side: the first is to be interpreted, the second is tested. */
  public Lockstep lockstep() {
    return new Lockstep(
        build(),
        build(),
        new Lockstep.Inputs() {
          // Keys come with guest time, and nothing else comes from outside.
          @Override
          public void forget() {}

          @Override
          public void again() {}
        });
  }

  private void checkSize() {
    int room = profile.memory() - Chip8.PROGRAM;
    if (program.length == 0) {
      throw new ProgramException(
          Problem.UNUSABLE, name + ": is empty", "name a program of the CHIP-8 family");
    }
    if (program.length > room) {
      String bytes = program.length + " bytes, and " + profile.option() + " has room for " + room;
      boolean fits = program.length <= Profile.XOCHIP.memory() - Chip8.PROGRAM;
      throw new ProgramException(
          Problem.UNUSABLE,
          name + ": has " + bytes,
          fits ? "run it with --profile xochip" : "check that it is a CHIP-8 program");
    }
  }

  private Machine assemble() {
    int rate = perFrame == 0 ? profile.perFrame() : perFrame;
    Quirks which = quirks == null ? profile.quirks() : quirks;
    return Machine.builder()
        .ram("memory", 0, profile.memory())
        .ram("display", Chip8.DISPLAY, Chip8.DISPLAY_SIZE)
        .ram("flags", Chip8.FLAGS, FLAGS)
        .ram("pattern", Chip8.PATTERN, Speaker.SIZE)
        .frequency((long) FRAMES_A_SECOND * rate)
        .cpu((bus, clock) -> new Chip8(bus, profile, which, rate, mixed(seed)))
        .build();
  }

  // Small seeds would give small numbers at first.
  private static int mixed(long seed) {
    long mixed = (seed + 1) * 0x9e37_79b9_7f4a_7c15L;
    return (int) (mixed >>> 32);
  }

  private void load(Machine machine) {
    byte[] memory = machine.bus().primary().bytes();
    Digits.copyTo(memory, Interpreter.DIGITS);
    System.arraycopy(program, 0, memory, Chip8.PROGRAM, program.length);
    pokes.forEach((address, value) -> poke(memory, address, value));
    machine.bus().load(Chip8.FLAGS, flags, 0, FLAGS);
  }

  private void poke(byte[] memory, int address, int value) {
    if (address < 0 || address >= memory.length) {
      String last = Integer.toHexString(memory.length - 1);
      throw new IllegalArgumentException(
          "there is no memory at 0x"
              + Integer.toHexString(address)
              + "; the memory of "
              + profile.option()
              + " ends at 0x"
              + last);
    }
    memory[address] = (byte) value;
  }

  private void schedule(Machine machine) {
    Chip8 cpu = (Chip8) machine.cpu();
    for (KeyScript.Event event : keys.events()) {
      machine
          .clock()
          .schedule(event.frame() * cpu.perFrame(), () -> cpu.setKey(event.key(), event.down()));
    }
  }
}
