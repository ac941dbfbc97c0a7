package org.tracewright.jit.ir;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A model with slots and heap of every kind, for random traces. */
public final class ToyModel {
  private static final String NAME = "org/tracewright/jit/ir/ToyModel";
  static final int X = 0;
  static final int REGISTERS = 6;
  static final int PC = 6;
  static final int RETIRED = 7;
  static final int WIDE = 8;
  static final int REAL = 9;
  static final int SINGLE = 10;
  static final int SHORT = 11;
  static final int LINK = 12;
  static final int SLOTS = 13;

  // Slots.
  public final int[] x = new int[REGISTERS];
  public int pc;
  public long retired;
  public long wide;
  public double real;
  public float single;
  public short narrowSlot;
  public ToyNode link;

  // Heap.
  public volatile long limit;
  public int count;
  public byte small;
  public long total;
  public volatile int shared;
  public final byte[] ram = new byte[256];
  public final int[] table = new int[16];
  public ToyNode node;

  /** A model whose contents follow from the seed. */
  public static ToyModel random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ToyModel model = new ToyModel();
    for (int i = 0; i < REGISTERS; i++) {
      model.x[i] = random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(300) - 20;
    }
    model.pc = random.nextInt(100);
    model.retired = random.nextInt(1000);
    model.wide = random.nextBoolean() ? random.nextLong() : random.nextInt();
    model.real = random.nextInt(1000) / 8.0;
    model.single = random.nextInt(1000) / 8f;
    model.narrowSlot = (short) random.nextInt();
    model.limit = model.retired + 1000;
    model.count = random.nextInt(10);
    model.small = (byte) random.nextInt();
    model.total = random.nextLong();
    model.shared = random.nextInt(5);
    random.nextBytes(model.ram);
    Arrays.setAll(model.table, i -> random.nextInt(20));
    model.node = random.nextBoolean() ? new ToyNode() : new ToyNode.Special();
    model.node.value = random.nextInt(50);
    model.link = random.nextBoolean() ? model.node : new ToyNode();
    return model;
  }

  /** The same with a limit that is reached soon. */
  public static ToyModel nearLimit(long seed) {
    ToyModel model = random(seed);
    model.limit = model.retired + (seed & 7);
    return model;
  }

  /** A lookup with access to everything. */
  public static MethodHandles.Lookup lookup() {
    return MethodHandles.lookup();
  }

  /** The slots, as the reader would describe them. */
  public static Layout layout() {
    List<Layout.SlotInfo> slots = new ArrayList<>();
    for (int i = 0; i < REGISTERS; i++) {
      slots.add(new Layout.SlotInfo(finalField("x", "[I"), i, Element.INT));
    }
    slots.add(new Layout.SlotInfo(field("pc", "I"), -1, null));
    slots.add(new Layout.SlotInfo(field("retired", "J"), -1, null));
    slots.add(new Layout.SlotInfo(field("wide", "J"), -1, null));
    slots.add(new Layout.SlotInfo(field("real", "D"), -1, null));
    slots.add(new Layout.SlotInfo(field("single", "F"), -1, null));
    slots.add(new Layout.SlotInfo(field("narrowSlot", "S"), -1, null));
    slots.add(new Layout.SlotInfo(field("link", "L" + ToyModel.node() + ";"), -1, null));
    return new Layout(NAME, slots, RETIRED, volatileField("limit", "J"));
  }

  static String node() {
    return "org/tracewright/jit/ir/ToyNode";
  }

  static FieldRef field(String name, String descriptor) {
    return new FieldRef(NAME, name, descriptor, false, false, false);
  }

  static FieldRef finalField(String name, String descriptor) {
    return new FieldRef(NAME, name, descriptor, false, true, false);
  }

  static FieldRef volatileField(String name, String descriptor) {
    return new FieldRef(NAME, name, descriptor, false, false, true);
  }

  static FieldRef nodeField(String name, String descriptor) {
    return new FieldRef(node(), name, descriptor, false, false, false);
  }

  static final MethodRef PARITY = new MethodRef(MethodRef.Kind.STATIC, NAME, "parity", "(I)I");
  static final MethodRef TRAP = new MethodRef(MethodRef.Kind.VIRTUAL, NAME, "trap", "(I)I");

  static final MethodRef TRAP_IF = new MethodRef(MethodRef.Kind.VIRTUAL, NAME, "trapIf", "(ZI)V");

  /** Elidable. */
  public static int parity(int value) {
    return Integer.bitCount(value) & 1;
  }

  /** Changes slots and heap; throws for one argument in eight. */
  public int trap(int cause) {
    count += cause;
    x[1] ^= count;
    retired += 3;
    node.value++;
    ram[cause & 63] += 1;
    if ((cause & 7) == 7) {
      throw new IllegalStateException("trap " + cause);
    }
    return cause + x[2];
  }

  /** To be called conditionally. */
  public void trapIf(boolean due, int cause) {
    if (due) {
      trap(cause);
    }
  }

  /** Everything that can be seen of this model. */
  public String describe() {
    return Arrays.toString(x)
        + " pc "
        + pc
        + " retired "
        + retired
        + " wide "
        + wide
        + " real "
        + Double.doubleToRawLongBits(real)
        + " single "
        + Float.floatToRawIntBits(single)
        + " narrow "
        + narrowSlot
        + " limit "
        + limit
        + " heap "
        + count
        + " "
        + small
        + " "
        + total
        + " "
        + shared
        + Arrays.toString(ram)
        + Arrays.toString(table)
        + describe(node)
        + describe(link);
  }

  /** A value of a frame or slot, the same for equal values of different models. */
  public String describe(Object value) {
    if (value == ram || value == table || value == this) {
      return value == this ? "this" : value == ram ? "ram" : "table";
    }
    if (!(value instanceof ToyNode)) {
      return String.valueOf(value);
    }
    StringBuilder text = new StringBuilder();
    ToyNode each = (ToyNode) value;
    for (int depth = 0; each != null && depth < 5; depth++) {
      text.append(each == node ? "*" : "").append(each == link ? "+" : "");
      text.append(each.getClass().getSimpleName()).append(each.value).append('>');
      each = each.next;
    }
    return text.toString();
  }
}
