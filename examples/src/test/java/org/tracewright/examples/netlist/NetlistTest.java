package org.tracewright.examples.netlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.examples.Engines;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.RegionReport;

class NetlistTest {
  private static final int LANES = 32;

  /** The value that a word of wires has in one of the runs. */
  private static int word(Netlist netlist, int[] wires, int lane) {
    int value = 0;
    for (int bit = 0; bit < wires.length; bit++) {
      value |= (netlist.wire(wires[bit]) >>> lane & 1) << bit;
    }
    return value;
  }

  /** Gives a word of wires another value in each run. */
  private static void set(Netlist netlist, int[] wires, int[] values) {
    for (int bit = 0; bit < wires.length; bit++) {
      int bits = 0;
      for (int lane = 0; lane < LANES; lane++) {
        bits |= (values[lane] >>> bit & 1) << lane;
      }
      netlist.setWire(wires[bit], bits);
    }
  }

  /** A circuit that mixes three words with additions, rotations and exclusive ors. */
  private static final class Mixer {
    final int[] a;
    final int[] b;
    final int[] c;
    final int rounds;
    final Netlist netlist;

    Mixer(int rounds, Engine engine) {
      this.rounds = rounds;
      Circuit circuit = new Circuit();
      a = circuit.registers(32);
      b = circuit.registers(32);
      c = circuit.registers(32);
      int[] x = a;
      int[] y = b;
      int[] z = c;
      for (int i = 0; i < rounds; i++) {
        int[] sum = circuit.add(x, circuit.rotate(y, 7));
        x = circuit.xor(z, circuit.rotate(sum, 13));
        z = circuit.add(y, x);
        y = sum;
      }
      circuit.drive(a, x);
      circuit.drive(b, y);
      circuit.drive(c, z);
      netlist = circuit.build();
      Netlist.JIT.engine(netlist, engine);
    }

    void start(long seed) {
      for (int[] wires : new int[][] {a, b, c}) {
        set(netlist, wires, new Random(seed + wires[0]).ints(LANES).toArray());
      }
    }

    int[] words(int lane) {
      return new int[] {word(netlist, a, lane), word(netlist, b, lane), word(netlist, c, lane)};
    }

    int[] expected(int[] start, long cycles) {
      int x = start[0];
      int y = start[1];
      int z = start[2];
      for (long i = 0; i < cycles * rounds; i++) {
        int sum = x + Integer.rotateLeft(y, 7);
        x = z ^ Integer.rotateLeft(sum, 13);
        z = y + x;
        y = sum;
      }
      return new int[] {x, y, z};
    }
  }

  @BeforeEach
  void forget() {
    Netlist.JIT.settings(Engines.EAGER);
  }

  @ParameterizedTest
  @EnumSource
  void circuitsComputeWhatTheyAreDrawnFor(Engine engine) {
    for (long seed = 1; seed <= 3; seed++) {
      Mixer mixer = new Mixer((int) seed, engine);
      mixer.start(seed);
      int[][] starts = new int[LANES][];
      for (int lane = 0; lane < LANES; lane++) {
        starts[lane] = mixer.words(lane);
      }
      for (int cycles = 0; cycles < 200; cycles += 67) {
        for (int lane = 0; lane < LANES; lane++) {
          int[] expected = mixer.expected(starts[lane], mixer.netlist.cycles());
          assertThat(mixer.words(lane)).as("seed %d", seed).isEqualTo(expected);
        }
        mixer.netlist.run(67);
      }
    }
  }

  @Test
  void thousandsOfGatesBecomeAChainOfRegions() {
    Mixer mixer = new Mixer(10, Engine.JIT);
    assertThat(mixer.netlist.gates()).isGreaterThan(3000);
    mixer.netlist.run(1500);
    long before = Netlist.JIT.statistics(mixer.netlist).compiledInstructions();
    mixer.netlist.run(100);
    JitStatistics statistics = Netlist.JIT.statistics(mixer.netlist);
    assertThat(statistics.regions()).isGreaterThan(3);
    assertThat(statistics.compiledInstructions() - before).isGreaterThan(80);
    assertThat(statistics.midTurnExits()).isZero();
    assertThat(Netlist.JIT.regions(mixer.netlist))
        .allSatisfy(region -> assertThat(region.codeBytes()).isLessThan(8000));
  }

