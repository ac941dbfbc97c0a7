package org.tracewright.jit.ir;

/** A heap object of {@link ToyModel}. */
public class ToyNode {
  public int value;
  public ToyNode next;

  /** For class checks. */
  public static final class Special extends ToyNode {}
}
