package org.tracewright.jit.runtime;

import java.util.List;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.reader.Model;
import org.tracewright.jit.record.Interpreter;
import org.tracewright.jit.record.Replay;

/** Has every run of compiled code judged, and asks before it whether its facts still hold. */
final class Judge {
  /** The longest run has two to this many turns. */
  private static final int LONGEST = 8;

  private final Model model;
  private final ExitBuffer out;
  private final Replay replay;
  private int runs;

  Judge(Model model, Layout layout, ExitBuffer out) {
    this.model = model;
    this.out = out;
    this.replay = new Replay(model, layout);
    out.replay(replay);
  }

  /** What finishes turns that compiled code left in the middle. */
  Interpreter finisher() {
    return replay.finisher();
  }

  /**
   * Answers whether the code may run now. Runs end soon, some after one turn: a difference is found
   * near to where it arose.
   */
  boolean begins(Object state, Installed code, int key) {
    if (code.facts().awaitsFence(model, state)) {
      return false;
    }
    String broken = code.facts().broken(model, state);
    if (broken != null) {
      throw new CheckFailedException(broken, List.of("seen before the turn with key " + key));
    }
    out.window(1 << (runs++ % (LONGEST + 1)));
    replay.begin(state, key, () -> code.facts().broken(model, state));
    return true;
  }

  void end(int key) {
    replay.end(key);
  }

  void endThrown(Throwable cause) {
    if (!(cause instanceof CheckFailedException) && replay.on()) {
      replay.endThrown(cause);
    }
  }
}
