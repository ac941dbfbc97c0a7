package org.tracewright.jit.runtime;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.tracewright.jit.emit.Tree;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.opt.LimitExits;

/**
 * A set of traces with one entry, linked by their keys: what ends at a key goes on at the first
 * part that begins there, and what leaves the first turn of a part goes on at the next part with
 * the same key. So every way through the region makes progress, and every turn is compiled about
 * once. All but {@link #installed} is guarded by the region's monitor.
 */
final class Region {
  private static final long FIRST_MISSES = 10; // in passages that make an exit hot
  private static final int MANY_CHANGES = 8;
  private static final int CHEAP = 50; // bytes of code to one passage that makes an exit hot
  private static final int WHOLE = 4;

  // Of the turns of any region: whoever keeps an index of them sees by it that it is out of date.
  private static final AtomicInteger CHANGES = new AtomicInteger();

  final int key;
  final Layout layout;

  /** The latest emission; {@code null} until there is one. */
  volatile Installed installed;

  /** Whether no model object may run it any more. */
  volatile boolean dropped;

  /** For whom it was recorded, as long as nobody has used it; {@code null} if that is not known. */
  volatile Binding maker;

  private final List<Part> parts = new ArrayList<>();
  private final Map<Fact, Fact> taken = new HashMap<>(); // by their subjects
  private final int bridgeThreshold;
  private final Successors successors = new Successors(); // as planned
  private final Set<Integer> armed = new HashSet<>();
  private int emissions;
  private int emittedParts;
  private int changes; // since the last emission
  private long misses; // since the last emission
  private boolean queued;
  private boolean full;
  private boolean given; // its parts are another's now
  private final List<Region> absorbed = new ArrayList<>();
  private int users;
  private Set<Integer> turns; // of all parts, null when they have changed

  Region(int key, Layout layout, int bridgeThreshold, Successors successors) {
    this.key = key;
    this.successors.addAll(successors);
    this.layout = layout;
    this.bridgeThreshold = bridgeThreshold;
  }

  /**
   * Adds a part. One that takes for granted what contradicts the others is gone at once: it was
   * recorded by an object whose code is not, or no longer, that of the region.
   */
  synchronized void add(Part part) {
    parts.add(part);
    changeTurns();
    if (agrees(part.latest().facts())) {
      changes++;
    } else {
      part.gone = true;
      if (part.from != null) {
        part.from.failed("its code is not that of the region");
      }
    }
  }

  private boolean agrees(List<Fact> others) {
    for (Fact fact : others) {
      if (!taken.getOrDefault(subject(fact), fact).equals(fact)) {
        return false;
      }
    }
    others.forEach(fact -> taken.put(subject(fact), fact));
    return true;
  }

  private static Fact subject(Fact fact) {
    return new Fact(fact.path(), fact.kind(), fact.index(), 0);
  }

  /** Cuts a part off where another begins; what it knows of its exits is forgotten. */
  synchronized void split(Part part, Trace beginning) {
    int at = parts.indexOf(part); // another thread may have been faster
    if (beginning != null && at >= 0) {
      parts.set(at, new Part(beginning, part.from, part.expected));
      changes++;
      changeTurns();
    }
  }

  /** Has a computed exit lead to parts with this key. */
  synchronized void connect(ExitState exit, int toKey) {
    if (exit.targets.add(toKey)) {
      changes++;
    }
  }

  /** Whether an exit with this key leads to a part, at the next emission at the latest. */
  synchronized boolean leads(ExitState exit, int toKey) {
    return target(parts, exit.part, exit.exit, exit.computed, toKey) >= 0;
  }

  private static int target(List<Part> among, Part part, int exit, boolean computed, int toKey) {
    boolean restarts = exit >= 0 && !computed && part.key() == toKey;
    for (int each = restarts ? among.indexOf(part) + 1 : 0; each < among.size(); each++) {
      if (!among.get(each).gone && among.get(each).key() == toKey) {
        return each;
      }
    }
    return -1;
  }

  /** What is known to follow what. */
  synchronized Successors successors() {
    Successors all = new Successors();
    all.addAll(successors);
    return all;
  }

  /** Learns more of it; what was learned before counts half. */
  synchronized void learn(Flow flow) {
    successors.fade();
    successors.addAll(flow);
  }

  synchronized List<Part> parts() {
    return List.copyOf(parts);
  }

  /** The part that begins with a key, {@code null} if there is none. */
  synchronized Part starting(int atKey) {
    for (Part part : parts) {
      if (!part.gone && part.key() == atKey) {
        return part;
      }
    }
    return null;
  }

  /** The part that has a turn with this key, not as its first; {@code null} if there is none. */
  synchronized Part passing(int atKey) {
    return passing(atKey, null);
  }

  /** The same, but for one part. */
  @SuppressWarnings("ReferenceEquality")
  synchronized Part passing(int atKey, Part butFor) {
    for (Part part : parts) {
      if (part != butFor && !part.gone && part.key() != atKey && part.turns().contains(atKey)) {
        return part;
      }
    }
    return null;
  }

