package org.tracewright.cpu.riscv32;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tracewright.cpu.riscv32.asm.Rv32Assembler;
import org.tracewright.isa.assembler.Program;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.RegionReport;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Clock;
import org.tracewright.sim.Compilation;
import org.tracewright.sim.Cpu;
import org.tracewright.sim.Register;
import org.tracewright.sim.Stateful;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.Stretches;
import org.tracewright.sim.Turns;
import org.tracewright.sim.Watch;

/**
 * An RV32IMAC processor with Zicsr, Zifencei and Zicntr, machine and user mode.
 *
 * <p>It starts in machine mode at pc 0 with all registers zero and no reservation. A trap goes to
 * the guest's handler once the guest has written {@code mtvec}; before that it ends the run.
 */
public final class Rv32 implements Cpu {
  /** User mode. */
  public static final int USER = CsrFile.USER;

  /** Machine mode. */
  public static final int MACHINE = CsrFile.MACHINE;

  private static final Stretches STRETCHES = new Stretches();

  private final Extensions extensions;
  private final Environment environment;
  private final CsrFile csrs;
  private final Hart hart;
  private final Outside outside;

  private volatile boolean stopRequested;

  /** Turns that did not retire an instruction, as far as {@link #step} has to know of them. */
  private long traps;

  private StopReason stop;
  private long bound;
  private CommitLog log;

  /** The state whose turn runs although a breakpoint stands there. */
  private long passedAt = -1;

  private int passedPc;

  /** A processor with all extensions that runs bare software. */
  public Rv32(Bus bus, Clock clock) {
    this(bus, clock, Extensions.ALL, Environment.NONE);
  }

  /**
   * A processor.
   *
   * @param bus with at least one RAM
   * @param clock guest time, for the time CSR
   * @param extensions what it implements
   * @param environment what is asked first at an ECALL or EBREAK
   */
  public Rv32(Bus bus, Clock clock, Extensions extensions, Environment environment) {
    this.extensions = extensions;
    this.environment = Objects.requireNonNull(environment);
    this.csrs = new CsrFile(extensions, clock);
    this.outside = new Outside(bus);
    this.hart = new Hart(bus, csrs, extensions, environment);
  }

  /**
   * Assembles RISC-V source, so that tests and programs can carry guest code with them.
   *
   * @param source assembly, laid at 0x80000000
   * @param bound values of names that the source uses
   * @throws org.tracewright.isa.assembler.AssemblyException naming every mistake with line and
   *     column
   */
  public static Program assemble(String source, Map<String, Integer> bound) {
    return Rv32Assembler.assemble(source, bound);
  }

  /** What it implements. */
  public Extensions extensions() {
    return extensions;
  }

  @Override
  public String name() {
    return extensions.isaName();
  }

  @Override
  public int pc() {
    return hart.pc();
  }

  @Override
  public void setPc(int pc) {
    hart.setPc(pc);
  }

  @Override
  public long retired() {
    return hart.retired();
  }

  /** Integer register {@code number}, 0 to 31. */
  public int x(int number) {
    return hart.x(number);
  }

  /** Sets integer register {@code number}, 0 to 31; x0 stays 0. */
  public void setX(int number, int value) {
    hart.setX(number, value);
  }

  /** The privilege mode: {@link #USER} or {@link #MACHINE}. */
  public int privilege() {
    return csrs.privilege();
  }

  /** Sets the privilege mode: {@link #USER} or {@link #MACHINE}. */
  public void setPrivilege(int mode) {
    csrs.setPrivilege(mode);
  }

  /** The half-word at {@code address} as a fetch sees it, or a negative value if none can. */
  public int fetchHalf(int address) {
    return outside.fetchHalf(address);
  }

  @Override
  public List<Register> registers() {
    return Rv32Registers.ALL;
  }

  @Override
  public Optional<Register> findRegister(String name) {
    return Rv32Registers.find(name);
  }

