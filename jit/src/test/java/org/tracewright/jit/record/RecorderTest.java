package org.tracewright.jit.record;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecorderTest {
  static IntStream numbers() {
    return IntStream.range(0, NumberGuest.INSTRUCTIONS);
  }

  static IntStream heap() {
    return IntStream.range(0, HeapGuest.INSTRUCTIONS);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void arithmeticIsThatOfTheJvm(int instruction) {
    byte[] program = {(byte) instruction, 6, (byte) instruction, 0, 2};
    check(new Differential(NumberGuest.LOOKUP, () -> new NumberGuest(program)), 40);
  }

  @ParameterizedTest
  @MethodSource("heap")
  void theHeapIsThatOfTheJvm(int instruction) {
    byte[] program = {(byte) instruction, 3, (byte) instruction};
    check(heapOf(program), 30);
  }

  static Differential heapOf(byte[] program) {
    return new Differential(
        HeapGuest.LOOKUP,
        () -> {
          HeapGuest.shared = 0;
          return new HeapGuest(program);
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void randomProgramsRunAlike(long seed) {
    Random random = new Random(seed);
    byte[] program = new byte[12];
    for (int i = 0; i < program.length; i++) {
      program[i] = (byte) random.nextInt(HeapGuest.INSTRUCTIONS);
    }
    check(heapOf(program), 60);
  }

  static IntStream late() {
    return IntStream.range(0, LateGuest.INSTRUCTIONS - 1);
  }

  @ParameterizedTest
  @MethodSource("late")
  void aLateTestForTheEndIsExact(int instruction) {
    byte[] program = {(byte) instruction, 0, (byte) instruction};
    check(new Differential(LateGuest.LOOKUP, () -> new LateGuest(program)), 30);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void randomProgramsWithALateTestRunAlike(long seed) {
    Random random = new Random(seed);
    byte[] program = new byte[12];
    for (int i = 0; i < program.length; i++) {
      program[i] = (byte) random.nextInt(LateGuest.INSTRUCTIONS - 1);
    }
    check(new Differential(LateGuest.LOOKUP, () -> new LateGuest(program)), 60);
  }

  private static void check(Differential differential, int turns) {
    differential.interpret(turns);
    differential.record(turns, Request.of(400, 20));
    differential.record(turns, Request.of(3, 1));
  }
}
