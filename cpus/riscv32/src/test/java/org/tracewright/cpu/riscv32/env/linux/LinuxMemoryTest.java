package org.tracewright.cpu.riscv32.env.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tracewright.cpu.riscv32.env.linux.LinuxCall.*;
import static org.tracewright.cpu.riscv32.env.linux.LinuxProcessMachine.BUFFER;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tracewright.cpu.riscv32.env.TinyElf;
import org.tracewright.cpu.riscv32.env.host.Errno;
import org.tracewright.sim.ProgramException;
import org.tracewright.sim.elf.ElfFile;

class LinuxMemoryTest {
  private static final int ANONYMOUS = 0x22;
  private static final int FIXED = 0x10;

  private final LinuxProcessMachine process = new LinuxProcessMachine("", 0, List.of());

  private int map(int address, int length, int flags) {
    return process.call(MMAP, address, length, 3, flags, -1, 0);
  }

  @Test
  void theHeapStartsBehindTheProgramAndIsZeroAgainAfterShrinking() {
    int start = process.call(BRK, 0);
    assertThat(start).isEqualTo(BUFFER + 4096);
    assertThat(process.call(BRK, start + 100)).isEqualTo(start + 100);
    process.memory.putWord(start + 96, -1);
    assertThat(process.call(BRK, start)).isEqualTo(start);
    assertThat(process.call(BRK, start + 100)).isEqualTo(start + 100);
    assertThat(process.word(start + 96)).isZero();
  }

  @Test
  void theHeapGrowsNeitherBelowItsStartNorIntoMappings() {
    int start = process.call(BRK, 0);
    assertThat(process.call(BRK, start - 1)).isEqualTo(start);
    int mapping = map(0, 4096, ANONYMOUS);
    assertThat(process.call(BRK, mapping + 1)).isEqualTo(start);
    assertThat(process.call(BRK, mapping)).isEqualTo(mapping);
    assertThat(map(0, 4096, ANONYMOUS)).isEqualTo(-Errno.ENOMEM);
  }

  @Test
  void mappingsArePagesBelowEachOther() {
    int first = map(0, 1, ANONYMOUS);
    int second = map(0, 4097, ANONYMOUS);
    assertThat(first % 4096).isZero();
    assertThat(second).isEqualTo(first - 8192);
    assertThat(process.call(MUNMAP, first, 1)).isZero();
    assertThat(map(0, 4096, ANONYMOUS)).as("the gap is used again").isEqualTo(first);
  }

  @Test
  void memoryThatWasUnmappedIsZeroWhenMappedAgain() {
    int at = map(0, 3 * 4096, ANONYMOUS);
    process.memory.putWord(at + 4096, -1);
    process.memory.putWord(at + 8192, -1);
    assertThat(process.call(MUNMAP, at + 4096, 4096)).isZero();
    assertThat(map(0, 4096, ANONYMOUS)).isEqualTo(at + 4096);
    assertThat(process.word(at + 4096)).isZero();
    assertThat(process.word(at + 8192)).isEqualTo(-1);
  }

  @Test
  void aFixedMappingReplacesWhatIsThere() {
    int at = map(0, 8192, ANONYMOUS);
    process.memory.putWord(at, -1);
    assertThat(map(at, 4096, ANONYMOUS | FIXED)).isEqualTo(at);
    assertThat(process.word(at)).isZero();
    assertThat(map(at, 4096, ANONYMOUS | 0x10_0000)).isEqualTo(-Errno.EEXIST);
    assertThat(map(at + 1, 4096, ANONYMOUS | FIXED)).isEqualTo(-Errno.EINVAL);
    assertThat(map(0x1000, 4096, ANONYMOUS | FIXED)).isEqualTo(-Errno.ENOMEM);
  }

  @Test
  void badArgumentsAreRefused() {
    assertThat(map(0, 0, ANONYMOUS)).isEqualTo(-Errno.EINVAL);
    assertThat(map(0, -1, ANONYMOUS)).isEqualTo(-Errno.ENOMEM);
    assertThat(map(0, 1 << 30, ANONYMOUS)).isEqualTo(-Errno.ENOMEM);
    assertThat(map(0, 4096, 2)).isEqualTo(-Errno.EBADF);
    assertThat(process.call(MMAP, 0, 4096, 3, 2, 0, 0)).isEqualTo(-Errno.EACCES);
    assertThat(process.call(MUNMAP, 1, 4096)).isEqualTo(-Errno.EINVAL);
    assertThat(process.call(MUNMAP, 4096, 0)).isEqualTo(-Errno.EINVAL);
    assertThat(process.call(MPROTECT, 0x10000, 4096, 1)).isZero();
    assertThat(process.call(MPROTECT, 0, 4096, 1)).isEqualTo(-Errno.ENOMEM);
    assertThat(process.call(MPROTECT, 0x10001, 4096, 1)).isEqualTo(-Errno.EINVAL);
  }

  @Test
  void randomMappingsNeverOverlapAndStartAsZeros() {
    long seed = Long.getLong("tracewright.seed", System.nanoTime());
    Random random = new Random(seed);
    TreeMap<Integer, Integer> live = new TreeMap<>();
    for (int i = 0; i < 2_000; i++) {
      if (random.nextBoolean() || live.isEmpty()) {
        mapAndCheck(1 + random.nextInt(6), live, seed);
      } else {
        Integer at = live.ceilingKey(random.nextInt());
        int start = at == null ? live.firstKey() : at;
        process.call(MUNMAP, start, live.remove(start));
      }
    }
  }

  private void mapAndCheck(int pages, TreeMap<Integer, Integer> live, long seed) {
    int at = map(0, pages * 4096, ANONYMOUS);
    if (at == -Errno.ENOMEM) {
      return;
    }
    var below = live.lowerEntry(at + pages * 4096);
    assertThat(below == null || below.getKey() + below.getValue() <= at)
        .as("seed " + seed)
        .isTrue();
    for (int word = at; word < at + pages * 4096; word += 4096) {
      assertThat(process.word(word)).as("seed " + seed).isZero();
      process.memory.putWord(word, -1);
    }
    live.put(at, pages * 4096);
  }

  @Test
  void aProgramThatDoesNotFitIsRefused() {
    ElfFile large = TinyElf.code(0x10000, 0x73).data(0x20000, 0x20000, 8 << 20).file();
    ElfFile wide = TinyElf.code(0x10000, 0x73).data(0x7000_0000, 0x7000_0000, 4).file();
    assertRefused(large, List.of("p"), 1 << 20, "takes 8454144 bytes of memory");
    assertRefused(wide, List.of("p"), 0, "its segments spread over 1878982660 bytes");
    ElfFile small = TinyElf.code(0x10000, 0x73).file();
    assertRefused(small, List.of("x".repeat(100_000)), 1 << 20, "too many for its stack");
  }

  private static void assertRefused(ElfFile elf, List<String> words, long memory, String cause) {
    assertThatExceptionOfType(ProgramException.class)
        .isThrownBy(() -> new LinuxLauncher(elf, words, List.of(), memory, 64 << 20))
        .withMessageContaining(cause)
        .satisfies(e -> assertThat(e.remedy()).isNotBlank());
  }
}
