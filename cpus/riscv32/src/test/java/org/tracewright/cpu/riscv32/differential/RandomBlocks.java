package org.tracewright.cpu.riscv32.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tracewright.cpu.riscv32.differential.Item.Insn;

/**
 * Makes random blocks of all instructions of RV32IMAC that a user program can run without a trap.
 * The same seed makes the same blocks.
 */
final class RandomBlocks {
  private static final String[] REGISTER_FORMS = {
    "add", "sub", "sll", "slt", "sltu", "xor", "srl", "sra", "or", "and", //
    "mul", "mulh", "mulhsu", "mulhu", "div", "divu", "rem", "remu"
  };
  private static final String[] IMMEDIATE_FORMS = {"addi", "slti", "sltiu", "xori", "ori", "andi"};
  private static final String[] SHIFTS = {"slli", "srli", "srai"};
  private static final String[] UPPER = {"lui", "auipc"};
  private static final String[] LOADS = {"lb", "lh", "lw", "lbu", "lhu"};
  private static final String[] STORES = {"sb", "sh", "sw"};
  private static final String[] BRANCHES = {"beq", "bne", "blt", "bge", "bltu", "bgeu"};
  private static final String[] ATOMICS = {
    "amoswap.w",
    "amoadd.w",
    "amoxor.w",
    "amoand.w",
    "amoor.w", //
    "amomin.w",
    "amomax.w",
    "amominu.w",
    "amomaxu.w"
  };
  private static final String[] SHORT_FORMS = {"c.sub", "c.xor", "c.or", "c.and"};
  private static final int[] CORNERS = {
    0,
    1,
    -1,
    2,
    -2,
    0x7fff_ffff,
    0x8000_0000,
    0x8000_0001,
    0xffff,
    0x1_0000,
    0x7fff,
    0x8000,
    0x80,
    31,
    32
  };

  private final Random random;
  private final int length;
  private final int turns;

  /**
   * @param length items in a block, at most
   * @param turns times that a block runs, at most
   */
  RandomBlocks(long seed, int length, int turns) {
    this.random = new Random(seed);
    this.length = length;
    this.turns = turns;
  }

