package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
  private static final int RARELY = 256; // turns to one that is worth a region
  private static final long SETTLED = 50_000; // instructions, times the threshold
  private static final int DEAR = 100; // instructions between turns finished interpreted
  private static final int DEAR_NANOS = 5000; // the same where they are not counted
  private static final long MANY = 1000; // of them, which take as long as to compile a region anew
  private static final long UNKNOWN = 8; // times as many where neither is known
  private static final int OFTEN = 8; // to one of another exit that is worth being seen to
  private static final int LATER = 4; // times as many until they are looked at again, in vain

  private final JitSettings settings;
  private final Regions regions;
  private final Counters counters;
  private final Compiler compiler;
  private final Executor executor;
  private final LongAdder compileNanos = new LongAdder();

  private volatile Profile profile;
  private final Gatherer gatherer;
  private final Borders borders;
  private final LongTurns longTurns;
  private final Effort effort;
  private final Payoff payoff;
  private long regroupAt; // how far a model object is to have come; races do no harm

  Growth(JitSettings settings, Regions regions, Counters counters, Heat heat, Compiler compiler) {
    this.settings = settings;
    this.regroupAt = SETTLED * settings.threshold();
    this.regions = regions;
    this.counters = counters;
    this.compiler = compiler;
    this.gatherer = new Gatherer(settings, counters, this);
    this.borders = new Borders(settings, this);
    this.longTurns = new LongTurns(compiler.model());
    this.executor = CompileQueue.executor(settings.synchronous());
    this.effort = new Effort(settings.synchronous(), System::nanoTime);
    this.payoff = new Payoff(settings.synchronous() ? 0 : settings.threshold(), heat);
  }

  long compileNanos() {
    return compileNanos.sum();
  }

  /** Whether nothing new is begun for an object at the moment. */
  boolean isBusy(Binding binding) {
    return regions.isExpecting() || binding.harvest != null || gatherer.isBusy();
  }

  /**
   * A key without code is hot: looks at what the model does from here, to plan a region.
   *
   * @return the key at which the model stands afterwards
   */
  int root(Binding binding, Object state, int key) {
    Entry entry = binding.entry(key);
    if (entry.failures >= MAX_FAILURES || isBusy(binding)) {
      return key;
    }
    Installed code = binding.interior(key);
    if (code != null) {
      return enter(binding, state, code, key);
    }
    if (entry.rests()) {
      return key;
    }
    if (entry.cameFrom(binding.layout())) {
      return entry.fromRegion.leads(entry.fromExit, key)
          ? key
          : bridge(binding, state, entry.fromRegion, entry.fromExit, key);
    }
    if (!isNeverTheSame(entry)) {
      look(binding, state, key);
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
  private int enter(Binding binding, Object state, Installed code, int key) {
    Region region = code.region();
    int next = key;
    Part passed = region.cutAt(key);
    if (passed != null && code.parts().contains(passed)) { // else the next emission may do
      Recording recording = recordRest(binding, state, region, passed, key);
      String failure = failure(recording);
      next = recording.nextKey();
      if (failure != null) {
        aborted(binding, recording, failure);
        binding.entry(key).failures++;
        return next;
      }
      region.split(passed, Prefix.of(passed.recorded(), key));
      region.add(new Part(((Recording.Done) recording).trace(), passed.from, passed.expected));
    }
    region.missed(settings.threshold());
    emit(region, null);
    return next;
  }

  private void look(Binding binding, Object state, int key) {
    boolean amidCode =
        !binding.isBare() && effort.pays(binding.retired(state), binding.compiledInstructions());
    if (payoff.isLikely(key, amidCode)) {
      look(binding, state, key, amidCode, List.of());
    }
  }

  private synchronized void look(
      Binding binding, Object state, int key, boolean amidCode, List<Region> apart) {
    boolean free = profile == null && binding.harvest == null;
    if (free && effort.begins(binding.retired(state), binding.compiledInstructions())) {
      int turns = Math.min(settings.threshold(), MAX_PROFILE) * PROFILE_FACTOR;
      profile = new Profile(binding, turns, amidCode, apart);
      profile.add(key);
      counters.flood();
    }
  }

  /** Records what is planned; see {@link Gatherer#gather}. */
  int gather(Binding binding, Object state, int key) {
    return gatherer.gather(binding, state, key);
  }

  /** Whether turns of an object are to be seen as they are interpreted. */
  boolean isLookingAt(Binding binding) {
    Profile open = profile;
    return open != null && open.isOf(binding);
  }

  /** What is being looked at, {@code null} if nothing is. */
  Profile profile() {
    return profile;
  }

  /** An object that is not compiled arrives while there may be another that is looked at. */
  void passBy(Binding binding) {
    Profile open = profile;
    if (open != null && !open.isOf(binding) && open.isForsaken()) {
      close(open);
    }
  }

  private synchronized boolean close(Profile open) {
    boolean first = profile == open;
    if (first) {
      profile = null;
      counters.recede();
    }
    return first;
  }

  /**
   * A turn while an object is looked at. What was seen of one that runs no more serves for the
   * next.
   *
   * @return the key at which the model stands afterwards
   */
  int watch(Profile open, Binding binding, Object state, int key) {
    boolean enough = open.isOf(binding) ? open.add(key) : open.isForsaken();
    if (!enough && (!open.apart.isEmpty() || !isHopeless(open, binding))) {
      return key;
    }
    boolean first = close(open);
    if (!open.apart.isEmpty()) {
      if (first && open.isUseful()) {
        regroupAt = binding.progress(state) * (borders.regroup(binding, open) ? 2 : LATER);
      }
      looked(binding, state, false);
      return key;
    }
    int next = first && enough && open.isUseful() ? plan(open, binding, state, key) : key;
    if (first && binding.harvest == null) {
      looked(binding, state, true);
    }
    return next;
  }

  // Code that is everywhere equally cold is found out early.
  private boolean isHopeless(Profile open, Binding binding) {
    if (open.amidCode || !open.isOf(binding) || !open.isBegun()) {
      return false;
    }
    boolean hopeless = payoff.isHopeless(open.keys());
    if (hopeless) {
      payoff.postpone(open.key(0), open.keys(), false);
    }
    return hopeless;
  }

  /** Whether keys that are hot had better wait, as looking at them did not pay lately. */
  boolean isTired() {
    return effort.isTired();
  }

  /** All that was planned has been recorded, or nothing was: then the look was in vain. */
  void looked(Binding binding, Object state, boolean inVain) {
    effort.ends(binding.retired(state), binding.compiledInstructions(), inVain);
  }

  /** What is being recorded of an object is to end with what there is. */
  void leaveAlone(Binding binding, Object state) {
    if (binding.harvest != null) {
      gatherer.end(binding, state);
    }
  }

  private int plan(Profile open, Binding binding, Object state, int key) {
    Flow flow = new Flow(open);
    int hot = open.key(0);
    Set<Integer> fresh = new HashSet<>(flow.keys());
    fresh.removeIf(binding.covered()::test);
    if (!fresh.contains(hot)) {
      return key;
    }
    Partition partition = new Partition(flow, fresh, settings.maxBytes());
    for (Installed code : binding.inUse()) {
      Region region = code.region();
      partition.add(region, region.isFull() ? settings.maxBytes() : code.emission().codeBytes());
    }
    partition.join();
    partition.bundle(keys -> payoff.isWorthwhile(keys, open.amidCode));
    List<Gathering> planned = new ArrayList<>();
    Set<Integer> paying = new HashSet<>();
    for (Partition.Share share : partition.shares()) {
      if (share.weight() * RARELY >= flow.turns() || share.keys().contains(hot)) {
        planned.add(gathering(flow, hot, share));
        boolean pays = payoff.isWorthwhile(share.keys(), open.amidCode);
        paying.addAll(pays ? share.keys() : Set.of());
      }
    }
    // The rest is compiled with what pays: left out, it would be in the way of that.
    if (!payoff.paid(paying, open.amidCode)) {
      payoff.postpone(hot, fresh, open.amidCode);
      return key;
    }
    gatherer.begin(binding, new Harvest(binding.entry(hot), planned));
    return gatherer.gather(binding, state, key);
  }

  private static Gathering gathering(Flow flow, int hot, Partition.Share share) {
    Region host = share.region();
    int key = share.keys().contains(hot) ? hot : share.keys().iterator().next();
    Plan plan =
        host == null
            ? Plan.ofNew(flow, key, share.keys())
            : Plan.besides(flow, key, share.keys(), host.turns());
    return new Gathering(plan, host);
  }

  /** Emits a new region. */
  void begin(Binding binding, Region region) {
    regions.add(region);
    emit(region, binding.entry(region.key));
  }

  /** Emits regions whose parts were recorded before: by another process, or for other regions. */
  void begin(List<Region> recorded) {
    recorded.forEach(regions::add);
    recorded.forEach(region -> emit(region, null));
  }

  /** Executes and records one turn, and takes it back if that is possible. */
  Recording rehearse(Binding binding, Object state, int key) {
    return rehearse(binding, state, key, Request.rehearsal(settings.maxOps()));
  }

  /** The same, or the turn as it would go another way. */
  Recording rehearse(Binding binding, Object state, int key, Request request) {
    long start = System.nanoTime();
    try {
      return binding.recorder().record(state, key, request);
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
        known == null
            ? new Region(key, layout, settings.bridgeThreshold(), new Successors())
            : known;
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

  /** Records a trace. */
  Recording record(Binding binding, Object state, int key, IntPredicate stop) {
    Entry entry = binding.entry(key);
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

  /** A recording came to nothing. */
  void aborted(Binding binding, Recording recording, String failure) {
    binding.aborted(failure);
    longTurns.recorded(recording);
  }

  /** {@code null} if the recording gave something worth compiling. */
  static String failure(Recording recording) {
    if (recording instanceof Recording.Done done) {
      boolean aborted = done.ending() == Ending.ABORT && done.turns() < 3;
      return done.ending() == Ending.LEAVE
          ? AbortReason.LEAVES.name()
          : aborted ? done.abort().name() : null;
    }
    return ((Recording.Aborted) recording).reason().name();
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
    if (!bridgeable && part(code, exit)) {
      return key;
    }
    if (bridgeable && region.leads(exit, key)) {
      connect(region, exit, key);
      return key;
    }
    Installed there = binding.find(state, key);
    if (there != null && there.region() != region) {
      boolean apart = !borders.merge(region, there.region(), exit);
      if (apart && binding.progress(state) > regroupAt && !isBusy(binding)) {
        look(binding, state, key, true, List.of(region, there.region()));
      }
      return key; // the code there goes on
    }
    if (there == null && binding.covered().test(key) && !region.turns().contains(key)) {
      return root(binding, state, key);
    }
    if (!bridgeable || region.isFull()) {
      borders.divide(region, exit);
      return there == null ? root(binding, state, key) : key;
    }
    return bridge(binding, state, region, exit, key);
  }

  // To finish a turn interpreted takes as long as a hundred interpreted from the start. Where that
  // is all that is gained, its turns are recorded in another way. Answers whether they will be.
  private boolean part(Installed code, ExitState exit) {
    long many = Math.max(MANY, settings.bridgeThreshold());
    int least = code.region().layout.retired() >= 0 ? DEAR : DEAR_NANOS;
    boolean dear =
        exit.interval < least && exit.total > (exit.interval > 0 ? many : UNKNOWN * many);
    if (!dear || !code.region().isFree()) {
      return false;
    }
    boolean helps = false;
    for (ExitState each : code.exits()) {
      boolean often = !each.frames.isEmpty() && each.total * OFTEN >= exit.total;
      int turn = often ? Turns.ofExit(each.part.trace, each.exit) : 0;
      helps |= often && compiler.partings().add(turn, each.frames);
    }
    if (!helps) {
      exit.giveUp("the turn parts in its middle");
    } else if (code.region().giveUp()) {
      regions.replace(code.region());
    }
    return helps;
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
      aborted(binding, recording, failure);
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

  /** Records a part of a region, up to what is compiled. */
  private Recording recordPart(Binding binding, Object state, Region region, int key) {
    return recordRest(binding, state, region, null, key);
  }

  /**
   * The same for the second half of a part that is about to be cut in two: it is compiled no longer
   * and stops nothing.
   */
  Recording recordRest(Binding binding, Object state, Region region, Part cut, int key) {
    Set<Integer> turns = region.turns();
    IntPredicate covered = binding.covered();
    IntPredicate stop =
        at ->
            region.starting(at) != null
                || ((at == key || turns.contains(at))
                    ? Join.isWorthwhile(region.passing(at, cut), at)
                    : covered.test(at));
    return record(binding, state, key, stop);
  }

  // Where the new part runs into the middle of another, that one is cut in two.
  private int join(
      Binding binding, Object state, Region region, ExitState exit, Recording.Done done) {
    int key = done.nextKey();
    Trace trace = done.trace();
    boolean loops = done.ending() == Ending.INNER_LOOP;
    Trace beginning = loops ? Prefix.of(trace, key) : null;
    region.add(new Part(beginning == null ? trace : beginning, exit, 0));
    Part passed = region.cutAt(key);
    Trace cut = passed == null ? null : Prefix.of(passed.recorded(), key);
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
  void emit(Region region, Entry entry) {
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
    longTurns.emitted(region.parts().getFirst());
    region.abandon();
    regions.drop(region);
    if (entry != null) {
      entry.failures++;
      shorten(region, entry);
    }
  }

  // The trace alone was too large: the next one from here is cut earlier.
  private static void shorten(Region region, Entry entry) {
    entry.maxOps = Math.max(10, region.parts().getFirst().recorded().ops().size() / 2);
  }
}
