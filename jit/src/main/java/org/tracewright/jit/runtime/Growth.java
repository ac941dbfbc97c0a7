package org.tracewright.jit.runtime;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntPredicate;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.record.Recording;
import org.tracewright.jit.record.Recording.Ending;
import org.tracewright.jit.record.Request;

/** Decides what is recorded and where it belongs. */
final class Growth {
  private static final int MAX_FAILURES = 4;
  private static final int MAX_TARGETS = 32;
  private static final int MAX_PROFILE = 1000;
  private static final int PROFILE_FACTOR = 8;
  private static final int MAX_BEGUN = 8;
  private static final int FEWEST_TURNS = 10;
  private static final int MOSTLY = 8;
  private static final int MERGED = 5;

  private final JitSettings settings;
  private final Regions regions;
  private final Counters counters;
  private final Compiler compiler;
  private final Executor executor;
  private final LongAdder compileNanos = new LongAdder();

  private volatile Profile profile;
  private volatile Gathering gathering; // the latest

  Growth(JitSettings settings, Regions regions, Counters counters, Compiler compiler) {
    this.settings = settings;
    this.regions = regions;
    this.counters = counters;
    this.compiler = compiler;
    this.executor = CompileQueue.executor(settings.synchronous());
  }

  long compileNanos() {
    return compileNanos.sum();
  }

  /** Whether nothing new is begun for an object at the moment. */
  boolean isBusy(Binding binding) {
    Gathering other = gathering;
    return regions.isExpecting()
        || binding.gathering != null
        || (other != null && !other.isForsaken());
  }

  /**
   * A key without code is hot: looks at what the model does from here, to plan a region.
   *
   * @return the key at which the model stands afterwards
   */
  int root(Binding binding, Object state, int key) {
    Entry entry = binding.entry(key);
    if (entry.failures >= MAX_FAILURES || isBusy(binding) || entry.rests()) {
      return key;
    }
    if (entry.cameFrom(binding.layout())) {
      return entry.fromRegion.leads(entry.fromExit, key)
          ? key
          : bridge(binding, state, entry.fromRegion, entry.fromExit, key);
    }
    for (Installed code : binding.inUse()) {
      if (code.region().canBeEntered(key)) {
        return enter(binding, state, code.region(), key);
      }
    }
    if (!isNeverTheSame(entry)) {
      look(binding, key);
    }
    return key;
  }

  // Code that is rewritten all the time was compiled often enough: what there is of it never fits.
  private boolean isNeverTheSame(Entry entry) {
    if (entry.begun < MAX_BEGUN) {
      return false;
    }
    entry.failures = MAX_FAILURES;
    regions.dropUnused(entry.key);
    return true;
  }

  // The turn is compiled, in the middle of a part: makes it the first of one.
  private int enter(Binding binding, Object state, Region region, int key) {
    int next = key;
    Part passed = region.starting(key) == null ? region.passing(key) : null;
    if (passed != null) {
      Recording recording = recordPart(binding, state, region, key);
      String failure = failure(recording);
      next = recording.nextKey();
      if (failure != null) {
        binding.aborted(failure);
        binding.entry(key).failures++;
        return next;
      }
      region.split(passed, Prefix.of(passed.recorded, key));
      region.add(new Part(((Recording.Done) recording).trace(), passed.from, passed.expected));
    }
    region.missed(settings.threshold());
    emit(region, null);
    return next;
  }

  private synchronized void look(Binding binding, int key) {
    if (profile == null && binding.gathering == null) {
      profile = new Profile(binding, Math.min(settings.threshold(), MAX_PROFILE) * PROFILE_FACTOR);
      profile.add(key);
      counters.flood();
    }
  }

  /** What is being looked at, {@code null} if nothing is. */
  Profile profile() {
    return profile;
  }

  /** An object arrives that is not compiled, or not the one looked at. */
  void passBy(Binding binding) {
    Profile open = profile;
    if (open != null && !open.isOf(binding) && open.isForsaken()) {
      close(open);
    }
  }

