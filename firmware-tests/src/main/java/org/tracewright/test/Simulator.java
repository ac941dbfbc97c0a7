package org.tracewright.test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.isa.assembler.Program;
import org.tracewright.sim.Machine;
import org.tracewright.sim.Register;
import org.tracewright.sim.Snapshot;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.elf.ElfFile;

/**
 * A guest program in a machine of its own, for tests.
 *
 * <pre>{@code
 * try (Simulator sim = Simulator.riscv32(Path.of("libcrc.elf")).engine(Engine.JIT).build()) {
 *   int at = sim.memory().allocate("123456789");
 *   long crc = sim.call("crc32", at, 9).asUnsignedInt();
 * }
 * }</pre>
 *
 * <p>Runs are deterministic: time is counted in the guest's instructions, and so are budgets. One
 * thread uses a simulator; any number of simulators live in a JVM and do not meet, but for the
 * compiled code that those of the same program share.
 */
public final class Simulator implements AutoCloseable {
  private final SimulatorBuilder settings;
  private Engine engine;
  private final Guest guest;
  private final SymbolTable symbols;
  private final MemoryView memory;
  private final ConsoleView console = new ConsoleView(this);
  private final Hooks hooks;
  private final Runs runs;
  private final Calls calls;
  private final Faults faults;
  private StopReason end;
  private boolean closed;
  private final Journal journal;
  private final Baseline baseline = new Baseline();

  Simulator(SimulatorBuilder settings) {
    this(settings, settings.engine(), settings.hooks(), settings.coverage());
  }

  private Simulator(SimulatorBuilder settings, Engine engine, Hooks hooks, LineCoverage coverage) {
    this.engine = engine;
    this.hooks = hooks;
    ElfFile elf = settings.elf();
    this.settings = settings;
    this.symbols = new SymbolTable(elf.name(), elf.symbols());
    hooks.attach(this);
    int arena = arena(elf);
    Platform platform =
        settings
            .platform(hooks)
            .ram("test", arena, MemoryView.ARENA)
            .input(console.input())
            .output(console.outputStream())
            .error(console.errorStream());
    this.guest = Guest.of(platform, engine);
    this.journal = new Journal(this);
    this.memory = new MemoryView(guest, symbols, arena, journal);
    this.faults = new Faults(guest, journal);
    this.runs = new Runs(guest, hooks, faults, coverage, console);
    this.calls = new Calls(this, guest, memory, symbols);
  }

  /** A simulator to be for a RISC-V program. */
  public static SimulatorBuilder riscv32(Path elf) {
    return riscv32(ElfFile.read(elf.toString()));
  }

  /** A simulator to be for a RISC-V program. */
  public static SimulatorBuilder riscv32(ElfFile elf) {
    return new SimulatorBuilder(elf);
  }

  /** A simulator to be for a program that the test has assembled. */
  public static SimulatorBuilder riscv32(Program program) {
    return riscv32(ElfFile.parse("assembled", program.elf()));
  }

  /** Memory for tests goes where the program and what surrounds it are not. */
  private static int arena(ElfFile elf) {
    boolean high = elf.segments().stream().anyMatch(s -> s.virtualAddress() < 0);
    return high ? 0x4000_0000 : 0xe000_0000;
  }

  /** Runs until the guest ends, or has used up its budget. */
  public StopReason run() {
    return run(settings.budget());
  }

  /**
   * Runs until the guest ends.
   *
   * @param budget the most instructions to retire from here, at least 0
   */
  public StopReason run(long budget) {
    mark();
    return ran(() -> runs.run(budget));
  }

  /**
   * Runs until the instruction at a symbol is next; at least one instruction runs.
   *
   * @return {@link StopReason.UntilMet} when it got there
   */
  public StopReason runTo(String symbol) {
    return runTo(symbols.address(symbol));
  }

  /** As {@link #runTo(String)}, for an address. */
  public StopReason runTo(int address) {
    mark();
    return ran(() -> runs.runTo(address, settings.budget()));
  }

