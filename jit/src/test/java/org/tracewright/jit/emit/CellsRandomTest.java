package org.tracewright.jit.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.jit.MemoryAccess.Kind;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.ir.Element;
import org.tracewright.jit.ir.Evaluator;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Exit.SlotValue;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Op.Binary;
import org.tracewright.jit.ir.Op.Check;
import org.tracewright.jit.ir.Opcode;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceBuilder;
import org.tracewright.jit.ir.TraceWriter;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.ir.Verifier;
import org.tracewright.jit.runtime.ExitBuffer;

/**
 * Random regions that load and store near three slots, with cells wherever that is possible, do
 * what the evaluator does with their traces as they were.
 */
class CellsRandomTest {
  private static final int RETIRED = 9;
  private static final int SLOTS = 3; // x[1] to x[3]
  private static final Demands.Choice EVERYTHING = new Demands.Choice(6, 12, 0, 200, true);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void carriedEqualsEvaluated(int block) {
    int cells = 0;
    for (int seed = block * 1000; seed < block * 1000 + 150; seed++) {
      cells += check(seed);
    }
    assertThat(cells).isGreaterThan(100);
  }

  private static int check(int seed) {
    Random random = new Random(seed);
    Tree tree = new Regions(random).tree();
    Tree carried = Cells.carry(tree, Toy.layout(), EVERYTHING);
    boolean unsafe = random.nextBoolean() && UnsafeAccess.possible(Toy.class);
    boolean outlined = random.nextInt(3) == 0;
    Compiled compiled =
        Compiled.of(
            carried, unsafe, outlined ? new Outline.Choice(99, 0, 0) : Outline.Choice.DEFAULT);
    for (int run = 0; run < 6; run++) {
      int contents = random.nextInt();
      Toy expected = toy(contents);
      Toy actual = toy(contents);
      int entry = random.nextInt(tree.nodes().size());
      ExitPoint exit = compiled.run(actual, new ExitBuffer(), entry, Integer.MAX_VALUE);
      String left = evaluate(tree, expected, entry);
      String what = "seed " + seed + " run " + run + " at " + entry + "\n" + text(carried);
      assertThat(exit.node() + "/" + exit.exit()).as(what).isEqualTo(left);
      assertThat(actual.ram).as(what).isEqualTo(expected.ram);
      assertThat(actual.x).as(what).isEqualTo(expected.x);
      assertThat(actual.retired).as(what).isEqualTo(expected.retired);
    }
    return carried.cells().size();
  }

  private static Toy toy(int contents) {
    Random random = new Random(contents);
    Toy toy = new Toy(null);
    random.nextBytes(toy.ram);
    for (int slot = 1; slot <= SLOTS; slot++) {
      toy.x[slot] = random.nextInt(70) - 3;
    }
    return toy;
  }

  private static String evaluate(Tree tree, Toy toy, int entry) {
    int node = entry;
    while (true) {
      Tree.Node at = tree.nodes().get(node);
      Evaluator.Outcome outcome = Evaluator.run(at.trace(), new ToyWorld(toy));
      int next = -1;
      for (Tree.Link link : at.links()) {
        if (next < 0 && link.exit() == outcome.exit()) {
          next = link.node();
        }
      }
      if (next < 0) {
        return node + "/" + outcome.exit();
      }
      node = next;
    }
  }

  private static String text(Tree tree) {
    StringBuilder text = new StringBuilder(tree.cells() + "\n");
    for (Tree.Node node : tree.nodes()) {
      text.append(node.links()).append('\n').append(TraceWriter.write(node.trace(), Toy.layout()));
    }
    return text.toString();
  }

  /** Makes such regions. */
  private static final class Regions {
    private final Random random;
    private final int nodes;
    private TraceBuilder trace;
    private List<Integer> values;
    private int ram;
    private int state;
    private int[] slots; // positions of their values, -1 if not changed

    Regions(Random random) {
      this.random = random;
      nodes = 1 + random.nextInt(4);
    }

    Tree tree() {
      List<Tree.Node> all = new ArrayList<>();
      for (int node = 0; node < nodes; node++) {
        Trace made = Verifier.verified(trace(node));
        List<Tree.Link> links = new ArrayList<>();
        for (int exit = Tree.Link.END; exit < made.exits().size(); exit++) {
          Exit left = exit < 0 ? made.end() : made.exits().get(exit);
          if (exit != 0 && left.key() >= 0 && random.nextInt(5) > 0) {
            int key = (int) ((Op.Const) made.ops().get(left.key())).bits();
            links.add(new Tree.Link(exit, key, key, random.nextInt(100)));
          }
        }
        all.add(new Tree.Node(made, links));
      }
      return new Tree(all);
    }

