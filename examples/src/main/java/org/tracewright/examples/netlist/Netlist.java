package org.tracewright.examples.netlist;

import java.lang.invoke.MethodHandles;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.Limit;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;

/**
 * Simulates a synchronous circuit gate by gate. A wire holds 32 bits: as many runs of the circuit
 * go on side by side.
 */
public final class Netlist {
  /** The handle of the JIT on circuits. */
  public static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "netlist");

  static final int AND = 0;
  static final int OR = 1;
  static final int XOR = 2;
  static final int NAND = 3;

  private static final int INTS = 4; // of a gate: operation, two inputs, output

  @Immutable private final int[] gates;
  private final int[] wires;
  @Virtualizable private int next; // index of the next gate's first int
  @Retired private long cycles;
  @Limit private long limit;

  Netlist(int[] gates, int wires) {
    this.gates = gates;
    this.wires = new int[wires];
  }

  /** How many gates are evaluated in each cycle. */
  public int gates() {
    return gates.length / INTS;
  }

  /** The bits of a wire. */
  public int wire(int number) {
    return wires[number];
  }

  /** Sets the bits of a wire, which no gate drives. */
  public void setWire(int number, int bits) {
    wires[number] = bits;
  }

  /** How many cycles have passed. */
  public long cycles() {
    return cycles;
  }

  /** Runs so many cycles more. */
  public void run(long more) {
    limit = cycles + more;
    while (true) {
      JIT.mergePoint(this, next);
      if (cycles >= limit) {
        return;
      }
      evaluate(next);
      next += INTS;
      if (next == gates.length) {
        next = 0;
        cycles++;
      }
    }
  }

  private void evaluate(int gate) {
    int a = wires[gates[gate + 1]];
    int b = wires[gates[gate + 2]];
    wires[gates[gate + 3]] =
        switch (gates[gate]) {
          case AND -> a & b;
          case OR -> a | b;
          case XOR -> a ^ b;
          default -> ~(a & b);
        };
  }
}
