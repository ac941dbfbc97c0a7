package org.tracewright.test;

/**
 * A function of the guest, with the number of its parameters, which a program without debug
 * information does not tell: so that a call with too many or too few fails here and not in the
 * guest.
 */
public final class GuestFunction {
  private final Simulator simulator;
  private final String name;
  private final int parameters;

  GuestFunction(Simulator simulator, String name, int parameters) {
    this.simulator = simulator;
    this.name = name;
    this.parameters = parameters;
  }

  /**
   * Calls it; see {@link Simulator#call(String, Object...)}.
   *
   * @throws IllegalArgumentException also if there are too many arguments, or too few
   */
  public CallResult call(Object... arguments) {
    if (arguments.length != parameters) {
      throw new IllegalArgumentException(
          name + " takes " + parameters + " arguments, not " + arguments.length);
    }
    return simulator.call(name, arguments);
  }
}
