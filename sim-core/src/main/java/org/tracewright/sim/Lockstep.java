package org.tracewright.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Two machines that must do the same, side by side: the reference, whose word counts, and the one
 * under test, which runs in another engine. They run a window of instructions each; then registers
 * and memory are compared. At a difference both go back to the last state that was the same in
 * both, and windows that are halved again and again find the first instruction after which they
 * differ.
 *
 * <p>Both machines have the same memories and the same processor model, and start in the same
 * state. What comes from outside reaches the one under test as the reference got it; see {@link
 * Inputs}.
 */
public final class Lockstep {
  /** Instructions from one comparison to the next. */
  public static final long WINDOW = 4_000_000;

  private static final int MOST_VALUES = 16;

  /** Turns that retire nothing which may stand between two stops. */
  private static final int FOLLOWING = 8;

  /**
   * What both machines get from outside: done by the reference, kept, and given to the other one.
   */
  public interface Inputs {
    /** All that was given is not asked for again. */
    void forget();

    /** Both machines will ask again for what was given since the last {@link #forget}. */
    void again();
  }

  /**
   * Where the two machines part.
   *
   * @param after instructions retired while they were still the same
   * @param until instructions retired when they were not
   * @param pc address of the instruction that was next while they were the same
   * @param expected how the reference's run ended
   * @param actual how the other one's ended
   * @param values registers and words of memory that differ, the first ones
   * @param repeated whether it happened again when run again; else {@code after} and {@code until}
   *     are a whole window apart
   */
  public record Difference(
      long after,
      long until,
      int pc,
      StopReason expected,
      StopReason actual,
      List<Value> values,
      boolean repeated) {
    /** The report, a line for each string. */
    public List<String> describe(Symbols symbols) {
      List<String> lines = new ArrayList<>();
      lines.add("the engines differ " + when() + ", " + where(symbols));
      if (!expected.equals(actual)) {
        lines.add("expected: " + expected.describe() + "; actual: " + actual.describe());
      }
      values.forEach(value -> lines.add(value.describe()));
      return lines;
    }

    private String when() {
      return repeated
          ? "after instruction " + until
          : "between instructions " + after + " and " + until;
    }

    private String where(Symbols symbols) {
      String name = symbols.describe(pc);
      String address = Hex.word(pc);
      return "from " + address + (name.equals(address) ? "" : " <" + name + ">") + " on";
    }
  }

  /**
   * One thing that differs.
   *
   * @param name of a register, or {@code [address]}
   */
  public record Value(String name, long expected, long actual) {
    String describe() {
      return String.format("%-12s expected 0x%08x, actual 0x%08x", name, expected, actual);
    }
  }

  private final Machine reference;
  private final Machine tested;
  private final Inputs inputs;
  private final Checkpoint good;
  private Difference difference;

  /**
   * Two machines.
   *
   * @throws IllegalArgumentException if they have not the same memories
   */
  public Lockstep(Machine reference, Machine tested, Inputs inputs) {
    this.reference = reference;
    this.tested = tested;
    this.inputs = Objects.requireNonNull(inputs);
    this.good = new Checkpoint(reference, tested);
  }

  /** The machine whose word counts. */
  public Machine reference() {
    return reference;
  }

  /** The machine under test. */
  public Machine tested() {
    return tested;
  }

  /** Where the machines parted, once a run has ended for it. */
  public Optional<Difference> difference() {
    return Optional.ofNullable(difference);
  }

  /**
   * Runs both.
   *
   * @param budget the most instructions to retire from here
   * @return why the reference's run ended; {@link StopReason.HostError} if the machines differ
   */
  public StopReason run(long budget) {
    if (budget < 0) {
      throw new IllegalArgumentException("a budget of " + budget + " instructions; give 0 or more");
    }
    long left = budget;
    while (difference == null) {
      long window = Math.min(left, WINDOW);
      StopReason reason = runWindow(window);
      left -= window;
      if (difference == null && (left == 0 || !(reason instanceof StopReason.Budget))) {
        return reason;
      }
    }
    return new StopReason.HostError(
        difference.describe(reference.symbols()).get(0),
        "run it with --engine interpreter, and report the difference");
  }

  private StopReason runWindow(long length) {
    good.take();
    inputs.forget();
    long start = reference.cpu().retired();
    StopReason expected = reference.run(length);
    if (expected instanceof StopReason.HostError) {
      return expected;
    }
    long ran = reference.cpu().retired() - start;
    if (expected instanceof StopReason.Requested) {
      return follow(start, ran, expected);
    }
    // What ends a run does not retire: the other machine must get as far as trying it.
    long tries = expected instanceof StopReason.Budget ? ran : ran + 1;
    StopReason actual = tested.run(tries);
    if (!expected.equals(actual) || !good.isSame()) {
      locate(start, tries, expected, actual);
    }
    return expected;
  }

  /** After a stop that came from outside: the other machine goes as far, so that both can go on. */
  private StopReason follow(long start, long ran, StopReason expected) {
    StopReason actual = tested.run(ran);
    // What does not retire, a call of the environment, may have been done by the reference already.
    for (int i = 0; i < FOLLOWING && isBehind(); i++) {
      actual = tested.step();
    }
    if (!good.isSame()) {
      List<Value> seen = good.differences(MOST_VALUES);
      int pc = good.pc();
      difference = new Difference(start, start + ran, pc, expected, actual, seen, false);
    }
    return expected;
  }

  private boolean isBehind() {
    return tested.cpu().pc() != reference.cpu().pc()
        && tested.cpu().retired() == reference.cpu().retired();
  }

  private void locate(long start, long length, StopReason expected, StopReason actual) {
    List<Value> seen = good.differences(MOST_VALUES);
    int pc = good.pc();
    difference = new Difference(start, start + length, pc, expected, actual, seen, false);
    long same = 0;
    long differs = length;
    if (!differsAfter(length)) {
      return;
    }
    while (differs - same > 1) {
      long middle = (same + differs) >>> 1;
      if (differsAfter(middle)) {
        differs = middle;
      } else {
        same = middle;
      }
    }
    report(start, same, differs);
  }

  private void report(long start, long same, long differs) {
    goBack();
    reference.run(same);
    int pc = reference.cpu().pc();
    goBack();
    StopReason expected = reference.run(differs);
    StopReason actual = tested.run(differs);
    List<Value> values = good.differences(MOST_VALUES);
    difference = new Difference(start + same, start + differs, pc, expected, actual, values, true);
  }

  private boolean differsAfter(long length) {
    goBack();
    StopReason expected = reference.run(length);
    StopReason actual = tested.run(length);
    return !expected.equals(actual) || !good.isSame();
  }

  private void goBack() {
    good.restore();
    inputs.again();
  }
}
