package org.tracewright.jit.runtime;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntPredicate;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.record.Recording;
import org.tracewright.jit.record.Recording.Ending;
import org.tracewright.jit.record.Request;

/** Decides what is recorded and where it belongs. */
final class Growth {
  private static final int MAX_FAILURES = 4;
  private static final int COVERED_TRIPS = 32;
  private static final int MAX_TARGETS = 32;
  private static final int ABSORB_FACTOR = 20;
  private static final int MAX_ATTEMPTS = 4;

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
      if (entry.failures >= MAX_FAILURES || isComing(binding, at) || isCovered(entry)) {
        return at;
      }
      Recording recording = record(binding, state, at, entry, noCode(binding, state));
      int header = header(recording);
      if (header == at) {
        keep(binding, entry, recording);
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
  private boolean isCovered(Entry entry) {
    return regions.covers(entry.key) && (regions.isBusy() || ++entry.covered % COVERED_TRIPS != 0);
  }

  private boolean isComing(Binding binding, int key) {
    return regions.at(key).stream()
        .anyMatch(region -> region.installed == null && region.layout == binding.layout());
  }

  private Recording record(Binding binding, Object state, int key, Entry entry, IntPredicate stop) {
    int maxOps = entry.maxOps > 0 ? entry.maxOps : settings.maxOps();
    long start = System.nanoTime();
    try {
      Request request = Request.of(maxOps, settings.maxTurns()).stoppingAt(stop);
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
    Recording.Done done = (Recording.Done) recording;
    Region region = new Region(entry.key, binding.layout(), settings.bridgeThreshold());
    region.add(new Part(done.trace(), done.ending(), -1, 0, true));
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
    if (exit.pending) {
      region.missed();
      emit(region, null);
      return key;
    }
    exit.count = 0;
    Installed there = binding.find(state, key);
    boolean elsewhere = there != null && there.region() != region;
    if (elsewhere && !isWorthAbsorbing(exit, there, code)) {
      return key; // the code there goes on
    }
    if (!exit.frames.isEmpty() || exit.apart || region.isFull()) {
      return there == null ? root(binding, state, key) : key;
    }
    if (exit.bridges >= MAX_TARGETS) {
      exit.giveUp("it leads to too many places");
      return key;
    }
    int target = region.target(exit, key);
    if (target >= 0) {
      region.connect(exit, key, target);
      bridged(region, exit);
      return key;
    }
    return bridge(binding, state, region, exit, key);
  }

  // Two regions that hand over to each other all the time had better be one.
  private boolean isWorthAbsorbing(ExitState exit, Installed there, Installed from) {
    int together = there.emission().codeBytes() + from.emission().codeBytes();
    return exit.total > ABSORB_FACTOR * settings.bridgeThreshold()
        && together < settings.maxBytes()
        && exit.frames.isEmpty();
  }

  private int bridge(Binding binding, Object state, Region region, ExitState exit, int key) {
    Set<Integer> own = region.labels();
    Set<Integer> turns = region.turns();
    turns.add(key);
    IntPredicate stop =
        at -> own.contains(at) || (!turns.contains(at) && binding.find(state, at) != null);
    Recording recording = record(binding, state, key, binding.entry(key), stop);
    String failure = failure(recording);
    if (failure != null) {
      binding.aborted(failure);
      exit.failed(failure);
      return recording.nextKey();
    }
    Recording.Done done = (Recording.Done) recording;
    boolean label = exit.computed || exit.exit < 0;
    region.add(new Part(done.trace(), done.ending(), exit.part, exit.exit, label));
    regions.cover(done.trace());
    bridged(region, exit);
    return done.nextKey();
  }

  private void bridged(Region region, ExitState exit) {
    exit.pending = true;
    exit.bridges++;
    emit(region, null);
  }

  /** Has a region emitted if it is time; {@code entry} is its header's at the first emission. */
  private void emit(Region region, Entry entry) {
    if (region.claimEmission()) {
      regions.busy(1);
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
      regions.busy(-1);
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
