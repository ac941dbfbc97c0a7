package org.tracewright.test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.tracewright.cpu.riscv32.Extensions;
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.sim.Device;
import org.tracewright.sim.elf.ElfFile;

/**
 * How a {@link Simulator} is to be. It can build any number of simulators; what it was given for
 * them, devices for instance, they then share.
 */
public final class SimulatorBuilder {
  /** Instructions that a run may take unless the test says otherwise: ten seconds or less. */
  public static final long DEFAULT_BUDGET = 1_000_000_000;

  private record MappedDevice(String name, int base, int size, Device device) {}

  private record FunctionHook(String symbol, Hooks.OnFunction hook) {}

  private final ElfFile elf;
  private final Declarations declarations;
  private final List<MappedDevice> devices = new ArrayList<>();
  private final List<FunctionHook> functions = new ArrayList<>();
  private final Map<Integer, Consumer<GuestCall>> systemCalls = new HashMap<>();
  private final Map<Integer, CustomCsr> csrs = new HashMap<>();
  private final Map<Long, Consumer<UnknownInstruction>> instructions = new LinkedHashMap<>();
  private final List<Path> folders = new ArrayList<>();
  private Engine engine = Engine.JIT;
  private long budget = DEFAULT_BUDGET;
  private List<String> arguments = List.of();
  private String isa = "";
  private String environment = "";
  private long memory;
  private long seed;
  private Coverage coverage;

  SimulatorBuilder(ElfFile elf) {
    this(new Declarations(Objects.requireNonNull(elf)));
  }

  SimulatorBuilder(Declarations declarations) {
    this.declarations = declarations;
    this.elf = declarations.elf();
  }

  /** Sets the engine; {@link Engine#JIT} unless called. */
  public SimulatorBuilder engine(Engine runs) {
    engine = Objects.requireNonNull(runs);
    return this;
  }

  /** Sets the most instructions that one run may take, at least 1. */
  public SimulatorBuilder budget(long instructionsAtMost) {
    if (instructionsAtMost < 1) {
      throw new IllegalArgumentException("budget " + instructionsAtMost + "; give 1 or more");
    }
    budget = instructionsAtMost;
    return this;
  }

  /** As {@link #budget(long)}; K, M and G stand for thousands, millions and milliards. */
  public SimulatorBuilder budget(String instructionsAtMost) {
    return budget(Budget.parse(instructionsAtMost));
  }

  /** Sets the program's arguments, its own name left out. */
  public SimulatorBuilder arguments(String... words) {
    arguments = List.of(words);
    return this;
  }

  /** Sets the instruction set, {@code rv32imac} for example, instead of what the file says. */
  public SimulatorBuilder isa(String name) {
    Extensions.parse(name);
    isa = name;
    return this;
  }

  /** Sets the environment, one of {@link Platform#ENVIRONMENTS}, instead of what fits the file. */
  public SimulatorBuilder environment(String name) {
    environment = Objects.requireNonNull(name);
    return this;
  }

  /** Sets the bytes of RAM; 0, the default, is as much as suits the program. */
  public SimulatorBuilder memory(long bytes) {
    memory = bytes;
    return this;
  }

  /** Sets what the guest's random bytes are made from; 0 unless called. */
  public SimulatorBuilder seed(long value) {
    seed = value;
    return this;
  }

  /** Lets the guest use a folder of the host and all below it. */
  public SimulatorBuilder folder(Path path) {
    folders.add(Objects.requireNonNull(path));
    return this;
  }

  /**
   * Maps a device. In lockstep it is asked once for both machines.
   *
   * @param size in bytes
   */
  public SimulatorBuilder device(String name, int base, int size, Device device) {
    devices.add(new MappedDevice(name, base, size, Objects.requireNonNull(device)));
    return this;
  }

  /** Answers a system call, by its number in a7, before the environment does. */
  public SimulatorBuilder systemCall(int number, Consumer<GuestCall> answer) {
    systemCalls.put(number, Objects.requireNonNull(answer));
    return this;
  }

  /** Runs {@code body} instead of a function of the guest, which must have a symbol. */
  public SimulatorBuilder replace(String function, Consumer<GuestCall> body) {
    functions.add(new FunctionHook(function, new Hooks.OnFunction(body, true)));
    return this;
  }

