package org.tracewright.bench;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongSupplier;
import org.tracewright.cpu.chip8.Chip8;
import org.tracewright.cpu.chip8.Chip8Platform;
import org.tracewright.cpu.chip8.isa.Chip8Isa;
import org.tracewright.examples.brainfuck.Brainfuck;
import org.tracewright.examples.netlist.Circuit;
import org.tracewright.examples.netlist.Netlist;
import org.tracewright.examples.regex.Automaton;
import org.tracewright.examples.regex.Pattern;
import org.tracewright.examples.stackvm.Instruction;
import org.tracewright.examples.stackvm.StackMachine;
import org.tracewright.isa.assembler.Assembler;
import org.tracewright.jit.Engine;
import org.tracewright.sim.Machine;

/** The interpreters that are no RISC-V, each with something to interpret. */
enum Model {
  /** CHIP-8: arithmetic with carries, memory, a subroutine. */
  CHIP8(1000) {
    @Override
    LongSupplier work(Engine engine) {
      byte[] program = Assembler.of(Chip8Isa.DIALECT).at(Chip8.PROGRAM).assemble(MIXER).flat();
      return () -> mixed(program, engine);
    }
  },
  /** Brainfuck: loops six deep. */
  BRAINFUCK(1000) {
    @Override
    LongSupplier work(Engine engine) {
      return () -> nested(engine);
    }
  },
  /** A stack machine: sums squares modulo seven, by way of a function. */
  STACKVM(1000) {
    @Override
    LongSupplier work(Engine engine) {
      return () -> summed(engine);
    }
  },
  /** A regular expression, searched in 200,000 characters without success. */
  AUTOMATON(2000) {
    @Override
    LongSupplier work(Engine engine) {
      Automaton automaton = Pattern.compile(ADDRESS);
      Automaton.JIT.engine(automaton, engine);
      byte[] text = text();
      return () -> automaton.find(text);
    }
  },
  /** A circuit of 4,344 gates, 500 cycles; warm after some 2,000 iterations. */
  NETLIST(4000) {
    @Override
    LongSupplier work(Engine engine) {
      Hash hash = new Hash(engine);
      return hash::run;
    }
  };

  private static final long CHIP8_INSTRUCTIONS = 1_000_000;
  private static final String NEST = "++++++++[>".repeat(6) + "+++[>+<-]" + "<-]".repeat(6);
  private static final String ADDRESS = "([a-z]+\\.)*[a-z]+@([a-z]+\\.)+(com|org|net|edu)!";

  private static final String MIXER =
      """
      outer: v2 := 0
      inner: v3 += v2
             v4 := v3
             v4 ^= v2
             v4 >>= v4
             i := table
             i += v2
             load v0
             v0 += v4
             i := table
             i += v2
             save v0
             v2 += 1
             if v2 != 64 then
             jump inner
             :call mix
             jump outer
      mix:   v5 += v3
             v3 ^= v5
             return
      table: .space 64
      """;

  private final int iterations;

  Model(int iterations) {
    this.iterations = iterations;
  }

  /** The name in tables. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many times the work is done to see it warm. */
  int iterations() {
    return iterations;
  }

  /**
   * Something that does the work once each time it is called, and answers the same each time.
   *
   * @param engine what executes the model
   */
  abstract LongSupplier work(Engine engine);

  private static long mixed(byte[] program, Engine engine) {
    Machine machine =
        Chip8Platform.of("mixer", program).perFrame(Chip8Platform.MOST_PER_FRAME).build();
    machine.cpu().compilation().orElseThrow().setEngine(engine);
    machine.run(CHIP8_INSTRUCTIONS);
    long digest = machine.cpu().pc();
    for (int i = 0; i < 16; i++) {
      digest = 31 * digest + machine.cpu().register(i);
    }
    return digest;
  }

  private static long nested(Engine engine) {
    Brainfuck machine =
        new Brainfuck(NEST, InputStream.nullInputStream(), OutputStream.nullOutputStream());
    Brainfuck.JIT.engine(machine, engine);
    return machine.run() ? 1 : 0;
  }

  private static long summed(Engine engine) {
    StackMachine machine = new StackMachine(sum());
    StackMachine.JIT.engine(machine, engine);
    machine.run();
    return machine.variable(1);
  }

  // spotless:off - a line a step
  private static List<Instruction> sum() {
    return List.of(
        new Instruction.Load(0), new Instruction.Push(300_000), new Instruction.Less(), // 0
        new Instruction.JumpIfZero(17),
        new Instruction.Load(0), new Instruction.Call(12), // 4
        new Instruction.Load(1), new Instruction.Add(), new Instruction.Store(1), // 6
        new Instruction.Load(0), new Instruction.Push(1), new Instruction.Jump(18), // 9
        new Instruction.Load(0), new Instruction.Multiply(), // 12
        new Instruction.Push(7), new Instruction.Remainder(), new Instruction.Return(),
        new Instruction.Halt(), // 17
        new Instruction.Add(), new Instruction.Store(0), new Instruction.Jump(0)); // 18
  }
  // spotless:on

  private static byte[] text() {
    String alphabet = "abcdefghijklmnopqrstuvwxyz.@ ";
    byte[] text = new byte[200_000];
    Random random = new Random(1);
    for (int at = 0; at < text.length; at++) {
      text[at] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
    }
    return text;
  }

  /** Additions, rotations and exclusive ors of three words, as gates. */
  private static final class Hash {
    private static final int ROUNDS = 12;
    private static final int CYCLES = 500;

    private final int[][] words;
    private final Netlist netlist;

    Hash(Engine engine) {
      Circuit circuit = new Circuit();
      words = new int[][] {circuit.registers(32), circuit.registers(32), circuit.registers(32)};
      int[] x = words[0];
      int[] y = words[1];
      int[] z = words[2];
      for (int round = 0; round < ROUNDS; round++) {
        int[] sum = circuit.add(x, circuit.rotate(y, 7));
        x = circuit.xor(z, circuit.rotate(sum, 13));
        z = circuit.add(y, x);
        y = sum;
      }
      circuit.drive(words[0], x);
      circuit.drive(words[1], y);
      circuit.drive(words[2], z);
      netlist = circuit.build();
      Netlist.JIT.engine(netlist, engine);
    }

    long run() {
      Random random = new Random(1);
      for (int[] word : words) {
        for (int wire : word) {
          netlist.setWire(wire, random.nextInt());
        }
      }
      netlist.run(CYCLES);
      long digest = 0;
      for (int wire : words[0]) {
        digest = 31 * digest + netlist.wire(wire);
      }
      return digest;
    }
  }
}