  /** The part to cut for another to begin with a key, {@code null} if there is none to cut. */
  synchronized Part cutAt(int atKey) {
    return starting(atKey) == null ? passing(atKey) : null;
  }

  /** The keys of all turns in it. */
  synchronized Set<Integer> turns() {
    if (turns == null) {
      Set<Integer> keys = new HashSet<>();
      parts.stream().filter(p -> !p.gone).forEach(p -> keys.addAll(p.turns()));
      turns = Collections.unmodifiableSet(keys);
    }
    return turns;
  }

  private void changeTurns() {
    turns = null;
    CHANGES.incrementAndGet();
  }

  /** How often the turns of any region have changed. */
  static int changes() {
    return CHANGES.get();
  }

  /** The keys of turns at which a part begins, or may be cut in two for one to begin. */
  synchronized Set<Integer> enterable() {
    return dropped || given ? Set.of() : turns();
  }

  /**
   * Takes over the parts of another region, if it is free to give them and this one has not given
   * its own.
   */
  boolean absorb(Region other) {
    synchronized (Region.class) { // else two might take over each other
      Successors theirs = new Successors();
      List<Part> given = takes() ? other.give(theirs) : List.of();
      if (!given.isEmpty()) {
        take(other, given, theirs);
      }
      return !given.isEmpty();
    }
  }

  // What is being emitted is without them, and they would be gone once it is installed.
  private synchronized boolean takes() {
    return !given && !queued;
  }

  /**
   * Has others take the parts of regions over, if all of these are free to give them; they are
   * replaced when the last of the others is emitted.
   */
  static boolean regroup(Set<Region> old, List<Region> fresh) {
    synchronized (Region.class) {
      boolean free = old.stream().allMatch(Region::isFree);
      if (free) {
        old.forEach(Region::leave);
        fresh.getLast().replaceAll(old);
      }
      return free;
    }
  }

  /** Whether its parts may be given to others. */
  synchronized boolean isFree() {
    return !queued && !dropped && !given;
  }

  /** Has nobody add to it any more, for its parts are of no use; false if it is being emitted. */
  synchronized boolean giveUp() {
    boolean free = isFree();
    if (free) {
      leave();
    }
    return free;
  }

  private synchronized void leave() {
    given = true;
    full = true;
  }

  private synchronized void replaceAll(Set<Region> old) {
    absorbed.addAll(old);
  }

  private synchronized List<Part> give(Successors followers) {
    if (queued || dropped || given || full) {
      return List.of();
    }
    given = true;
    CHANGES.incrementAndGet();
    full = true;
    followers.addAll(successors);
    return parts();
  }

  private synchronized void take(Region from, List<Part> theirs, Successors next) {
    extend(theirs.stream().filter(part -> !part.gone).toList(), List.of(), next);
    absorbed.add(from);
  }

  /** Adds planned parts, those that begin in the middle of others, and what follows what. */
  synchronized boolean extend(List<Part> planned, List<Part> joints, Successors next) {
    if (dropped || given) {
      return false;
    }
    for (Part joint : joints) {
      Part passed = cutAt(joint.key());
      if (passed != null) {
        split(passed, Prefix.of(passed.recorded(), joint.key()));
        add(joint);
      }
    }
    Set<Integer> known = new HashSet<>();
    parts.stream().filter(part -> !part.gone).forEach(part -> known.add(part.key()));
    planned.stream().filter(part -> part.fork || !known.contains(part.key())).forEach(this::add);
    successors.addAll(next);
    return true;
  }

  /** The regions whose parts this one has taken over since it was last asked. */
  synchronized List<Region> takeAbsorbed() {
    List<Region> taken = List.copyOf(absorbed);
    absorbed.clear();
    return taken;
  }

  synchronized int emissions() {
    return emissions;
  }

  synchronized boolean isFull() {
    return full;
  }

  /** Counts passages through a hot exit to parts not yet emitted. */
  synchronized void missed(ExitState exit) {
    boolean always = exit.exit == Tree.Link.END;
    misses += always ? FIRST_MISSES * bridgeThreshold : bridgeThreshold;
  }

  /** Counts passages to parts not yet emitted. */
  synchronized void missed(int passages) {
    misses += passages;
  }

  /**
   * Whether it is time to emit, and if so, that somebody is going to: the first time at once, later
   * when much was lost by waiting, or it has doubled and something was lost.
   */
  synchronized boolean claimEmission() {
    boolean grown = changes >= Math.max(MANY_CHANGES, emittedParts);
    long price = price();
    boolean missing = misses >= price;
    grown &= misses * WHOLE >= price;
    if (queued || dropped || given || changes == 0 || !(emissions == 0 || grown || missing)) {
      return false;
    }
    queued = true;
    return true;
  }

  // HotSpot compiles all of it again: that must not take longer than what is saved.
  private long price() {
    Installed code = installed;
    long bytes = code == null ? 0 : code.emission().codeBytes();
    long first = (FIRST_MISSES * bridgeThreshold) << Math.min(emissions, 6);
    return Math.max(first, bytes * bridgeThreshold / CHEAP);
  }