  /** Short runs begin and end in the middle of regions; none of them falls to pieces for that. */
  @Test
  void regionsStayWhole() {
    Mixer mixer = new Mixer(4, Engine.JIT);
    for (int run = 0; run < 4000; run++) {
      mixer.netlist.run(5);
    }
    int gates = mixer.netlist.gates();
    long traces = 0;
    long turns = 0;
    for (RegionReport region : Netlist.JIT.regions(mixer.netlist)) {
      traces += region.traces().size();
      turns += region.traces().stream().mapToLong(trace -> trace.keys().size()).sum();
    }
    assertThat(turns).isBetween(gates / 2L, gates * 3L / 2); // as far as it got
    assertThat(traces).as("several gates each, not one").isLessThan(gates / 4);
  }

  @ParameterizedTest
  @EnumSource
  void registersFeedEachOtherAtOnce(Engine engine) {
    Circuit circuit = new Circuit();
    int[] ring = circuit.registers(5);
    circuit.drive(ring, circuit.rotate(ring, 1));
    Netlist netlist = circuit.build();
    Netlist.JIT.engine(netlist, engine);
    netlist.setWire(ring[0], -1);
    for (int cycle = 0; cycle < 300; cycle++) {
      for (int i = 0; i < ring.length; i++) {
        assertThat(netlist.wire(ring[i])).isEqualTo(i == cycle % ring.length ? -1 : 0);
      }
      netlist.run(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void randomCircuitsOfAllGates(Engine engine) {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      Circuit circuit = new Circuit();
      int[] state = circuit.registers(8);
      int[] kinds = new int[60];
      int[][] inputs = new int[60][];
      for (int i = 0; i < kinds.length; i++) {
        kinds[i] = random.nextInt(5);
        inputs[i] = new int[] {random.nextInt(8 + i), random.nextInt(8 + i)};
        gate(circuit, kinds[i], inputs[i]);
      }
      int[] last = new int[8];
      for (int i = 0; i < 8; i++) {
        last[i] = 8 + kinds.length - 8 + i;
      }
      circuit.drive(state, last);
      Netlist netlist = circuit.build();
      Netlist.JIT.engine(netlist, engine);
      int[] expected = new int[8];
      for (int i = 0; i < 8; i++) {
        expected[i] = random.nextInt();
        netlist.setWire(state[i], expected[i]);
      }
      netlist.run(100);
      for (int cycle = 0; cycle < 100; cycle++) {
        expected = cycle(kinds, inputs, expected);
      }
      for (int i = 0; i < 8; i++) {
        assertThat(netlist.wire(state[i])).as("seed %d", seed).isEqualTo(expected[i]);
      }
    }
  }

  private static int gate(Circuit circuit, int kind, int[] in) {
    return switch (kind) {
      case 0 -> circuit.and(in[0], in[1]);
      case 1 -> circuit.or(in[0], in[1]);
      case 2 -> circuit.xor(in[0], in[1]);
      case 3 -> circuit.nand(in[0], in[1]);
      default -> circuit.not(in[0]);
    };
  }

  private static int[] cycle(int[] kinds, int[][] inputs, int[] state) {
    int[] wires = java.util.Arrays.copyOf(state, 8 + kinds.length);
    for (int i = 0; i < kinds.length; i++) {
      int a = wires[inputs[i][0]];
      int b = wires[inputs[i][1]];
      wires[8 + i] =
          switch (kinds[i]) {
            case 0 -> a & b;
            case 1 -> a | b;
            case 2 -> a ^ b;
            case 3 -> ~(a & b);
            default -> ~a;
          };
    }
    return java.util.Arrays.copyOfRange(wires, kinds.length, kinds.length + 8);
  }
}
