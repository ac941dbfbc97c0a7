package org.tracewright.jit.runtime;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.reader.Model;
import org.tracewright.jit.reader.RefusedException;
import org.tracewright.jit.record.Interpreter;
import org.tracewright.jit.record.Recorder;

/**
 * What the run time keeps for one model object, which it does not hold. Used by one thread at a
 * time, the one that runs the model.
 */
final class Binding {
  private final Regions regions;
  private final Entries entries = new Entries();
  private final ExitBuffer out;
  private final Map<String, Long> aborts = new TreeMap<>();
  private Engine engine;
  private Model model;
  private Layout layout;
  private Recorder recorder;
  private Interpreter interpreter;
  private boolean refused;
  private Stops stops = Stops.NONE;

  /** Whether the model is inside the run time: merge points reached from there do nothing. */
  boolean busy;

  long recordNanos;
  private long compiledInstructions;
  private long runs;
  private long sideExits;
  private long midTurnExits;
  private long invalidations;

  Binding(Regions regions, JitSettings settings) {
    this.regions = regions;
    this.engine = settings.engine();
    this.out = new ExitBuffer(settings.stress());
  }

  Engine engine() {
    return engine;
  }

  void engine(Engine other) {
    engine = other;
  }

  /** Where the model object stops. */
  Stops stops() {
    return stops;
  }

  /** Sets where the model object stops; code that runs past such keys is not used any more. */
  void stopAt(Object state, Stops where) {
    stops = where;
    for (Entry entry : entries.all()) {
      release(state, entry);
      entry.seen = -1;
    }
  }

  /** Whether the model object can be traced; finds out at the first call. */
  boolean isTraceable(Model ofModel, Object state) {
    if (layout == null && !refused) {
      prepare(ofModel, state);
    }
    return !refused;
  }

  private void prepare(Model ofModel, Object state) {
    try {
      model = ofModel;
      layout = model.layout(state);
      recorder = new Recorder(model, layout);
      interpreter = new Interpreter(model);
    } catch (RefusedException why) {
      refused = true;
      Refusals.say(model.lookup().lookupClass().getName(), why);
    }
  }

  Layout layout() {
    return layout;
  }

  Recorder recorder() {
    return recorder;
  }

  Entry entry(int key) {
    return entries.get(key);
  }

  void aborted(String reason) {
    aborts.merge(reason, 1L, Long::sum);
  }

  /** The code that may be run from a merge point with this key, {@code null} if there is none. */
  @SuppressWarnings("ReferenceEquality") // an emission is the one that was looked up, or not
  Installed find(Object state, int key) {
    if (stops.contains(key)) {
      return null;
    }
    Entry entry = entries.find(key);
    if (entry != null && entry.code != null) {
      Installed now = entry.code.region().installed;
      return now == entry.code ? now : search(state, entry);
    }
    if (entry != null && entry.seen == regions.version()) {
      return null;
    }
    return search(state, entries.get(key));
  }

  private Installed search(Object state, Entry entry) {
    release(state, entry);
    entry.seen = regions.version();
    for (Region region : regions.at(entry.key)) {
      Installed code = region.installed;
      if (code != null && isUsable(region) && code.facts().hold(model, state)) {
        use(state, entry, code);
        return code;
      }
    }
    return null;
  }

  private boolean isUsable(Region region) {
    return region.layout.equals(layout) && (stops.isEmpty() || stops.spare(region.turns()));
  }

  private void use(Object state, Entry entry, Installed code) {
    entry.code = code;
    entry.drop = () -> changed(entry);
    code.region().use(1);
    code.facts().watch(model, state, entry.drop);
  }

  private void release(Object state, Entry entry) {
    if (entry.code != null) {
      entry.code.facts().unwatch(model, state, entry.drop);
      forget(entry);
    }
  }

  private static Region forget(Entry entry) {
    Region region = entry.code.region();
    entry.code = null;
    entry.seen = -1;
    entry.drop = null;
    region.use(-1);
    return region;
  }

  // Code that the region was made from has changed.
  private void changed(Entry entry) {
    if (entry.code != null) {
      Region region = forget(entry);
      entry.failures++;
      invalidations++;
      out.stale(true);
      if (region.use(0) <= 0) {
        regions.drop(region);
      }
    }
  }

  /** The model object is gone. */
  void releaseAll() {
    entries.all().stream().filter(entry -> entry.code != null).forEach(Binding::forget);
  }

  /**
   * Runs compiled code as long as there is some where the last left; grows what is hot.
   *
   * @return the key at which the model stands afterwards
   */
  int run(Object state, Installed first, Growth growth) {
    runs++;
    Installed code = first;
    long before = code.code().retired(state);
    int next = code.region().key;
    while (code != null) {
      out.stale(false);
      long result = code.code().run(state, out);
      sideExits++;
      ExitState exit = code.exits()[(int) (result >>> 32)];
      exit.total++;
      int key = exit.frames.isEmpty() ? (int) result : finish(state, exit);
      next = key;
      if (++exit.count > exit.trigger && !stops.contains(key)) {
        long counted = code.code().retired(state);
        next = growth.exit(this, state, code, exit, key);
        before += code.code().retired(state) - counted;
      }
      Installed left = code;
      code = next == key && key == code.region().key ? null : find(state, next);
      if (code == null && next == key) {
        remember(left, exit, key);
      }
    }
    compiledInstructions += first.code().retired(state) - before;
    return next;
  }

  // Should the key get hot, what follows belongs to that region.
  private void remember(Installed left, ExitState exit, int key) {
    Entry entry = entries.get(key);
    if (entry.code == null) {
      entry.fromRegion = left.region();
      entry.fromExit = exit;
    }
  }

  private int finish(Object state, ExitState exit) {
    midTurnExits++;
    try {
      return interpreter.finish(state, exit.frames, out.bits(), out.references(), out.thrown());
    } finally {
      out.clear();
    }
  }

  JitStatistics statistics(long retired, long compileNanos) {
    List<Installed> used =
        entries.all().stream().filter(e -> e.code != null).map(e -> e.code).toList();
    return new JitStatistics(
        compiledInstructions,
        retired == 0 ? 0 : (double) compiledInstructions / retired,
        used.size(),
        used.stream().mapToInt(code -> code.tree().nodes().size()).sum(),
        runs,
        sideExits,
        midTurnExits,
        aborts,
        invalidations,
        used.stream().mapToLong(code -> code.emission().codeBytes()).sum(),
        recordNanos / 1e9,
        compileNanos / 1e9);
  }

  /** The code the model object uses. */
  List<Installed> inUse() {
    return entries.all().stream().filter(e -> e.code != null).map(e -> e.code).toList();
  }
}