    private Trace trace(int key) {
      trace = new TraceBuilder();
      trace.fact(new Fact(List.of(Toy.field("ram")), Fact.Kind.LENGTH, 0, 64));
      slots = new int[] {-1, -1, -1, -1, -1};
      values = new ArrayList<>();
      state = trace.append(new Op.State());
      ram = trace.append(new Op.GetField(Toy.field("ram"), state));
      int retired = trace.append(new Op.Slot(Type.LONG, RETIRED));
      int running = trace.append(new Binary(Opcode.LLT, retired, trace.constant(30L)));
      trace.append(new Op.Guard(Check.TRUE, running, 0, null, trace.exit(exit())));
      slots[0] = trace.append(new Binary(Opcode.LADD, retired, trace.constant(1L)));
      for (int step = random.nextInt(9); step >= 0; step--) {
        step();
      }
      return trace.build(key, exit());
    }

    private Exit exit() {
      List<SlotValue> changed = new ArrayList<>();
      for (int slot = 1; slot <= SLOTS; slot++) {
        if (slots[slot] >= 0) {
          changed.add(new SlotValue(slot + 0, slots[slot]));
        }
      }
      if (slots[0] >= 0) {
        changed.add(new SlotValue(RETIRED, slots[0]));
      }
      return new Exit(changed, trace.constant(random.nextInt(nodes)), List.of());
    }

    private void step() {
      switch (random.nextInt(12)) {
        case 0, 1 -> move();
        case 2 -> test();
        case 3 -> call();
        case 4, 5, 6 -> count();
        case 7, 8 -> values.add(load(address()));
        default -> store(address(), value());
      }
    }

    private int slot(int number) {
      return slots[number] >= 0 ? slots[number] : trace.append(new Op.Slot(Type.INT, number));
    }

    private int value() {
      return values.isEmpty() || random.nextInt(4) == 0
          ? trace.constant(random.nextInt(600) - 300)
          : values.get(random.nextInt(values.size()));
    }

    private void move() {
      int number = 1 + random.nextInt(SLOTS);
      slots[number] =
          random.nextInt(4) == 0
              ? trace.append(new Binary(Opcode.IAND, value(), trace.constant(63)))
              : trace.append(
                  new Binary(Opcode.IADD, slot(number), trace.constant(random.nextInt(5) - 2)));
    }

    private void test() {
      Check check = random.nextBoolean() ? Check.TRUE : Check.FALSE;
      trace.append(new Op.Guard(check, value(), 0, null, trace.exit(exit())));
    }

    private void call() {
      MethodRef scribble = new MethodRef(MethodRef.Kind.VIRTUAL, Toy.NAME, "scribble", "(II)V");
      Exit in = exit();
      Exit framed = new Exit(in.slots(), -1, List.of(new Exit.Frame(0, 0, List.of(), List.of())));
      int at = trace.constant(random.nextInt(64));
      int left = trace.exit(framed);
      if (random.nextBoolean()) {
        trace.append(new Op.Call(scribble, Effect.ALL, List.of(state, at, value()), left));
      } else {
        MethodRef scrawl = new MethodRef(MethodRef.Kind.VIRTUAL, Toy.NAME, "scrawl", "(ZII)V");
        int due = trace.append(new Binary(Opcode.IAND, value(), trace.constant(1)));
        List<Integer> arguments = List.of(state, due, at, value());
        trace.append(new Op.Call(scrawl, Effect.ALL, arguments, left, true));
      }
      java.util.Arrays.fill(slots, -1);
    }

    // A valid index, and the width of what may be accessed there.
    private int address() {
      if (random.nextInt(6) == 0) {
        return trace.constant(random.nextInt(60));
      }
      int base = slot(1 + random.nextInt(SLOTS));
      int offset = random.nextInt(5) - 2;
      int index =
          offset == 0 ? base : trace.append(new Binary(Opcode.IADD, base, trace.constant(offset)));
      int valid = trace.append(new Binary(Opcode.IULT, index, trace.constant(60)));
      trace.append(new Op.Guard(Check.TRUE, valid, 0, null, trace.exit(exit())));
      return index;
    }

    private int load(int index) {
      return random.nextInt(4) > 0
          ? trace.append(new Op.ArrayGet(Element.BYTE, ram, index))
          : trace.append(new Op.MemoryGet(Kind.LOAD_INT_LE, ram, index));
    }

    private void store(int index, int value) {
      if (random.nextInt(4) > 0) {
        trace.append(new Op.ArrayPut(Element.BYTE, ram, index, value));
      } else {
        trace.append(new Op.MemoryPut(Kind.STORE_INT_LE, ram, index, value));
      }
    }

    private void count() {
      int index = address();
      int loaded = trace.append(new Op.ArrayGet(Element.BYTE, ram, index));
      int sum = trace.append(new Binary(Opcode.IADD, loaded, trace.constant(1)));
      trace.append(new Op.ArrayPut(Element.BYTE, ram, index, sum));
      values.add(sum);
    }
  }
}
