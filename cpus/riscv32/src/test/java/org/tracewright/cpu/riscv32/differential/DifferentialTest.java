package org.tracewright.cpu.riscv32.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.cpu.riscv32.differential.Item.Insn;

class DifferentialTest {
  private static final int BLOCKS = 1_000;
  private static final int ITEMS = 60;

  @TempDir Path folder;

  @Tag("external")
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void randomProgramsEndAsUnderQemu(long seed) {
    assumeTrue(Qemu.isInstalled(), "qemu-riscv32 is not installed (Debian package qemu-user)");
    List<Block> blocks = new RandomBlocks(seed, ITEMS, 3).next(BLOCKS);
    BlockProgram program = new BlockProgram(blocks);
    byte[] there = Qemu.run(program, folder);
    byte[] here = Here.run(program);
    int difference = Arrays.mismatch(here, there);
    if (difference >= 0) {
      throw new AssertionError(
          report(seed, difference / Block.SIZE, blocks.get(difference / Block.SIZE)));
    }
    assertThat(here).hasSize(BLOCKS * Block.SIZE);
  }

  private String report(long seed, int index, Block block) {
    Block smallest = Shrink.smallest(block, this::differs);
    BlockProgram program = new BlockProgram(List.of(smallest));
    return "seed %d, block %d, made smaller:%n%s%nregisters at the start: %s%n%s"
        .formatted(
            seed,
            index,
            smallest,
            Arrays.toString(smallest.registers()),
            Differences.of(Here.run(program), Qemu.run(program, folder)));
  }

  private boolean differs(Block block) {
    BlockProgram program = new BlockProgram(List.of(block));
    return !Arrays.equals(Here.run(program), Qemu.run(program, folder));
  }

  @Test
  void generatorIsRepeatable() {
    byte[] first = new BlockProgram(new RandomBlocks(7, ITEMS, 3).next(20)).image();
    assertThat(new BlockProgram(new RandomBlocks(7, ITEMS, 3).next(20)).image()).isEqualTo(first);
    assertThat(Here.run(new BlockProgram(new RandomBlocks(7, ITEMS, 3).next(20))))
        .hasSize(20 * Block.SIZE);
  }

  @Test
  void shrinkingLeavesOnlyWhatMatters() {
    Block block = new RandomBlocks(8, ITEMS, 3).next(1).getFirst();
    Item culprit = Item.of(new Insn("xor", 5, 5, 5));
    List<Item> items = new java.util.ArrayList<>(block.items());
    items.add(items.size() / 2, culprit);
    Block failing = new Block(block.registers(), block.window(), 3, items);
    Block smallest = Shrink.smallest(failing, b -> b.items().contains(culprit));
    assertThat(smallest.items()).containsExactly(culprit);
    assertThat(smallest.turns()).isEqualTo(1);
  }
}
