package org.tracewright.jit.record;

import java.util.List;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.reader.Model;

/** The recorder's interpreter with recording off. Not thread-safe: one for each thread. */
public final class Interpreter {
  private final Machine machine;

  /** An interpreter of the model's loop. */
  public Interpreter(Model model) {
    this.machine = new Machine(Library.of(model));
  }

  /** An interpreter that counts as compiled code: what it writes and calls is told. */
  Interpreter(Model model, Journal journal, Outside outside) {
    this(model);
    machine.interpretCalls();
    machine.journal = journal;
    machine.outside = outside;
  }

  /**
   * Executes the rest of a turn that compiled code left in the middle. All slots must be in the
   * model's fields. An exception that leaves the loop is thrown on, checked or not.
   *
   * @param state the model
   * @param frames the frames of the exit, not empty
   * @param bits the primitive values of the frames: for each frame first the locals, then the
   *     stack, skipping entries of -1, in the form of {@link org.tracewright.jit.ir.Op.Const}
   * @param references the references of the frames, at the same indices
   * @param thrown what the exit's {@link org.tracewright.jit.ir.Op.Call} threw, {@code null} at an
   *     exit of a guard
   * @return the green key of the merge point reached
   */
  public int finish(
      Object state, List<Exit.Frame> frames, long[] bits, Object[] references, Throwable thrown) {
    machine.begin(state, Activation.NONE);
    machine.top = new Frames(machine.library, bits, references).build(frames);
    if (thrown != null) {
      machine.top.at = machine.top.next;
      if (!machine.unwind(thrown, Activation.NONE)) {
        throw Sneaky.rethrow(thrown);
      }
    }
    return run();
  }

  /**
   * Executes the whole turn that begins with {@code key}, methods included; the result is as for
   * {@link #finish}. Not for loops that may leave in this turn.
   */
  int turn(Object state) {
    machine.interpretCalls();
    machine.begin(state, Activation.NONE);
    return run();
  }

  private int run() {
    return switch (machine.run(Integer.MAX_VALUE)) {
      case ARRIVED -> machine.key();
      case THROWN -> throw Sneaky.rethrow(machine.thrown());
      case PAUSED -> throw new AssertionError("nothing pauses this interpreter");
      case LEFT -> throw new AssertionError("the loop was left in the middle of a turn");
    };
  }
}
