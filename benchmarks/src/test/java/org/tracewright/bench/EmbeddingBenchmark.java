package org.tracewright.bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.isa.assembler.Program;
import org.tracewright.test.Engine;
import org.tracewright.test.Simulator;
import org.tracewright.test.SimulatorSnapshot;

/** What a test pays for: a call of a guest function, a simulator, a way back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class EmbeddingBenchmark {
  private static final Program PROGRAM =
      Rv32.assemble(
          """
                  .globl _start, sum
          _start: ebreak
          sum:    mv    t0, a0              # 1 + 2 + ... + a0
                  li    a0, 0
          1:      add   a0, a0, t0
                  addi  t0, t0, -1
                  bnez  t0, 1b
                  ret
          """,
          Map.of());

  private Simulator simulator;
  private SimulatorSnapshot snapshot;

  /** A simulator with 16 MiB of memory. */
  @Setup
  public void prepare() {
    simulator = fresh();
    snapshot = simulator.snapshot();
  }

  private static Simulator fresh() {
    return Simulator.riscv32(PROGRAM).engine(Engine.JIT).memory(16 << 20).build();
  }

  /** A call of a function of 34 instructions. */
  @Benchmark
  public int call() {
    return simulator.call("sum", 10).asInt();
  }

  /** A new simulator. */
  @Benchmark
  public Simulator build() {
    return fresh();
  }

  /** Back to a snapshot after a call. */
  @Benchmark
  public int restore() {
    int result = simulator.call("sum", 10).asInt();
    simulator.restore(snapshot);
    return result;
  }
}
