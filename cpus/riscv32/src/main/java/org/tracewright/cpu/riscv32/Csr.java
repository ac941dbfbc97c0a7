package org.tracewright.cpu.riscv32;

/**
 * Numbers of the control and status registers of this model.
 *
 * <p>Privileged ISA, "CSR Listing". Bits 9:8 of a number are the lowest privilege that may use it;
 * bits 11:10 both set make it read-only.
 */
public final class Csr {
  public static final int MSTATUS = 0x300;
  public static final int MISA = 0x301;
  public static final int MIE = 0x304;
  public static final int MTVEC = 0x305;
  public static final int MCOUNTEREN = 0x306;
  public static final int MENVCFG = 0x30a;
  public static final int MSTATUSH = 0x310;
  public static final int MENVCFGH = 0x31a;
  public static final int MCOUNTINHIBIT = 0x320;
  public static final int MHPMEVENT3 = 0x323;
  public static final int MHPMEVENT31 = 0x33f;
  public static final int MSCRATCH = 0x340;
  public static final int MEPC = 0x341;
  public static final int MCAUSE = 0x342;
  public static final int MTVAL = 0x343;
  public static final int MIP = 0x344;
  public static final int TSELECT = 0x7a0;
  public static final int TDATA1 = 0x7a1;
  public static final int TDATA2 = 0x7a2;
  public static final int TDATA3 = 0x7a3;
  public static final int MCYCLE = 0xb00;
  public static final int MINSTRET = 0xb02;
  public static final int MHPMCOUNTER3 = 0xb03;
  public static final int MHPMCOUNTER31 = 0xb1f;
  public static final int MCYCLEH = 0xb80;
  public static final int MINSTRETH = 0xb82;
  public static final int MHPMCOUNTER3H = 0xb83;
  public static final int MHPMCOUNTER31H = 0xb9f;
  public static final int CYCLE = 0xc00;
  public static final int TIME = 0xc01;
  public static final int INSTRET = 0xc02;
  public static final int CYCLEH = 0xc80;
  public static final int TIMEH = 0xc81;
  public static final int INSTRETH = 0xc82;
  public static final int MVENDORID = 0xf11;
  public static final int MARCHID = 0xf12;
  public static final int MIMPID = 0xf13;
  public static final int MHARTID = 0xf14;
  public static final int MCONFIGPTR = 0xf15;

  private Csr() {}

  /** The manual's name of a register, or {@code csr0x123} for a number this model does not have. */
  public static String name(int number) {
    return switch (number) {
      case MSTATUS -> "mstatus";
      case MISA -> "misa";
      case MIE -> "mie";
      case MTVEC -> "mtvec";
      case MCOUNTEREN -> "mcounteren";
      case MENVCFG -> "menvcfg";
      case MSTATUSH -> "mstatush";
      case MENVCFGH -> "menvcfgh";
      case MCOUNTINHIBIT -> "mcountinhibit";
      case MSCRATCH -> "mscratch";
      case MEPC -> "mepc";
      case MCAUSE -> "mcause";
      case MTVAL -> "mtval";
      case MIP -> "mip";
      case TSELECT -> "tselect";
      case TDATA1 -> "tdata1";
      case TDATA2 -> "tdata2";
      case TDATA3 -> "tdata3";
      case MCYCLE -> "mcycle";
      case MINSTRET -> "minstret";
      case MCYCLEH -> "mcycleh";
      case MINSTRETH -> "minstreth";
      case CYCLE -> "cycle";
      case TIME -> "time";
      case INSTRET -> "instret";
      case CYCLEH -> "cycleh";
      case TIMEH -> "timeh";
      case INSTRETH -> "instreth";
      case MVENDORID -> "mvendorid";
      case MARCHID -> "marchid";
      case MIMPID -> "mimpid";
      case MHARTID -> "mhartid";
      case MCONFIGPTR -> "mconfigptr";
      default -> performanceMonitor(number);
    };
  }

  private static String performanceMonitor(int number) {
    if (number >= MHPMEVENT3 && number <= MHPMEVENT31) {
      return "mhpmevent" + (number & 31);
    }
    if (number >= MHPMCOUNTER3 && number <= MHPMCOUNTER31) {
      return "mhpmcounter" + (number & 31);
    }
    if (number >= MHPMCOUNTER3H && number <= MHPMCOUNTER31H) {
      return "mhpmcounter" + (number & 31) + "h";
    }
    return "csr0x" + Integer.toHexString(number);
  }
}
