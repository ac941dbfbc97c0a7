package org.tracewright.jit.runtime;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.LintFinding;
import org.tracewright.jit.Pass;
import org.tracewright.jit.RegionExit;
import org.tracewright.jit.RegionReport;
import org.tracewright.jit.emit.Emitter;
import org.tracewright.jit.emit.Tree;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceBuilder;
import org.tracewright.jit.opt.Optimiser;
import org.tracewright.jit.reader.Model;
import org.tracewright.jit.reader.RefusedException;

/** The run time of one {@link org.tracewright.jit.JitDriver}. */
public final class ModelRuntime {
  /** One part in so many that is not in a file yet makes a new file worth writing. */
  private static final int NEWS = 8;

  // A model warms up for so long at most, however few turns it has executed: they may be long ones.
  private static final long WARM_NANOS = 250_000_000;
  private static final int LOOKS = 8; // hot keys from one look at the clock to the next

  private final MethodHandles.Lookup lookup;
  private final JitSettings settings;
  private final Counters counters;
  private final Regions regions;
  private final Bindings bindings;
  private final boolean checked;
  private ModelRuntime other; // for objects that are run checked, made when there is one
  private Model model;
  private Growth growth;
  private int warming; // races do no harm, here and below
  private long warmingSince;
  private final Heat heat = new Heat();
  private volatile boolean ready;
  private volatile boolean refused;

  /**
   * Reads nothing yet: the model's class files are read when its first key is hot.
   *
   * @param table of an earlier run time, to be used again; {@code null} for a new one
   */
  public ModelRuntime(MethodHandles.Lookup lookup, JitSettings settings, short[] table) {
    this(
        lookup,
        settings,
        new Counters(table, settings.threshold(), !settings.synchronous()),
        false);
  }

  private ModelRuntime(
      MethodHandles.Lookup lookup, JitSettings settings, Counters counters, boolean checked) {
    this.lookup = lookup;
    this.settings = settings;
    this.counters = counters;
    this.checked = checked;
    warming = settings.warmUp();
    regions = new Regions(counters);
    Pace.Speed speed = new Pace.Speed();
    bindings = new Bindings(() -> new Binding(regions, settings, checked, speed));
  }

  // Checked objects have code of their own, which tells what it does. Equal runs are to find equal
  // faults, and none is to end before there is anything to check.
  private synchronized ModelRuntime forChecked() {
    if (other == null) {
      JitSettings own = settings.withEngine(Engine.CHECKED).withSynchronous(true).withWarmUp(0);
      other = new ModelRuntime(lookup, own, counters, true);
    }
    return other;
  }

  private ModelRuntime runtime(Object state) {
    return !checked && bindings.of(state).engine() == Engine.CHECKED ? forChecked() : this;
  }

  /** What is wrong with a model. */
  public static List<LintFinding> lint(MethodHandles.Lookup lookup) {
    try {
      Model.read(lookup);
      return List.of();
    } catch (RefusedException why) {
      return why.findings();
    }
  }

  /** Methods that are called instead of inlined. */
  public List<LintFinding> notes() {
    return ready ? model.notes() : List.of();
  }

  /** The settings given. */
  public JitSettings settings() {
    return settings;
  }

  /** The counters of the fast path. */
  public short[] counters() {
    return counters.table();
  }

  /** How one model object is run from now on. */
  public void engine(Object state, Engine engine) {
    bindings.of(state).engine(engine);
  }

  /** How one model object is run. */
  public Engine engine(Object state) {
    return bindings.of(state).engine();
  }

  /** See {@link org.tracewright.jit.JitDriver#stopAt}. */
  public void stopAt(Object state, int[] keys, Runnable reached) {
    Binding binding = bindings.of(state);
    binding.stops().keys().forEach(key -> counters.stopAt(key, false));
    binding.stopAt(state, new Stops(keys, reached));
    binding.stops().keys().forEach(key -> counters.stopAt(key, true));
    if (runtime(state) != this) {
      forChecked().bindings.of(state).stopAt(state, binding.stops());
    }
  }

