package org.tracewright.jit.record;

import java.util.HashSet;
import java.util.Set;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.reader.Model;
import org.tracewright.jit.record.Recording.Ending;

/** Records traces of one model. Not thread-safe: one for each thread. */
public final class Recorder {
  private final Model model;
  private final Layout layout;
  private final boolean strict;

  /** A recorder for the instances of a model that have this layout. */
  public Recorder(Model model, Layout layout) {
    this(model, layout, false);
  }

  /**
   * The same.
   *
   * @param strict whether a write to an immutable array is a {@link
   *     org.tracewright.jit.CheckFailedException}
   */
  public Recorder(Model model, Layout layout, boolean strict) {
    this.strict = strict;
    this.model = model;
    this.layout = layout;
  }

  /**
   * Executes turns of the model from the merge point it stands at, and records them. An exception
   * that leaves the model's loop is thrown on, checked or not, as the loop would have done.
   *
   * @param state the model; all its state is in its fields
   * @param key the green key of the turn that begins
   */
  public Recording record(Object state, int key, Request request) {
    return new Session(state, key, request).run();
  }

  /** One recording. */
  private final class Session {
    private final Object state;
    private final int start;
    private final Request request;
    private final Machine machine = new Machine(Library.of(model));
    private final TurnState turn = new TurnState(machine, layout);
    private final Partings partings = Partings.of(model);
    private final Set<Integer> passed = new HashSet<>();
    private int key;
    private int turns;
    private Exit end;

    Session(Object state, int key, Request request) {
      this.state = state;
      this.start = key;
      this.key = key;
      this.request = request;
      machine.strict = strict;
      machine.tape = new TraceTape(turn, layout, state, request.raw());
    }

    Recording run() {
      if (partings.inLoop(start)) {
        return new Recording.Aborted(AbortReason.PARTS, "", start, 0);
      }
      while (true) {
        passed.add(key);
        Recording ended = turn();
        if (ended != null) {
          return ended;
        }
      }
    }

    // Null to go on.
    private Recording turn() {
      begin();
      if (turns == 0 && model.keyField() == null && model.loop().keyStart() >= 0) {
        recogniseKey();
      }
      try {
        return switch (machine.run(limit())) {
          case ARRIVED -> arrived();
          case LEFT -> left();
          case PAUSED -> throw new AssertionError("nothing pauses a recording");
          case THROWN -> {
            if (request.fork() < 0) {
              throw Sneaky.rethrow(machine.thrown());
            }
            yield left(); // it did not happen
          }
        };
      } catch (Stop stop) {
        takeBack();
        return stop.again() ? null : ended(Ending.ABORT, stop.reason(), stop.getMessage());
      }
    }

    private int limit() {
      return turn.trace.size() + request.maxOps();
    }

    private void begin() {
      turn.begin(key);
      machine.journal.begin();
      machine.turnKey(key);
      machine.begin(state, 0);
      if (request.fork() >= 0) {
        machine.fork(request.fork());
      }
    }

    // Executes once more what has computed the key: where it was read from it stands still.
    private void recogniseKey() {
      turn.probe(true);
      machine.beginWithKey(state, 0);
      boolean found = false;
      try {
        boolean arrived = machine.run(limit()) == Machine.Outcome.ARRIVED;
        found = arrived && machine.key() == key && turn.found(machine.keyPosition());
      } catch (Stop unknown) {
        found = false;
      }
      turn.probe(false);
      if (found) {
        machine.begin(state, 0);
      } else {
        takeBack();
        begin();
      }
    }

    private void takeBack() {
      machine.journal.undo();
      turn.undo();
    }

    private Recording left() {
      takeBack();
      return ended(Ending.LEAVE, AbortReason.LEAVES, "");
    }

    private Recording arrived() {
      Stop stopped = machine.stopped();
      if (stopped != null) {
        turn.undo();
        key = machine.key();
        turns++;
        return ended(Ending.ABORT, stopped.reason(), stopped.getMessage());
      }
      int from = key;
      Exit here = turn.end(machine.key(), machine.keyPosition());
      key = machine.key();
      turns++;
      end = here;
      Ending ending = ending(from);
      if (ending != null && request.rehearsed() && machine.journal.whole()) {
        machine.journal.undo();
        if (!machine.hasForked()) {
          return new Recording.Aborted(AbortReason.PRETENDED, "", from, 0);
        }
        return new Recording.Done(turn.trace.build(start, end), ending, from, 0, null, "");
      }
      return ending == null ? null : ended(ending, null, "");
    }

    private Ending ending(int from) {
      if (key == start) {
        return Ending.LOOP;
      }
      if (request.stop().test(key) || partings.inLoop(key)) {
        return Ending.STOP;
      }
      if (passed.contains(key)) {
        return Ending.INNER_LOOP;
      }
      if (request.stopBackward() && key <= from) {
        return Ending.BACKWARD;
      }
      if (turn.hasChangedCode()) {
        return Ending.CODE_CHANGED;
      }
      boolean full = turn.trace.size() >= request.maxOps() || turns >= request.maxTurns();
      return full ? Ending.LENGTH : null;
    }

    private Recording ended(Ending ending, AbortReason reason, String detail) {
      if (end == null) {
        return new Recording.Aborted(reason, detail, key, turns);
      }
      Trace trace = turn.trace.build(start, end);
      AbortReason why = ending == Ending.ABORT ? reason : null;
      return new Recording.Done(trace, ending, key, turns, why, detail);
    }
  }
}
