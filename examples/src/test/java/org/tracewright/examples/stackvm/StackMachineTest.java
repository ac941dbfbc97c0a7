package org.tracewright.examples.stackvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracewright.examples.Engines;
import org.tracewright.examples.stackvm.Instruction.Add;
import org.tracewright.examples.stackvm.Instruction.Call;
import org.tracewright.examples.stackvm.Instruction.Halt;
import org.tracewright.examples.stackvm.Instruction.Jump;
import org.tracewright.examples.stackvm.Instruction.JumpIfZero;
import org.tracewright.examples.stackvm.Instruction.Less;
import org.tracewright.examples.stackvm.Instruction.Load;
import org.tracewright.examples.stackvm.Instruction.Multiply;
import org.tracewright.examples.stackvm.Instruction.Push;
import org.tracewright.examples.stackvm.Instruction.Remainder;
import org.tracewright.examples.stackvm.Instruction.Return;
import org.tracewright.examples.stackvm.Instruction.Store;
import org.tracewright.examples.stackvm.Instruction.Subtract;
import org.tracewright.jit.Engine;
import org.tracewright.jit.runtime.EmittedClasses;

class StackMachineTest {
  private static StackMachine run(List<Instruction> program, Engine engine) {
    StackMachine machine = new StackMachine(program);
    StackMachine.JIT.engine(machine, engine);
    machine.run();
    return machine;
  }

  @BeforeEach
  void forget() {
    StackMachine.JIT.settings(Engines.EAGER);
  }

  /** Variable 1 becomes the sum of f(i) for i from 0 to n - 1; f takes and leaves a number. */
  private static List<Instruction> sum(long n, List<Instruction> f) {
    List<Instruction> program =
        new ArrayList<>(
            List.of(
                new Load(0),
                new Push(n),
                new Less(),
                new JumpIfZero(13), // 0
                new Load(0),
                new Call(14), // 4
                new Load(1),
                new Add(),
                new Store(1), // 6
                new Load(0),
                new Push(1),
                new Add(),
                new Jump(15), // 9
                new Halt())); // 13
    program.add(new Jump(17)); // 14
    program.addAll(List.of(new Store(0), new Jump(0))); // 15
    program.addAll(f); // 17
    return program;
  }

  @ParameterizedTest
  @EnumSource
  void callsTheSameFunctionAgainAndAgain(Engine engine) {
    List<Instruction> square = List.of(new Load(0), new Multiply(), new Return());
    assertThat(run(sum(2000, square), engine).variable(1)).isEqualTo(2_664_667_000L);
  }

  @Test
  void equalRunsGiveEqualRegions() {
    List<Instruction> square = List.of(new Load(0), new Multiply(), new Return());
    String[] regions = new String[2];
    for (int i = 0; i < 2; i++) {
      forget();
      StackMachine machine = run(sum(2000, square), Engine.JIT);
      regions[i] = StackMachine.JIT.regions(machine).toString();
    }
    assertThat(regions[1]).contains("traces=").isEqualTo(regions[0]);
  }

  @AfterAll
  static void allThatWasEmittedWasVerified() {
    assertThat(EmittedClasses.count()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void recursion(Engine engine) {
    List<Instruction> triangularNumberOfTheRemainder =
        List.of(
            new Push(12),
            new Remainder(),
            new Call(21),
            new Return(), // 17
            new Store(3),
            new Load(3),
            new JumpIfZero(30), // 21: a number
            new Load(3),
            new Load(3),
            new Push(1),
            new Subtract(),
            new Call(21), // 24
            new Jump(32),
            new Push(0),
            new Return(),
            new Add(),
            new Return()); // 29
    long expected = 0;
    for (long i = 0; i < 3000; i++) {
      expected += (i % 12) * (i % 12 + 1) / 2;
    }
    StackMachine machine = run(sum(3000, triangularNumberOfTheRemainder), engine);
    assertThat(machine.variable(1)).isEqualTo(expected);
  }

  @Test
  void compiledCodeDoesTheWork() {
    StackMachine machine = run(sum(5000, List.of(new Return())), Engine.JIT);
    assertThat(StackMachine.JIT.statistics(machine).regions()).isPositive();
    assertThat(StackMachine.JIT.statistics(machine).aborts()).isEmpty();
  }

  /** A function as code and as itself. */
  private record Function(List<Instruction> code, LongUnaryOperator meaning) {
    Function and(Function other, Instruction instruction, Meaning both) {
      List<Instruction> joined = new ArrayList<>(code);
      joined.addAll(other.code);
      joined.add(instruction);
      return new Function(
          joined, x -> both.of(meaning.applyAsLong(x), other.meaning.applyAsLong(x)));
    }
  }

  private interface Meaning {
    long of(long left, long right);
  }

  private static Function random(Random random, int depth) {
    if (depth == 0) {
      long constant = random.nextInt(100) - 50L;
      return random.nextBoolean()
          ? new Function(List.of(new Load(0)), x -> x)
          : new Function(List.of(new Push(constant)), x -> constant);
    }
    Function left = random(random, depth - 1);
    Function right = random(random, depth - 1 - random.nextInt(depth));
    return switch (random.nextInt(5)) {
      case 0 -> left.and(right, new Add(), (a, b) -> a + b);
      case 1 -> left.and(right, new Subtract(), (a, b) -> a - b);
      case 2 -> left.and(right, new Multiply(), (a, b) -> a * b);
      case 3 -> left.and(right, new Remainder(), (a, b) -> b == 0 ? 0 : a % b);
      default -> left.and(right, new Less(), (a, b) -> a < b ? 1 : 0);
    };
  }

  @Test
  void randomFunctionsMeanTheSameOnEveryEngine() {
    for (long seed = 1; seed <= 40; seed++) {
      Function function = random(new Random(seed), 5);
      List<Instruction> code = new ArrayList<>(List.of(new Store(7)));
      code.addAll(function.code);
      code.add(new Return());
      long expected = 0;
      for (long x = 0; x < 200; x++) {
        expected += function.meaning.applyAsLong(x);
      }
      for (Engine engine : Engine.values()) {
        assertThat(run(sum(200, code), engine).variable(1))
            .as("seed %d, %s", seed, engine)
            .isEqualTo(expected);
      }
    }
  }
}
