package org.tracewright.cpu.riscv32.env;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.tracewright.cpu.riscv32.Extensions;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.cpu.riscv32.env.host.Console;
import org.tracewright.cpu.riscv32.env.host.HostFiles;
import org.tracewright.cpu.riscv32.env.semihosting.SemihostingEnvironment;
import org.tracewright.sim.Clock;
import org.tracewright.sim.Device;
import org.tracewright.sim.Lockstep;
import org.tracewright.sim.Machine;
import org.tracewright.sim.Memory;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.elf.ElfFile;

/**
 * A machine for a RISC-V program: memory, hart and execution environment as the program needs them,
 * with the program loaded and ready to run.
 *
 * <pre>{@code
 * Machine machine = Platform.of(ElfFile.read("hello.elf")).output(System.out).build();
 * StopReason why = machine.run(Machine.UNLIMITED);
 * }</pre>
 *
 * <p>A run is a function of the program, its arguments, its input and files and the seed; the
 * host's time plays no part unless {@link #hostTime} asks for it.
 */
public final class Platform {
  /** A Linux process. */
  public static final String LINUX = "linux";

  /** A bare machine watched through {@code tohost}. */
  public static final String HTIF = "htif";

  /** A bare machine with a debug host. */
  public static final String SEMIHOSTING = "semihosting";

  /** Every environment there is. */
  public static final List<String> ENVIRONMENTS = List.of(LINUX, HTIF, SEMIHOSTING);

  /** RAM beside the program's. */
  record Ram(String name, int base, int size) {}

  /** A device and where it stands. */
  record MappedDevice(String name, int base, int size, Device device) {}

  private final ElfFile elf;
  private String environment;
  private Extensions extensions;
  private List<String> arguments = List.of();
  private final List<String> variables = new ArrayList<>();
  private final List<Path> folders = new ArrayList<>();
  private final List<Ram> rams = new ArrayList<>();
  private final List<MappedDevice> devices = new ArrayList<>();
  private final List<Interceptor> interceptors = new ArrayList<>();
  private InputStream input = InputStream.nullInputStream();
  private OutputStream output = OutputStream.nullOutputStream();
  private OutputStream error = OutputStream.nullOutputStream();
  private boolean terminal;
  private Consumer<String> notices = this::printNotice;
  private long memory;
  private long seed;
  private boolean hostTime;
  private Path signature;
  private int granularity = 4;
  private Rv32 hart;
  private HostCalls kept;

  private Platform(ElfFile elf) {
    this.elf = elf.requireMachine(ElfFile.RISCV);
    this.environment = environmentOf(elf);
    this.extensions = IsaOfProgram.extensions(elf);
  }

  /**
   * What the program asks for: its environment as {@link #environmentOf} finds it, its instruction
   * set as it says, no input, no files, output thrown away.
   *
   * @throws ProgramException if it is not for RISC-V
   */
  public static Platform of(ElfFile elf) {
    return new Platform(elf);
  }

  /** The environment that a program was built for, one of {@link #ENVIRONMENTS}. */
  public static String environmentOf(ElfFile elf) {
    if (elf.symbols().find("tohost").isPresent()) {
      return HTIF;
    }
    return SemihostingEnvironment.isUsedBy(elf.segments()) ? SEMIHOSTING : LINUX;
  }

  /**
   * Sets the environment.
   *
   * @throws IllegalArgumentException if it is not one of {@link #ENVIRONMENTS}, naming them
   */
  public Platform environment(String name) {
    if (!ENVIRONMENTS.contains(name)) {
      throw new IllegalArgumentException(
          "environment '" + name + "' is unknown; there are " + String.join(", ", ENVIRONMENTS));
    }
    this.environment = name;
    return this;
  }

  /** Sets what the hart implements. */
  public Platform extensions(Extensions implemented) {
    this.extensions = Objects.requireNonNull(implemented);
    return this;
  }

  /** Sets the program's arguments, its own name left out. */
  public Platform arguments(List<String> words) {
    this.arguments = List.copyOf(words);
    return this;
  }

  /** Adds an environment variable. Only Linux processes see them. */
  public Platform variable(String name, String value) {
    variables.add(name + "=" + value);
    return this;
  }

  /** Lets the program use this folder of the host and all below it. */
  public Platform folder(Path path) {
    folders.add(Objects.requireNonNull(path));
    return this;
  }

  /** Adds RAM full of zeros beside what the program needs; see {@link Memory#ram}. */
  public Platform ram(String name, int base, int size) {
    rams.add(new Ram(name, base, size));
    return this;
  }

  /** Maps a device; in lockstep it is asked once for both machines. */
  public Platform device(String name, int base, int size, Device device) {
    devices.add(new MappedDevice(name, base, size, Objects.requireNonNull(device)));
    return this;
  }

  /** Adds somebody to ask before the environment; the first that answers is the last asked. */
  public Platform intercept(Interceptor interceptor) {
    interceptors.add(Objects.requireNonNull(interceptor));
    return this;
  }

  /** Sets standard input. */
  public Platform input(InputStream stream) {
    this.input = Objects.requireNonNull(stream);
    return this;
  }

  /** Sets standard output. It is flushed when a run ends, never closed. */
  public Platform output(OutputStream stream) {
    this.output = Objects.requireNonNull(stream);
    return this;
  }

