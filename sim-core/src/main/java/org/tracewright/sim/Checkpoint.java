package org.tracewright.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A state that two machines had in common, to compare them and to go back to. */
final class Checkpoint {
  private final Machine reference;
  private final Machine tested;
  private final List<Register> registers;
  private Snapshot ofReference;
  private Snapshot ofTested;

  Checkpoint(Machine reference, Machine tested) {
    this.reference = reference;
    this.tested = tested;
    this.registers = reference.cpu().registers();
    checkAlike();
  }

  private void checkAlike() {
    if (!reference.bus().memories().toString().equals(tested.bus().memories().toString())) {
      throw new IllegalArgumentException(
          "machines in lockstep need the same memories, not "
              + reference.bus().memories()
              + " and "
              + tested.bus().memories());
    }
  }

  /** Keeps the state, which is the same but for what only one of them has scheduled. */
  void take() {
    ofReference = taken(reference, ofReference);
    ofTested = taken(tested, ofTested == null ? ofReference : ofTested);
  }

  private static Snapshot taken(Machine machine, Snapshot earlier) {
    return earlier == null ? machine.snapshot() : machine.snapshot(earlier);
  }

  int pc() {
    return ofReference.pc();
  }

  /** Puts both machines back into the state that was kept. */
  void restore() {
    reference.restore(ofReference);
    tested.restore(ofTested);
  }

  /** Whether both machines are in the same state. */
  boolean isSame() {
    return differences(1).isEmpty();
  }

  /** What differs between the machines, at most {@code most} values. */
  List<Lockstep.Value> differences(int most) {
    List<Lockstep.Value> found = new ArrayList<>();
    addIfDifferent("retired", reference.cpu().retired(), tested.cpu().retired(), found);
    for (Register r : registers) {
      addIfDifferent(
          r.name(), reference.cpu().register(r.number()), tested.cpu().register(r.number()), found);
    }
    for (int i = 0; i < reference.bus().memories().size(); i++) {
      addMemory(i, most, found);
    }
    return List.copyOf(found.subList(0, Math.min(most, found.size())));
  }

  private void addMemory(int index, int most, List<Lockstep.Value> found) {
    Memory one = reference.bus().memories().get(index);
    byte[] expected = one.bytes();
    byte[] actual = tested.bus().memories().get(index).bytes();
    int at = Arrays.mismatch(expected, actual);
    while (at >= 0 && found.size() < most) {
      int word = Math.max(0, Math.min(at & -4, expected.length - 4));
      found.add(memoryValue(one.base() + word, word, expected, actual));
      int next = Math.min(word + 4, expected.length);
      int more = Arrays.mismatch(expected, next, expected.length, actual, next, actual.length);
      at = more < 0 ? -1 : next + more;
    }
  }

  private static Lockstep.Value memoryValue(
      int address, int index, byte[] expected, byte[] actual) {
    return new Lockstep.Value(
        "[" + Hex.word(address) + "]", word(expected, index), word(actual, index));
  }

  private static long word(byte[] bytes, int index) {
    return bytes.length < 4
        ? bytes[index] & 0xff
        : Integer.toUnsignedLong(HostMemory.loadInt(bytes, index));
  }

  private static void addIfDifferent(
      String name, long expected, long actual, List<Lockstep.Value> found) {
    if (expected != actual) {
      found.add(new Lockstep.Value(name, expected, actual));
    }
  }
}
