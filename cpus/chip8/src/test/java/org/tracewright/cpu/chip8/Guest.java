package org.tracewright.cpu.chip8;

import org.tracewright.cpu.chip8.isa.Chip8Isa;
import org.tracewright.cpu.chip8.media.Picture;
import org.tracewright.isa.assembler.Assembler;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;

/** A machine with a program, for tests. */
final class Guest {
  private static final Assembler ASSEMBLER = Assembler.of(Chip8Isa.DIALECT).at(Chip8.PROGRAM);

  final Machine machine;
  final Chip8 cpu;

  private Guest(Machine machine) {
    this.machine = machine;
    this.cpu = (Chip8) machine.cpu();
  }

  static byte[] assemble(String source) {
    return ASSEMBLER.assemble(source.replace(';', '\n')).flat();
  }

  /** Assembles a source of several lines. */
  static byte[] assembleAsIs(String source) {
    return ASSEMBLER.assemble(source).flat();
  }

  static Chip8Platform platform(Profile profile, String source) {
    return Chip8Platform.of("test", assemble(source)).profile(profile);
  }

  static Guest of(Chip8Platform platform) {
    return new Guest(platform.build());
  }

  static Guest of(Profile profile, String source) {
    return of(platform(profile, source));
  }

  static Guest of(Profile profile, Quirks quirks, String source) {
    return of(platform(profile, source).quirks(quirks));
  }

  /** Runs a number of frames. */
  Guest frames(int count) {
    machine.run((long) count * cpu.perFrame());
    return this;
  }

  /** Runs until the program exits, or jumps to where it is. */
  Guest toExit() {
    StopReason reason = machine.runUntil(m -> isAtEnd(), 10_000_000);
    if (!reason.equals(new StopReason.Exited(0)) && !isAtEnd()) {
      throw new AssertionError(reason.describe());
    }
    return this;
  }

  private boolean isAtEnd() {
    return cpu.wordAt(cpu.pc()) == (0x1000 | cpu.pc());
  }

  long register(String name) {
    return cpu.register(cpu.findRegister(name).orElseThrow().number());
  }

  int v(int number) {
    return (int) cpu.register(number);
  }

  int byteAt(int address) {
    return machine.bus().primary().bytes()[address] & 0xff;
  }

  Picture picture() {
    return cpu.picture();
  }

  /** Pixels that are not dark. */
  int lit() {
    int lit = 0;
    for (byte pixel : picture().pixels()) {
      lit += pixel != 0 ? 1 : 0;
    }
    return lit;
  }
}
