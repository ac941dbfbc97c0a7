package org.tracewright.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
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
import org.tracewright.jit.Engine;

/**
 * CHIP-8 and the example interpreters, warm, against themselves: with {@code OFF} the hints do
 * nothing. The engines run in processes of their own, so that neither spoils what HotSpot knows of
 * the other.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExampleBenchmark {
  /** The name of a {@link Model}. */
  @Param({"CHIP8", "BRAINFUCK", "STACKVM", "AUTOMATON", "NETLIST"})
  public String model;

  /** What executes it. */
  @Param({"OFF", "JIT"})
  public Engine engine;

  private LongSupplier work;

  /** Makes the model. */
  @Setup
  public void make() {
    work = Model.valueOf(model).work(engine);
  }

  /** The model's work, once. */
  @Benchmark
  public long run() {
    return work.getAsLong();
  }
}
