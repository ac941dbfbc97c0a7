package org.tracewright.examples.tutorial;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import org.tracewright.jit.JitDriver;

/** With a merge point, but state in local variables. */
public final class Step1 extends Step {
  private static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "step 1");

  private final byte[] program;
  private final byte[] tape = new byte[30_000];
  private final OutputStream out;

  Step1(String program, OutputStream out) {
    this.program = program.getBytes(StandardCharsets.ISO_8859_1);
    this.out = out;
  }

  @Override
  JitDriver driver() {
    return JIT;
  }

  @Override
  public void run() throws IOException {
    int head = 0;
    for (int pc = 0; pc < program.length; pc++) {
      JIT.mergePoint(this, pc);
      switch (program[pc]) {
        case '>' -> head++;
        case '<' -> head--;
        case '+' -> tape[head]++;
        case '-' -> tape[head]--;
        case '[' -> pc = tape[head] == 0 ? partner(pc, 1) : pc;
        case ']' -> pc = tape[head] != 0 ? partner(pc, -1) : pc;
        case '.' -> out.write(tape[head]);
        default -> {} // a comment
      }
    }
  }

  private int partner(int bracket, int direction) {
    int at = bracket;
    int open = 0;
    do {
      open += program[at] == '[' ? 1 : program[at] == ']' ? -1 : 0;
      at += direction;
    } while (open != 0);
    return at - direction;
  }
}
