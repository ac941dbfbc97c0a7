package org.tracewright.jit.runtime;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.emit.Tree;
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
  private static final int RARE = 50_000; // instructions to one passage of an exit
  private static final int ASK_EVERY = 256; // exits and arrivals; a power of two
  private static final int PATIENCE = 20; // tries to run code in modes that it is not made for

  private final Regions regions;
  private final Entries entries = new Entries();
  private final Map<Installed, Runnable> uses = new IdentityHashMap<>();
  private final Interior interior;
  private final ExitBuffer out;
  private final Map<String, Long> aborts = new TreeMap<>();
  private Engine engine;
  private Model model;
  private Layout layout;
  private Recorder recorder;
  private Interpreter interpreter;
  private boolean refused;
  private Stops stops = Stops.NONE;
  private final boolean checked;
  private final LongSupplier clock; // for models that count nothing
  private Judge judge; // null unless checked
  private int misfits; // such tries in a row

  /** Turns that are stepped. */
  final Steps steps = new Steps(this);

  /** Whether the model is inside the run time: merge points reached from there do nothing. */
  boolean busy;

  /** What is being recorded, {@code null} if nothing is. */
  Harvest harvest;

  long recordNanos;
  private long compiledInstructions;
  private long pausedAt; // the count when a run was long enough the last time
  private int stands; // the key at which the last run of a region left the model
  private long runs;
  private long sideExits;
  private long midTurnExits;
  private long invalidations;

  private final Pace pace; // null where all runs are to be equal
  private int asked;

  Binding(Regions regions, JitSettings settings, boolean checked, Pace.Speed speed) {
    this.checked = checked;
    this.pace = settings.synchronous() || checked ? null : new Pace(System::nanoTime, speed);
    long made = System.nanoTime();
    this.clock = settings.synchronous() ? () -> 0 : () -> System.nanoTime() - made;
    this.regions = regions;
    this.interior = new Interior(regions);
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
    out.passages().clear();
    List.copyOf(uses.keySet()).forEach(code -> release(state, code));
    entries.all().forEach(Entry::forget);
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
      recorder = new Recorder(model, layout, checked);
      judge = checked ? new Judge(model, layout, out) : null;
      interpreter = checked ? judge.finisher() : new Interpreter(model);
    } catch (RefusedException why) {
      refused = true;
      Refusals.say(model.lookup().lookupClass().getName(), why);
    }
  }

  Model model() {
    return model;
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
  Installed find(Object state, int key) {
    Entry entry = lookUp(state, key);
    return entry == null ? null : entry.code;
  }

  /** Has code be looked for at a key once more: what did not fit may do so in another mode. */
  void lookAnew(int key) {
    Entry entry = entries.get(key);
    entry.seen = entry.code == null ? -1 : entry.seen;
  }

  private Entry lookUp(Object state, int key) {
    if (stops.contains(key)) {
      return null;
    }
    Entry entry = entries.get(key);
    if (entry.code != null && entry.code.isLatest()) {
      return entry;
    }
    if (entry.code == null && entry.seen == regions.version()) {
      return null;
    }
    return search(state, entry) ? entry : null;
  }

  private boolean search(Object state, Entry entry) {
    entry.code = null;
    entry.seen = regions.version();
    for (Region region : regions.at(entry.key)) {
      Installed code = region.installed;
      Integer node = code == null ? null : code.entries().get(entry.key);
      if (node != null && isInUse(state, code)) {
        entry.code = code;
        entry.node = node;
        return true;
      }
      if (node != null && uses.containsKey(code)) {
        entry.seen = -1; // its mode may be back soon
      } else if (node != null && isOutdated(state, code)) {
        regions.drop(region);
      }
    }
    return false;
  }

  // Whether guest code has changed since this object had it recorded, and nobody has used it.
  private boolean isOutdated(Object state, Installed code) {
    Region region = code.region();
    return region.maker == this && region.use(0) <= 0 && !code.facts().holdOfCode(model, state);
  }

  // Starts to use it if that is possible.
  private boolean isInUse(Object state, Installed code) {
    if (uses.containsKey(code)) {
      return suits(state, code);
    }
    Region region = code.region();
    boolean usable =
        region.layout.equals(layout)
            && (stops.isEmpty() || stops.spare(code.turns()))
            && code.facts().hold(model, state);
    if (usable) {
      uses.keySet().stream()
          .filter(old -> old.region() == region)
          .toList()
          .forEach(old -> release(state, old));
      Runnable drop = () -> changed(code);
      uses.put(code, drop);
      interior.forget();
      region.use(1);
      region.maker = null;
      code.facts().watch(model, state, drop);
    }
    return usable;
  }

  // What is made for other modes is kept for a while: they may be back soon.
  private boolean suits(Object state, Installed code) {
    boolean suits = code.facts().suit(model, state);
    if (!suits && ++misfits > PATIENCE) {
      misfits = 0;
      release(state, code);
    }
    return suits;
  }

  private void release(Object state, Installed code) {
    code.facts().unwatch(model, state, uses.get(code));
    end(code);
  }

  @SuppressWarnings("ReferenceEquality")
  private void end(Installed code) {
    if (uses.remove(code) != null) {
      out.passages().clear();
      interior.forget();
      code.region().use(-1);
      entries.all().stream().filter(entry -> entry.code == code).forEach(Entry::forget);
    }
  }

  // Code that the region was made from has changed.
  private void changed(Installed code) {
    if (uses.containsKey(code)) {
      end(code);
      entries.get(code.region().key).failures++;
      invalidations++;
      out.stale(true);
      if (code.region().use(0) <= 0) {
        regions.drop(code.region());
      }
    }
  }

  /** Whether it runs no compiled code so far. */
  boolean isBare() {
    return uses.isEmpty();
  }

  /** How many turns the model object has retired, 0 if that is not known. */
  long retired(Object state) {
    for (Installed code : uses.keySet()) {
      return code.code().retired(state);
    }
    return 0;
  }

  private long count(Object state) {
    return model.field(layout.slots().get(layout.retired()).field()).bits(state);
  }

  private boolean isPaced() {
    return pace != null && layout != null && layout.retired() >= 0;
  }

  /** The object is interpreted, as there is no code yet. */
  void warmsUp(Object state) {
    if (isPaced()) {
      pace.warmsUp(count(state));
    }
  }

  /** Whether it is better interpreted at present, whatever code there is: see {@link Pace}. */
  boolean isBetterInterpreted(Object state) {
    if (!isPaced()) {
      return false;
    }
    return pace.isOff() ? !pace.interpreted(count(state)) : loses(state);
  }

  private boolean loses(Object state) {
    return isPaced() && (++asked & ASK_EVERY - 1) == 0 && pace.compiled(count(state));
  }

  /** How many of these in compiled code. */
  long compiledInstructions() {
    return compiledInstructions;
  }

  /** The model object is gone. */
  void releaseAll() {
    List.copyOf(uses.keySet()).forEach(this::end);
  }

  /**
   * Runs compiled code as long as there is some where the last left; grows what is hot.
   *
   * @return the key at which the model stands afterwards
   */
  int run(Object state, int key, Growth growth) {
    int next = runRegions(state, key, growth);
    return steps.isOn() && judge == null ? steps.run(state, next, growth) : next;
  }

  /** The same, if no turns are stepped. */
  int runRegions(Object state, int key, Growth growth) {
    Entry entry = lookUp(state, key);
    if (entry == null) {
      return key;
    }
    runs++;
    stands = key;
    CompiledCode counter = entry.code.code();
    long before = counter.retired(state);
    pausedAt = before;
    while (entry != null) {
      entry = runRegion(state, entry, counter, growth);
    }
    compiledInstructions += counter.retired(state) - before;
    return stands;
  }

  // One run of a region and those it leads to straight, a method of its own for HotSpot to find
  // hot. Answers where it goes on, null if nowhere; the model stands at {@link #stands}.
  private Entry runRegion(Object state, Entry entered, CompiledCode counter, Growth growth) {
    out.stale(false);
    if (judge != null && !judge.begins(state, entered.code, entered.key)) {
      return null;
    }
    Installed code = entered.code;
    Passages passages = out.passages();
    long result = passages.run(code.code(), state, out, entered.node, regions.version());
    Passage passage = passages.last();
    return passage == null
        ? left(state, entered, code, result, counter, growth)
        : left(state, passage.entry, passage.code, result, counter, growth);
  }

  // What there is to do then; answers as above.
  private Entry left(
      Object state, Entry entry, Installed code, long result, CompiledCode counter, Growth growth) {
    stands = entry.key;
    if (result == CompiledCode.NOT_ENTERED) {
      return null;
    }
    if (result == CompiledCode.OTHER_MODE) {
      entry.forget();
      return search(state, entry) ? entry : null;
    }
    misfits = 0;
    ExitState exit = code.exits()[(int) (result >>> 32)];
    out.trail().add(code, result, exit.pauses || out.forced());
    if (exit.pauses && judge == null && hasMoved(counter.retired(state))) {
      exit.total++;
      stands = (int) result;
      return lookUp(state, stands);
    }
    int left = leave(state, exit, result);
    if (judge != null) {
      judge.end(left);
    }
    stands = left;
    boolean counts = exit.trigger != ExitState.NEVER && !out.forced();
    if (counts && isHot(exit, state, counter) && !stops.contains(left)) {
      long counted = counter.retired(state);
      stands = growth.exit(this, state, code, exit, left);
      compiledInstructions -= counter.retired(state) - counted;
    }
    // Back where it was entered, it may have made no progress: the interpreter does.
    // While the model is looked at, too.
    boolean interprets = stands == entry.key || growth.isLookingAt(this) || loses(state);
    Entry next = interprets ? null : lookUp(state, stands);
    if (next == null && stands == left && !out.forced()) {
      remember(code, exit, left);
    } else if (next != null && stands == left) {
      passStraight(code, exit, result, next);
    }
    return next;
  }

  // From now on, until something has to be done about the exit. What leads back to the beginning of
  // its part may have made no progress.
  private void passStraight(Installed code, ExitState exit, long result, Entry next) {
    boolean waits =
        exit.trigger == ExitState.NEVER || (exit.count > 0 && exit.count < exit.trigger);
    boolean may = exit.isPassage && waits && judge == null && stops.isEmpty();
    if (may && exit.part.key() != next.key) {
      out.passages().add(new Passage(code, result, next));
    }
  }

  /**
   * Runs code of one turn.
   *
   * @return the key at which the model stands afterwards, {@code null} if it has not moved, for the
   *     limit is reached or the turn goes another way
   */
  Integer runTurn(Object state, Installed turn) {
    long before = turn.code().retired(state);
    long result = turn.code().run(state, out, 0, 1);
    if (result == CompiledCode.NOT_ENTERED || result == CompiledCode.OTHER_MODE) {
      return null;
    }
    runs++;
    ExitState exit = turn.exits()[(int) (result >>> 32)];
    out.trail().add(turn, result, exit.pauses);
    int left = leave(state, exit, result);
    long retired = turn.code().retired(state) - before;
    compiledInstructions += retired;
    boolean back = exit.exit != Tree.Link.END && exit.frames.isEmpty() && retired == 0;
    // Not every model counts: at another key it has moved.
    return back && left == turn.region().key ? null : left;
  }

  // The key at which the model stands afterwards.
  private int leave(Object state, ExitState exit, long result) {
    sideExits++;
    exit.total++;
    return exit.frames.isEmpty() ? (int) result : finish(state, exit);
  }

  // Near its limit the model can only be interpreted.
  private boolean hasMoved(long retired) {
    boolean moved = retired != pausedAt;
    pausedAt = retired;
    return moved;
  }

  // An exit that is taken often, but seldom for all that is done meanwhile, costs nothing: code for
  // it would only make that for the rest larger.
  private boolean isHot(ExitState exit, Object state, CompiledCode counter) {
    if (exit.count == 0) {
      exit.since = progress(state, counter);
    }
    int passages = ++exit.count; // others may reset it
    if (passages <= exit.trigger) {
      return false;
    }
    exit.interval = (progress(state, counter) - exit.since) / passages;
    boolean rare = exit.interval > RARE;
    exit.count = rare ? 0 : passages;
    return !rare;
  }

  // Of the two, how far is nearer to what an exit costs; compiled code does about an instruction in
  // a nanosecond.
  private long progress(Object state, CompiledCode counter) {
    return layout.retired() >= 0 ? counter.retired(state) : clock.getAsLong();
  }

  /**
   * How far the model object has come: the instructions it has retired, or nanoseconds if it counts
   * none, in synchronous runs 0.
   */
  long progress(Object state) {
    return layout.retired() >= 0 ? retired(state) : clock.getAsLong();
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
    } catch (RuntimeException | Error cause) {
      if (judge != null) {
        judge.endThrown(cause);
      }
      throw cause;
    } finally {
      out.clear();
    }
  }

  JitStatistics statistics(long retired, long compileNanos) {
    List<Installed> used = inUse();
    return new JitStatistics(
        compiledInstructions,
        retired == 0 ? 0 : (double) compiledInstructions / retired,
        used.size(),
        used.stream().mapToInt(code -> code.tree().nodes().size()).sum(),
        runs,
        sideExits + settle(),
        midTurnExits,
        aborts,
        invalidations,
        used.stream().mapToLong(code -> code.emission().codeBytes()).sum(),
        recordNanos / 1e9,
        compileNanos / 1e9);
  }

  /** Has exits count how often they led straight to another region. */
  long settle() {
    return out.passages().taken();
  }

  /** Where compiled code was left last. */
  Trail trail() {
    return out.trail();
  }

  /** Code that has a turn with this key somewhere, {@code null} if there is none. */
  Installed interior(int key) {
    return interior.at(this, key);
  }

  /** At which keys compiled code may be entered, now or when its parts are cut there. */
  IntPredicate covered() {
    return interior.covered(this);
  }

  /**
   * The regions the model object uses that are neither emitted again nor replaced, in the order
   * they were made: what is decided from them must not depend on where objects lie in memory.
   */
  List<Installed> inUse() {
    return uses.keySet().stream()
        .filter(Installed::isLatest)
        .sorted(Comparator.comparingInt(used -> used.code().number))
        .toList();
  }
}