  /** Runs one instruction; traps into the guest's handler do not count. */
  public StopReason step() {
    return run(1);
  }

  private StopReason ran(Supplier<StopReason> run) {
    checkOpen();
    if (end == null) {
      StopReason reason = run.get();
      end = reason.isFinal() ? reason : null;
      return reason;
    }
    return end;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the simulator is closed; build another one");
    }
  }

  /**
   * Calls a function of the guest by the RISC-V calling convention, also when the program has ended
   * already; afterwards registers are as they were before, even if the call failed. Arguments are
   * numbers and booleans, which take a word or two, and {@code String}, {@code byte[]} and {@code
   * int[]}, which are put on the guest's stack and passed by address; arrays have the guest's
   * changes when the call has returned.
   *
   * @throws IllegalArgumentException if there is no such symbol, with suggestions, if an argument
   *     cannot be passed, or if the program has debug information which says that the function
   *     takes more arguments or fewer
   * @throws SimulationFailure if the function does not return within the budget
   */
  public CallResult call(String function, Object... arguments) {
    return callAt(function, symbols.address(function), arguments);
  }

  /** As {@link #call(String, Object...)}, for a function at an address. */
  public CallResult call(int address, Object... arguments) {
    return callAt(place(address), address, arguments);
  }

  /**
   * A function of the guest, to be called more than once.
   *
   * @param parameters how many it has
   * @throws IllegalArgumentException if there is no such symbol, with suggestions
   */
  public GuestFunction function(String name, int parameters) {
    symbols.address(name);
    return new GuestFunction(this, name, parameters);
  }

  StopReason runToReturn() {
    return runs.runTo(Calls.RETURN, settings.budget());
  }

  /** Has the run that goes on end before its next instruction. */
  void stopSoon() {
    guest.machine().requestStop();
  }

  private CallResult callAt(String name, int address, Object... arguments) {
    checkOpen();
    settings.declarations().check(name, address, arguments.length);
    runs.setLast(null);
    mark();
    if (end != null) {
      revive();
    }
    try {
      return calls.call(name, address, arguments);
    } finally {
      if (lastStop().filter(StopReason::isFinal).isPresent()) {
        revive();
      }
    }
  }

  private void revive() {
    journal.change(0, other -> other.guest.revive());
    guest.revive();
  }

  /** Faults to inject. */
  public Faults faults() {
    return faults;
  }

  /** The present state. */
  public SimulatorSnapshot snapshot() {
    return snapshot(guest.snapshots());
  }

  private SimulatorSnapshot snapshot(List<Snapshot> machines) {
    return new SimulatorSnapshot(this, machines, memory.used(), console.state(), end);
  }

  /**
   * Goes back, or forward, to a state of this simulator.
   *
   * @throws IllegalArgumentException if it is of another simulator
   */
  public void restore(SimulatorSnapshot state) {
    checkOpen();
    if (state.owner() != this) {
      throw new IllegalArgumentException("the snapshot is of another simulator; restore it there");
    }
    adopt(state);
  }

  /** Goes to a state of any simulator of the program. */
  void adopt(SimulatorSnapshot state) {
    guest.restore(state.machines());
    restoreRest(state);
  }

  /** The present state; what it has in common with an earlier one is shared. */
  SimulatorSnapshot snapshot(SimulatorSnapshot earlier) {
    return snapshot(guest.snapshots(earlier.machines()));
  }

  /** Goes from the state that simulators like this one are made in to another one of theirs. */
  void begin(SimulatorSnapshot made, SimulatorSnapshot state) {
    guest.restore(state.machines(), made.machines());
    restoreRest(state);
  }

  private void restoreRest(SimulatorSnapshot state) {
    memory.setUsed(state.allocated());
    console.restore(state.console());
    end = state.end();
    runs.setLast(end);
    journal.begin(state);
  }

  /** The guest's memory. */
  public MemoryView memory() {
    return memory;
  }

  /** The guest's standard streams. */
  public ConsoleView console() {
    return console;
  }

  /**
   * The value of a register: {@code a0}, {@code x10}, {@code pc}, {@code mcause} and so on.
   *
   * @throws IllegalArgumentException if there is no such register
   */
  public int register(String name) {
    return (int) guest.hart().register(registerOf(name).number());
  }

  /** Sets a register; see {@link #register}. */
  public void setRegister(String name, int value) {
    int number = registerOf(name).number();
    long bits = Integer.toUnsignedLong(value);
    journal.change(0, other -> other.guest.setRegister(number, bits));
    guest.setRegister(number, bits);
  }

  private Register registerOf(String name) {
    return guest
        .hart()
        .findRegister(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no register '" + name + "'; there are x0 to x31, their ABI names, pc, CSRs"));
  }

  /** Address of the next instruction. */
  public int pc() {
    return guest.hart().pc();
  }

  /** Instructions retired so far. */
  public long instructions() {
    return guest.hart().retired();
  }

  /** The address of a symbol. */
  public int address(String symbol) {
    return symbols.address(symbol);
  }

  /** Why the last run ended. */
  public Optional<StopReason> lastStop() {
    return Optional.ofNullable(runs.last());
  }

  /** What the simulator did so far. */
  public Statistics statistics() {
    return new Statistics(
        instructions(),
        guest.machine().clock().nanos(),
        guest.compiled().cpu().compilation().orElseThrow().statistics());
  }

  /**
   * The machine, for what is not here; in lockstep the one whose word counts. What a test does to
   * it nobody notes: the report of a failure does not ask the interpreter then.
   */
  public Machine machine() {
    journal.miss("the test has asked for the machine itself");
    return guest.machine();
  }

  /** The engine that runs the guest. */
  public Engine engine() {
    return engine;
  }

  /**
   * Has the guest go on in another engine.
   *
   * @throws IllegalArgumentException if one of the two is {@link Engine#LOCKSTEP}, which has two
   *     machines from the start
   */
  public void setEngine(Engine runs) {
    checkOpen();
    if (runs != engine && (runs == Engine.LOCKSTEP || engine == Engine.LOCKSTEP)) {
      throw new IllegalArgumentException(
          "from " + engine + " to " + runs + "; build a simulator for LOCKSTEP");
    }
    if (engine != Engine.LOCKSTEP) {
      guest.setEngine(runs);
    }
    engine = runs;
  }

  @Override
  public void close() {
    closed = true;
    runs.close();
  }

  // For failures.

  private void mark() {
    journal.renew();
    baseline.mark(hart());
  }

  /** {@code name=value} of each register that is not what it was when the run or call began. */
  List<String> changedRegisters() {
    return baseline.changed(hart());
  }

  /** Whether compiled code ran, or may the next time. */
  boolean isCompiled() {
    return engine != Engine.INTERPRETER || statistics().compiling().compiledInstructions() > 0;
  }

  /** One that begins as this one did and is interpreted; there is no Java code in it. */
  Simulator interpreted() {
    return new Simulator(settings, Engine.INTERPRETER, Hooks.absent(), null);
  }

  /** Runs on, whatever the end of the last run was. */
  void runOn(long budget) {
    runs.run(budget);
  }

  SimulationFailure failure(String headline, StopReason reason) {
    return failure(headline, reason, null);
  }

  SimulationFailure failure(String headline, StopReason reason, Throwable cause) {
    return new SimulationFailure(new FailureReport(this, headline, reason).text(), reason, cause);
  }

  /** The failure of an assertion that does not know the simulator. */
  SimulationFailure failure(Throwable assertion) {
    return failure(String.valueOf(assertion.getMessage()), runs.last(), assertion);
  }

  String place(int address) {
    return symbols.symbols().describe(address);
  }

  SimulatorBuilder settings() {
    return settings;
  }

  Rv32 hart() {
    return guest.hart();
  }

  Guest guest() {
    return guest;
  }

  Hooks hooks() {
    return hooks;
  }

  Calls calls() {
    return calls;
  }

  Journal journal() {
    return journal;
  }

  SymbolTable symbols() {
    return symbols;
  }
}
