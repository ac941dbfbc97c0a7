package org.tracewright.cpu.riscv32;

import org.tracewright.jit.Residual;
import org.tracewright.sim.Clock;

/**
 * The control and status registers of a hart with M and U mode, and what traps do to them.
 *
 * <p>Privileged ISA, "Machine-Level ISA". There is no S mode, no physical memory protection and no
 * trigger: their registers do not exist, but for the trigger registers, which read as zero as the
 * debug specification asks of a hart without triggers.
 */
final class CsrFile {
  static final int USER = 0;
  static final int MACHINE = 3;

  /** What an instruction makes of a register's old value. */
  static final int WRITE = 0;

  static final int SET = 1;
  static final int CLEAR = 2;

  private static final int MSTATUS_MIE = 1 << 3;
  private static final int MSTATUS_MPIE = 1 << 7;
  private static final int MSTATUS_MPP_SHIFT = 11;
  private static final int MSTATUS_MPP = 3 << MSTATUS_MPP_SHIFT;
  private static final int MSTATUS_MPRV = 1 << 17;
  private static final int MSTATUS_TW = 1 << 21;
  private static final int MSTATUS_PLAIN = MSTATUS_MIE | MSTATUS_MPIE | MSTATUS_MPRV | MSTATUS_TW;

  private static final int INTERRUPTS =
      1 << Cause.MACHINE_SOFTWARE | 1 << Cause.MACHINE_TIMER | 1 << Cause.MACHINE_EXTERNAL;

  /** Bits of mcounteren and mcountinhibit: cycle, time, instret. */
  private static final int CY = 1;

  private static final int TM = 2;
  private static final int IR = 4;

  private static final int MTVEC_VECTORED = 1;

  /** Ticks of the time CSR in a second of guest time: 10 MHz, as QEMU's virt board has it. */
  private static final int NANOS_PER_TICK = 100;

  private final int misa;
  private final int pcMask;
  private final Clock clock;
  private final Counter cycle = new Counter();
  private final Counter instret = new Counter();

  private int privilege = MACHINE;
  private int mstatus;
  private int mtvec;
  private boolean handlerSet;
  private int mepc;
  private int mcause;
  private int mtval;
  private int mscratch;
  private int mie;
  private int mip;
  private int mcounteren;

  CsrFile(Extensions extensions, Clock clock) {
    this.misa = extensions.misa();
    this.pcMask = extensions.compressed() ? ~1 : ~3;
    this.clock = clock;
  }

  /** {@link #USER} or {@link #MACHINE}. */
  int privilege() {
    return privilege;
  }

  void setPrivilege(int mode) {
    privilege = mode == USER ? USER : MACHINE;
  }

  /**
   * Whether the current mode may read, and with {@code write} also write, register {@code number}.
   */
  boolean permits(int number, boolean write) {
    if (((number >>> 8) & 3) > privilege || (write && number >>> 10 == 3)) {
      return false;
    }
    return switch (number) {
      case Csr.CYCLE, Csr.CYCLEH -> counterEnabled(CY);
      case Csr.TIME, Csr.TIMEH -> counterEnabled(TM);
      case Csr.INSTRET, Csr.INSTRETH -> counterEnabled(IR);
      default -> exists(number);
    };
  }

  private boolean counterEnabled(int bit) {
    return privilege == MACHINE || (mcounteren & bit) != 0;
  }

  /** Whether the hart has register {@code number}. */
  static boolean exists(int number) {
    return switch (number) {
      case Csr.MSTATUS, Csr.MISA, Csr.MIE, Csr.MTVEC, Csr.MCOUNTEREN, Csr.MENVCFG -> true;
      case Csr.MSTATUSH, Csr.MENVCFGH, Csr.MCOUNTINHIBIT -> true;
      case Csr.MSCRATCH, Csr.MEPC, Csr.MCAUSE, Csr.MTVAL, Csr.MIP -> true;
      case Csr.TSELECT, Csr.TDATA1, Csr.TDATA2, Csr.TDATA3 -> true;
      case Csr.MCYCLE, Csr.MCYCLEH, Csr.MINSTRET, Csr.MINSTRETH -> true;
      case Csr.CYCLE, Csr.CYCLEH, Csr.TIME, Csr.TIMEH, Csr.INSTRET, Csr.INSTRETH -> true;
      case Csr.MVENDORID, Csr.MARCHID, Csr.MIMPID, Csr.MHARTID, Csr.MCONFIGPTR -> true;
      default -> isPerformanceMonitor(number);
    };
  }

