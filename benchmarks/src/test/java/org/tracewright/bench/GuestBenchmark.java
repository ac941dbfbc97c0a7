package org.tracewright.bench;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.jit.Engine;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.elf.ElfFile;

/**
 * Whole guest programs, from a new machine to exit. The row {@code mips} is the result: guest
 * instructions a microsecond, which is millions a second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class GuestBenchmark {
  private static final String FOLDER =
      System.getProperty("tracewright.programs", "firmware-tests/programs");

  /** Instructions retired, which JMH divides by the time. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Retired {
    /** Guest instructions. */
    public long mips;
  }

  /** The guest program: its file's name without {@code .elf}. */
  @Param({"sieve", "crc32", "sha256", "sort", "matrix", "bytecode", "search", "statemachine"})
  public String program;

  /** What executes it. */
  @Param({"OFF", "JIT"})
  public Engine engine;

  private ElfFile elf;

  /** Reads the program. */
  @Setup
  public void read() {
    elf = ElfFile.read(Path.of(FOLDER, program + ".elf").toString());
  }

  /** A new machine, run to the guest's exit. */
  @Benchmark
  public StopReason run(Retired retired) {
    Machine machine = Platform.of(elf).build();
    machine.cpu().compilation().orElseThrow().setEngine(engine);
    StopReason end = machine.run(Machine.UNLIMITED);
    retired.mips += machine.cpu().retired();
    return end;
  }
}