  /** See {@link org.tracewright.jit.JitDriver#step}. */
  public void step(Object state, int key, Runnable loop) {
    Binding binding = bindings.of(state);
    binding.steps.on(true);
    counters.stopAt(key, true);
    try {
      loop.run();
    } finally {
      counters.stopAt(key, false);
      binding.steps.on(false);
    }
  }

  /** A merge point whose place in the table of counters has run out. */
  public void arrive(Object state, int key, int place) {
    Binding binding = bindings.of(state);
    if (binding.busy) {
      stayAway(binding, place);
    } else if (binding.stops().contains(key)) {
      counters.hold(place);
      binding.stops().reached().run();
    } else if (binding.engine() == Engine.OFF || refused) {
      stayAway(binding, place);
    } else if (!checked && binding.engine() == Engine.CHECKED) {
      forChecked().arrive(state, key, place);
    } else {
      enter(binding, state, key, place);
    }
  }

  private void enter(Binding binding, Object state, int key, int place) {
    binding.busy = true;
    int stands;
    try {
      stands = arrive(binding, state, key, place);
    } finally {
      binding.busy = false;
    }
    if (binding.stops().contains(stands)) {
      binding.stops().reached().run();
    }
  }

  // Models that are not compiled share the counters with those that are, and must not use them up.
  private void stayAway(Binding binding, int place) {
    if (ready) {
      growth.passBy(binding);
    }
    if (refused) {
      counters.rest(place);
    } else if (ready) {
      counters.hold(place);
    } else {
      counters.rewind(place);
    }
  }

  // The key at which the model stands afterwards.
  private int arrive(Binding binding, Object state, int key, int place) {
    if (binding.steps.begins() && !checked && canRecord(binding, state)) {
      counters.rewind(place);
      return binding.run(state, key, growth);
    }
    if (warming > 0) {
      warmUp();
      heat.add(key, counters.arrivals(place));
      counters.rewind(place);
      if (ready && binding.isTraceable(model, state)) {
        binding.warmsUp(state);
      }
      return key;
    }
    Profile open = ready ? growth.profile() : null;
    if (open != null) {
      counters.hold(place);
      return canRecord(binding, state) ? growth.watch(open, binding, state, key) : key;
    }
    if (binding.isBetterInterpreted(state)) {
      growth.leaveAlone(binding, state);
      counters.pass(place);
      return key;
    }
    return compileOrRun(binding, state, key, place);
  }

  // Apart from the rest, which HotSpot finds hot while models warm up and are looked at.
  private int compileOrRun(Binding binding, Object state, int key, int place) {
    if (binding.harvest != null) {
      counters.rewind(place);
      int stands = growth.gather(binding, state, key);
      boolean free = binding.harvest == null || binding.harvest.spares(stands);
      if (!free || binding.find(state, stands) == null) {
        return stands;
      }
      int left = binding.run(state, stands, growth);
      return binding.harvest == null ? left : growth.gather(binding, state, left);
    }
    boolean shared = counters.isArmed(place);
    Installed code = shared && ready && binding.layout() != null ? binding.find(state, key) : null;
    int stands = code != null ? key : grow(binding, state, key, place, shared);
    if (ready && growth.isBusy(binding)) {
      counters.soon(place);
    } else if (ready && growth.isTired()) {
      counters.rest(place);
    } else {
      counters.rewind(place);
    }
    if (code == null && ready && binding.layout() != null) {
      code = binding.find(state, stands);
    }
    return code != null ? binding.run(state, stands, growth) : stands;
  }

  private boolean canRecord(Binding binding, Object state) {
    return prepare() && binding.isTraceable(model, state);
  }

  // The key at which the model stands afterwards.
  private int grow(Binding binding, Object state, int key, int place, boolean shared) {
    if (!canRecord(binding, state)) {
      counters.rest(place);
      return key;
    }
    if (shared && !isHot(binding, key)) {
      return key;
    }
    counters.tripped();
    heat.add(key, counters.arrivals(place));
    binding.lookAnew(key);
    return binding.find(state, key) != null ? key : growth.root(binding, state, key);
  }

