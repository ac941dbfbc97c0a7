package org.tracewright.jit.runtime;

/** A way by which one model object goes straight from one region to another. */
final class Passage {
  final Installed from;
  final ExitState exit;

  /** What the region that it leads from would return. */
  final long result;

  final CompiledCode to;
  final int node;

  /** The emission it leads to. */
  final Installed code;

  /** The key it leads to. */
  final Entry entry;

  private final boolean counts;
  private int left; // until something has to be done about the exit
  private int taken;

  /**
   * A way.
   *
   * @param result what leaving by its exit, at its key, returns
   * @param entry where it leads, with the code there
   */
  Passage(Installed from, long result, Entry entry) {
    this.from = from;
    this.result = result;
    this.exit = from.exits()[(int) (result >>> 32)];
    this.entry = entry;
    this.code = entry.code;
    this.to = code.code();
    this.node = entry.node;
    this.counts = exit.trigger != ExitState.NEVER;
    this.left = counts ? exit.trigger - exit.count : ExitState.NEVER;
  }

  /** Whether it leads from this code with this result. */
  boolean fits(CompiledCode leaving, long with) {
    return from.code() == leaving && result == with;
  }

  /** Takes it; false if it is time to look at the exit. */
  boolean take() {
    if (left == taken) {
      return false;
    }
    taken++;
    return true;
  }

  /** How often it was taken since this was last asked; the exit counts these now. */
  int settle() {
    int since = taken;
    exit.total += since;
    if (counts) {
      exit.count += since;
      left -= since;
    }
    taken = 0;
    return since;
  }
}