  List<Block> next(int count) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blocks.add(next());
    }
    return blocks;
  }

  private Block next() {
    int[] registers = random.ints(32, 0, 1 << 16).map(unused -> value()).toArray();
    byte[] window = new byte[Block.WINDOW];
    random.nextBytes(window);
    List<Item> items = new ArrayList<>();
    int size = 1 + random.nextInt(length);
    while (items.size() < size) {
      items.add(item());
    }
    return new Block(registers, window, 1 + random.nextInt(turns), items);
  }

  private int value() {
    return random.nextBoolean() ? CORNERS[random.nextInt(CORNERS.length)] : random.nextInt();
  }

  private Item item() {
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> Item.of(new Insn(one(REGISTER_FORMS), to(), any(), any()));
      case 4, 5 -> Item.of(new Insn(one(IMMEDIATE_FORMS), to(), any(), signed(12)));
      case 6 -> Item.of(new Insn(one(SHIFTS), to(), any(), random.nextInt(32)));
      case 7 -> Item.of(new Insn(one(UPPER), to(), random.nextInt(1 << 20)));
      case 8 -> memory(one(LOADS), to());
      case 9 -> memory(one(STORES), any());
      case 10, 11, 12 -> compressed();
      case 13 -> Item.jump(skip(), 0, 2, new Insn(one(BRANCHES), any(), any(), 0));
      case 14 -> atomic();
      default -> transfer();
    };
  }

  /** Any alignment, within the window. */
  private Item memory(String name, int register) {
    return random.nextBoolean()
        ? Item.of(new Insn(name, register, random.nextInt(Block.WINDOW - 3), Block.STACK))
        : Item.of(
            new Insn(name, register, random.nextInt(Block.WINDOW - 3) - Block.MIDDLE, Block.BASE));
  }

  private Item atomic() {
    int address = toNonZero();
    int offset = 4 * random.nextInt(Block.WINDOW / 4) - Block.MIDDLE;
    Insn point = new Insn("addi", address, Block.BASE, offset);
    int ordering = random.nextInt(4);
    return switch (random.nextInt(6)) {
      case 0 -> Item.of(point, new Insn("sc.w", ordering, to(), any(), address));
      case 1 -> reserved(point, address, ordering);
      case 2 -> Item.of(new Insn("fence.i"));
      case 3 -> Item.of(new Insn("fence", random.nextInt(16), random.nextInt(16)));
      default -> Item.of(point, new Insn(one(ATOMICS), ordering, to(), any(), address));
    };
  }

  /** A pair that succeeds; between them what a constrained loop may have. */
  private Item reserved(Insn point, int address, int ordering) {
    int loaded = to();
    while (loaded == address) {
      loaded = to();
    }
    int changed = to();
    while (changed == address) {
      changed = to();
    }
    return Item.of(
        point,
        new Insn("lr.w", ordering, loaded, address),
        new Insn(one(IMMEDIATE_FORMS), changed, loaded, signed(12)),
        new Insn("sc.w", random.nextInt(4), to(), changed, address));
  }

  private Item transfer() {
    int via = toNonZero();
    Insn here = new Insn("auipc", via, 0);
    return switch (random.nextInt(7)) {
      case 0 -> Item.jump(skip(), 0, 1, new Insn("jal", to(), 0));
      case 1 -> Item.jump(skip(), 1, 1, here, new Insn("jalr", to(), 0, via));
      case 2 -> Item.jump(skip(), 0, 0, new Insn("c.j", 0));
      case 3 -> Item.jump(skip(), 0, 0, new Insn("c.jal", 0));
      case 4 -> Item.jump(skip(), 0, 1, new Insn("c.beqz", shortAny(), 0));
      case 5 -> Item.jump(skip(), 0, 1, new Insn("c.bnez", shortAny(), 0));
      default ->
          Item.jump(
              skip(),
              1,
              2,
              here,
              new Insn("addi", via, via, 0),
              new Insn(random.nextBoolean() ? "c.jr" : "c.jalr", via));
    };
  }

  private Item compressed() {
    return switch (random.nextInt(17)) {
      case 0 -> Item.of(new Insn("c.addi4spn", shortTo(), 4 + 4 * random.nextInt(255)));
      case 1 -> Item.of(new Insn("c.lw", shortTo(), 4 * random.nextInt(32), Block.BASE));
      case 2 -> Item.of(new Insn("c.sw", shortAny(), 4 * random.nextInt(32), Block.BASE));
      case 3 -> Item.of(new Insn("c.nop", signed(6)));
      case 4 -> Item.of(new Insn("c.addi", toNonZero(), signed(6)));
      case 5 -> Item.of(new Insn("c.li", to(), signed(6)));
      case 6 -> stackUpAndDown();
      case 7 -> Item.of(new Insn("c.lui", to(), nonZero(signed(6))));
      case 8 -> Item.of(new Insn("c.srli", shortTo(), random.nextInt(32)));
      case 9 -> Item.of(new Insn("c.srai", shortTo(), random.nextInt(32)));
      case 10 -> Item.of(new Insn("c.andi", shortTo(), signed(6)));
      case 11 -> Item.of(new Insn(one(SHORT_FORMS), shortTo(), shortAny()));
      case 12 -> Item.of(new Insn("c.slli", to(), random.nextInt(32)));
      case 13 -> Item.of(new Insn("c.lwsp", toNonZero(), 4 * random.nextInt(64)));
      case 14 -> Item.of(new Insn("c.mv", to(), nonZero(any())));
      case 15 -> Item.of(new Insn("c.add", to(), nonZero(any())));
      default -> Item.of(new Insn("c.swsp", any(), 4 * random.nextInt(64)));
    };
  }

  private Item stackUpAndDown() {
    int amount = 16 * (1 + random.nextInt(31));
    return Item.of(new Insn("c.addi16sp", amount), new Insn("c.addi16sp", -amount));
  }

  private String one(String[] names) {
    return names[random.nextInt(names.length)];
  }

  private int skip() {
    return 1 + random.nextInt(4);
  }

  private int any() {
    return random.nextInt(32);
  }

  /** A register that may be written, x0 included. */
  private int to() {
    int register = any();
    return register == Block.STACK || register == Block.BASE || register == Block.COUNTER
        ? to()
        : register;
  }

  private int toNonZero() {
    int register = to();
    return register == 0 ? toNonZero() : register;
  }

  private int shortAny() {
    return 8 + random.nextInt(8);
  }

  private int shortTo() {
    return 10 + random.nextInt(6);
  }

  private int signed(int bits) {
    return random.nextInt(1 << bits) - (1 << (bits - 1));
  }

  private static int nonZero(int value) {
    return value == 0 ? 1 : value;
  }
}
