package org.tracewright.debugger.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Memory;
import org.tracewright.sim.Symbols;
import org.tracewright.sim.elf.ElfFile;
import org.tracewright.sim.elf.SectionTable.Section;

/** Whatever is done to debug information, reading and using it ends soon, and throws nothing. */
class DwarfFuzzTest {
  private static final int MUTATIONS = 3_000;
  private static final byte[] AWKWARD = {0, 1, 2, 0x7f, (byte) 0x80, (byte) 0xff, 0x0a, 0x0b};

  static Stream<String> programs() {
    return Stream.concat(Samples.names().stream(), Stream.of("takes-2", "takes-5"));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyMutationIsReadOrLeftOut(String program) {
    long seed = Long.getLong("tracewright.seed", System.nanoTime());
    int[] damaged = new int[1];
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> damaged[0] = mutate(program, new Random(seed), seed),
        () -> "hangs with -Dtracewright.seed=" + seed);
    assertThat(damaged[0]).as("seed " + seed).isGreaterThan(MUTATIONS / 20);
  }

  private static int mutate(String program, Random random, long seed) {
    ElfFile original = Samples.elf(program);
    byte[] bytes = original.segments().get(0).file();
    List<Section> sections =
        original.sections().all().stream()
            .filter(
                s -> s.name().matches("\\.debug_(info|abbrev|line|str|line_str|frame)|\\.eh_frame"))
            .toList();
    int damaged = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutant = bytes.clone();
      for (int n = 1 + random.nextInt(6); n > 0; n--) {
        change(mutant, sections.get(random.nextInt(sections.size())), random);
      }
      try {
        damaged += use(ElfFile.parse("mutant", mutant), random) ? 1 : 0;
      } catch (RuntimeException | Error e) {
        throw new AssertionError(program + " with -Dtracewright.seed=" + seed, e);
      }
    }
    return damaged;
  }

  private static void change(byte[] bytes, Section section, Random random) {
    int at = (int) section.offset() + random.nextInt((int) section.size());
    bytes[at] =
        random.nextBoolean()
            ? AWKWARD[random.nextInt(AWKWARD.length)]
            : (byte) (bytes[at] ^ 1 << random.nextInt(8));
  }

  /** Whether something is told to be damaged. */
  private static boolean use(ElfFile elf, Random random) {
    LineTable lines = LineTable.of(elf);
    CallFrames frames = CallFrames.of(elf);
    Bus bus = new Bus();
    bus.add(Memory.ram("ram", 0x10000, 0x2000));
    elf.segments().get(0).loadAt(0x10000, bus);
    Unwinder unwinder =
        new Unwinder(frames, CallingConvention.RISCV32, elf.symbols(), GuestMemory.of(bus));
    for (int i = 0; i < 16; i++) {
      int pc = 0x10090 + random.nextInt(0xe0);
      lines.at(pc).ifPresent(l -> assertThat(l.contains(pc)).isTrue());
      assertThat(unwinder.frames(pc, registers(random), 20)).hasSizeBetween(1, 20);
    }
    FunctionTable functions = FunctionTable.of(elf);
    for (Symbols.Symbol symbol : elf.symbols().all()) {
      functions.at(symbol.address()).forEach(s -> assertThat(s.least()).isNotNegative());
    }
    assertThat(functions.problems()).allMatch(p -> !p.contains("\n") && p.length() < 300);
    lines.breakpoints("calls.c", 20, elf.symbols());
    assertThat(lines.files()).isNotNull();
    assertThat(lines.problems()).allMatch(p -> !p.contains("\n") && p.length() < 300);
    return !lines.problems().isEmpty()
        || !functions.problems().isEmpty()
        || !frames.problems().isEmpty();
  }

  private static Map<Integer, Integer> registers(Random random) {
    Map<Integer, Integer> registers = new HashMap<>();
    for (int i = 0; i < 32; i++) {
      registers.put(i, 0x10000 + random.nextInt(0x2000));
    }
    return registers;
  }
}
