package org.tracewright.sim.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.tracewright.sim.ProgramException;

/** Whatever is done to a program, reading it gives a program or a readable refusal. */
class ElfFuzzTest {
  private static final int MUTATIONS = 40_000;
  private static final int[] AWKWARD = {
    0,
    1,
    -1,
    2,
    4,
    16,
    0xff,
    0x7fff,
    0xffff,
    0x1_0000,
    1 << 30,
    Integer.MIN_VALUE,
    Integer.MAX_VALUE,
    -16
  };

  @Test
  void everyMutationIsReadOrRefused() {
    long seed = Long.getLong("tracewright.seed", System.nanoTime());
    Random random = new Random(seed);
    int[] read = new int[1];
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          for (int i = 0; i < MUTATIONS; i++) {
            read[0] += reads(mutate(random), seed) ? 1 : 0;
          }
        },
        () -> "hangs with -Dtracewright.seed=" + seed);
    assertThat(read[0])
        .as("read with -Dtracewright.seed=" + seed)
        .isBetween(1_000, MUTATIONS - 1_000);
  }

  private static boolean reads(byte[] bytes, long seed) {
    try {
      ElfFile elf = ElfFile.parse("mutant", bytes);
      assertThat(elf.segments()).isNotEmpty();
      elf.sections().contents(".debug_line").ifPresent(b -> assertThat(b).isNotNull());
      return true;
    } catch (ProgramException refused) {
      assertThat(refused.getMessage()).startsWith("mutant: ").doesNotContain("\n");
      return false;
    } catch (RuntimeException | Error e) {
      return fail("seed " + seed + ": " + HexFormat.of().formatHex(bytes), e);
    }
  }

  private static byte[] mutate(Random random) {
    byte[] bytes = ElfBytes.program().bytes();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      change(bytes, random);
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private static void change(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length - 4);
    switch (random.nextInt(4)) {
      case 0 -> bytes[at] = (byte) random.nextInt();
      case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> putWord(bytes, at & -4, AWKWARD[random.nextInt(AWKWARD.length)]);
      default -> System.arraycopy(bytes, random.nextInt(bytes.length - 4), bytes, at, 4);
    }
  }

  private static void putWord(byte[] bytes, int at, int value) {
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) (value >> (8 * i));
    }
  }

  @Test
  void manyNamesInOneLongStringAreRefused() {
    // 16,000 symbols that all point at the start of a 30,000-byte string: 480 MB if nothing
    // counted.
    int symbols = 16_000;
    int nameLength = 30_000;
    byte[] bytes =
        Arrays.copyOf(ElfBytes.program().bytes(), ElfBytes.SIZE + 16 * symbols + nameLength + 2);
    int names = ElfBytes.SIZE + 16 * symbols;
    Arrays.fill(bytes, names + 1, names + 1 + nameLength, (byte) 'a');
    for (int i = 0; i < symbols; i++) {
      putWord(bytes, ElfBytes.SIZE + 16 * i, 1);
      bytes[ElfBytes.SIZE + 16 * i + 14] = 1;
    }
    putWord(bytes, ElfBytes.SECTION_HEADERS + 40 + 16, ElfBytes.SIZE);
    putWord(bytes, ElfBytes.SECTION_HEADERS + 40 + 20, 16 * symbols);
    putWord(bytes, ElfBytes.SECTION_HEADERS + 80 + 16, names);
    putWord(bytes, ElfBytes.SECTION_HEADERS + 80 + 20, nameLength + 2);
    Assertions.assertThrows(ProgramException.class, () -> ElfFile.parse("p", bytes));
  }
}