  /** Hardware performance monitoring: the registers are there and count nothing. */
  static boolean isPerformanceMonitor(int number) {
    return (number >= Csr.MHPMEVENT3 && number <= Csr.MHPMEVENT31)
        || (number >= Csr.MHPMCOUNTER3 && number <= Csr.MHPMCOUNTER31)
        || (number >= Csr.MHPMCOUNTER3H && number <= Csr.MHPMCOUNTER31H);
  }

  /** The value of an existing register; {@code retired} instructions have retired before. */
  int read(int number, long retired) {
    return switch (number) {
      case Csr.MSTATUS -> mstatus;
      case Csr.MISA -> misa;
      case Csr.MIE -> mie;
      case Csr.MTVEC -> mtvec;
      case Csr.MCOUNTEREN -> mcounteren;
      case Csr.MCOUNTINHIBIT -> (cycle.inhibited() ? CY : 0) | (instret.inhibited() ? IR : 0);
      case Csr.MSCRATCH -> mscratch;
      case Csr.MEPC -> mepc;
      case Csr.MCAUSE -> mcause;
      case Csr.MTVAL -> mtval;
      case Csr.MIP -> mip;
      case Csr.MCYCLE, Csr.CYCLE -> (int) cycle.value(retired);
      case Csr.MCYCLEH, Csr.CYCLEH -> (int) (cycle.value(retired) >>> 32);
      case Csr.MINSTRET, Csr.INSTRET -> (int) instret.value(retired);
      case Csr.MINSTRETH, Csr.INSTRETH -> (int) (instret.value(retired) >>> 32);
      case Csr.TIME -> (int) time();
      case Csr.TIMEH -> (int) (time() >>> 32);
      default -> 0;
    };
  }

  @Residual
  private long time() {
    return clock.nanos() / NANOS_PER_TICK;
  }

  /** The new value: the operand, or the old value with the operand's bits set or cleared. */
  static int changed(int kind, int old, int operand) {
    return switch (kind) {
      case SET -> old | operand;
      case CLEAR -> old & ~operand;
      default -> operand;
    };
  }

  /**
   * Writes an existing register; bits that the hart does not have keep their value.
   *
   * @param retired instructions that have retired
   * @param next how many will have retired when the register is read next
   */
  void write(int number, int value, long retired, long next) {
    switch (number) {
      case Csr.MSTATUS -> mstatus = (value & MSTATUS_PLAIN) | legalMode(value);
      case Csr.MIE -> mie = value & INTERRUPTS;
      case Csr.MTVEC -> writeVector(value);
      case Csr.MCOUNTEREN -> mcounteren = value & (CY | TM | IR);
      case Csr.MCOUNTINHIBIT -> inhibit(value, next);
      case Csr.MSCRATCH -> mscratch = value;
      case Csr.MEPC -> mepc = value & pcMask;
      case Csr.MCAUSE -> mcause = value;
      case Csr.MTVAL -> mtval = value;
      case Csr.MCYCLE -> cycle.write(withLow(cycle.value(retired), value), next);
      case Csr.MCYCLEH -> cycle.write(withHigh(cycle.value(retired), value), next);
      case Csr.MINSTRET -> instret.write(withLow(instret.value(retired), value), next);
      case Csr.MINSTRETH -> instret.write(withHigh(instret.value(retired), value), next);
      default -> {} // read-only zero, or set by devices alone (mip)
    }
  }

  /**
   * Sets a register from outside, between two instructions: interrupt lines too, and counters to
   * what the next instruction reads. A handler at 0 is not taken for one.
   */
  void set(int number, int value, long retired) {
    boolean known = handlerSet;
    write(number, value, retired, retired);
    handlerSet = known || mtvec != 0;
    if (number == Csr.MIP) {
      mip = value & INTERRUPTS;
    }
  }

