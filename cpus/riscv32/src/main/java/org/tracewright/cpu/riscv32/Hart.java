package org.tracewright.cpu.riscv32;

import static org.tracewright.cpu.riscv32.Computation.*;
import static org.tracewright.cpu.riscv32.Decoding.first;
import static org.tracewright.cpu.riscv32.Decoding.imm;
import static org.tracewright.cpu.riscv32.Decoding.rd;
import static org.tracewright.cpu.riscv32.Decoding.rs1;
import static org.tracewright.cpu.riscv32.Decoding.second;
import static org.tracewright.cpu.riscv32.isa.Rv32Decoder.*;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.tracewright.jit.CodeMemory;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.Limit;
import org.tracewright.jit.QuasiImmutable;
import org.tracewright.jit.RegionReport;
import org.tracewright.jit.Residual;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Compilation;
import org.tracewright.sim.HostMemory;
import org.tracewright.sim.Memory;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.Watch;
import org.tracewright.sim.Watched;

/**
 * A hardware thread: its registers, and the loop that fetches, decodes and executes. {@link Rv32}
 * drives it from outside.
 *
 * <p>Every instruction is one private method. A method that may leave the straight line takes the
 * address of the next instruction and returns the address to go on at; meanwhile {@link #pc} is the
 * instruction's own and {@link #retired} counts those before it. What must interrupt the loop
 * {@linkplain #leave lowers the limit}, which is the one thing that each turn looks at.
 */
final class Hart {
  /** Why the loop was left before its limit. */
  static final int NO_REQUEST = 0;

  static final int ENVIRONMENT_CALL = 1;
  static final int ENVIRONMENT_BREAK = 2;
  static final int UNHANDLED_TRAP = 3;
  static final int WATCHED_ACCESS = 4;
  static final int BREAKPOINT = 5;
  static final int UNKNOWN_INSTRUCTION = 6;
  static final int TRAPPED = 7;

