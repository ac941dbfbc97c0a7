package org.tracewright.jit.runtime;

/** A way by which one model object goes straight from one region to another. */
final class Passage {
  final CompiledCode from;
  final ExitState exit;
  final int number; // of the exit
  final CompiledCode to;
  final int node;

  /** The emission it leads to. */
  final Installed code;

  /** The key it leads to. */
  final Entry entry;

  /** How often it was taken since that was last asked. */
  private int taken;

  /**
   * A way.
   *
   * @param number that of the exit it leaves by
   * @param entry where it leads, with the code there
   */
  Passage(Installed from, int number, Entry entry) {
    this.from = from.code();
    this.number = number;
    this.exit = from.exits()[number];
    this.entry = entry;
    this.code = entry.code;
    this.to = code.code();
    this.node = entry.node;
  }

  void take() {
    taken++;
  }

  /** How often it was taken since this was last asked; the exit counts these now. */
  int settle() {
    int since = taken;
    exit.total += since;
    taken = 0;
    return since;
  }
}