  @Override
  public long register(int number) {
    if (number >= 0 && number < 32) {
      return Integer.toUnsignedLong(hart.x(number));
    }
    if (number == Rv32Registers.PC) {
      return Integer.toUnsignedLong(hart.pc());
    }
    if (number == Rv32Registers.PRIVILEGE) {
      return csrs.privilege();
    }
    if (!Rv32Registers.isCsr(number)) {
      throw Rv32Registers.unknown(number);
    }
    return Integer.toUnsignedLong(csrs.read(number - Rv32Registers.FIRST_CSR, hart.retired()));
  }

  @Override
  public void setRegister(int number, long value) {
    if (number >= 0 && number < 32) {
      hart.setX(number, (int) value);
    } else if (number == Rv32Registers.PC) {
      hart.setPc((int) value);
    } else if (number == Rv32Registers.PRIVILEGE) {
      csrs.setPrivilege((int) value);
    } else if (Rv32Registers.isCsr(number)) {
      csrs.set(number - Rv32Registers.FIRST_CSR, (int) value, hart.retired());
    } else {
      throw Rv32Registers.unknown(number);
    }
  }

  /**
   * Raises or lowers an interrupt line: a bit of {@code mip}. For devices, on the machine's thread.
   *
   * @param interrupt {@link Cause#MACHINE_SOFTWARE}, {@link Cause#MACHINE_TIMER} or {@link
   *     Cause#MACHINE_EXTERNAL}
   */
  public void setInterrupt(int interrupt, boolean level) {
    csrs.setPending(interrupt, level);
    if (csrs.interruptToTake() != 0) {
      hart.setLimit(0);
    }
  }

  /** How the instructions are run from now on: interpreted, or compiled where they are hot. */
  public void engine(Engine engine) {
    hart.engine(engine);
  }

  /** What compiling did for this processor so far. */
  public JitStatistics statistics() {
    return hart.statistics();
  }

  /** The compiled code that this processor uses. */
  public List<RegionReport> regions() {
    return hart.regions();
  }

  /** Writes every instruction that retires to {@code log}, in all runs from now on; slow. */
  public void logCommits(CommitLog log) {
    this.log = Objects.requireNonNull(log);
  }

  @Override
  public Optional<Compilation> compilation() {
    return Optional.of(hart.compilation());
  }

  @Override
  public StopReason run(long limit) {
    return log == null ? runTo(limit) : runLogged(limit);
  }

  private StopReason runTo(long limit) {
    bound = limit;
    while (stop == null) {
      if (stopRequested) {
        return requested();
      }
      if (hart.retired() >= bound) {
        return new StopReason.Budget(hart.retired());
      }
      takeInterrupt();
      execute(hart::loop);
    }
    return takeStop();
  }

  private StopReason runLogged(long limit) {
    while (!stopRequested && hart.retired() < limit) {
      StopReason reason = step();
      if (!(reason instanceof StopReason.Budget)) {
        return reason;
      }
    }
    return runTo(limit);
  }

  @Override
  public StopReason step() {
    return step(1, hart::loop).reason();
  }

  @Override
  public Turns step(long most) {
    return step(most, hart::step);
  }

  private Turns step(long most, Runnable loop) {
    if (stopRequested) {
      return new Turns(0, requested());
    }
    long before = hart.retired() + traps;
    if (stop == null && !takeInterrupt()) {
      stepInstructions(log == null ? most : 1, loop);
    }
    StopReason reason = stop == null ? new StopReason.Budget(hart.retired()) : takeStop();
    return new Turns(hart.retired() + traps - before, reason);
  }

