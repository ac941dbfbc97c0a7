package org.tracewright.sim;

/**
 * What reached a machine from outside, kept so that it reaches it again, at the same instructions,
 * when the machine is put back to an earlier state; what the guest did to the outside is not
 * repeated then. One of the machine's {@linkplain Machine.Builder#part parts}: where the machine
 * stands in it is part of each snapshot.
 */
public interface Recording {
  /** Nothing comes from outside. */
  Recording NONE = () -> {};

  /** Forgets what comes after the present state: it will be asked for anew. */
  void forgetFuture();
}
