package org.tracewright.cpu.riscv32;

import static org.tracewright.cpu.riscv32.isa.Rv32Decoder.*;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import org.tracewright.cpu.riscv32.isa.Compressed;
import org.tracewright.sim.StopReason;

/**
 * A line for each instruction that retires, in the format of Spike's commit log:
 *
 * <pre>{@code
 * core   0: 3 0x80000004 (0x00a28293) x5  0x8000000e
 * core   0: 3 0x80000008 (0xc29c) mem 0x80002000 0x00000001
 * core   0: 3 0x8000000a (0x30529073) c773_mtvec 0x80000004
 * }</pre>
 *
 * <p>Hart, privilege mode, address and bits of the instruction; then the register written, the CSR
 * written, the address loaded from, the address stored to and the value. Instructions that trap are
 * not in it. The hart knows nothing of the log: what an instruction did is read from its bits and
 * the registers before and after.
 */
public final class CommitLog {
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  private final Writer out;
  private final StringBuilder line = new StringBuilder();

  private long retired;
  private int privilege;
  private int pc;
  private int bits;
  private int insn;
  private int base;
  private int source;

  /** A log that goes to {@code out}, which the caller flushes and closes. */
  public CommitLog(Writer out) {
    this.out = Objects.requireNonNull(out);
  }

  /** Looks at the instruction that is next. */
  void before(Rv32 hart) {
    retired = hart.retired();
    privilege = hart.privilege();
    pc = hart.pc();
    bits = Math.max(0, hart.fetchHalf(pc));
    if ((bits & 3) == 3) {
      bits |= Math.max(0, hart.fetchHalf(pc + 2)) << 16;
      insn = bits;
    } else {
      insn = Compressed.expand(bits);
    }
    base = hart.x(rs1(insn));
    source = hart.x(rs2(insn));
  }

  /**
   * Writes the line of the instruction, if it retired.
   *
   * @return why the run must end: the log cannot be written; null if it was
   */
  StopReason after(Rv32 hart) {
    if (hart.retired() != retired + 1) {
      return null;
    }
    line.setLength(0);
    line.append("core   0: ").append(privilege).append(' ');
    hex(pc, 8).append(" (");
    hex(bits, (bits & 3) == 3 ? 8 : 4).append(')');
    effects(hart, decode(insn));
    line.append('\n');
    try {
      out.append(line);
      return null;
    } catch (IOException e) {
      return new StopReason.HostError(
          "the commit log cannot be written: " + e.getMessage(),
          "make room for it, or run without --log-commits");
    }
  }

  private void effects(Rv32 hart, int opcode) {
    switch (opcode) {
      case BEQ, BNE, BLT, BGE, BLTU, BGEU, FENCE, FENCE_I, WFI -> {}
      case SB -> store(immS(insn), source & 0xff, 2);
      case SH -> store(immS(insn), source & 0xffff, 4);
      case SW -> store(immS(insn), source, 8);
      case MRET -> machineReturn(hart);
      case LB, LH, LW, LBU, LHU -> load(hart, immI(insn));
      case LR_W -> load(hart, 0);
      case SC_W -> storeConditional(hart);
      case CSRRW, CSRRS, CSRRC, CSRRWI, CSRRSI, CSRRCI -> csrAccess(hart, opcode);
      default -> defaultEffects(hart, opcode);
    }
  }

  private void defaultEffects(Rv32 hart, int opcode) {
    if (opcode >= AMOSWAP_W && opcode <= AMOMAXU_W) {
      load(hart, 0);
      store(0, wordAt(hart, base), 8);
    } else {
      destination(hart);
    }
  }

  private void destination(Rv32 hart) {
    int rd = rd(insn);
    if (rd != 0) {
      line.append(" x").append(rd).append(rd < 10 ? "  " : " ");
      hex(hart.x(rd), 8);
    }
  }

  private void load(Rv32 hart, int displacement) {
    destination(hart);
    line.append(" mem ");
    hex(base + displacement, 8);
  }

  private void store(int displacement, int value, int digits) {
    line.append(" mem ");
    hex(base + displacement, 8).append(' ');
    hex(value, digits);
  }

  private void storeConditional(Rv32 hart) {
    boolean failed = rd(insn) == 0 ? wordAt(hart, base) != source : hart.x(rd(insn)) != 0;
    destination(hart);
    if (!failed) {
      store(0, source, 8);
    }
  }

  private int wordAt(Rv32 hart, int address) {
    return (hart.fetchHalf(address) & 0xffff) | (hart.fetchHalf(address + 2) << 16);
  }

  private void csrAccess(Rv32 hart, int opcode) {
    destination(hart);
    boolean writes = opcode == CSRRW || opcode == CSRRWI || rs1(insn) != 0;
    int number = csr(insn);
    if (writes && !CsrFile.isPerformanceMonitor(number)) {
      register(hart, number);
    }
  }

  private void machineReturn(Rv32 hart) {
    register(hart, Csr.MSTATUS);
    register(hart, Csr.MSTATUSH);
  }

  private void register(Rv32 hart, int number) {
    line.append(" c").append(number).append('_').append(Csr.name(number)).append(' ');
    hex((int) hart.register(Rv32Registers.FIRST_CSR + number), 8);
  }

  private StringBuilder hex(int value, int digits) {
    line.append("0x");
    for (int shift = 4 * digits - 4; shift >= 0; shift -= 4) {
      line.append(DIGITS[value >>> shift & 15]);
    }
    return line;
  }
}
