package org.tracewright.examples.tutorial;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The plain interpreter. */
public final class Step0 extends Step {
  private final byte[] program;
  private final byte[] tape = new byte[30_000];
  private final OutputStream out;

  Step0(String program, OutputStream out) {
    this.program = program.getBytes(StandardCharsets.ISO_8859_1);
    this.out = out;
  }

  @Override
  public void run() throws IOException {
    int head = 0;
    for (int pc = 0; pc < program.length; pc++) {
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