  // The classes of the compiler are loaded meanwhile.
  private void warmUp() {
    int left = warming--;
    if (settings.synchronous()) {
      return;
    }
    if (left == settings.warmUp()) {
      warmingSince = System.nanoTime();
      CompileQueue.executor(false).execute(this::prepareAndTouch);
    } else if (left % LOOKS == 0 && System.nanoTime() - warmingSince > WARM_NANOS) {
      warming = 0;
    }
  }

  private void prepareAndTouch() {
    if (prepare()) {
      model.link();
      Layout none =
          new Layout(org.objectweb.asm.Type.getInternalName(model.type()), List.of(), -1, null);
      TraceBuilder trace = new TraceBuilder();
      Exit end = new Exit(List.of(), trace.constant(0), List.of());
      Trace optimised = Optimiser.optimise(trace.build(0, end), none);
      new Emitter(none, false, false).emit(Tree.of(optimised));
    }
  }

  /**
   * See {@link org.tracewright.jit.JitDriver#load}.
   *
   * @param file what is in the file; asked in the thread that compiles
   */
  public void load(Supplier<byte[]> file) {
    regions.expect(1); // nothing is looked at meanwhile
    CompileQueue.executor(settings.synchronous())
        .execute(
            () -> {
              try {
                load(file.get());
              } finally {
                regions.expect(-1);
              }
            });
  }

  private void load(byte[] file) {
    if (file.length > 0 && prepare()) {
      List<Region> saved = new SavedCode(model, settings).read(file);
      growth.begin(saved);
      warming = saved.isEmpty() ? warming : 0;
    }
  }

  /**
   * See {@link org.tracewright.jit.JitDriver#save}.
   *
   * @return what a file is to contain; {@code null} if there is little news
   */
  public byte[] save() {
    List<Installed> worth =
        regions.all().stream().map(region -> region.installed).filter(Objects::nonNull).toList();
    long parts = 0;
    long fresh = 0;
    for (Installed code : worth) {
      for (Part part : code.region().parts()) {
        parts++;
        fresh += part.isSaved ? 0 : 1;
      }
    }
    return fresh * NEWS <= parts ? null : new SavedCode(model, settings).write(worth);
  }

  // Where several keys share a place that must not count, each is counted by itself.
  private boolean isHot(Binding binding, int key) {
    Entry entry = binding.entry(key);
    if (++entry.count < settings.threshold()) {
      return false;
    }
    entry.count = 0;
    return true;
  }

  private boolean prepare() {
    if (!ready && !refused) {
      read();
    }
    return ready;
  }

  private synchronized void read() {
    if (ready || refused) {
      return;
    }
    try {
      model = Model.read(lookup);
      Compiler compiler = new Compiler(model, settings, checked, optimiser());
      growth = new Growth(settings, regions, counters, heat, compiler);
      ready = true;
    } catch (RefusedException why) {
      refused = true;
      Refusals.say(lookup.lookupClass().getName(), why);
    }
  }

  private BiFunction<Trace, Layout, Trace> optimiser() {
    Set<Pass> passes = settings.passes();
    return passes.isEmpty()
        ? (trace, layout) -> trace
        : (trace, layout) -> Optimiser.optimise(trace, layout, passes);
  }

  /** What compiling did for a model object. */
  public JitStatistics statistics(Object state) {
    return runtime(state).own(state);
  }

  private JitStatistics own(Object state) {
    Binding binding = bindings.of(state);
    List<Installed> used = binding.inUse();
    long retired = used.isEmpty() ? 0 : used.getFirst().code().retired(state);
    return binding.statistics(retired, growth == null ? 0 : growth.compileNanos());
  }

  /** The regions a model object uses. */
  public List<RegionReport> regions(Object state) {
    Binding binding = runtime(state).bindings.of(state);
    binding.settle();
    return reports(binding.inUse());
  }

  /** Its code of turns that were stepped. */
  public List<RegionReport> steps(Object state) {
    return reports(runtime(state).bindings.of(state).steps.all());
  }

  private static List<RegionReport> reports(List<Installed> codes) {
    return codes.stream().map(Reports::of).toList();
  }

  /** Where a model object left compiled code last. */
  public List<RegionExit> lastExits(Object state) {
    return runtime(state).bindings.of(state).trail().exits();
  }
}
