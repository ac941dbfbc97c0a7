package org.tracewright.sim;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A part of a machine with state that neither registers nor memory show: an environment, a device,
 * a processor's own latches. What it schedules on the clock is its state, too: it restores it by
 * cancelling and scheduling anew.
 */
public interface Stateful {
  /** Nothing to keep. */
  Stateful NONE =
      new Stateful() {
        @Override
        public void save(DataOutput out) {}

        @Override
        public void restore(DataInput in) {}
      };

  /** Writes the state, the same bytes for the same state. */
  void save(DataOutput out) throws IOException;

  /**
   * Takes the state over.
   *
   * @throws IOException if what is read was not written by {@link #save} of such a part; the state
   *     is then undefined
   */
  void restore(DataInput in) throws IOException;
}