  private synchronized void close(Profile open) {
    if (profile == open) {
      profile = null;
      counters.recede();
    }
  }

  /** A turn of the object that is looked at. */
  int watch(Profile open, Binding binding, Object state, int key) {
    if (!open.add(key)) {
      return key;
    }
    close(open);
    Flow flow = new Flow(open);
    int hot = open.key(0);
    Plan plan = plan(flow, hot, covered(binding));
    if (isCompiled(binding, state, plan) || isTiny(plan)) {
      return key;
    }
    begin(binding, new Gathering(plan, binding.entry(hot)));
    return gather(binding, state, key);
  }

  // Turns are compiled again only where that makes a loop whole.
  private Plan plan(Flow flow, int hot, Set<Integer> covered) {
    int most = settings.maxBytes() * 3 / 4;
    Plan whole = Plan.of(flow, hot, most, Set.of());
    long all = 0;
    long fresh = 0;
    for (int key : whole.keys()) {
      all += flow.node(key).count;
      fresh += covered.contains(key) ? 0 : flow.node(key).count;
    }
    return fresh * MOSTLY >= all ? whole : Plan.of(flow, hot, most, covered);
  }

  // The turns at which compiled code may be entered, now or when its parts are cut there.
  private static Set<Integer> covered(Binding binding) {
    Set<Integer> covered = new HashSet<>();
    for (Installed code : binding.inUse()) {
      boolean full = code.region().isFull();
      covered.addAll(full ? code.entries().keySet() : code.region().turns());
    }
    return covered;
  }

  // A few turns between other regions run faster interpreted.
  private static boolean isTiny(Plan plan) {
    boolean loops = plan.successors().values().stream().anyMatch(s -> s.contains(plan.header()));
    return !loops && plan.keys().size() < FEWEST_TURNS;
  }

  private synchronized void begin(Binding binding, Gathering next) {
    if (gathering != null && gathering.abandon()) {
      gathering.wanted().forEach(key -> counters.stopAt(key, false));
    }
    gathering = next;
    binding.gathering = next;
    next.wanted().forEach(key -> counters.stopAt(key, true));
  }

  private static boolean isCompiled(Binding binding, Object state, Plan plan) {
    Installed there = binding.find(state, plan.header());
    return there != null && there.region().turns().containsAll(plan.keys());
  }

  /** Records the parts that a planned region still lacks and that begin where the model stands. */
  int gather(Binding binding, Object state, int key) {
    Gathering ours = binding.gathering;
    if (ours.isAbandoned()) {
      binding.gathering = null;
      return key;
    }
    int at = key;
    while (ours.wants(at) && !binding.stops().contains(at)) {
      at = gather(binding, state, ours, at);
    }
    if (ours.isOver(at)) {
      gathered(binding, ours);
    }
    return at;
  }

  private int gather(Binding binding, Object state, Gathering ours, int key) {
    Plan plan = ours.plan;
    IntPredicate stop = at -> plan.isStart(at) || !plan.keys().contains(at);
    Recording recording = record(binding, state, key, binding.entry(key), stop);
    String failure = failure(recording);
    if (failure != null) {
      binding.aborted(failure);
      forget(ours, key);
    } else if (plan.keys().contains(recording.nextKey()) || !ours.retries(key)) {
      long expected = (long) plan.weights().getOrDefault(key, 1) * settings.threshold();
      ours.parts.add(new Part(((Recording.Done) recording).trace(), null, expected));
      forget(ours, key);
      wantRest(ours, recording.nextKey());
    }
    return recording.nextKey();
  }

  // A trace may end before the next part begins.
  private void wantRest(Gathering ours, int key) {
    if (ours.lacks(key)) {
      ours.want(key);
      counters.stopAt(key, true);
    }
  }

  private void forget(Gathering ours, int key) {
    ours.drop(key);
    counters.stopAt(key, false);
  }

