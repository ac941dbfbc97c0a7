package org.tracewright.jit.runtime;

import java.lang.invoke.MethodHandles;
import org.tracewright.jit.CodeMemory;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.Limit;
import org.tracewright.jit.Residual;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;

/**
 * A register machine with memory, calls, computed jumps and code that can be changed. An
 * instruction is a word {@code op<<24 | a<<16 | b<<8 | c}.
 */
final class Registers {
  static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "registers");

  // spotless:off - the columns are the documentation
  static final int ADD = 0;   // x[a] = x[b] + x[c]
  static final int ADDI = 1;  // x[a] = x[b] + (byte) c
  static final int XOR = 2;   // x[a] = x[b] ^ x[c]
  static final int SHL = 3;   // x[a] = x[b] << c
  static final int SHR = 4;   // x[a] = x[b] >>> c
  static final int BLT = 5;   // if x[a] < x[b] pc += (byte) c
  static final int BNE = 6;   // if x[a] != x[b] pc += (byte) c
  static final int LOAD = 7;  // x[a] = memory[x[b] + c]; outside is a trap
  static final int STORE = 8; // memory[x[b] + c] = x[a]; outside is a trap
  static final int JUMP = 9;  // x[a] = pc + 1; pc = x[b] + c
  static final int MUL = 10;  // x[a] = x[b] * x[c]
  static final int DEVICE = 11; // x[a] = device(x[b])
  static final int PATCH = 12; // code[x[a]] = (byte) x[b]
  static final int FENCE = 13;
  static final int STOP = 14;
  static final int LESS = 15; // x[a] = x[b] < x[c] ? 1 : 0
  // spotless:on

  final byte[] codeBytes;
  private final CodeMemory code;
  final int[] memory = new int[1 << 12];
  @Virtualizable int pc;
  @Virtualizable final int[] x = new int[16];
  @Retired long retired;
  @Limit volatile long limit;
  int cause;
  int devices;
  Runnable atDevice = () -> {};
  boolean stopped;

  Registers(int... program) {
    codeBytes = new byte[program.length * 4];
    for (int i = 0; i < codeBytes.length; i++) {
      codeBytes[i] = (byte) (program[i / 4] >> (8 * (i % 4)));
    }
    code = new CodeMemory(codeBytes);
  }

  static int i(int op, int a, int b, int c) {
    return op << 24 | a << 16 | b << 8 | (c & 255);
  }

  Registers engine(org.tracewright.jit.Engine engine) {
    JIT.engine(this, engine);
    return this;
  }

  static void settings(JitSettings settings) {
    JIT.settings(settings);
  }

  void run(long upTo) {
    limit = stopped ? 0 : upTo;
    for (; ; ) {
      JIT.mergePoint(this, pc);
      if (retired >= limit) {
        return;
      }
      step(code.fetchIntLE(pc * 4));
      retired++;
    }
  }

  private void step(int insn) {
    int a = insn >> 16 & 15;
    int b = insn >> 8 & 15;
    int c = (byte) insn;
    int next = pc + 1;
    switch (insn >>> 24) {
      case ADD -> x[a] = x[b] + x[c & 15];
      case ADDI -> x[a] = x[b] + c;
      case XOR -> x[a] = x[b] ^ x[c & 15];
      case SHL -> x[a] = x[b] << c;
      case SHR -> x[a] = x[b] >>> c;
      case MUL -> x[a] = x[b] * x[c & 15];
      case LESS -> x[a] = x[b] < x[c & 15] ? 1 : 0;
      case BLT -> next = x[a] < x[b] ? pc + c : next;
      case BNE -> next = x[a] != x[b] ? pc + c : next;
      case LOAD -> x[a] = load(x[b] + c);
      case STORE -> store(x[b] + c, x[a]);
      case JUMP -> {
        next = x[b] + c;
        x[a] = pc + 1;
      }
      case DEVICE -> x[a] = device(x[b]);
      case PATCH -> {
        codeBytes[x[a]] = (byte) x[b];
        code.written(x[a], 1);
      }
      case FENCE -> code.fence();
      default -> stop();
    }
    pc = next;
  }

  private int load(int address) {
    if (Integer.compareUnsigned(address, memory.length) < 0) {
      return memory[address];
    }
    return trap(address);
  }

  private void store(int address, int value) {
    if (Integer.compareUnsigned(address, memory.length) < 0) {
      memory[address] = value;
    } else {
      trap(address);
    }
  }

  @Residual
  private int trap(int address) {
    cause = address;
    return -1;
  }

  @Residual
  private int device(int value) {
    devices++;
    atDevice.run();
    return value * 3 + devices;
  }

  @Residual
  private void stop() {
    stopped = true;
    limit = 0;
  }

  String describe() {
    return pc
        + " "
        + java.util.Arrays.toString(x)
        + " "
        + retired
        + " "
        + cause
        + " "
        + devices
        + " "
        + java.util.Arrays.hashCode(memory)
        + " "
        + stopped;
  }
}