  private static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "rv32");

  /** No reservation; real ones are addresses of words. */
  private static final int NOT_RESERVED = -1;

  @Virtualizable private int pc;
  @Virtualizable private final int[] x = new int[32];
  @Retired private long retired;

  /** Where the loop ends; another thread may lower it. */
  @Limit private volatile long limit;

  private final Outside outside;
  private final byte[] ram;
  private final byte[] codeBytes;
  private final CodeMemory code;
  private final int codeBase;

  /** Offsets below this are fetches wholly inside the code memory. */
  private final int codeLimit4;

  private final int ramBase;

  /** Offsets below these are loads and stores of 1, 2 and 4 bytes wholly inside the RAM. */
  private final int limit1;

  private final int limit2;
  private final int limit4;

  private final CsrFile csrs;
  private final long[] decoded = new long[Decoding.MEMORY];
  private final int extensions;

  /** The address bits that must be clear in the target of a jump: bit 1 if there is no C. */
  private final int misalignment;

  /** Whether ECALL and EBREAK go to an {@link Environment} first. */
  private final boolean surrounded;

  /** Whether illegal instructions go to an {@link Environment} first. */
  private final boolean extended;

  /** Whether any memory is watched: the one test that loads and stores pay for it otherwise. */
  @QuasiImmutable private boolean watching;

  /** Whether a word is reserved: the other such test, of stores alone. */
  @QuasiImmutable private boolean reserved;

  private int reservation; // its address

  @QuasiImmutable private int watchStart;
  @QuasiImmutable private int watchReach;
  private final Watched watched = new Watched();

  private int request;
  private int requestCause;
  private int requestValue;
  private boolean stepping;

  Hart(Bus bus, CsrFile csrs, Extensions implemented, Environment environment) {
    Memory primary = bus.primary();
    this.outside = new Outside(bus);
    this.ram = primary.bytes();
    this.codeBytes = bus.code().bytes();
    this.code = CodeMemory.fenced(codeBytes);
    this.codeBase = bus.code().base();
    this.codeLimit4 = Math.max(0, bus.code().size() - 3);
    this.ramBase = primary.base();
    this.limit1 = ram.length;
    this.limit2 = Math.max(0, ram.length - 1);
    this.limit4 = Math.max(0, ram.length - 3);
    this.csrs = csrs;
    this.extensions = Decoding.extensions(implemented);
    this.misalignment = implemented.compressed() ? 0 : 2;
    this.surrounded = environment != Environment.NONE;
    this.extended = environment.extendsIsa();
  }

  Compilation compilation() {
    return new Compilation(JIT, this);
  }

  int pc() {
    return pc;
  }

  void setPc(int address) {
    pc = address & ~1;
  }

  int x(int number) {
    return x[number];
  }

  void setX(int number, int value) {
    if (number != 0) {
      x[number] = value;
    }
  }

  long retired() {
    return retired;
  }

  /** How the loop is run from now on. */
  void engine(Engine engine) {
    JIT.engine(this, engine);
  }

  JitStatistics statistics() {
    return JIT.statistics(this);
  }

  List<RegionReport> regions() {
    return JIT.regions(this);
  }

  long limit() {
    return limit;
  }

  /** Ends the loop when {@code count} instructions have retired. */
  void setLimit(long count) {
    limit = count;
  }

  /** Has the loop end after a turn that traps. */
  void setStepping(boolean on) {
    stepping = on;
  }

  /** Goes on with this count, without a reservation, and with code as memory has it. */
  void resume(long count) {
    retired = count;
    reserved = false;
    code.fence();
  }

  /** Has the loop end before an instruction that touches any of this. */
  void watch(List<Watch> memory) {
    watched.set(memory);
    watching = !memory.isEmpty();
    watchStart = watched.start();
    watchReach = watched.reach();
  }

  /** Has the instruction that is next run, whatever memory it touches. */
  void passWatched() {
    watched.passAt(retired);
  }

  /** The access of an instruction that was not run. */
  StopReason.Watchpoint watchedAccess() {
    return watched.access();
  }

  /** The word that is reserved, which no register shows, or {@link #NOT_RESERVED}. */
  int reservation() {
    return reserved ? reservation : NOT_RESERVED;
  }

  void setReservation(int word) {
    reservation = word;
    reserved = word != NOT_RESERVED;
  }

  /** Has {@code reached} called before each turn at one of these addresses. */
  void breakAt(int[] addresses, Runnable reached) {
    JIT.stopAt(this, addresses, reached);
  }

  /** Ends the loop before the turn that is about to begin. */
  void leaveAtBreakpoint() {
    leave(BREAKPOINT, 0, 0);
  }

  /** Counts an instruction that was carried out elsewhere. */
  void retire() {
    retired++;
  }

  void breakReservation() {
    reserved = false;
  }

  /** Why the loop ended before its limit; forgets it. */
  int takeRequest() {
    int taken = request;
    request = NO_REQUEST;
    return taken;
  }

  /** The cause of an unhandled trap; the bits of an unknown instruction. */
  int requestCause() {
    return requestCause;
  }

  /** The value of an unhandled trap; else the address after the instruction that asks. */
  int requestValue() {
    return requestValue;
  }

  /** Runs like {@link #loop}, for a few turns, as compiled code where that is possible. */
  void step() {
    JIT.step(this, pc, this::loop);
  }

  /** Runs until {@code limit} instructions have retired, or something lowers the limit. */
  void loop() {
    for (; ; ) {
      JIT.mergePoint(this, pc);
      if (retired >= limit) {
        return;
      }
      long insn = decode(fetch(pc));
      int next = pc + Decoding.length(insn);
      switch (Decoding.opcode(insn)) {
        case LUI -> lui(x, insn);
        case AUIPC -> auipc(insn);
        case JAL -> next = jal(insn, next);
        case JALR -> next = jalr(insn, next);
        case BEQ -> next = beq(insn, next);
        case BNE -> next = bne(insn, next);
        case BLT -> next = blt(insn, next);
        case BGE -> next = bge(insn, next);
        case BLTU -> next = bltu(insn, next);
        case BGEU -> next = bgeu(insn, next);
        case LB -> next = lb(insn, next);
        case LH -> next = lh(insn, next);
        case LW -> next = lw(insn, next);
        case LBU -> next = lbu(insn, next);
        case LHU -> next = lhu(insn, next);
        case SB -> next = sb(insn, next);
        case SH -> next = sh(insn, next);
        case SW -> next = sw(insn, next);
        case ADDI -> addi(x, insn);
        case SLTI -> slti(x, insn);
        case SLTIU -> sltiu(x, insn);
        case XORI -> xori(x, insn);
        case ORI -> ori(x, insn);
        case ANDI -> andi(x, insn);
        case SLLI -> slli(x, insn);
        case SRLI -> srli(x, insn);
        case SRAI -> srai(x, insn);
        case ADD -> add(x, insn);
        case SUB -> sub(x, insn);
        case SLL -> sll(x, insn);
        case SLT -> slt(x, insn);
        case SLTU -> sltu(x, insn);
        case XOR -> xor(x, insn);
        case SRL -> srl(x, insn);
        case SRA -> sra(x, insn);
        case OR -> or(x, insn);
        case AND -> and(x, insn);
        case FENCE -> {} // one hart that sees its own accesses in order
        case FENCE_I -> fenceI();
        case ECALL -> next = ecall(next);
        case EBREAK -> next = ebreak(next);
        case MUL -> mul(x, insn);
        case MULH -> mulh(x, insn);
        case MULHSU -> mulhsu(x, insn);
        case MULHU -> mulhu(x, insn);
        case DIV -> div(x, insn);
        case DIVU -> divu(x, insn);
        case REM -> rem(x, insn);
        case REMU -> remu(x, insn);
        case LR_W -> next = lr(insn, next);
        case SC_W -> next = sc(insn, next);
        case AMOSWAP_W, AMOADD_W, AMOXOR_W, AMOAND_W, AMOOR_W -> next = amo(insn, next);
        case AMOMIN_W, AMOMAX_W, AMOMINU_W, AMOMAXU_W -> next = amo(insn, next);
        case CSRRW -> next = csrrw(insn, next);
        case CSRRS -> next = csrrs(insn, next);
        case CSRRC -> next = csrrc(insn, next);
        case CSRRWI -> next = csrrwi(insn, next);
        case CSRRSI -> next = csrrsi(insn, next);
        case CSRRCI -> next = csrrci(insn, next);
        case MRET -> next = mret();
        case WFI -> next = wfi(next);
        default -> next = illegal();
      }
      if (!JitDriver.inTrace() || rd(insn) == 0) {
        x[0] = 0; // in a trace only after an instruction that may have written it
      }
      pc = next;
      retired++;
    }
  }

  // Fetch and decode. In a trace pc is a constant, and with it all of this.

  private int fetch(int address) {
    int offset = address - JitDriver.promote(codeBase);
    if (Integer.compareUnsigned(offset, JitDriver.promote(codeLimit4)) >= 0) {
      return outside.fetch(address);
    }
    return JitDriver.inTrace() ? code.fetchIntLE(offset) : HostMemory.loadInt(codeBytes, offset);
  }

  private long decode(int bits) {
    return JitDriver.inTrace()
        ? Decoding.decode(bits, JitDriver.promote(extensions))
        : Decoding.remembered(decoded, pc, bits, extensions);
  }

  private void auipc(long insn) {
    x[rd(insn)] = pc + (imm(insn));
  }

  // Control transfer.

  private int jal(long insn, int next) {
    int target = pc + imm(insn);
    if ((target & misalignment) != 0) {
      return trap(Cause.INSTRUCTION_MISALIGNED, target);
    }
    x[rd(insn)] = next;
    return target;
  }

  private int jalr(long insn, int next) {
    int target = first(x, insn) + imm(insn) & ~1;
    if ((target & misalignment) != 0) {
      return trap(Cause.INSTRUCTION_MISALIGNED, target);
    }
    x[rd(insn)] = next;
    return target;
  }

  private int beq(long insn, int next) {
    return first(x, insn) == second(x, insn) ? taken(insn) : next;
  }

  private int bne(long insn, int next) {
    return first(x, insn) != second(x, insn) ? taken(insn) : next;
  }

  private int blt(long insn, int next) {
    return first(x, insn) < second(x, insn) ? taken(insn) : next;
  }

  private int bge(long insn, int next) {
    return first(x, insn) >= second(x, insn) ? taken(insn) : next;
  }

  private int bltu(long insn, int next) {
    return Integer.compareUnsigned(first(x, insn), second(x, insn)) < 0 ? taken(insn) : next;
  }

  private int bgeu(long insn, int next) {
    return Integer.compareUnsigned(first(x, insn), second(x, insn)) >= 0 ? taken(insn) : next;
  }

  private int taken(long insn) {
    int target = pc + imm(insn);
    return (target & misalignment) == 0 ? target : trap(Cause.INSTRUCTION_MISALIGNED, target);
  }

  // Loads. Offsets that wrap round below the RAM's base are large, and so fail the one comparison.

  private int lb(long insn, int next) {
    int address = first(x, insn) + imm(insn);
    if (watching && isWatched(address, 1, false)) {
      return hold();
    }
    int offset = address - ramBase;
    if (Integer.compareUnsigned(offset, limit1) < 0) {
      x[rd(insn)] = ram[offset];
      return next;
    }
    return loadOther(insn, address, 1, 24, next);
  }

  private int lh(long insn, int next) {
    int address = first(x, insn) + imm(insn);
    if (watching && isWatched(address, 2, false)) {
      return hold();
    }
    int offset = address - ramBase;
    if (Integer.compareUnsigned(offset, limit2) < 0) {
      x[rd(insn)] = HostMemory.loadShort(ram, offset);
      return next;
    }
    return loadOther(insn, address, 2, 16, next);
  }

  private int lw(long insn, int next) {
    int address = first(x, insn) + imm(insn);
    if (watching && isWatched(address, 4, false)) {
      return hold();
    }
    int offset = address - ramBase;
    if (Integer.compareUnsigned(offset, limit4) < 0) {
      x[rd(insn)] = HostMemory.loadInt(ram, offset);
      return next;
    }
    return loadOther(insn, address, 4, 0, next);
  }

  private int lbu(long insn, int next) {
    int address = first(x, insn) + imm(insn);
    if (watching && isWatched(address, 1, false)) {
      return hold();
    }
    int offset = address - ramBase;
    if (Integer.compareUnsigned(offset, limit1) < 0) {
      x[rd(insn)] = ram[offset] & 0xff;
      return next;
    }
    return loadOther(insn, address, 1, 0, next);
  }

  private int lhu(long insn, int next) {
    int address = first(x, insn) + imm(insn);
    if (watching && isWatched(address, 2, false)) {
      return hold();
    }
    int offset = address - ramBase;
    if (Integer.compareUnsigned(offset, limit2) < 0) {
      x[rd(insn)] = HostMemory.loadChar(ram, offset);
      return next;
    }
    return loadOther(insn, address, 2, 0, next);
  }

  /** A load outside the RAM, sign-extended from {@code 32 - unused} bits. */
  private int loadOther(long insn, int address, int width, int unused, int next) {
    long value = outside.read(address, width);
    if (value < 0) {
      return trap(Cause.LOAD_ACCESS_FAULT, address);
    }
    x[rd(insn)] = (int) value << unused >> unused;
    return next;
  }

  // Stores. Each may break a reservation.

  private int sb(long insn, int next) {
    int address = first(x, insn) + imm(insn);
    if (watching && isWatched(address, 1, true)) {
      return hold();
    }
    if (reserved) {
      breakIfIn(address, 1);
    }
    int offset = address - ramBase;
    if (Integer.compareUnsigned(offset, limit1) < 0) {
      ram[offset] = (byte) second(x, insn);
      return next;
    }
    return storeOther(address, 1, second(x, insn), next);
  }

  private int sh(long insn, int next) {
    int address = first(x, insn) + imm(insn);
    if (watching && isWatched(address, 2, true)) {
      return hold();
    }
    if (reserved) {
      breakIfIn(address, 2);
    }
    int offset = address - ramBase;
    if (Integer.compareUnsigned(offset, limit2) < 0) {
      HostMemory.storeShort(ram, offset, second(x, insn));
      return next;
    }
    return storeOther(address, 2, second(x, insn), next);
  }

  private int sw(long insn, int next) {
    int address = first(x, insn) + imm(insn);
    if (watching && isWatched(address, 4, true)) {
      return hold();
    }
    if (reserved) {
      breakIfIn(address, 4);
    }
    int offset = address - ramBase;
    if (Integer.compareUnsigned(offset, limit4) < 0) {
      HostMemory.storeInt(ram, offset, second(x, insn));
      return next;
    }
    return storeOther(address, 4, second(x, insn), next);
  }

  // Some byte of the store lies in the reserved word: -width < address - word < 4.
  private void breakIfIn(int address, int width) {
    if (Integer.compareUnsigned(address - reservation + width - 1, width + 3) < 0) {
      reserved = false;
    }
  }

  private int storeOther(int address, int width, int value, int next) {
    return outside.write(address, width, value) ? next : trap(Cause.STORE_ACCESS_FAULT, address);
  }

  // Atomics. One hart: what one instruction does is atomic.

  private int lr(long insn, int next) {
    int address = first(x, insn);
    if ((address & 3) != 0) {
      return trap(Cause.LOAD_MISALIGNED, address);
    }
    if (watching && isWatched(address, 4, false)) {
      return hold();
    }
    long value = loadWord(address);
    if (value < 0) {
      return trap(Cause.LOAD_ACCESS_FAULT, address);
    }
    x[rd(insn)] = (int) value;
    reservation = address;
    reserved = true;
    return next;
  }

  private int sc(long insn, int next) {
    int address = first(x, insn);
    if ((address & 3) != 0) {
      return trap(Cause.STORE_MISALIGNED, address);
    }
    boolean holds = reserved && reservation == address;
    if (watching && holds && isWatched(address, 4, true)) {
      return hold();
    }
    reserved = false;
    if (holds && !storeWord(address, second(x, insn))) {
      return trap(Cause.STORE_ACCESS_FAULT, address);
    }
    x[rd(insn)] = holds ? 0 : 1;
    return next;
  }

  private int amo(long insn, int next) {
    int address = first(x, insn);
    if ((address & 3) != 0) {
      return trap(Cause.STORE_MISALIGNED, address);
    }
    if (watching && (isWatched(address, 4, false) || isWatched(address, 4, true))) {
      return hold();
    }
    long old = loadWord(address);
    if (old < 0
        || !storeWord(address, Atomics.apply(Decoding.opcode(insn), (int) old, second(x, insn)))) {
      return trap(Cause.STORE_ACCESS_FAULT, address);
    }
    if (reserved && reservation == address) {
      reserved = false;
    }
    x[rd(insn)] = (int) old;
    return next;
  }

  private long loadWord(int address) {
    int offset = address - ramBase;
    return Integer.compareUnsigned(offset, limit4) < 0
        ? HostMemory.loadInt(ram, offset) & 0xffff_ffffL
        : outside.read(address, 4);
  }

  private boolean storeWord(int address, int value) {
    int offset = address - ramBase;
    if (Integer.compareUnsigned(offset, limit4) < 0) {
      HostMemory.storeInt(ram, offset, value);
      return true;
    }
    return outside.write(address, 4, value);
  }

  // Watched memory. What is near any of it is looked at more closely.

  private boolean isWatched(int address, int width, boolean write) {
    return Integer.compareUnsigned(address - watchStart + width - 1, watchReach + width) < 0
        && watched.stops(address, width, write, retired);
  }

  /** Leaves the loop with the instruction not done: neither retired nor passed. */
  private int hold() {
    retired--;
    leave(WATCHED_ACCESS, 0, 0);
    return pc;
  }

  private void fenceI() {
    code.fence();
  }

  // Control and status registers.

  private int csrrw(long insn, int next) {
    return csr(insn, next, CsrFile.WRITE, first(x, insn), true);
  }

  private int csrrs(long insn, int next) {
    return csr(insn, next, CsrFile.SET, first(x, insn), rs1(insn) != 0);
  }

  private int csrrc(long insn, int next) {
    return csr(insn, next, CsrFile.CLEAR, first(x, insn), rs1(insn) != 0);
  }

  private int csrrwi(long insn, int next) {
    return csr(insn, next, CsrFile.WRITE, rs1(insn), true);
  }

  private int csrrsi(long insn, int next) {
    return csr(insn, next, CsrFile.SET, rs1(insn), rs1(insn) != 0);
  }

  private int csrrci(long insn, int next) {
    return csr(insn, next, CsrFile.CLEAR, rs1(insn), rs1(insn) != 0);
  }

  private int csr(long insn, int next, int kind, int operand, boolean writes) {
    int number = imm(insn);
    if (!csrs.permits(number, writes)) {
      return illegal();
    }
    int old = csrs.read(number, retired);
    if (writes) {
      csrs.write(number, CsrFile.changed(kind, old, operand), retired, retired + 1);
      leaveForInterrupt();
    }
    x[rd(insn)] = old;
    return next;
  }

  // Traps and what ends the loop.

  private int mret() {
    if (csrs.privilege() != CsrFile.MACHINE) {
      return illegal();
    }
    int target = csrs.leaveTrap();
    reserved = false;
    leaveForInterrupt();
    return target;
  }

  /** Waiting is allowed to end at once; time goes on as instructions retire. */
  private int wfi(int next) {
    return csrs.trapsWait() ? illegal() : next;
  }

  private int ecall(int next) {
    if (surrounded) {
      return ask(ENVIRONMENT_CALL, next);
    }
    return trap(csrs.callCause(), 0);
  }

  private int ebreak(int next) {
    return surrounded ? ask(ENVIRONMENT_BREAK, next) : trap(Cause.BREAKPOINT, pc);
  }

  /** Leaves the loop with the instruction not done: neither retired nor passed. */
  private int ask(int what, int next) {
    retired--;
    leave(what, 0, next);
    return pc;
  }

  private int illegal() {
    int low = outside.fetchHalf(pc);
    if (low < 0) {
      return trap(Cause.INSTRUCTION_ACCESS_FAULT, pc);
    }
    if ((low & 3) != 3) {
      return illegal(low, 2);
    }
    int high = outside.fetchHalf(pc + 2);
    return high < 0 ? trap(Cause.INSTRUCTION_ACCESS_FAULT, pc + 2) : illegal(low | high << 16, 4);
  }

  private int illegal(int bits, int length) {
    if (!extended) {
      return trap(Cause.ILLEGAL_INSTRUCTION, bits);
    }
    retired--;
    leave(UNKNOWN_INSTRUCTION, bits, pc + length);
    return pc;
  }

  /** The trap of the instruction in hand, which does not retire: the loop is about to count it. */
  private int trap(int cause, int value) {
    retired--;
    if (stepping) {
      leave(TRAPPED, 0, 0);
    }
    return enterTrap(cause, value);
  }

  /** Takes a trap between two instructions: an interrupt, or a call that nobody answered. */
  void raise(int cause, int value) {
    pc = enterTrap(cause, value);
  }

  private int enterTrap(int cause, int value) {
    if (!csrs.hasHandler() || csrs.isStuck(cause, pc)) {
      leave(UNHANDLED_TRAP, cause, value);
      return pc;
    }
    return csrs.enterTrap(cause, pc, value);
  }

  private void leaveForInterrupt() {
    if (csrs.interruptToTake() != 0) {
      leave(NO_REQUEST, 0, 0);
    }
  }

  /** Ends the loop before its next instruction. */
  @Residual
  private void leave(int why, int cause, int value) {
    request = why;
    requestCause = cause;
    requestValue = value;
    limit = 0;
  }
}
