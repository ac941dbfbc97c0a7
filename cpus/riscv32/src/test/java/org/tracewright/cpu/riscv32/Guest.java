package org.tracewright.cpu.riscv32;

import java.util.Arrays;
import java.util.List;
import org.tracewright.cpu.riscv32.isa.Rv32Isa;
import org.tracewright.isa.Field;
import org.tracewright.isa.Instruction;
import org.tracewright.isa.Isa;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;

/** A small machine for tests: RAM at {@link #RAM}, code put in instruction by instruction. */
public final class Guest {
  static final int RAM = 0x8000_0000;
  static final int RAM_SIZE = 0x1_0000;

  /** Where traps go once {@link #withHandler} was called; a loop to itself stands there. */
  static final int HANDLER = RAM + 0x800;

  /** Memory that no test puts code in. */
  static final int DATA = RAM + 0x1000;

  final Machine machine;
  final Rv32 hart;
  private int end = RAM;

  Guest() {
    this(Extensions.ALL, Environment.NONE);
  }

  Guest(Extensions extensions, Environment environment) {
    machine =
        Machine.builder()
            .ram("ram", RAM, RAM_SIZE)
            .cpu((bus, clock) -> new Rv32(bus, clock, extensions, environment))
            .build();
    hart = (Rv32) machine.cpu();
    hart.setPc(RAM);
  }

  /** Adds an instruction; operands in the order of its assembly, jumps as distances. */
  Guest code(String name, int... operands) {
    Instruction instruction = Rv32Isa.RV32IMAC.instruction(name).orElseThrow();
    return raw(encode(Rv32Isa.RV32IMAC, name, operands), instruction.bytes());
  }

  /** Adds 2 or 4 bytes of code. */
  Guest raw(int bits, int length) {
    put(end, length, bits);
    end += length;
    return this;
  }

  /** Goes on adding code at {@code address}. */
  Guest at(int address) {
    end = address;
    return this;
  }

  Guest x(int number, int value) {
    hart.setX(number, value);
    return this;
  }

  Guest csr(int number, int value) {
    hart.setRegister(65 + number, Integer.toUnsignedLong(value));
    return this;
  }

  /** Has traps go to {@link #HANDLER}. */
  Guest withHandler() {
    put(HANDLER, 4, encode(Rv32Isa.RV32IMAC, "jal", 0, 0));
    return csr(Csr.MTVEC, HANDLER);
  }

  Guest put(int address, int width, int value) {
    bus().write(address, width, value);
    return this;
  }

  Guest steps(int count) {
    for (int i = 0; i < count; i++) {
      machine.step();
    }
    return this;
  }

  StopReason run(long budget) {
    return machine.run(budget);
  }

  int x(int number) {
    return hart.x(number);
  }

  int csr(int number) {
    return (int) hart.register(65 + number);
  }

  int word(int address) {
    return (int) bus().read(address, 4);
  }

  Bus bus() {
    return machine.bus();
  }

  /** The bits of an instruction; operands in the order of its assembly. */
  public static int encode(Isa isa, String name, int... operands) {
    Instruction instruction = isa.instruction(name).orElseThrow();
    List<String> names = instruction.template().operands().stream().distinct().toList();
    if (names.size() != operands.length) {
      throw new IllegalArgumentException(
          name + " takes " + names + ", not " + Arrays.toString(operands));
    }
    int bits = instruction.encoding().value();
    for (int i = 0; i < operands.length; i++) {
      Field field = instruction.field(names.get(i)).orElseThrow();
      String problem = field.problem(operands[i]).orElse("");
      if (!problem.isEmpty()) {
        throw new IllegalArgumentException(name + ": " + names.get(i) + " " + problem);
      }
      bits |= field.insert(operands[i]);
    }
    return bits;
  }
}