  /** Runs {@code observer} before each call of a function of the guest. */
  public SimulatorBuilder observe(String function, Consumer<GuestCall> observer) {
    functions.add(new FunctionHook(function, new Hooks.OnFunction(observer, false)));
    return this;
  }

  /**
   * Adds a control and status register.
   *
   * @param number 0 to 4095, of none that the processor has
   */
  public SimulatorBuilder csr(int number, CustomCsr register) {
    if (number < 0 || number > 0xfff) {
      throw new IllegalArgumentException("CSR number " + number + "; 0 to 4095 are possible");
    }
    csrs.put(number, Objects.requireNonNull(register));
    return this;
  }

  /**
   * Adds an instruction: all encodings that the processor does not have and that equal {@code
   * match} in the bits of {@code mask}.
   */
  public SimulatorBuilder instruction(int mask, int match, Consumer<UnknownInstruction> body) {
    instructions.put(((long) mask << 32) | (match & 0xffff_ffffL), Objects.requireNonNull(body));
    return this;
  }

  /** Has the source lines that are reached noted. */
  public SimulatorBuilder coverage(Coverage notes) {
    coverage = Objects.requireNonNull(notes);
    return this;
  }

  /**
   * A simulator with the program loaded, at its entry.
   *
   * @throws org.tracewright.sim.ProgramException if the program does not fit what was chosen
   * @throws IllegalArgumentException if a function to hook has no symbol, with suggestions
   */
  public Simulator build() {
    return new Simulator(this);
  }

  Platform platform(Hooks hooks) {
    Platform platform = Platform.of(elf).arguments(arguments).memory(memory).seed(seed);
    if (hooks.intercepts()) {
      platform.intercept(hooks);
    }
    if (!isa.isEmpty()) {
      platform.extensions(Extensions.parse(isa));
    }
    if (!environment.isEmpty()) {
      platform.environment(environment);
    }
    folders.forEach(platform::folder);
    devices.forEach(d -> platform.device(d.name, d.base, d.size, hooks.guarded(d.name, d.device)));
    return platform;
  }

  Hooks hooks() {
    SymbolTable symbols = new SymbolTable(elf.name(), elf.symbols());
    Hooks hooks = new Hooks(systemCalls, csrs, instructions);
    functions.forEach(f -> hooks.onFunction(symbols.address(f.symbol), f.hook));
    return hooks;
  }

  boolean hasFolders() {
    return !folders.isEmpty();
  }

  /** Whether a state of a simulator of that builder is one for this builder's, too. */
  boolean isLike(SimulatorBuilder other) {
    return elf.equals(other.elf)
        && engine == other.engine
        && arguments.equals(other.arguments)
        && options().equals(other.options())
        && hooked().equals(other.hooked());
  }

  /** What Java code stands in for. */
  private List<Object> hooked() {
    List<Object> parts = new ArrayList<>();
    devices.forEach(d -> parts.add(List.of(d.name, d.base, d.size)));
    functions.forEach(f -> parts.add(f.symbol));
    parts.addAll(List.of(systemCalls.keySet(), csrs.keySet(), instructions.keySet()));
    return parts;
  }

  /** Where lines are noted, {@code null} if they are not. */
  LineCoverage coverage() {
    return coverage == null ? null : coverage.of(elf);
  }

  /** The options of {@code tw} that lead to a machine like this, but for what is in Java. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    if (!isa.isEmpty()) {
      options.addAll(List.of("--isa", isa));
    }
    if (!environment.isEmpty()) {
      options.addAll(List.of("--env", environment));
    }
    if (memory != 0) {
      options.addAll(List.of("--memory", Long.toString(memory)));
    }
    if (seed != 0) {
      options.addAll(List.of("--seed", Long.toString(seed)));
    }
    folders.forEach(f -> options.addAll(List.of("--dir", f.toAbsolutePath().toString())));
    return options;
  }

  Declarations declarations() {
    return declarations;
  }

  ElfFile elf() {
    return elf;
  }

  Engine engine() {
    return engine;
  }

  long budget() {
    return budget;
  }

  List<String> arguments() {
    return arguments;
  }
}
