package org.tracewright.debugger.dwarf;

import java.util.OptionalLong;

/**
 * Calls and prologues of RV32 code. Unprivileged ISA, "RV32/64G Instruction Set Listings" and
 * "Compressed Instruction Set Listings".
 */
final class RiscvCalls implements CallingConvention.Code {
  private static final int RA = 1;
  private static final int SP = 2;
  private static final int RET = 0x0000_8067;
  private static final int C_RET = 0x8082;
  private static final int MOST_BYTES = 1 << 14;

  @Override
  public boolean callEndsAt(int address, GuestMemory memory) {
    return (address & 1) == 0 && (wideCall(address, memory) || shortCall(address, memory));
  }

  // jal and jalr with rd = ra.
  private static boolean wideCall(int address, GuestMemory memory) {
    OptionalLong bits = memory.load(address - 4, 4);
    if (bits.isEmpty() || field((int) bits.getAsLong(), 7, 5) != RA) {
      return false;
    }
    int word = (int) bits.getAsLong();
    return (word & 0x7f) == 0x6f || (word & 0x707f) == 0x67;
  }

  // c.jal, and c.jalr with a register that is not x0; c.ebreak has that encoding with x0.
  private static boolean shortCall(int address, GuestMemory memory) {
    OptionalLong bits = memory.load(address - 2, 2);
    if (bits.isEmpty()) {
      return false;
    }
    int half = (int) bits.getAsLong();
    return (half & 0xe003) == 0x2001 || ((half & 0xf07f) == 0x9002 && (half & 0xf80) != 0);
  }

  @Override
  public boolean runsOn(int from, int to, GuestMemory memory) {
    boolean near = Integer.compareUnsigned(to - from, MOST_BYTES) <= 0;
    int at = from;
    while (near && at - to < 0) {
      OptionalLong low = memory.load(at, 2);
      boolean wide = (low.orElse(0) & 3) == 3;
      int bits = (int) (wide ? memory.load(at, 4) : low).orElse(0);
      near = wide ? !wideJump(bits) : !shortJump(bits);
      at += wide ? 4 : 2;
    }
    return near && at == to;
  }

  // jal and jalr with rd = x0.
  private static boolean wideJump(int bits) {
    return field(bits, 7, 5) == 0 && ((bits & 0x7f) == 0x6f || (bits & 0x707f) == 0x67);
  }

  // c.j, c.jr; and 0, which is illegal.
  private static boolean shortJump(int bits) {
    return (bits & 0xe003) == 0xa001 || (bits & 0xf07f) == 0x8002 || bits == 0;
  }

  @Override
  public CallingConvention.Layout layoutAt(int start, int pc, GuestMemory memory) {
    int size = 0;
    int largest = 0;
    Integer saved = null;
    int length = Math.min(pc - start, MOST_BYTES);
    for (int at = start; at - start < length; ) {
      OptionalLong low = memory.load(at, 2);
      if (low.isEmpty()) {
        break;
      }
      boolean wide = (low.getAsLong() & 3) == 3;
      int bits = (int) memory.load(at, wide ? 4 : 2).orElse(0);
      int store = wide ? wideStore(bits) : shortStore(bits);
      saved = store >= 0 ? Integer.valueOf(store - size) : saved;
      size -= wide ? wideAdjustment(bits) : shortAdjustment(bits);
      largest = Math.max(largest, size);
      // What follows a return is reached from before the epilogue.
      size = bits == RET || bits == C_RET ? largest : size;
      at += wide ? 4 : 2;
    }
    return new CallingConvention.Layout(size, size > 0 ? saved : null);
  }

  /** What addi sp, sp, imm adds; 0 for anything else. */
  private static int wideAdjustment(int bits) {
    boolean addi = (bits & 0x707f) == 0x13;
    return addi && field(bits, 7, 5) == SP && field(bits, 15, 5) == SP ? bits >> 20 : 0;
  }

  /** The offset of sw ra, imm(sp); -1 for anything else. */
  private static int wideStore(int bits) {
    boolean sw = (bits & 0x707f) == 0x2023;
    return sw && field(bits, 20, 5) == RA && field(bits, 15, 5) == SP
        ? (bits >> 25) << 5 | field(bits, 7, 5)
        : -1;
  }

  /** What c.addi sp, imm and c.addi16sp imm add; 0 for anything else. */
  private static int shortAdjustment(int bits) {
    if (field(bits, 7, 5) != SP) {
      return 0;
    }
    int sign = -field(bits, 12, 1);
    return switch (bits & 0xe003) {
      case 0x0001 -> sign << 5 | field(bits, 2, 5);
      case 0x6001 ->
          sign << 9
              | field(bits, 3, 2) << 7
              | field(bits, 5, 1) << 6
              | field(bits, 2, 1) << 5
              | field(bits, 6, 1) << 4;
      default -> 0;
    };
  }

  /** The offset of c.swsp ra, imm; -1 for anything else. */
  private static int shortStore(int bits) {
    return (bits & 0xe003) == 0xc002 && field(bits, 2, 5) == RA
        ? field(bits, 7, 2) << 6 | field(bits, 9, 4) << 2
        : -1;
  }

  private static int field(int bits, int from, int width) {
    return bits >>> from & (1 << width) - 1;
  }
}
