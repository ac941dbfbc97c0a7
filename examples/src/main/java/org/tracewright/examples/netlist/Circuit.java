package org.tracewright.examples.netlist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws a synchronous circuit. A wire is a number; gates are listed in the order in which they are
 * drawn, which is a levelised one because a gate can only take wires that are already there.
 */
public final class Circuit {
  private record Register(int output, int input) {}

  private final List<Integer> gates = new ArrayList<>();
  private final List<Register> registers = new ArrayList<>();
  private int wires;

  /** A wire that somebody else drives. */
  public int input() {
    return wires++;
  }

  /** Wires that somebody else drives, the lowest bit first. */
  public int[] input(int width) {
    return fill(width, i -> input());
  }

  private interface Source {
    int wire(int index);
  }

  private static int[] fill(int width, Source source) {
    int[] all = new int[width];
    Arrays.setAll(all, source::wire);
    return all;
  }

  private int gate(int operation, int a, int b) {
    int output = wires++;
    gates.addAll(List.of(operation, a, b, output));
    return output;
  }

  /** {@code a AND b}. */
  public int and(int a, int b) {
    return gate(Netlist.AND, a, b);
  }

  /** {@code a OR b}. */
  public int or(int a, int b) {
    return gate(Netlist.OR, a, b);
  }

  /** {@code a XOR b}. */
  public int xor(int a, int b) {
    return gate(Netlist.XOR, a, b);
  }

  /** {@code NOT (a AND b)}. */
  public int nand(int a, int b) {
    return gate(Netlist.NAND, a, b);
  }

  /** {@code NOT a}. */
  public int not(int a) {
    return gate(Netlist.NAND, a, a);
  }

  /** The outputs of registers, whose inputs are to be connected by {@link #drive}. */
  public int[] registers(int width) {
    return input(width);
  }

  /** Has registers take over these wires at the end of each cycle. */
  public void drive(int[] outputs, int[] inputs) {
    for (int i = 0; i < outputs.length; i++) {
      // A register that feeds another one directly must not be overwritten before it is read.
      registers.add(new Register(outputs[i], and(inputs[i], inputs[i])));
    }
  }

  /** The sum modulo two to the width. */
  public int[] add(int[] a, int[] b) {
    int carry = -1;
    int[] sum = new int[a.length];
    for (int i = 0; i < a.length; i++) {
      int half = xor(a[i], b[i]);
      int both = and(a[i], b[i]);
      sum[i] = carry < 0 ? half : xor(half, carry);
      carry = carry < 0 ? both : or(both, and(half, carry));
    }
    return sum;
  }

  /** The exclusive or of words. */
  public int[] xor(int[] a, int[] b) {
    return fill(a.length, i -> xor(a[i], b[i]));
  }

  /** A word with its bits moved in a circle; costs no gates. */
  public int[] rotate(int[] a, int by) {
    return fill(a.length, i -> a[Math.floorMod(i - by, a.length)]);
  }

  /** The circuit, ready to run; all wires are 0. */
  public Netlist build() {
    List<Integer> list = new ArrayList<>(gates);
    for (Register each : registers) {
      list.addAll(List.of(Netlist.AND, each.input, each.input, each.output));
    }
    return new Netlist(list.stream().mapToInt(Integer::intValue).toArray(), wires);
  }
}