  private void gathered(Binding binding, Gathering ours) {
    binding.gathering = null;
    if (!ours.abandon()) {
      return;
    }
    gathering = null;
    ours.wanted().forEach(key -> forget(ours, key));
    if (ours.parts.isEmpty()) {
      ours.hot.failures++;
      return;
    }
    ours.hot.begun++;
    boolean whole = ours.parts.stream().anyMatch(p -> p.key() == ours.plan.header());
    int header = whole ? ours.plan.header() : ours.parts.getFirst().key();
    Region region =
        new Region(header, binding.layout(), settings.bridgeThreshold(), ours.plan.successors());
    // The header's first: the others have to agree with it.
    ours.parts.sort(Comparator.comparing(part -> part.key() != header));
    ours.parts.forEach(region::add);
    regions.add(region);
    emit(region, binding.entry(header));
  }

  /** Executes and records one turn, and takes it back if that is possible. */
  Recording rehearse(Binding binding, Object state, int key) {
    long start = System.nanoTime();
    try {
      return binding.recorder().record(state, key, Request.rehearsal(settings.maxOps()));
    } finally {
      binding.recordNanos += System.nanoTime() - start;
    }
  }

  /**
   * Makes code of one turn alone, for the way it was rehearsed, and for those known before.
   *
   * @param known what there is, {@code null} if nothing
   * @return a region that is installed, or dropped if it cannot be compiled
   */
  Region turn(Layout layout, int key, Recording rehearsal, Region known) {
    Region turn =
        known == null ? new Region(key, layout, settings.bridgeThreshold(), Map.of()) : known;
    long start = System.nanoTime();
    if (rehearsal instanceof Recording.Done done) {
      turn.add(new Part(done.trace(), null, 0));
      turn.dropped = !compiler.compile(turn);
    } else {
      turn.dropped = true;
    }
    compileNanos.add(System.nanoTime() - start);
    return turn;
  }

  /** Whether not one turn was begun, since the model leaves its loop. */
  static boolean leaves(Recording recording) {
    return recording instanceof Recording.Aborted aborted && aborted.reason() == AbortReason.LEAVES;
  }

  private Recording record(Binding binding, Object state, int key, Entry entry, IntPredicate stop) {
    int maxOps = entry.maxOps > 0 ? entry.maxOps : settings.maxOps();
    long start = System.nanoTime();
    try {
      IntPredicate end = at -> binding.stops().contains(at) || stop.test(at);
      Request request = Request.of(maxOps, settings.maxTurns()).stoppingAt(end);
      return binding.recorder().record(state, key, request);
    } finally {
      binding.recordNanos += System.nanoTime() - start;
    }
  }

  // Null if the recording gave something worth compiling.
  private static String failure(Recording recording) {
    return switch (recording) {
      case Recording.Aborted aborted -> aborted.reason().name();
      case Recording.Done done when done.ending() == Ending.LEAVE -> AbortReason.LEAVES.name();
      case Recording.Done done when done.ending() == Ending.ABORT && done.turns() < 3 ->
          done.abort().name();
      case Recording.Done done -> null;
    };
  }

  /**
   * An exit is hot: records what follows, as a bridge of its region if it can be one.
   *
   * @param key where the model stands
   * @return the key at which the model stands afterwards
   */
  int exit(Binding binding, Object state, Installed code, ExitState exit, int key) {
    Region region = code.region();
    exit.count = 0;
    boolean bridgeable = exit.frames.isEmpty();
    if (bridgeable && region.leads(exit, key)) {
      connect(region, exit, key);
      return key;
    }
    Installed there = binding.find(state, key);
    if (there != null && there.region() != region) {
      merge(region, there.region(), exit);
      return key; // the code there goes on
    }
    if (!bridgeable || region.isFull()) {
      return there == null ? root(binding, state, key) : key;
    }
    return bridge(binding, state, region, exit, key);
  }

