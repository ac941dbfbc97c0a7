package org.tracewright.cpu.riscv32.differential;

import java.util.function.Predicate;

/** Makes a block that fails as small as it can be made by leaving things out. */
final class Shrink {
  private Shrink() {}

  /** The smallest block reached from {@code block} of which {@code fails} still holds. */
  static Block smallest(Block block, Predicate<Block> fails) {
    Block smallest = fails.test(block.once()) ? block.once() : block;
    boolean again = true;
    while (again) {
      int before = smallest.items().size();
      for (int i = smallest.items().size() - 1; i >= 0; i--) {
        Block fewer = smallest.without(i);
        if (fails.test(fewer)) {
          smallest = fewer;
        }
      }
      again = smallest.items().size() < before;
    }
    return smallest;
  }
}
