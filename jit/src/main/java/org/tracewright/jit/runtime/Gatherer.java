package org.tracewright.jit.runtime;

import java.util.List;
import java.util.function.IntPredicate;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.record.Recording;
import org.tracewright.jit.record.Request;

/** Has the parts of planned regions recorded while a model object runs. */
final class Gatherer {
  private static final int MOST_BRANCHES = 4; // in a turn
  private static final int GAIN = 4; // of a turn that is compiled, in passages of an exit

  private final JitSettings settings;
  private final Counters counters;
  private final Growth growth;

  private volatile Harvest latest;

  Gatherer(JitSettings settings, Counters counters, Growth growth) {
    this.settings = settings;
    this.counters = counters;
    this.growth = growth;
  }

  /** Whether some object's parts are being recorded. */
  boolean isBusy() {
    Harvest other = latest;
    return other != null && !other.isForsaken();
  }

  /** Begins to record what is planned. */
  synchronized void begin(Binding binding, Harvest next) {
    if (latest != null && latest.abandon()) {
      latest.gatherings.forEach(this::forget);
    }
    latest = next;
    binding.harvest = next;
    for (Gathering each : next.gatherings) {
      each.wanted().forEach(key -> counters.stopAt(key, true));
    }
  }

  /**
   * Records the parts that planned regions still lack and that begin where the model stands.
   *
   * @return the key at which the model stands afterwards
   */
  int gather(Binding binding, Object state, int key) {
    Harvest ours = binding.harvest;
    if (ours.isAbandoned()) {
      binding.harvest = null;
      return key;
    }
    int at = key;
    for (Gathering there = fitting(binding, ours, at);
        there != null;
        there = fitting(binding, ours, at)) {
      int from = at;
      at = there.wantsFork(at) ? fork(binding, state, there, at) : at;
      boolean stays = at == from;
      at = stays && there.wants(at) ? part(binding, state, there, at) : at;
      if (there.isComplete()) {
        gathered(binding, ours, there);
      } else if (at == from && there.wantsFork(at)) {
        break; // it is tried again the next time
      }
    }
    if (ours.isOver(at)) {
      end(binding, state);
    }
    return at;
  }

  /** Ends what is being recorded of an object, with what there is. */
  void end(Binding binding, Object state) {
    Harvest ours = binding.harvest;
    end(binding, ours);
    growth.looked(binding, state, !ours.isFruitful);
  }

  // What wants something from a key, null if nothing does.
  private static Gathering fitting(Binding binding, Harvest ours, int key) {
    Gathering there = ours.at(key);
    boolean wanted = there != null && (there.wants(key) || there.wantsFork(key));
    return wanted && !binding.stops().contains(key) ? there : null;
  }

  private int part(Binding binding, Object state, Gathering ours, int key) {
    Plan plan = ours.plan;
    IntPredicate stop = at -> plan.isStart(at) || !plan.keys().contains(at);
    Recording recording = growth.record(binding, state, key, stop);
    int next = recording.nextKey();
    String failure = Growth.failure(recording);
    if (failure != null) {
      growth.aborted(binding, recording, failure);
      drop(ours, key);
    } else if (plan.keys().contains(next) || !ours.retries(key)) {
      ours.parts.add(new Part(((Recording.Done) recording).trace(), null, expected(plan, key)));
      drop(ours, key);
      if (ours.wantRest(next)) { // a trace may end before the next part begins
        counters.stopAt(next, true);
      }
    }
    return joint(binding, state, ours, next);
  }

  private long expected(Plan plan, int key) {
    return (long) plan.weight(key) * settings.threshold();
  }

  // A planned part leads into the middle of one of the host's, which will be cut in two.
  private int joint(Binding binding, Object state, Gathering ours, int key) {
    Part passed = ours.host == null ? null : ours.host.cutAt(key);
    boolean known = ours.joints.stream().anyMatch(part -> part.key() == key);
    if (passed == null || known || binding.stops().contains(key)) {
      return key;
    }
    Recording recording = growth.recordRest(binding, state, ours.host, passed, key);
    if (Growth.failure(recording) == null) {
      ours.joints.add(new Part(((Recording.Done) recording).trace(), null, passed.expected));
    }
    return recording.nextKey();
  }

  // The other way of a branch, as a part of one turn; both lead to parts that begin there.
  private int fork(Binding binding, Object state, Gathering ours, int key) {
    int wanted = ours.plan.forks().get(key);
    for (int branch = -1; branch < MOST_BRANCHES; branch++) {
      int most = settings.maxOps();
      Request request = branch < 0 ? Request.rehearsal(most) : Request.fork(most, branch);
      Recording turn = growth.rehearse(binding, state, key, request);
      if (turn.turns() > 0) {
        dropFork(ours, key); // it could not be taken back
        return turn.nextKey();
      }
      if (turn instanceof Recording.Done done && leadsTo(done, wanted)) {
        ours.parts.add(new Part(done.trace(), null, expected(ours.plan, wanted), true));
        dropFork(ours, key);
        return key;
      }
    }
    if (!ours.retriesFork(key)) {
      dropFork(ours, key);
    }
    return key;
  }

  private static boolean leadsTo(Recording.Done turn, int key) {
    Integer end = Region.constantKey(turn.trace(), turn.trace().end());
    return end != null && end == key;
  }

  private void drop(Gathering ours, int key) {
    if (ours.drop(key)) {
      counters.stopAt(key, false);
    }
  }

  private void dropFork(Gathering ours, int key) {
    if (ours.dropFork(key)) {
      counters.stopAt(key, false);
    }
  }

  private void forget(Gathering gathering) {
    gathering.end().forEach(key -> counters.stopAt(key, false));
  }

  private void end(Binding binding, Harvest ours) {
    binding.harvest = null;
    if (ours.abandon()) {
      latest = null;
      for (Gathering each : ours.gatherings) {
        if (!each.isComplete()) {
          forget(each);
          gathered(binding, ours, each);
        }
      }
      // Once, however many regions came of it.
      ours.hot.begun += ours.isFruitful ? 1 : 0;
      ours.hot.failures += ours.isFruitful ? 0 : 1;
    }
  }

  private void gathered(Binding binding, Harvest harvest, Gathering ours) {
    if (ours.parts.isEmpty()) {
      return;
    }
    harvest.isFruitful = true;
    if (ours.host == null) {
      growth.begin(binding, region(binding, ours));
    } else if (ours.host.extend(ours.parts, ours.joints, ours.plan.successors())) {
      int turns = ours.parts.stream().mapToInt(part -> ours.plan.weight(part.key())).sum();
      ours.host.missed(turns * GAIN);
      growth.emit(ours.host, null);
    }
  }

  private Region region(Binding binding, Gathering ours) {
    List<Part> parts = ours.parts;
    boolean whole = parts.stream().anyMatch(part -> part.key() == ours.plan.header());
    int header = whole ? ours.plan.header() : parts.getFirst().key();
    Region region =
        new Region(header, binding.layout(), settings.bridgeThreshold(), ours.plan.successors());
    region.maker = binding;
    // The header's first: the others have to agree with it.
    parts.sort((one, other) -> Boolean.compare(one.key() != header, other.key() != header));
    parts.forEach(region::add);
    return region;
  }
}