  // Two regions that hand over to each other all the time had better be one.
  private void merge(Region region, Region other, ExitState exit) {
    Installed one = region.installed;
    Installed two = other.installed;
    boolean fits =
        one != null
            && two != null
            && one.emission().codeBytes() + two.emission().codeBytes() < settings.maxBytes();
    if (!fits || !region.layout.equals(other.layout)) {
      exit.failed("the region that goes on here does not fit in");
    } else if (region.absorb(other)) { // if not, one of them is being emitted: the next time then
      region.missed(MERGED * settings.bridgeThreshold());
      emit(region, null);
    }
  }

  // The part is there, only not in the code that runs.
  private void connect(Region region, ExitState exit, int key) {
    if (exit.computed && exit.targets.size() < MAX_TARGETS) {
      region.connect(exit, key);
    }
    region.missed(exit);
    emit(region, null);
  }

  private int bridge(Binding binding, Object state, Region region, ExitState exit, int key) {
    Recording recording = recordPart(binding, state, region, key);
    String failure = failure(recording);
    if (failure != null) {
      binding.aborted(failure);
      exit.failed(failure);
      return recording.nextKey();
    }
    if (exit.computed && exit.targets.size() < MAX_TARGETS) {
      region.connect(exit, key);
    }
    int next = join(binding, state, region, exit, (Recording.Done) recording);
    region.missed(exit);
    emit(region, null);
    return next;
  }

  private Recording recordPart(Binding binding, Object state, Region region, int key) {
    Set<Integer> turns = region.turns();
    IntPredicate stop =
        at ->
            region.starting(at) != null
                || ((at == key || turns.contains(at))
                    ? Join.isWorthwhile(region.passing(at), at)
                    : binding.find(state, at) != null);
    return record(binding, state, key, binding.entry(key), stop);
  }

  // Where the new part runs into the middle of another, that one is cut in two.
  private int join(
      Binding binding, Object state, Region region, ExitState exit, Recording.Done done) {
    int key = done.nextKey();
    Trace trace = done.trace();
    boolean loops = done.ending() == Ending.INNER_LOOP;
    Trace beginning = loops ? Prefix.of(trace, key) : null;
    region.add(new Part(beginning == null ? trace : beginning, exit, 0));
    Part passed = region.starting(key) == null ? region.passing(key) : null;
    Trace cut = passed == null ? null : Prefix.of(passed.recorded, key);
    if (passed != null) {
      region.split(passed, cut);
    }
    boolean whole = cut == null && beginning == null;
    return whole || binding.stops().contains(key) ? key : joint(binding, state, region, exit, key);
  }

  // The second half, which both go on with.
  private int joint(Binding binding, Object state, Region region, ExitState exit, int key) {
    Recording recording = recordPart(binding, state, region, key);
    if (failure(recording) == null) {
      region.add(new Part(((Recording.Done) recording).trace(), exit, 0));
    }
    return recording.nextKey();
  }

  /** Has a region emitted if it is time; {@code entry} is its header's at the first emission. */
  private void emit(Region region, Entry entry) {
    if (region.claimEmission()) {
      regions.expect(region.installed == null ? 1 : 0);
      executor.execute(() -> compile(region, entry));
    }
  }

  private void compile(Region region, Entry entry) {
    long start = System.nanoTime();
    boolean first = region.installed == null;
    boolean done = false;
    try {
      done = compiler.compile(region);
    } finally {
      finished(region, done, entry);
      regions.expect(first ? -1 : 0);
      compileNanos.add(System.nanoTime() - start);
    }
  }

  private void finished(Region region, boolean done, Entry entry) {
    if (done) {
      regions.installed(region);
      region.takeAbsorbed().forEach(regions::replace);
      return;
    }
    region.abandon();
    regions.drop(region);
    if (entry != null) {
      entry.failures++;
      shorten(region, entry);
    }
  }

  // The trace alone was too large: the next one from here is cut earlier.
  private static void shorten(Region region, Entry entry) {
    entry.maxOps = Math.max(10, region.parts().getFirst().recorded.ops().size() / 2);
  }
}
