package org.tracewright.bench;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tracewright.examples.brainfuck.Brainfuck;
import org.tracewright.examples.netlist.Circuit;
import org.tracewright.examples.netlist.Netlist;
import org.tracewright.examples.regex.Automaton;
import org.tracewright.examples.regex.Pattern;
import org.tracewright.examples.stackvm.Instruction;
import org.tracewright.examples.stackvm.StackMachine;
import org.tracewright.jit.Engine;

/**
 * The example interpreters, warm, against themselves: with {@code OFF} the hints do nothing. The
 * engines run in processes of their own, so that neither spoils what HotSpot knows of the other.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExampleBenchmark {
  private static final String NEST = "++++++++[>".repeat(6) + "+++[>+<-]" + "<-]".repeat(6);
  private static final String ADDRESS = "([a-z]+\\.)*[a-z]+@([a-z]+\\.)+(com|org|net|edu)!";
  private static final int ROUNDS = 12;
  private static final int CYCLES = 1000;

  /** What executes them. */
  @Param({"OFF", "JIT"})
  public Engine engine;

  private final byte[] text = text();
  private Netlist netlist;

  private static byte[] text() {
    String alphabet = "abcdefghijklmnopqrstuvwxyz.@ ";
    byte[] text = new byte[200_000];
    Random random = new Random(1);
    for (int at = 0; at < text.length; at++) {
      text[at] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
    }
    return text;
  }

  /** Draws the circuit. */
  @Setup
  public void draw() {
    netlist = circuit();
    Netlist.JIT.engine(netlist, engine);
  }

  // 4,344 gates: additions, rotations and exclusive ors of three words.
  private static Netlist circuit() {
    Circuit circuit = new Circuit();
    int[][] start = {circuit.registers(32), circuit.registers(32), circuit.registers(32)};
    int[] x = start[0];
    int[] y = start[1];
    int[] z = start[2];
    for (int round = 0; round < ROUNDS; round++) {
      int[] sum = circuit.add(x, circuit.rotate(y, 7));
      x = circuit.xor(z, circuit.rotate(sum, 13));
      z = circuit.add(y, x);
      y = sum;
    }
    circuit.drive(start[0], x);
    circuit.drive(start[1], y);
    circuit.drive(start[2], z);
    return seeded(circuit.build(), start);
  }

  private static Netlist seeded(Netlist netlist, int[][] words) {
    Random random = new Random(1);
    for (int[] word : words) {
      for (int wire : word) {
        netlist.setWire(wire, random.nextInt());
      }
    }
    return netlist;
  }

  /** Loops six deep. */
  @Benchmark
  public boolean brainfuck() {
    Brainfuck machine =
        new Brainfuck(NEST, InputStream.nullInputStream(), OutputStream.nullOutputStream());
    Brainfuck.JIT.engine(machine, engine);
    return machine.run();
  }

  /** Sums squares modulo seven, by way of a function. */
  @Benchmark
  public long stackMachine() {
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

  /** A search that finds nothing in 200,000 characters. */
  @Benchmark
  public int automaton() {
    Automaton automaton = Pattern.compile(ADDRESS);
    Automaton.JIT.engine(automaton, engine);
    return automaton.find(text);
  }

  /** A thousand cycles of 4,344 gates. */
  @Benchmark
  public long netlist() {
    netlist.run(CYCLES);
    return netlist.cycles();
  }
}
