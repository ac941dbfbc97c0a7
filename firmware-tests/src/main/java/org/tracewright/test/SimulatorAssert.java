package org.tracewright.test;

import java.util.Arrays;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.tracewright.sim.Hex;
import org.tracewright.sim.StopReason;

/** Assertions on a simulator's state. What fails says what a {@link SimulationFailure} says. */
public class SimulatorAssert extends AbstractAssert<SimulatorAssert, Simulator> {
  /** Assertions on a simulator. */
  public SimulatorAssert(Simulator actual) {
    super(actual, SimulatorAssert.class);
  }

  /** The last run ended because the guest ended by itself, with this status. */
  public SimulatorAssert exitedWith(int status) {
    StopReason last = actual.lastStop().orElse(null);
    return check(
        last instanceof StopReason.Exited e && e.status() == status,
        "expected the guest to exit with status %d, but %s",
        status,
        last == null ? "it has not run" : last.describe());
  }

  /** Standard output contains this so far. */
  public SimulatorAssert printed(String text) {
    String output = actual.console().output();
    return check(
        output.contains(text),
        "expected \"%s\" on the console, but there is \"%s\"",
        Text.quoted(text),
        Text.quoted(output));
  }

  /** Standard output is exactly this so far. */
  public SimulatorAssert printedExactly(String text) {
    String output = actual.console().output();
    return check(
        output.equals(text),
        "expected exactly \"%s\" on the console, but there is \"%s\"",
        Text.quoted(text),
        Text.quoted(output));
  }

  /** Goes on with a register; {@link RegisterAssert#and} comes back. */
  public RegisterAssert hasRegister(String name) {
    return new RegisterAssert(this, actual.register(name)).as("register %s", name);
  }

  /** A register has this value. */
  public SimulatorAssert hasRegister(String name, int value) {
    int there = actual.register(name);
    return check(
        there == value, "expected %s = %s, but it is %s", name, Hex.word(value), Hex.word(there));
  }

  /** The word at a symbol has this value. */
  public SimulatorAssert hasWord(String symbol, int value) {
    int there = actual.memory().word(symbol);
    return check(
        there == value, "expected %s = %s, but it is %s", symbol, Hex.word(value), Hex.word(there));
  }

  /** Memory from {@code address} on holds these bytes. */
  public SimulatorAssert hasBytes(int address, byte[] bytes) {
    byte[] there = actual.memory().bytes(address, bytes.length);
    int at = Arrays.mismatch(bytes, there);
    return check(
        at < 0,
        "expected other bytes at %s: the first to differ is byte %d",
        Hex.word(address),
        at);
  }

  /** The next instruction is inside this function. */
  public SimulatorAssert isIn(String function) {
    String place = actual.place(actual.pc());
    return check(
        place.equals(function) || place.startsWith(function + "+"),
        "expected to be in %s, but it is in %s",
        function,
        place);
  }

  /** No more instructions than this have retired. */
  public SimulatorAssert tookAtMost(long instructions) {
    long took = actual.instructions();
    return check(
        took <= instructions,
        "expected at most %d instructions, but it took %d",
        instructions,
        took);
  }

  /** Its statistics are as wanted. */
  public SimulatorAssert statistics(Consumer<Statistics> wanted) {
    isNotNull();
    wanted.accept(actual.statistics());
    return this;
  }

  private SimulatorAssert check(boolean holds, String format, Object... values) {
    if (!holds) {
      String headline = String.format(format, values);
      String report = actual.failure(headline, actual.lastStop().orElse(null)).getMessage();
      failWithMessage("%s", report);
    }
    return this;
  }
}
