package org.tracewright.test;

import java.util.Map;
import org.tracewright.cpu.riscv32.asm.Rv32Assembler;
import org.tracewright.isa.assembler.Program;

/** Small guests for tests of the simulator itself. */
final class Guests {
  /** Asks for a name, greets, and ends with the length of what it read. */
  static final Program GREETER =
      assemble(
          """
              .globl _start
      _start: la    a1, ask
              li    a2, 6
              call  print
              li    a0, 0
              la    a1, name
              li    a2, 64
              li    a7, 63          # read
              ecall
              mv    s0, a0
              la    a1, hello
              li    a2, 6
              call  print
              la    a1, name
              mv    a2, s0
              call  print
              mv    a0, s0
              li    a7, 93          # exit
              ecall
      print:  li    a0, 1
              li    a7, 64          # write
              ecall
              ret
              .data
      ask:    .ascii "Name? "
      hello:  .ascii "hello "
      name:   .space 64
      """);

  /** Functions, and a program that calls some of them. */
  static final Program LIBRARY =
      assemble(
          """
              .globl _start, add, wide, many, length, upper, fault, spin, twice, greet, store, count, turn, give
      _start: li    a0, 20
              call  twice
              mv    s0, a0
              li    a0, 1
              call  twice
              add   a0, a0, s0
              li    a7, 93
              ecall
      add:    add   a0, a0, a1
              ret
      wide:   addi  a0, a0, 1       # 64 bits and one
              seqz  t0, a0
              add   a1, a1, t0
              ret
      many:   lw    t0, 0(sp)       # the ninth and tenth arguments
              lw    t1, 4(sp)
              sub   a0, t0, t1
              add   a0, a0, a7
              ret
      length: mv    t0, a0
      1:      lbu   t1, 0(t0)
              addi  t0, t0, 1
              bnez  t1, 1b
              sub   a0, t0, a0
              addi  a0, a0, -1
              ret
      upper:  lbu   t1, 0(a0)       # bytes in place, as many as a1 says
              addi  t1, t1, -32
              sb    t1, 0(a0)
              addi  a0, a0, 1
              addi  a1, a1, -1
              bnez  a1, upper
              ret
      fault:  lui   t0, 0x70000
              lw    a0, 4(t0)
              ret
      spin:   j     spin
      twice:  slli  a0, a0, 1
              ret
      greet:  la    a0, text
              ret
      store:  la    t0, count
              sw    a0, 0(t0)
              ret
      turn:   la    t0, count       # a0 times
      1:      lw    t1, 0(t0)
              addi  t1, t1, 1
              sw    t1, 0(t0)
              addi  a0, a0, -1
              bnez  a0, 1b
              mv    a0, t1
              ret
      give:   li    a7, 5000        # no system call of Linux
              ecall
              ret
              .data
              .balign 4
      count:  .word 0
      text:   .asciz "a greeting"
      """);

  private Guests() {}

  static Program assemble(String source) {
    return Rv32Assembler.assemble(source, Map.of());
  }
}