  /** A tree and which part each of its nodes is. */
  record Shape(Tree tree, List<Part> parts) {
    /** The first node of each key. */
    Map<Integer, Integer> entries() {
      Map<Integer, Integer> entries = new HashMap<>();
      for (int node = 0; node < parts.size(); node++) {
        entries.putIfAbsent(parts.get(node).key(), node);
      }
      return entries;
    }
  }

  /** Parts as the emitter takes them, the header's first. All have been optimised. */
  synchronized Shape shape(List<Part> all) {
    List<Part> present = new ArrayList<>(all);
    present.removeIf(part -> part.gone);
    Part header = present.stream().filter(part -> part.key() == key).findFirst().orElseThrow();
    List<Part> ordered = new ArrayList<>(present);
    ordered.remove(header);
    ordered.addFirst(header);
    List<Tree.Node> nodes = new ArrayList<>();
    for (Part part : ordered) {
      nodes.add(new Tree.Node(part.trace, links(part, present, ordered)));
    }
    return new Shape(new Tree(nodes), ordered);
  }

  private List<Tree.Link> links(Part part, List<Part> present, List<Part> ordered) {
    Set<Tree.Link> links = new LinkedHashSet<>();
    BitSet limits =
        LimitExits.of(part.trace, layout); // another part of the key helps nothing there
    for (int exit = Tree.Link.END; exit < part.trace.exits().size(); exit++) {
      if (exit >= 0 && limits.get(exit)) {
        continue;
      }
      Exit description = exit < 0 ? part.trace.end() : part.trace.exits().get(exit);
      Integer constant = constantKey(part.trace, description);
      if (constant != null) {
        int target = target(present, part, exit, false, constant);
        link(links, part, target, exit, present, ordered);
      } else if (description.frames().isEmpty()) {
        for (int toKey : targets(part, exit)) {
          link(links, part, target(present, part, exit, true, toKey), exit, present, ordered);
        }
      }
    }
    return List.copyOf(links);
  }

  // Where a computed exit is known to lead: as planned, and as seen.
  private Set<Integer> targets(Part part, int exit) {
    Set<Integer> all = new TreeSet<>(exit(part, exit).targets);
    all.addAll(successors.of(Turns.ofExit(part.trace, exit)));
    return all;
  }

  ExitState exit(Part part, int exit) {
    return part.exit(exit, bridgeThreshold);
  }

  private void link(
      Set<Tree.Link> links,
      Part part,
      int target,
      int exit,
      List<Part> present,
      List<Part> ordered) {
    if (target >= 0) {
      Part to = present.get(target);
      int taken = taken(Turns.ofExit(part.trace, exit), to);
      links.add(new Tree.Link(exit, to.key(), ordered.indexOf(to), taken));
    }
  }

  // How often a way was taken in profiles. One that leads to the other way of its turn counts as
  // where that leads to.
  private int taken(int turn, Part to) {
    Integer end = to.fork ? constantKey(to.trace, to.trace.end()) : null;
    return successors.count(turn, end != null && to.key() == turn ? end : to.key());
  }

  /** The key an exit always leads to, {@code null} if it is computed or there are frames. */
  static Integer constantKey(Trace trace, Exit exit) {
    boolean constant = exit.key() >= 0 && trace.ops().get(exit.key()) instanceof Op.Const;
    return constant ? (Integer) (int) ((Op.Const) trace.ops().get(exit.key())).bits() : null;
  }

  /** What the parts take for granted. */
  static List<Fact> facts(List<Part> parts) {
    Set<Fact> facts = new LinkedHashSet<>();
    parts.forEach(part -> facts.addAll(part.trace.facts()));
    return List.copyOf(facts);
  }

  /** Takes away the part that is asked for least, not the header's; false if there is no other. */
  synchronized boolean cutColdest(List<Part> all) {
    full = true;
    Part header = all.stream().filter(p -> !p.gone && p.key() == key).findFirst().orElseThrow();
    Part coldest = null;
    for (Part part : all) {
      boolean candidate = !part.gone && part != header;
      if (candidate && (coldest == null || part.weight() <= coldest.weight())) {
        coldest = part;
      }
    }
    if (coldest != null) {
      coldest.gone = true;
      changeTurns();
    }
    return coldest != null;
  }

  /** Publishes an emission of some parts. */
  synchronized void install(Installed code, List<Part> emitted) {
    queued = false;
    emissions++;
    emittedParts = emitted.size();
    changes = (int) parts.stream().filter(p -> !p.gone && !emitted.contains(p)).count();
    misses = 0;
    emitted.forEach(Part::recount);
    installed = code;
  }

  /** Whether the merge points of an entry are not yet known to lead to code. */
  synchronized boolean arms(int atKey) {
    return armed.add(atKey);
  }

  /** The entries for which {@link #arms} was asked. */
  synchronized Set<Integer> armed() {
    return Set.copyOf(armed);
  }

  /** No emission came of it. */
  synchronized void abandon() {
    queued = false;
    dropped = true;
  }

  /** Counts the model objects that use it. */
  synchronized int use(int change) {
    users += change;
    return users;
  }
}
