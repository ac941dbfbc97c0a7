package org.tracewright.jit.emit;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Label;
import org.tracewright.jit.ir.Type;

/**
 * The ways to the starts of nodes. One that leads from outside into the middle of a loop goes to
 * the loop's header instead, with the node wanted in {@link Homes#ENTRY}; the header sends it on,
 * perhaps to the header of a loop inside. On all other ways that variable is 0.
 */
final class Ways {
  private final Tree tree;
  private final Label[] starts;
  private final Homes homes;
  private final Nest nest;
  private final Outline outline;
  private final int loop;
  private final BitSet entries = new BitSet(); // nodes at which the region may be entered
  private final BitSet routed = new BitSet(); // nodes that some way by a header leads to
  private final Label[] sends; // by header: the switch that sends ways on
  private final Map<Integer, Label> stays = new LinkedHashMap<>(); // by header, if it is a call
  private final Map<Integer, Label> routes = new LinkedHashMap<>(); // by node, to its outer header
  private final Map<Integer, Label> landings = new LinkedHashMap<>(); // by node

  /**
   * The ways inside one method.
   *
   * @param outline the loops with methods of their own
   * @param loop the header of the one whose method it is, {@link Nest#NONE} for the region's
   */
  Ways(Tree tree, Outline outline, int loop, Label[] starts, Homes homes) {
    this.outline = outline;
    this.loop = loop;
    this.tree = tree;
    this.starts = starts;
    this.homes = homes;
    this.nest = outline.nest();
    sends = new Label[starts.length];
    findEntries();
    for (int node = 0; node < starts.length; node++) {
      if (nest.around(node) != Nest.NONE && entries.get(node)) {
        routed.set(node);
      }
      for (Tree.Link link : tree.nodes().get(node).links()) {
        if (first(node, link.node()) != link.node()) {
          routed.set(link.node()); // the way leads into a loop there
        }
      }
    }
  }

  // The first node of each key.
  private void findEntries() {
    List<Integer> keys = new ArrayList<>();
    for (int node = 0; node < starts.length; node++) {
      int key = tree.nodes().get(node).trace().key();
      if (!keys.contains(key)) {
        keys.add(key);
        entries.set(node);
      }
    }
  }

  // The node to jump to on the way: the header of the widest loop that is entered on it.
  private int first(int from, int to) {
    int first = to;
    for (int loop = nest.around(to); loop != Nest.NONE; loop = nest.around(loop)) {
      if (from == Nest.NONE || !isInside(loop, from, to)) {
        first = loop;
      }
    }
    return first;
  }

  // The header of an outlined loop may be that of a wider one, too.
  private boolean isInside(int loop, int from, int to) {
    return loop == outline.loopOf(to) ? outline.loopOf(from) == loop : nest.contains(loop, from);
  }

  /** Where to jump to get from one node to the start of another. */
  Label label(int from, int to) {
    int first = first(from, to);
    return first == to ? starts[to] : label(routes, to * starts.length + first);
  }

  private static Label label(Map<Integer, Label> labels, int of) {
    Label known = labels.get(of);
    if (known == null) {
      known = new Label();
      labels.put(of, known);
    }
    return known;
  }

  /** Whether the region begins with its first node, whatever the entry. */
  boolean fallIn() {
    return entries.stream().allMatch(node -> first(Nest.NONE, node) == 0);
  }

  /** Goes to the node in {@link Homes#ENTRY}. */
  void enter(Code code) {
    if (fallIn()) {
      return;
    }
    Label[] targets = new Label[starts.length]; // the first node is an entry
    for (int node = 0; node < targets.length; node++) {
      boolean straight = first(Nest.NONE, node) == node;
      Label way = straight ? landing(node) : label(Nest.NONE, node);
      targets[node] = entries.get(node) ? way : targets[0];
    }
    code.load(Type.INT, Homes.ENTRY);
    code.visitor().visitTableSwitchInsn(0, targets.length - 1, targets[0], targets);
  }

  private Label landing(int node) {
    return label(landings, node);
  }

  // 0 means that there is no way to go.
  private int number(int node) {
    return node == 0 ? starts.length : node;
  }

  /** At the start of a node: sends on what is only on its way. */
  void arrive(Code code, int node) {
    if (nest.isHeader(node) && !inside(node).isEmpty()) {
      sends[node] = new Label();
      code.load(Type.INT, Homes.ENTRY);
      code.jump(IFNE, sends[node]);
    }
  }

  /** At the call of an outlined loop: sends on what is only on its way. */
  void arriveAtCall(Code code, int header) {
    if (!inside(header).isEmpty()) {
      Label stay = new Label();
      arrive(code, header);
      code.label(stay);
      code.frame(homes.frame(List.of()), new Object[0]);
      stays.put(header, stay);
    }
  }

  // The nodes that a header sends to, and by which node inside.
  private TreeMap<Integer, Integer> inside(int header) {
    TreeMap<Integer, Integer> all = new TreeMap<>();
    routed.stream()
        .filter(node -> node != header && nest.contains(header, node) && isSent(header, node))
        .forEach(node -> all.put(number(node), hop(header, node)));
    return all;
  }

  // Ways into an outlined loop are sent on in its method, others before it is called.
  private boolean isSent(int header, int node) {
    int own = outline.loopOf(header);
    return own == Nest.NONE || (outline.loopOf(node) == own) == (loop == own);
  }

  private int hop(int header, int node) {
    int at = node;
    while (nest.around(at) != header) {
      at = nest.around(at);
    }
    return at;
  }

  /** Writes what lies beside the main path; nothing may be asked of this afterwards. */
  void write(Code code) {
    for (int header = 0; header < sends.length; header++) {
      if (sends[header] != null) {
        send(code, header);
      }
    }
    for (Map.Entry<Integer, Label> route : routes.entrySet()) {
      int way = route.getKey();
      set(code, route.getValue(), number(way / starts.length), way % starts.length);
    }
    for (Map.Entry<Integer, Label> landing : landings.entrySet()) {
      set(code, landing.getValue(), 0, landing.getKey());
    }
  }

  private void send(Code code, int header) {
    code.label(sends[header]);
    code.frame(homes.frame(List.of()), new Object[0]);
    TreeMap<Integer, Label> ways = new TreeMap<>();
    for (Map.Entry<Integer, Integer> each : inside(header).entrySet()) {
      ways.put(each.getKey(), isThere(each.getKey(), each.getValue()));
    }
    code.load(Type.INT, Homes.ENTRY);
    code.lookup(ways, stays.getOrDefault(header, ways.firstEntry().getValue()));
  }

  private Label isThere(int number, int hop) {
    return number == number(hop) ? landing(hop) : starts[hop];
  }

  private void set(Code code, Label label, int entry, int node) {
    code.label(label);
    code.frame(homes.frame(List.of()), new Object[0]);
    code.constant(entry);
    code.store(Type.INT, Homes.ENTRY);
    code.jump(GOTO, starts[node]);
  }
}
