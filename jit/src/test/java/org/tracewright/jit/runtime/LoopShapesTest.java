package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.jit.runtime.Registers.*;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.RegionReport;

/** Typical loops: the result, how much of it ran compiled, and in how many pieces. */
class LoopShapesTest {
  private static final long INSTRUCTIONS = 200_000;
  private static final long MANY = 1_000_000; // for what grows piece by piece

  /**
   * A loop and what is expected of it.
   *
   * @param regions at most
   * @param traces at most
   * @param exits at most, per thousand instructions
   * @param operations of the hot trace where there is but one, {@code null} otherwise
   */
  record Shape(
      String name,
      int[] program,
      int regions,
      int traces,
      double exits,
      Map<String, Integer> operations) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Shape shape(String name, int regions, int traces, double exits, int... program) {
    return new Shape(name, program, regions, traces, exits, null);
  }

  static Stream<Shape> shapes() {
    return Stream.of(
        new Shape(
            "a loop of three instructions",
            new int[] {i(ADDI, 1, 1, 3), i(XOR, 2, 2, 1), i(JUMP, 15, 0, 0)},
            1,
            1,
            1,
            Map.of("iadd", 1, "ixor", 1, "ladd", 3, "guard", 2, "llt", 2)),
        new Shape(
            "a loop over memory",
            new int[] {
              i(SHL, 2, 1, 20),
              i(SHR, 2, 2, 20),
              i(LOAD, 3, 2, 0),
              i(ADD, 4, 4, 3),
              i(STORE, 4, 2, 0),
              i(ADDI, 1, 1, 1),
              i(JUMP, 15, 0, 0)
            },
            1,
            1,
            1,
            Map.of("aget", 1, "aput", 1)),
        new Shape(
            "a comparison that holds every other time",
            new int[] {
              i(ADDI, 1, 1, 1),
              i(SHL, 2, 1, 31),
              i(LESS, 3, 2, 0),
              i(ADD, 4, 4, 3),
              i(JUMP, 15, 0, 0)
            },
            1,
            1,
            1,
            Map.of("ilt", 1, "guard", 2)),
        shape(
            "two nested loops",
            2,
            4,
            5,
            i(ADDI, 1, 0, 0),
            i(ADDI, 2, 0, 50),
            i(ADD, 3, 3, 1), // inner
            i(ADDI, 1, 1, 1),
            i(BLT, 1, 2, -2),
            i(JUMP, 15, 0, 0)),
        shape(
            "three nested loops",
            3,
            8,
            10,
            i(ADDI, 1, 0, 0),
            i(ADDI, 6, 0, 10),
            i(ADDI, 2, 0, 0), // middle
            i(ADDI, 3, 3, 1), // inner
            i(ADDI, 2, 2, 1),
            i(BLT, 2, 6, -2),
            i(ADDI, 1, 1, 1),
            i(BLT, 1, 6, -5),
            i(JUMP, 15, 0, 0)),
        shape(
            "a branch that goes either way",
            2,
            4,
            10,
            i(ADDI, 1, 1, 1),
            i(SHL, 2, 1, 31),
            i(BNE, 2, 0, 2),
            i(ADDI, 3, 3, 5),
            i(ADDI, 4, 4, 7),
            i(JUMP, 15, 0, 0)),
        shape(
            "a loop left early",
            2,
            8,
            10,
            i(ADDI, 1, 0, 0),
            i(ADDI, 2, 0, 100),
            i(ADDI, 1, 1, 1), // inner
            i(ADD, 3, 3, 1),
            i(SHL, 4, 3, 26),
            i(BNE, 4, 0, 2),
            i(JUMP, 15, 0, 0), // left early
            i(BLT, 1, 2, -5),
            i(JUMP, 15, 0, 0)),
        shape(
            "a call from one place",
            1,
            2,
            2,
            i(ADDI, 1, 1, 1),
            i(JUMP, 10, 0, 4),
            i(XOR, 3, 3, 1),
            i(JUMP, 15, 0, 0),
            i(ADD, 2, 2, 1), // 4: leaf
            i(JUMP, 11, 10, 0)),
        shape(
            "recursion",
            4,
            12,
            40,
            i(ADDI, 1, 0, 12), // depth
            i(ADDI, 2, 0, 100), // stack
            i(JUMP, 10, 0, 4),
            i(JUMP, 15, 0, 0),
            i(STORE, 10, 2, 0), // 4: push the return address
            i(ADDI, 2, 2, 1),
            i(ADDI, 1, 1, -1),
            i(ADD, 3, 3, 1),
            i(BNE, 1, 0, 2),
            i(JUMP, 11, 0, 11),
            i(JUMP, 10, 0, 4),
            i(ADDI, 2, 2, -1), // 11: pop it
            i(LOAD, 10, 2, 0),
            i(JUMP, 11, 10, 0)),
        shape(
            "a switch with eight targets",
            6,
            24,
            60,
            i(ADDI, 1, 1, 5),
            i(SHL, 2, 1, 29),
            i(SHR, 2, 2, 28), // 0, 2, 4 ... 14
            i(JUMP, 11, 2, 4),
            i(ADDI, 3, 3, 1), // 4: eight cases of two instructions
            i(JUMP, 15, 0, 0),
            i(ADDI, 3, 3, 2),
            i(JUMP, 15, 0, 0),
            i(ADDI, 4, 3, 3),
            i(JUMP, 15, 0, 0),
            i(XOR, 3, 3, 4),
            i(JUMP, 15, 0, 0),
            i(SHR, 5, 3, 5),
            i(JUMP, 15, 0, 0),
            i(ADD, 5, 3, 5),
            i(JUMP, 15, 0, 0),
            i(ADDI, 6, 3, 6),
            i(JUMP, 15, 0, 0),
            i(ADDI, 7, 3, 7),
            i(JUMP, 15, 0, 0)),
        shape(
            "a device in the loop",
            1,
            2,
            2,
            i(ADDI, 1, 1, 1),
            i(DEVICE, 2, 1, 0),
            i(XOR, 3, 3, 2),
            i(JUMP, 15, 0, 0)),
        new Shape("long straight code", straight(400), 5, 40, 30, null));
  }

