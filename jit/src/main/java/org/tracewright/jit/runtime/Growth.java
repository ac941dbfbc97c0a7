package org.tracewright.jit.runtime;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntPredicate;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.record.Recording;
import org.tracewright.jit.record.Recording.Ending;
import org.tracewright.jit.record.Request;

/** Decides what is recorded and where it belongs. */
final class Growth {
  private static final int MAX_FAILURES = 4;
  private static final int COVERED_TRIPS = 500;
  private static final int MAX_TARGETS = 32;
  private static final int ABSORB_FACTOR = 20;
  private static final int MAX_ATTEMPTS = 4;
  private static final int MAX_BEGUN = 8;

  private final JitSettings settings;
  private final Regions regions;
  private final Compiler compiler;
  private final Executor executor;
  private final LongAdder compileNanos = new LongAdder();

  Growth(JitSettings settings, Regions regions, Compiler compiler) {
    this.settings = settings;
    this.regions = regions;
    this.compiler = compiler;
    this.executor = CompileQueue.executor(settings.synchronous());
  }

  long compileNanos() {
    return compileNanos.sum();
  }

  /**
   * A key without code is hot: records from there and has the trace compiled.
   *
   * @return the key at which the model stands afterwards
   */
  int root(Binding binding, Object state, int key) {
    int at = key;
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Entry entry = binding.entry(at);
      if (entry.failures >= MAX_FAILURES || regions.isExpecting()) {
        return at;
      }
      if (entry.cameFrom(binding.layout())) {
        return entry.fromRegion.leads(entry.fromExit, at)
            ? at
            : bridge(binding, state, entry.fromRegion, entry.fromExit, at);
      }
      if (isCovered(binding, entry) || isNeverTheSame(entry)) {
        return at;
      }
      Recording recording = record(binding, state, at, entry, noCode(binding, state));
      int header = header(recording);
      if (header == at) {
        keep(binding, entry, recording);
        return recording.nextKey();
      }
      if (binding.entry(header).failures >= MAX_FAILURES) {
        entry.failures++;
        return recording.nextKey();
      }
      at = recording.nextKey() == header ? header : goTo(binding, state, recording, header);
    }
    return at;
  }

  private static IntPredicate noCode(Binding binding, Object state) {
    return key -> binding.find(state, key) != null;
  }

  // Of all turns of a loop the one with the least key is its header, so that it has only one.
  private static int header(Recording recording) {
    return switch (recording) {
      case Recording.Done done when done.ending() == Ending.INNER_LOOP -> done.nextKey();
      case Recording.Done done when done.ending() == Ending.LOOP ->
          Turns.of(done.trace()).stream().mapToInt(Integer::intValue).min().orElseThrow();
      case Recording.Done done -> done.trace().key();
      case Recording.Aborted aborted -> aborted.nextKey();
    };
  }

  private int goTo(Binding binding, Object state, Recording from, int header) {
    if (from instanceof Recording.Aborted) {
      return from.nextKey();
    }
    Entry entry = binding.entry(from.nextKey());
    return record(binding, state, from.nextKey(), entry, key -> key == header).nextKey();
  }

  // The header of the region that has this turn is going to be reached soon.
  private boolean isCovered(Binding binding, Entry entry) {
    return regions.covers(entry.key)
        && binding.inUse().stream().anyMatch(code -> code.region().turns().contains(entry.key))
        && ++entry.covered % COVERED_TRIPS != 0;
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

  private void keep(Binding binding, Entry entry, Recording recording) {
    String failure = failure(recording);
    if (failure != null) {
      entry.failures++;
      binding.aborted(failure);
      return;
    }
    entry.begun++;
    Recording.Done done = (Recording.Done) recording;
    Region region = new Region(entry.key, binding.layout(), settings.bridgeThreshold());
    region.add(new Part(done.trace(), null));
    regions.add(region);
    regions.cover(done.trace());
    emit(region, entry);
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
    int passages = exit.count;
    exit.count = 0;
    boolean bridgeable = exit.frames.isEmpty();
    if (bridgeable && region.leads(exit, key)) {
      connect(region, exit, key, passages);
      return key;
    }
    Installed there = binding.find(state, key);
    if (there != null && there.region() != region) {
      if (!isWorthAbsorbing(exit, there, code)) {
        return key; // the code there goes on
      }
      there.region().absorb();
    }
    if (!bridgeable || region.isFull()) {
      return there == null ? root(binding, state, key) : key;
    }
    return bridge(binding, state, region, exit, key);
  }

  // The part is there, only not in the code that runs.
  private void connect(Region region, ExitState exit, int key, int passages) {
    if (exit.computed && exit.targets.size() < MAX_TARGETS) {
      region.connect(exit, key);
    }
    region.missed(passages);
    emit(region, null);
  }

  // Two regions that hand over to each other all the time had better be one.
  private boolean isWorthAbsorbing(ExitState exit, Installed there, Installed from) {
    int together = there.emission().codeBytes() + from.emission().codeBytes();
    return exit.total > (long) ABSORB_FACTOR * settings.bridgeThreshold()
        && together < settings.maxBytes()
        && exit.frames.isEmpty()
        && !from.region().isFull()
        && !from.region().isAbsorbed();
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
    emit(region, null);
    return next;
  }

  private Recording recordPart(Binding binding, Object state, Region region, int key) {
    Set<Integer> turns = region.turns();
    turns.add(key);
    IntPredicate stop =
        at ->
            region.starting(at) != null
                || (turns.contains(at)
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
    add(region, new Part(beginning == null ? trace : beginning, exit));
    Part passed = region.starting(key) == null ? region.passing(key) : null;
    Trace cut = passed == null ? null : Prefix.of(passed.recorded, key);
    if (cut != null) {
      region.replace(passed, new Part(cut, passed.from));
    }
    return cut == null && beginning == null ? key : joint(binding, state, region, exit, key);
  }

  // The second half, which both go on with.
  private int joint(Binding binding, Object state, Region region, ExitState exit, int key) {
    Recording recording = recordPart(binding, state, region, key);
    if (failure(recording) == null) {
      add(region, new Part(((Recording.Done) recording).trace(), exit));
    }
    return recording.nextKey();
  }

  private void add(Region region, Part part) {
    region.add(part);
    regions.cover(part.recorded);
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
      finished(region, first, done, entry);
      regions.expect(first ? -1 : 0);
      compileNanos.add(System.nanoTime() - start);
    }
  }

  private void finished(Region region, boolean first, boolean done, Entry entry) {
    if (done) {
      regions.installed(region, first);
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
