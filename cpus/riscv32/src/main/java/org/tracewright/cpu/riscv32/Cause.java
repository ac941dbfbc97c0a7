package org.tracewright.cpu.riscv32;

/**
 * Causes of traps: values of {@code mcause}.
 *
 * <p>Privileged ISA, "Machine Cause (mcause) Register".
 */
public final class Cause {
  public static final int INSTRUCTION_MISALIGNED = 0;
  public static final int INSTRUCTION_ACCESS_FAULT = 1;
  public static final int ILLEGAL_INSTRUCTION = 2;
  public static final int BREAKPOINT = 3;
  public static final int LOAD_MISALIGNED = 4;
  public static final int LOAD_ACCESS_FAULT = 5;
  public static final int STORE_MISALIGNED = 6;
  public static final int STORE_ACCESS_FAULT = 7;
  public static final int ECALL_FROM_U = 8;
  public static final int ECALL_FROM_M = 11;

  /** Set in {@code mcause} when the trap is an interrupt. */
  public static final int INTERRUPT = 0x8000_0000;

  /** Interrupt numbers: bits of {@code mip} and {@code mie}. */
  public static final int MACHINE_SOFTWARE = 3;

  public static final int MACHINE_TIMER = 7;
  public static final int MACHINE_EXTERNAL = 11;

  private Cause() {}

  /** The POSIX signal that a process would get for a synchronous cause. */
  public static int signal(int cause) {
    return switch (cause) {
      case ILLEGAL_INSTRUCTION -> 4; // SIGILL
      case BREAKPOINT -> 5; // SIGTRAP
      case INSTRUCTION_MISALIGNED, LOAD_MISALIGNED, STORE_MISALIGNED -> 7; // SIGBUS
      case ECALL_FROM_U, ECALL_FROM_M -> 31; // SIGSYS
      default -> 11; // SIGSEGV
    };
  }

  /** The manual's name of a synchronous cause, for messages. */
  public static String describe(int cause) {
    return switch (cause) {
      case INSTRUCTION_MISALIGNED -> "instruction address misaligned";
      case INSTRUCTION_ACCESS_FAULT -> "instruction access fault";
      case ILLEGAL_INSTRUCTION -> "illegal instruction";
      case BREAKPOINT -> "breakpoint";
      case LOAD_MISALIGNED -> "load address misaligned";
      case LOAD_ACCESS_FAULT -> "load access fault";
      case STORE_MISALIGNED -> "store/AMO address misaligned";
      case STORE_ACCESS_FAULT -> "store/AMO access fault";
      case ECALL_FROM_U -> "environment call from U-mode";
      case ECALL_FROM_M -> "environment call from M-mode";
      case INTERRUPT | MACHINE_SOFTWARE -> "machine software interrupt";
      case INTERRUPT | MACHINE_TIMER -> "machine timer interrupt";
      case INTERRUPT | MACHINE_EXTERNAL -> "machine external interrupt";
      default -> "cause 0x" + Integer.toHexString(cause);
    };
  }
}
