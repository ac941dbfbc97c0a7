package org.tracewright.jit;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.tracewright.jit.runtime.Counters;
import org.tracewright.jit.runtime.ModelRuntime;

/**
 * One interpreter loop: the handle through which a model gives its hints. Without the JIT they do
 * nothing.
 *
 * <p>A driver belongs to a class and is kept in a static final field of it. The class has one
 * instance method with one call of {@link #mergePoint}, which stands in a loop, outside of any
 * {@code try} block. {@link #lint} tells whether it is so.
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
   * <p><b>Law.</b> All state that outlives a turn is in fields: no local variable but {@code this}
   * is used after the call that was assigned before it. Only the model can leave its loop, so the
   * test for the end comes early in the turn, best right behind this call; before it a turn may
   * write, but call nothing that is not followed. What the turn needs of the green key behind a
   * {@link Residual} call it reads into a local variable before: that call may have changed the
   * field.
   *
   * <p><b>Misuse.</b> A model that breaks the first rule is not traced, and the log says why, once.
   * A turn that breaks the second is not compiled; {@link #statistics} counts that with the reason.
   *
   * <p><b>Cost.</b> While nothing is compiled, the decrement of a counter.
   *
   * @param state the model, {@code this}
   * @param pc the green key: what code is specialised on. The fields it is computed from had better
   *     be virtualizable. If it is anything but the value of one field, {@link #promote(int)} at
   *     the start of the turn what instructions are fetched with
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

  /**
   * Writes what was compiled for all models of this driver to a file, for {@link #load} in another
   * process. Nothing is written if there is nothing, or little but what was loaded.
   *
   * <p>The file appears in one step: another process that reads it meanwhile finds the old one or
   * the new one. Several models may run the while.
   *
   * @param file its folder has to be there
   * @return whether it was written
   * @throws IOException if the file cannot be written
   */
  public boolean save(Path file) throws IOException {
    byte[] code = runtime.save();
    if (code != null) {
      Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "jit", null);
      try {
        Files.write(fresh, code);
        Files.move(
            fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    }
    return code != null;
  }

  /**
   * Compiles what another process saved: code that is hot is run compiled from the start, with
   * neither warm-up nor recording. To be called before models run; returns at once, and the rest is
   * done in the background unless the {@linkplain JitSettings#synchronous settings} say otherwise.
   *
   * <p>Results do not depend on it. Each model object is asked whether it has the guest code, and
   * all else that the compiled code takes for granted, before it uses any. A file that is not
   * there, is damaged, or comes from other class files of the model, another build of this library
   * or another version of Java is as good as none; {@link #save} replaces it. Only the file's own
   * digest stands between it and what is executed: load none that others may write to.
   *
   * @param file written by {@link #save}
   */
  public void load(Path file) {
    runtime.load(() -> contents(file));
  }

  private static byte[] contents(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException missing) {
      return new byte[0];
    }
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

  /**
   * Runs a model for a few turns, as compiled code where the loop alone would be interpreted: the
   * first turn if nothing is compiled for it, and the turns before the {@link Limit} for which
   * compiled loops have no room. For a debugger that steps; each turn that is stepped the first
   * time is compiled, which takes about a millisecond.
   *
   * @param state the model
   * @param key the green key of the turn that comes next
   * @param loop runs the model's loop, from that turn on
   */
  public void step(Object state, int key, Runnable loop) {
    runtime.step(Objects.requireNonNull(state), key, Objects.requireNonNull(loop));
  }

  /** What compiling did for a model so far. */
  public JitStatistics statistics(Object state) {
    return runtime.statistics(Objects.requireNonNull(state));
  }

  /** The compiled code that a model uses. */
  public List<RegionReport> regions(Object state) {
    return runtime.regions(Objects.requireNonNull(state));
  }

  /** The code of single turns that {@link #step} has made for a model. */
  public List<RegionReport> steps(Object state) {
    return runtime.steps(Objects.requireNonNull(state));
  }

  /**
   * Where a model left compiled code, the last time first: the last few, of which only the first
   * may be a {@linkplain RegionExit#pause pause}; empty if it never ran any. To be asked between
   * its runs, or when it is stopped at a key.
   */
  public List<RegionExit> lastExits(Object state) {
    return runtime.lastExits(Objects.requireNonNull(state));
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
   * And turns that stay interpreted since they are too long.
   */
  public List<LintFinding> notes() {
    return runtime.notes();
  }

  /**
   * Asks compiled code to specialise on this value: guarded once, then a constant, with all that is
   * computed from it.
   *
   * <p><b>Law.</b> None.
   *
   * <p><b>Misuse.</b> Every value that turns up often becomes a branch of its own. Promote a
   * condition or a page number, not an address.
   *
   * <p><b>Cost.</b> A comparison.
   */
  public static int promote(int value) {
    return value;
  }

  /** The same for a {@code long}: see {@link #promote(int)}. */
  public static long promote(long value) {
    return value;
  }

  /** The same for a {@code boolean}: see {@link #promote(int)}. */
  public static boolean promote(boolean value) {
    return value;
  }

  /**
   * Whether the caller's turn is being recorded or runs compiled; {@code false} when interpreted.
   *
   * <p><b>Law.</b> Both branches do the same, one of them in a way that the recorder likes better:
   * decoding anew what the interpreter keeps in a table, for instance.
   *
   * <p><b>Misuse.</b> If they do not, results depend on the engine.
   *
   * <p><b>Cost.</b> None.
   */
  public static boolean inTrace() {
    return false;
  }
}
