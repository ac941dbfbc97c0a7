package org.tracewright.jit.emit;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;

/** A model object with a slot of every type, for traces written by hand. */
final class Toy {
  static final String NAME = Toy.class.getName().replace('.', '/');

  int pc;
  final int[] x = new int[8];
  long retired;
  long limit = Long.MAX_VALUE;
  float f;
  double d;
  final long[] wide = new long[2];
  Object thing;
  final byte[] ram = new byte[64];
  final boolean[] booleans = new boolean[8];
  final char[] chars = new char[8];
  final short[] shorts = new short[8];
  final float[] floats = new float[8];
  final double[] doubles = new double[8];
  final int[] table = new int[600];
  final Toy other;
  int calls;
  int heap;

  Toy(Toy other) {
    this.other = other;
  }

  /** For a trace to call: changes a slot behind its back. */
  int poke(int slot, int value) {
    calls++;
    if (value == 666) {
      throw new IllegalStateException("poked");
    }
    x[slot] += value;
    return x[slot];
  }

  /** The same, if it is due. */
  void nudge(boolean due, int slot, int value) {
    if (due) {
      poke(slot, value);
    }
  }

  /** For a trace to call: changes memory behind its back. */
  void scribble(int index, int value) {
    ram[index] = (byte) value;
  }

  /** The same, if it is due. */
  void scrawl(boolean due, int index, int value) {
    if (due) {
      scribble(index, value);
    }
  }

  static int twice(int value) {
    return 2 * value;
  }

  static Layout layout() {
    List<Layout.SlotInfo> slots = new ArrayList<>();
    slots.add(scalar("pc"));
    addElements(slots, "x", 8, Element.INT);
    slots.add(scalar("retired"));
    slots.add(scalar("f"));
    slots.add(scalar("d"));
    addElements(slots, "wide", 2, Element.LONG);
    slots.add(scalar("thing"));
    return new Layout(NAME, slots, 9, field("limit"));
  }

  private static void addElements(
      List<Layout.SlotInfo> slots, String name, int count, Element element) {
    for (int index = 0; index < count; index++) {
      slots.add(new Layout.SlotInfo(field(name), index, element));
    }
  }

  private static Layout.SlotInfo scalar(String name) {
    return new Layout.SlotInfo(field(name), -1, null);
  }

  static FieldRef field(String name) {
    try {
      Field field = Toy.class.getDeclaredField(name);
      boolean isFinal = (field.getModifiers() & java.lang.reflect.Modifier.FINAL) != 0;
      return new FieldRef(NAME, name, field.getType().descriptorString(), false, isFinal, false);
    } catch (NoSuchFieldException unknown) {
      throw new AssertionError(unknown);
    }
  }

  static MethodHandles.Lookup lookup() {
    return MethodHandles.lookup();
  }
}