  private static int[] straight(int length) {
    int[] program = new int[length + 1];
    for (int at = 0; at < length; at++) {
      program[at] = i(at % 2 == 0 ? ADD : XOR, 1 + at % 7, 1 + at % 5, 2 + at % 6);
    }
    program[length] = i(JUMP, 15, 0, 0);
    return program;
  }

  @BeforeEach
  void forget() {
    Registers.settings(JitSettings.defaults().withSynchronous(true).withThresholds(20, 5));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void isCompiledAsExpected(Shape shape) {
    Registers interpreted = new Registers(shape.program()).engine(Engine.OFF);
    long instructions = shape.program().length > 100 ? MANY : INSTRUCTIONS;
    interpreted.run(instructions);
    Registers compiled = new Registers(shape.program());
    compiled.run(instructions);
    assertThat(compiled.describe()).isEqualTo(interpreted.describe());
    JitStatistics statistics = JIT.statistics(compiled);
    assertThat(statistics.compiledShare()).as("%s", statistics).isGreaterThan(0.95);
    assertThat(statistics.regions()).as("%s", statistics).isBetween(1, shape.regions());
    assertThat(statistics.traces()).as("%s", statistics).isBetween(1, shape.traces());
    assertThat(statistics.sideExits() * 1000.0 / instructions)
        .as("%s", statistics)
        .isLessThan(shape.exits());
    if (shape.operations() != null) {
      List<RegionReport> regions = JIT.regions(compiled);
      Map<String, Integer> found = histogram(regions.getFirst().traces().getFirst().after());
      assertThat(found).containsAllEntriesOf(shape.operations());
      assertThat(found).doesNotContainKeys("call", "lcmp", "iudiv");
    }
  }

  // "%5 = iadd %4 3" and "guard true %5 ..." by name.
  private static Map<String, Integer> histogram(String trace) {
    Map<String, Integer> names = new TreeMap<>();
    for (String line : trace.lines().map(String::strip).toList()) {
      String operation = line.contains(" = ") ? line.substring(line.indexOf(" = ") + 3) : line;
      if (!line.startsWith("fact")) {
        names.merge(operation.split(" ")[0], 1, Integer::sum);
      }
    }
    return names;
  }
}