  /** Runs instructions up to the first that does not retire. */
  private void stepInstructions(long most, Runnable loop) {
    if (log != null) {
      log.before(this);
    }
    bound = hart.retired() + most;
    hart.setStepping(true);
    execute(loop);
    hart.setStepping(false);
    if (log != null) {
      StopReason failure = log.after(this);
      stop = stop == null ? failure : stop;
    }
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

  private boolean takeInterrupt() {
    int interrupt = csrs.interruptToTake();
    if (interrupt != 0) {
      traps++;
      hart.raise(interrupt, 0);
      serve(hart.takeRequest());
    }
    return interrupt != 0;
  }

  private void execute(Runnable loop) {
    arm();
    loop.run();
    serve(hart.takeRequest());
  }

  /** Sets the loop's limit; a request that comes in between is not lost. */
  private void arm() {
    hart.setLimit(STRETCHES.end(hart.retired(), bound));
    if (stopRequested || stop != null) {
      hart.setLimit(0);
    }
  }

  private void serve(int request) {
    switch (request) {
      case Hart.ENVIRONMENT_CALL -> call(false);
      case Hart.ENVIRONMENT_BREAK -> call(true);
      case Hart.UNHANDLED_TRAP -> stop(unhandled());
      case Hart.UNKNOWN_INSTRUCTION -> unknown();
      case Hart.TRAPPED -> traps++;
      case Hart.WATCHED_ACCESS -> stop(hart.watchedAccess());
      case Hart.BREAKPOINT -> stop(new StopReason.Breakpoint(hart.pc()));
      default -> {} // the limit
    }
  }

  private void call(boolean isBreak) {
    int address = hart.pc();
    traps++;
    hart.setPc(hart.requestValue());
    boolean answered =
        isBreak ? environment.ebreak(this, address) : environment.ecall(this, address);
    if (answered) {
      hart.breakReservation(); // as a return from the trap would
      return;
    }
    hart.setPc(address);
    hart.raise(isBreak ? Cause.BREAKPOINT : csrs.callCause(), isBreak ? address : 0);
    serve(hart.takeRequest());
  }

  private void unknown() {
    int address = hart.pc();
    int bits = hart.requestCause();
    hart.setPc(hart.requestValue());
    if (environment.unknown(this, address, bits)) {
      hart.retire();
      return;
    }
    traps++;
    hart.setPc(address);
    hart.raise(Cause.ILLEGAL_INSTRUCTION, bits);
    serve(hart.takeRequest());
  }

  private StopReason unhandled() {
    int cause = hart.requestCause();
    return new StopReason.Trap(
        cause, Cause.describe(cause), hart.pc(), hart.requestValue(), Cause.signal(cause));
  }

  @Override
  public void endTurnAt(long retired) {
    bound = Math.min(bound, retired);
    if (retired < hart.limit()) {
      hart.setLimit(retired);
    }
    if (stopRequested) {
      hart.setLimit(0);
    }
  }

  @Override
  public void stop(StopReason reason) {
    if (stop == null) {
      stop = Objects.requireNonNull(reason);
    }
    hart.setLimit(0);
  }

  /** What {@link #stop} was called with in the turn that goes on, {@code null} if it was not. */
  public StopReason stopping() {
    return stop;
  }

  @Override
  public Stateful latches() {
    return new Stateful() {
      @Override
      public void save(DataOutput out) throws IOException {
        out.writeInt(hart.reservation());
        out.writeBoolean(csrs.hasHandler());
      }

      @Override
      public void restore(DataInput in) throws IOException {
        hart.setReservation(in.readInt());
        csrs.setHasHandler(in.readBoolean());
      }
    };
  }

  @Override
  public void resume(long retired) {
    stop = null;
    hart.resume(retired);
  }

  @Override
  public boolean watch(List<Watch> memory) {
    hart.watch(memory);
    return true;
  }

  @Override
  public boolean breakAt(int... addresses) {
    // What the JIT keeps for the hart must not keep the hart.
    WeakReference<Rv32> self = new WeakReference<>(this);
    hart.breakAt(
        addresses,
        () -> {
          Rv32 running = self.get();
          if (running != null) {
            running.reached();
          }
        });
    return true;
  }

  private void reached() {
    if (hart.retired() != passedAt || hart.pc() != passedPc) {
      hart.leaveAtBreakpoint();
    }
  }

  @Override
  public void pass(boolean touching) {
    passedAt = hart.retired();
    passedPc = hart.pc();
    if (touching) {
      hart.passWatched();
    }
  }

  @Override
  public void requestStop() {
    stopRequested = true;
    hart.setLimit(0);
  }
}
