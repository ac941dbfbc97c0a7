package org.tracewright.examples.brainfuck;

import java.util.ArrayDeque;
import java.util.Deque;

/** Finds out which brackets of a program belong together. */
final class Brackets {
  private Brackets() {}

  /** For the index of each bracket that of its partner; 0 elsewhere. */
  static int[] partners(byte[] program) {
    int[] partners = new int[program.length];
    Deque<Integer> open = new ArrayDeque<>();
    for (int at = 0; at < program.length; at++) {
      if (program[at] == '[') {
        open.push(at);
      } else if (program[at] == ']') {
        pair(partners, open, at);
      }
    }
    if (!open.isEmpty()) {
      throw new IllegalArgumentException("the [ at " + open.peek() + " is never closed; add a ]");
    }
    return partners;
  }

  private static void pair(int[] partners, Deque<Integer> open, int at) {
    if (open.isEmpty()) {
      throw new IllegalArgumentException("the ] at " + at + " closes nothing; remove it");
    }
    int start = open.pop();
    partners[start] = at;
    partners[at] = start;
  }
}
