package org.tracewright.cpu.riscv32.exactness;

import java.util.Locale;
import java.util.Random;

/**
 * Makes bare programs that do everything which must not be done twice: loops full of traps,
 * accesses of devices, interrupts, and stores into their own code.
 *
 * <p>x5 to x15 hold data, x16 to x19 count, x20 points to data, x21 to devices, x22 to the pool of
 * instructions that are written into the code, x26 is scratch; x27 to x31 belong to the handler.
 */
final class RandomAssembly {
  static final int DATA = 0x8000_4000;
  static final int DEVICE = 0x1000_0000;
  private static final int BLOCK = 9;
  private static final String[] PLAIN = {
    "add", "sub", "sll", "slt", "sltu", "xor", "srl", "sra", "or", "and", "mul", "mulhu", "div",
    "rem"
  };
  private static final String[] BRANCHES = {"beq", "bne", "blt", "bge", "bltu", "bgeu"};
  private static final String[] LOADS = {"lb", "lh", "lw", "lbu", "lhu"};
  private static final String[] STORES = {"sb", "sh", "sw"};

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private int labels;
  private int slots;

  private RandomAssembly(Random random) {
    this.random = random;
  }

  /** A program without an end. */
  static String program(Random random) {
    RandomAssembly made = new RandomAssembly(random);
    made.start();
    made.blocks(1 + random.nextInt(4));
    made.line("j again");
    made.handler();
    made.pool();
    return made.text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void start() {
    line("_start: la x26, handler");
    line("csrw mtvec, x26");
    line("li x20, %d", DATA);
    line("li x21, %d", DEVICE);
    line("la x22, pool");
    line("li x26, 0x888");
    line("csrw mie, x26");
    line("csrsi mstatus, 8");
    for (int register = 5; register < 16; register++) {
      line("li x%d, %d", register, random.nextBoolean() ? random.nextInt() : random.nextInt(64));
    }
    line("again:");
  }

  private void blocks(int count) {
    for (int block = 0; block < count; block++) {
      int counter = 16 + block;
      line("block%d:", block);
      for (int i = 0; i < BLOCK; i++) {
        instruction(block);
      }
      line("skip%d:", block);
      line("addi x%d, x%d, 1", counter, counter);
      line("andi x26, x%d, %d", counter, (2 << random.nextInt(6)) - 1);
      line("bnez x26, block%d", block);
    }
    if (random.nextBoolean()) {
      line("call leaf");
    }
  }

  private void instruction(int block) {
    switch (random.nextInt(26)) {
      case 0, 1, 2, 3, 4 -> line("%s x%d, x%d, x%d", one(PLAIN), data(), data(), data());
      case 5, 6, 7 -> line("addi x%d, x%d, %d", data(), data(), random.nextInt(200) - 100);
      case 8, 9 -> line("%s x%d, %d(x20)", one(LOADS), data(), random.nextInt(256));
      case 10, 11 -> line("%s x%d, %d(x20)", one(STORES), data(), random.nextInt(256));
      case 12, 13 -> line("%s x%d, x%d, skip%d", one(BRANCHES), data(), data(), block);
      case 14 -> forward();
      case 15 -> rarely(4, "lw x%d, %d(x21)".formatted(data(), 4 * random.nextInt(4)));
      case 16 -> rarely(4, "sw x%d, %d(x21)".formatted(data(), 4 * random.nextInt(4)));
      case 17 -> rarely(8, "lw x%d, 0(x0)".formatted(data()));
      case 18 -> rarely(8, "sb x%d, 4(x0)".formatted(data()));
      case 19 -> rarely(16, random.nextBoolean() ? "ecall" : ".word 0");
      case 20 -> indexed();
      case 21 -> line("csrr x%d, %s", data(), random.nextBoolean() ? "minstret" : "mcycle");
      case 22 -> line("csrw mscratch, x%d", data());
      case 23 -> atomic();
      default -> patch();
    }
  }

  private void forward() {
    int label = labels++;
    line("%s x%d, x%d, f%d", one(BRANCHES), data(), data(), label);
    line("xor x%d, x%d, x%d", data(), data(), data());
    line("f%d:", label);
  }

  // Any address in the data, and sometimes one where nothing is.
  private void indexed() {
    int register = data();
    line("andi x26, x%d, %d", register, random.nextInt(4) == 0 ? -4 : 0xff);
    line("add x26, x26, x20");
    boolean load = random.nextBoolean();
    line("%s x%d, 0(x26)", one(load ? LOADS : STORES), data());
  }

  private void atomic() {
    if (random.nextBoolean()) {
      line("amoadd.w x%d, x%d, (x20)", data(), data());
      return;
    }
    line("lr.w x%d, (x20)", data());
    line("addi x%d, x%d, 1", data(), data());
    line("sc.w x%d, x%d, (x20)", data(), data());
  }

  // One passage in so many does it.
  private void rarely(int every, String instruction) {
    int label = labels++;
    line("andi x26, x%d, %d", data(), every - 1);
    line("bnez x26, f%d", label);
    line("%s", instruction);
    line("f%d:", label);
  }

  // Another instruction from the pool takes the place of the one at the slot, now and then.
  private void patch() {
    int label = labels++;
    int slot = slots++;
    int data = data();
    line("andi x26, x%d, %d", data, random.nextBoolean() ? 7 : 31);
    line("bnez x26, f%d", label);
    line("srli x26, x%d, %d", data(), random.nextInt(20));
    line("andi x26, x26, 0x1c");
    line("add x26, x26, x22");
    line("lw x27, 0(x26)");
    line("la x26, slot%d", slot);
    line("sw x27, 0(x26)");
    line("fence.i");
    line("f%d:", label);
    line("slot%d: .word 0x%08x", slot, POOL[random.nextInt(POOL.length)]);
  }

  private static final int[] POOL = {
    0x0012_8293, // addi x5, x5, 1
    0x0062_83b3, // add x7, x5, x6
    0x0051_4333, // xor x6, x2, x5
    0x000a_2283, // lw x5, 0(x20)
    0x0040_0313, // addi x6, x0, 4
    0x0000_0013, // nop
    0x0000_0073, // ecall
    0x4062_8433 // sub x8, x5, x6
  };

  private void handler() {
    line("leaf: addi x8, x8, 3");
    line("beq x8, x9, leaf2");
    line("xor x9, x9, x8");
    line("leaf2: ret");
    line(".balign 4");
    line("handler: csrr x28, mcause");
    line("addi x30, x30, 1");
    line("bltz x28, interrupt");
    line("csrr x29, mepc");
    line("addi x29, x29, 4");
    line("csrw mepc, x29");
    line("csrr x29, mtval");
    line("add x31, x31, x29");
    line("mret");
    line("interrupt: sw x28, 12(x21)");
    line("add x31, x31, x28");
    line("mret");
  }

  private void pool() {
    line(".balign 4");
    line("pool:");
    for (int word : POOL) {
      line(".word 0x%08x", word);
    }
  }

  private int data() {
    return 5 + random.nextInt(11);
  }

  private String one(String[] names) {
    return names[random.nextInt(names.length)];
  }
}
