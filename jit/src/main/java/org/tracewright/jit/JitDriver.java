package org.tracewright.jit;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Objects;
import org.tracewright.jit.runtime.Counters;
import org.tracewright.jit.runtime.ModelRuntime;

/**
 * One interpreter loop: the handle through which a model gives its hints. Without the JIT they do
 * nothing.
 */
public final class JitDriver {
  private final MethodHandles.Lookup lookup;
  private final String name;
  private final short[] counters; // of the run time; kept here for the fast path
  private volatile ModelRuntime runtime;

  private JitDriver(MethodHandles.Lookup lookup, String name) {
    this.lookup = lookup;
    this.name = name;
    this.runtime = new ModelRuntime(lookup, JitSettings.defaults(), null);
    this.counters = runtime.counters();
  }

  /**
   * A driver for the loop of the class that made {@code lookup}.
   *
   * @param lookup {@code MethodHandles.lookup()} of the model, with private access
   * @param name what statistics and messages call the model
   */
  public static JitDriver of(MethodHandles.Lookup lookup, String name) {
    return new JitDriver(Objects.requireNonNull(lookup), Objects.requireNonNull(name));
  }

  /** The name given at creation. */
  public String name() {
    return name;
  }

  /** The model class. */
  public Class<?> model() {
    return lookup.lookupClass();
  }

  /**
   * Marks the start of a turn of the interpreter's loop. Compiled code may run here; when the call
   * returns, the state of the model is in its fields.
   *
   * @param state the model
   * @param pc the green key: what code is specialised on
   */
  public void mergePoint(Object state, int pc) {
    short[] left = counters;
    int place = Counters.place(pc);
    if (--left[place] < 0) {
      runtime.arrive(state, pc, place);
    }
  }

  /** The settings in force. */
  public JitSettings settings() {
    return runtime.settings();
  }

  /**
   * Settings for all models of this driver. Everything compiled before is forgotten, and so are
   * engines chosen for single models; to be called while no model runs.
   */
  public void settings(JitSettings settings) {
    runtime = new ModelRuntime(lookup, settings, counters);
  }

  /** How a model is run from now on; takes effect at its next merge point. */
  public void engine(Object state, Engine engine) {
    runtime.engine(Objects.requireNonNull(state), Objects.requireNonNull(engine));
  }

  /** How a model is run. */
  public Engine engine(Object state) {
    return runtime.engine(Objects.requireNonNull(state));
  }

  /**
   * Has a model stop at green keys: whenever it reaches a merge point with one of them, in
   * whichever engine, {@code reached} is called before the turn begins, with the model's whole
   * state in its fields. It may ask the model to leave its loop, by lowering its limit for
   * instance, or do nothing, and the turn runs. Code compiled for other keys is not affected. The
   * turn at such a key itself is always interpreted.
   *
   * @param state the model; between its runs, or from within {@code reached}
   * @param keys the keys, in any order; none to end this. They replace those given before
   */
  public void stopAt(Object state, int[] keys, Runnable reached) {
    runtime.stopAt(Objects.requireNonNull(state), keys, Objects.requireNonNull(reached));
  }

  /** What compiling did for a model so far. */
  public JitStatistics statistics(Object state) {
    return runtime.statistics(Objects.requireNonNull(state));
  }

  /** The compiled code that a model uses. */
  public List<RegionReport> regions(Object state) {
    return runtime.regions(Objects.requireNonNull(state));
  }

  /**
   * What keeps the model from being traced; empty if nothing does. It is found in the class files,
   * nothing has to be run: a test of the model can demand that this be empty.
   */
  public List<LintFinding> lint() {
    return ModelRuntime.lint(lookup);
  }

  /**
   * Methods that compiled code calls instead of containing them, with the reason, as far as they
   * have been met. Not listed are those that ask for it, by {@link Residual} or {@link Elidable}.
   */
  public List<LintFinding> notes() {
    return runtime.notes();
  }

  /** Asks compiled code to specialise on this value: guarded once, then a constant. */
  public static int promote(int value) {
    return value;
  }

  /** Asks compiled code to specialise on this value: guarded once, then a constant. */
  public static long promote(long value) {
    return value;
  }

  /** Asks compiled code to specialise on this value: guarded once, then a constant. */
  public static boolean promote(boolean value) {
    return value;
  }

  /**
   * Whether the caller's turn is being recorded or runs compiled; {@code false} when interpreted.
   */
  public static boolean inTrace() {
    return false;
  }
}
