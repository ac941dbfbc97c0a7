package org.tracewright.examples.brainfuck;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.Residual;
import org.tracewright.jit.Virtualizable;

/** A Brainfuck machine: a tape of bytes that wrap around, 0 read at the end of the input. */
public final class Brainfuck {
  /** The handle of the JIT on machines of this kind. */
  public static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "brainfuck");

  private static final int CELLS = 30_000;

  @Immutable private final byte[] program;
  @Immutable private final int[] partner; // of each bracket the other one
  private final byte[] tape = new byte[CELLS];
  private final InputStream in;
  private final OutputStream out;
  @Virtualizable private int pc;
  @Virtualizable private int head;

  /**
   * A machine in front of its first instruction.
   *
   * @throws IllegalArgumentException if a bracket has no partner
   */
  public Brainfuck(String program, InputStream in, OutputStream out) {
    this.program = program.getBytes(StandardCharsets.ISO_8859_1);
    this.partner = Brackets.partners(this.program);
    this.in = in;
    this.out = out;
  }

  /**
   * Runs to the end of the program, or until it leaves the tape.
   *
   * @return whether it came to its end
   */
  public boolean run() {
    while (true) {
      JIT.mergePoint(this, pc);
      if (pc == program.length) {
        return true;
      }
      if (head < 0 || head >= CELLS) {
        return false;
      }
      step(program[pc]);
      pc++;
    }
  }

  private void step(byte instruction) {
    switch (instruction) {
      case '>' -> head++;
      case '<' -> head--;
      case '+' -> tape[head]++;
      case '-' -> tape[head]--;
      case '[' -> pc = tape[head] == 0 ? partner[pc] : pc;
      case ']' -> pc = tape[head] != 0 ? partner[pc] : pc;
      case '.' -> write(tape[head]);
      case ',' -> tape[head] = read();
      default -> {} // a comment
    }
  }

  @Residual
  private void write(byte value) {
    try {
      out.write(value);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Residual
  private byte read() {
    try {
      return (byte) Math.max(0, in.read());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
