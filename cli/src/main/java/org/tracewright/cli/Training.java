package org.tracewright.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The run that the script {@code tw} records to make its class archive. What is in the archive is
 * loaded at every start, so the run takes no more than the paths worth it: a guest from start to
 * exit, hot enough to be compiled. Two processes do it, for the assembler is not worth it.
 */
final class Training {
  /**
   * Makes {@code tw} write the guest and see to the jars beside it; no command, for nobody but the
   * script needs it.
   */
  static final String PREPARE = "--prepare-training";

  /** Makes {@code tw} run it. */
  static final String RUN = "--train";

  /**
   * Prints, and interprets a small program over and over: a loop around a jump table, whose cases
   * branch on data, call, and go through loops of their own, so that code is compiled, left and
   * compiled again in all the ways there are.
   */
  private static final String SOURCE =
      """
              .text
      _start: li    a0, 1
              la    a1, text
              li    a2, 6
              li    a7, 64
              ecall
              li    s5, 8
              li    s1, 12345
      phase:  li    s0, 400000
              call  sieve
              la    s2, cases
              la    s3, data
      round:  li    t0, 1103515245
              mul   s1, s1, t0
              addi  s1, s1, 1235
              srli  t1, s1, 16
              andi  t1, t1, 7
              slli  t1, t1, 2
              add   t1, t1, s2
              lw    t1, (t1)
              jr    t1
      next:   addi  s0, s0, -1
              bnez  s0, round
              addi  s5, s5, -1
              bnez  s5, phase
              li    a0, 0
              li    a7, 93
              ecall

      sums:   li    t2, 20
              mv    t3, s3
      1:      lw    t4, (t3)
              add   s4, s4, t4
              addi  t3, t3, 4
              addi  t2, t2, -1
              bnez  t2, 1b
              j     next
      bytes:  srli  t2, s1, 20
              andi  t2, t2, 63
              add   t2, t2, s3
              lb    t3, (t2)
              lbu   t4, 1(t2)
              xor   t3, t3, t4
              sb    t3, 1(t2)
              bltz  t3, 1f
              addi  s4, s4, 1
              j     next
      1:      slti  t4, t3, -100
              sub   s4, s4, t4
              j     next
      halves: andi  t2, s1, 62
              add   t2, t2, s3
              lh    t3, (t2)
              lhu   t4, 2(t2)
              sltu  t5, t3, t4
              beqz  t5, 1f
              sh    t4, (t2)
      1:      sra   t3, t3, t5
              sh    t3, 2(t2)
              j     next
      divs:   andi  t2, s1, 255
              divu  t3, s1, t2
              rem   t4, s1, t2
              mulhu t5, s1, t3
              or    s4, s4, t4
              bgeu  t5, t3, next
              sw    t5, 8(s3)
              j     next
      calls:  andi  a0, s1, 7
              call  climb
              add   s4, s4, a0
              j     next
      leaves: mv    a0, s4
              la    t2, twice
              jalr  t2
              mv    s4, a0
              j     next
      sets:   li    t2, 16
              mv    t3, s3
      1:      sll   t4, s1, t2
              srl   t5, s1, t2
              and   t4, t4, t5
              xor   t6, t4, s1
              slli  a1, t6, 7
              srli  a2, t6, 25
              or    a1, a1, a2
              add   t6, t6, a1
              xori  a2, a1, 85
              srai  a3, a2, 4
              slt   a4, a3, t6
              sltu  a5, t6, a2
              sub   a4, a4, a5
              lui   a5, 0x12345
              xor   s4, s4, a5
              add   s4, s4, a4
              bgt   t4, t5, 2f
              not   t4, t4
      2:      sw    t4, (t3)
              addi  t3, t3, 4
              addi  t2, t2, -1
              bgtz  t2, 1b
              j     next
      halts:  andi  t2, s1, 3
              beqz  t2, 1f
              addi  t2, t2, -2
              bnez  t2, 2f
              auipc t3, 0
              xor   s4, s4, t3
              j     next
      1:      sltiu t4, s4, 9
              add   s4, s4, t4
              j     next
      2:      ori   s4, s4, 1
              j     next

      climb:  addi  sp, sp, -16
              sw    ra, 12(sp)
              sw    a0, 8(sp)
              blez  a0, 1f
              addi  a0, a0, -1
              call  climb
              lw    t2, 8(sp)
              add   a0, a0, t2
      1:      lw    ra, 12(sp)
              addi  sp, sp, 16
              ret
      twice:  add   a0, a0, a0
              ret

      sieve:  li    s6, 100
      1:      la    t0, flags
              li    t1, 2048
              add   t2, t0, t1
              mv    t3, t0
      2:      sb    zero, (t3)
              addi  t3, t3, 1
              bltu  t3, t2, 2b
              li    t4, 2
      3:      add   t3, t0, t4
              lbu   t5, (t3)
              bnez  t5, 5f
              mul   t6, t4, t4
              add   t3, t0, t6
              li    a1, 1
              bgeu  t6, t1, 6f
      4:      sb    a1, (t3)
              add   t3, t3, t4
              bltu  t3, t2, 4b
      5:      addi  t4, t4, 1
              bltu  t4, t1, 3b
      6:      addi  s6, s6, -1
              bnez  s6, 1b
              ret

              .data
      text:   .ascii "hello\\n"
              .align 2
      cases:  .word sums, bytes, halves, divs, calls, leaves, sets, halts
              .bss
      data:   .space 128
      flags:  .space 2048
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
      out.write(Targets.named(null).assemble(SOURCE, AsmOptions.compressed()));
      StackMaps.addToJarsIn(Path.of(program).toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String program) {
    Main tw = new Main(Streams.none());
    int interpreted = tw.run("run", "--engine=interpreter", "--max-instructions=50000000", program);
    String cache = "--jit-cache=" + program + ".cache"; // the script removes it
    int saved = tw.run("run", cache, program);
    int loaded = tw.run("run", cache, program);
    if (interpreted != ExitStatus.LIMIT || saved != ExitStatus.OK || loaded != ExitStatus.OK) {
      throw new AssertionError("the training guest ended: " + List.of(interpreted, saved, loaded));
    }
  }
}