  /** MPP holds only modes that exist: a write of another gives U. */
  private static int legalMode(int value) {
    return (value & MSTATUS_MPP) == MSTATUS_MPP ? MSTATUS_MPP : 0;
  }

  /** Modes 2 and 3 of mtvec are reserved: bit 1 stays clear. */
  private void writeVector(int value) {
    mtvec = value & ~2;
    handlerSet = true;
  }

  private void inhibit(int value, long next) {
    cycle.inhibit((value & CY) != 0, next);
    instret.inhibit((value & IR) != 0, next);
  }

  private static long withLow(long value, int low) {
    return (value & 0xffff_ffff_0000_0000L) | (low & 0xffff_ffffL);
  }

  private static long withHigh(long value, int high) {
    return ((long) high << 32) | (value & 0xffff_ffffL);
  }

  /** Whether the guest has said where its trap handler is. */
  boolean hasHandler() {
    return handlerSet;
  }

  void setHasHandler(boolean known) {
    handlerSet = known;
  }

  /**
   * Whether the trap would be the same as the one before and lead to where it came from: nothing
   * would ever retire again.
   */
  boolean isStuck(int cause, int pc) {
    return cause >= 0
        && pc == (mtvec & ~3)
        && mepc == pc
        && mcause == cause
        && privilege == MACHINE;
  }

  /**
   * Takes a trap into machine mode.
   *
   * @param pc where it will return to
   * @return address of the handler
   */
  int enterTrap(int cause, int pc, int tval) {
    mepc = pc;
    mcause = cause;
    mtval = tval;
    int enabled = (mstatus & MSTATUS_MIE) != 0 ? MSTATUS_MPIE : 0;
    mstatus =
        (mstatus & ~(MSTATUS_MIE | MSTATUS_MPIE | MSTATUS_MPP))
            | enabled
            | (privilege << MSTATUS_MPP_SHIFT);
    privilege = MACHINE;
    int base = mtvec & ~3;
    return cause < 0 && (mtvec & MTVEC_VECTORED) != 0 ? base + 4 * (cause & 31) : base;
  }

  /**
   * Returns from a trap: MRET.
   *
   * @return address of the next instruction
   */
  int leaveTrap() {
    privilege = (mstatus & MSTATUS_MPP) >>> MSTATUS_MPP_SHIFT;
    int keep = MSTATUS_TW | (privilege == MACHINE ? MSTATUS_MPRV : 0);
    mstatus = (mstatus & keep) | MSTATUS_MPIE | ((mstatus & MSTATUS_MPIE) != 0 ? MSTATUS_MIE : 0);
    return mepc;
  }

  /** The cause of the trap that an ECALL is in this mode. */
  int callCause() {
    return privilege == USER ? Cause.ECALL_FROM_U : Cause.ECALL_FROM_M;
  }

  /** Whether WFI is illegal here: in user mode with mstatus.TW set. */
  boolean trapsWait() {
    return privilege != MACHINE && (mstatus & MSTATUS_TW) != 0;
  }

  /** A device raises or lowers an interrupt line. */
  void setPending(int interrupt, boolean level) {
    int bit = 1 << interrupt & INTERRUPTS;
    mip = level ? mip | bit : mip & ~bit;
  }

  /** The interrupt to take before the next instruction, as {@code mcause} will say it, or 0. */
  int interruptToTake() {
    int ready = mip & mie;
    if (ready == 0 || (privilege == MACHINE && (mstatus & MSTATUS_MIE) == 0)) {
      return 0;
    }
    return Cause.INTERRUPT | highest(ready);
  }

  /** Privileged ISA, "Machine Interrupt Registers": external, then software, then timer. */
  private static int highest(int ready) {
    if ((ready & 1 << Cause.MACHINE_EXTERNAL) != 0) {
      return Cause.MACHINE_EXTERNAL;
    }
    return (ready & 1 << Cause.MACHINE_SOFTWARE) != 0
        ? Cause.MACHINE_SOFTWARE
        : Cause.MACHINE_TIMER;
  }
}
