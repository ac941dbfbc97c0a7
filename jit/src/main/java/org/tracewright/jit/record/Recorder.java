package org.tracewright.jit.record;

import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.reader.Model;

/** Records traces of one model. Not thread-safe: one for each thread. */
public final class Recorder {
  private final Model model;
  private final Layout layout;

  /** A recorder for the instances of a model that have this layout. */
  public Recorder(Model model, Layout layout) {
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
    throw new UnsupportedOperationException(model + " " + layout);
  }
}
