package org.tracewright.cpu.riscv32.env.linux;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tracewright.cpu.riscv32.env.GuestMemory;

/**
 * What a process finds on its stack: argc, argv, envp and the auxiliary vector, with the strings
 * they point at above them. psABI: sp is a multiple of 16.
 */
final class LinuxStack {
  private final GuestMemory memory;
  private int pointer;

  /** A stack that grows down from {@code top}. */
  LinuxStack(GuestMemory memory, int top) {
    this.memory = memory;
    this.pointer = top;
  }

  /** Puts the string on the stack; its address. */
  int string(String text) {
    return bytes((text + "\0").getBytes(StandardCharsets.UTF_8));
  }

  /** Puts the bytes on the stack; their address. */
  int bytes(byte[] bytes) {
    pointer -= bytes.length;
    memory.put(pointer, bytes);
    return pointer;
  }

  /**
   * Puts the vectors on the stack.
   *
   * @param auxiliary pairs of type and value, without the last
   * @return the stack pointer: where argc is
   */
  int vectors(List<Integer> arguments, List<Integer> environment, List<Integer> auxiliary) {
    List<Integer> words = new ArrayList<>();
    words.add(arguments.size());
    words.addAll(arguments);
    words.add(0);
    words.addAll(environment);
    words.add(0);
    words.addAll(auxiliary);
    words.add(0);
    words.add(0);
    pointer = (pointer - 4 * words.size()) & -16;
    for (int i = 0; i < words.size(); i++) {
      memory.putWord(pointer + 4 * i, words.get(i));
    }
    return pointer;
  }
}
