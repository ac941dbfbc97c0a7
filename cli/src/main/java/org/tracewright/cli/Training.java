package org.tracewright.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * The run that the script {@code tw} records to make its class archive. What is in the archive is
 * loaded at every start, so the run takes no more than the paths worth it: a guest from start to
 * exit, hot enough to be compiled. Two processes do it, for the assembler is not worth it.
 */
final class Training {
  /** Makes {@code tw} write the guest; no command, for nobody but the script needs it. */
  static final String PREPARE = "--prepare-training";

  /** Makes {@code tw} run it. */
  static final String RUN = "--train";

  /** Prints, then sieves the numbers below 8192 forty times over, and exits with 0. */
  private static final String SOURCE =
      """
              .text
      _start: li    a0, 1
              la    a1, text
              li    a2, 6
              li    a7, 64
              ecall
              li    s0, 40
      1:      call  sieve
              addi  s0, s0, -1
              bnez  s0, 1b
              li    a0, 0
              li    a7, 93
              ecall

      sieve:  la    t0, flags
              li    t1, 8192
              add   t2, t0, t1
              mv    t3, t0
      1:      sb    zero, (t3)
              addi  t3, t3, 1
              bltu  t3, t2, 1b
              li    t4, 2
      2:      add   t3, t0, t4
              lbu   t5, (t3)
              bnez  t5, 4f
              mul   t6, t4, t4
              add   t3, t0, t6
              li    a1, 1
              bgeu  t6, t1, 5f
      3:      sb    a1, (t3)
              add   t3, t3, t4
              bltu  t3, t2, 3b
      4:      addi  t4, t4, 1
              bltu  t4, t1, 2b
      5:      ret

              .data
      text:   .ascii "hello\\n"
              .bss
      flags:  .space 8192
      """;

  private Training() {}

  /** Whether the arguments are the script's; if so, does what they say. */
  static boolean takes(String[] arguments) {
    if (arguments.length != 2) {
      return false;
    }
    switch (arguments[0]) {
      case PREPARE -> prepare(arguments[1]);
      case RUN -> run(arguments[1]);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void prepare(String program) {
    try (OutputStream out = new FileOutputStream(program)) {
      out.write(Targets.named(null).assemble(SOURCE, AsmOptions.plain()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String program) {
    Main tw = new Main(Streams.none());
    int status = tw.run("run", "--engine=jit", program);
    int limited = tw.run("run", "--max-instructions=100", program);
    if (status != ExitStatus.OK || limited != ExitStatus.LIMIT) {
      throw new AssertionError("the training guest ended with " + status + " and " + limited);
    }
  }
}