  /** Sets standard error, where notices go as well unless {@link #notices} takes them. */
  public Platform error(OutputStream stream) {
    this.error = Objects.requireNonNull(stream);
    return this;
  }

  /** Says that the streams are a terminal: the program may ask, and output is not kept back. */
  public Platform terminal(boolean isTerminal) {
    this.terminal = isTerminal;
    return this;
  }

  /** Sets who takes what the user should know: a line at a time, without its end. */
  public Platform notices(Consumer<String> reader) {
    this.notices = Objects.requireNonNull(reader);
    return this;
  }

  private void printNotice(String line) {
    byte[] bytes = (elf.name() + ": " + line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      error.write(bytes);
    } catch (java.io.IOException e) {
      // A notice that nobody can read is not worth a run.
      notices = text -> {};
    }
  }

  /**
   * Sets the bytes of RAM; 0, the default, is as much as suits the program.
   *
   * @throws IllegalArgumentException if it is less than 4096 or more than {@link Memory#MAX_SIZE}
   */
  public Platform memory(long bytes) {
    if (bytes != 0 && (bytes < 4096 || bytes > Memory.MAX_SIZE)) {
      throw new IllegalArgumentException(
          "memory of " + bytes + " bytes; 4096 to " + Memory.MAX_SIZE + " are possible");
    }
    this.memory = bytes;
    return this;
  }

  /** Sets what the program's random bytes are made from; 0 by default. */
  public Platform seed(long value) {
    this.seed = value;
    return this;
  }

  /** Lets the program's clocks follow the host's instead of its own instructions. */
  public Platform hostTime(boolean follows) {
    this.hostTime = follows;
    return this;
  }

  /**
   * Has the memory between the symbols {@code begin_signature} and {@code end_signature} written to
   * a file when the program has ended by itself.
   *
   * @param bytesOnALine 1, 2, 4, 8 or 16
   */
  public Platform signature(Path file, int bytesOnALine) {
    if (bytesOnALine < 1 || bytesOnALine > 16 || Integer.bitCount(bytesOnALine) != 1) {
      throw new IllegalArgumentException(
          "signature granularity " + bytesOnALine + "; 1, 2, 4, 8 and 16 are possible");
    }
    this.signature = Objects.requireNonNull(file);
    this.granularity = bytesOnALine;
    return this;
  }

  /**
   * The machine, with the program loaded and the hart at its entry.
   *
   * @throws ProgramException if the program does not fit what was chosen
   */
  public Machine build() {
    Assembly assembly = new Assembly(this, new Console(input, output, error, terminal));
    Machine machine = assembly.machine();
    hart = assembly.hart();
    return machine;
  }

  /**
   * Two machines that run the program side by side; the host does what the program asks once.
   * {@link #hart} is the reference's.
   *
   * @throws ProgramException if the program does not fit what was chosen
   */
  public Lockstep lockstep() {
    HostCalls calls = new HostCalls();
    Assembly one = new Assembly(this, new Console(input, output, error, terminal));
    Assembly other = new Assembly(this, Console.silent());
    Machine reference = one.shared(calls, true).machine();
    Machine tested = other.shared(calls, false).machine();
    hart = one.hart();
    return new Lockstep(reference, tested, calls);
  }

  /**
   * A machine that keeps what reaches it from outside, so that it can be put back to an earlier
   * state and do the same again without the host doing it twice. Later calls make further machines,
   * which follow the first: what they ask for they get as it did.
   *
   * @throws ProgramException if the program does not fit what was chosen
   */
  public Machine recorded() {
    boolean leads = kept == null;
    kept = leads ? new HostCalls() : kept;
    Console console = leads ? new Console(input, output, error, terminal) : Console.silent();
    Assembly assembly = new Assembly(this, console);
    Machine machine = assembly.shared(kept, leads).machine();
    hart = leads ? assembly.hart() : hart;
    return machine;
  }

  /**
   * What states in files name as their program: its bytes and the instruction set of the machine
   * built last.
   *
   * @throws IllegalStateException if none was built
   */
  public String identity() {
    CRC32 crc = new CRC32();
    crc.update(elf.file());
    return String.format("riscv32 %s %08x", hart().name(), crc.getValue());
  }

  ElfFile elf() {
    return elf;
  }

  String environment() {
    return environment;
  }

  Extensions extensions() {
    return extensions;
  }

  /** The program's name and its arguments. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of(elf.name()));
    words.addAll(arguments);
    return words;
  }

  List<String> variables() {
    return variables;
  }

  List<Ram> rams() {
    return rams;
  }

  List<MappedDevice> devices() {
    return devices;
  }

  List<Interceptor> interceptors() {
    return interceptors;
  }

  HostFiles files() {
    return HostFiles.below(folders);
  }

  GuestTime time(Clock clock) {
    return new GuestTime(clock, hostTime);
  }

  Consumer<String> notices() {
    return notices;
  }

  long memory() {
    return memory;
  }

  long seed() {
    return seed;
  }

  Path signature() {
    return signature;
  }

  int granularity() {
    return granularity;
  }

  /**
   * The hart of the machine built last.
   *
   * @throws IllegalStateException if none was built
   */
  public Rv32 hart() {
    if (hart == null) {
      throw new IllegalStateException("no machine was built yet; call build first");
    }
    return hart;
  }
}
