package org.tracewright.jit.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.jit.ir.Evaluator;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceWriter;
import org.tracewright.jit.ir.Verifier;
import org.tracewright.jit.runtime.ExitBuffer;

/**
 * Random regions, entered at random nodes, do what the evaluator does with their traces one after
 * the other.
 */
class RandomRegionTest {
  private static final int[] KEYS = {0, 1, 2, 3, 4};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void emittedEqualsEvaluated(int block) {
    for (int seed = block * 1000; seed < block * 1000 + 60; seed++) {
      check(seed, 60, Outline.Choice.DEFAULT);
    }
  }

  // As many loops as possible: whatever calls nothing.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void loopsWithMethodsOfTheirOwnAsWell(int block) {
    int loops = 0;
    for (int seed = block * 1000; seed < block * 1000 + 100; seed++) {
      loops += check(seed, 12, new Outline.Choice(99, 0, 0));
    }
    assertThat(loops).isGreaterThan(20);
  }

  // How many loops were outlined.
  private static int check(int seed, int operations, Outline.Choice outlined) {
    Random random = new Random(seed);
    Tree tree = tree(random, operations);
    boolean unsafe = random.nextBoolean() && UnsafeAccess.possible(Toy.class);
    Compiled compiled = Compiled.of(tree, unsafe, outlined);
    for (int run = 0; run < 4; run++) {
      int contents = random.nextInt();
      Toy expected = RandomTraces.toy(new Random(contents));
      Toy actual = RandomTraces.toy(new Random(contents));
      ExitBuffer out = new ExitBuffer();
      int entry = random.nextInt(tree.nodes().size());
      ExitPoint exit = compiled.run(actual, out, entry, Integer.MAX_VALUE);
      Left left = evaluate(tree, expected, entry);
      String what = "seed " + seed + " run " + run + "\n" + text(tree);
      assertThat(exit.node() + "/" + exit.exit()).as(what).isEqualTo(left.node + "/" + left.exit);
      assertThat(describe(actual)).as(what).isEqualTo(describe(expected));
      assertThat(frames(tree, exit, out)).as(what).isEqualTo(left.frames);
      if (left.key != null) {
        assertThat(Compiled.lastKey).as(what).isEqualTo(left.key);
      }
    }
    return new Outline(tree, Toy.layout(), outlined).loops().size();
  }

  private static Tree tree(Random random, int operations) {
    RandomTraces traces = new RandomTraces(random, KEYS);
    int count = 1 + random.nextInt(KEYS.length);
    List<Tree.Node> nodes = new ArrayList<>();
    for (int node = 0; node < count; node++) {
      Trace trace = Verifier.verified(traces.next(node, 5 + random.nextInt(operations)));
      nodes.add(new Tree.Node(trace, links(random, trace, count)));
    }
    return new Tree(nodes);
  }

  private static List<Tree.Link> links(Random random, Trace trace, int count) {
    List<Tree.Link> links = new ArrayList<>();
    for (int exit = Tree.Link.END; exit < trace.exits().size(); exit++) {
      boolean framed = exit >= 0 && trace.exits().get(exit).key() < 0;
      for (int node = 0; node < count; node++) {
        // The first exit is the one that ends the run.
        if (exit != 0 && !framed && random.nextInt(3) > 0) {
          links.add(new Tree.Link(exit, node, node, random.nextInt(4)));
        }
      }
    }
    return links;
  }

  private record Left(int node, int exit, Integer key, String frames) {}

  private static Left evaluate(Tree tree, Toy toy, int entry) {
    int node = entry;
    while (true) {
      Tree.Node at = tree.nodes().get(node);
      Evaluator.Outcome outcome = Evaluator.run(at.trace(), new ToyWorld(toy));
      int target = target(at, outcome);
      if (target < 0) {
        return new Left(node, outcome.exit(), outcome.key(), frames(outcome));
      }
      node = target;
    }
  }

  private static int target(Tree.Node node, Evaluator.Outcome outcome) {
    return node.links().stream()
        .filter(link -> link.exit() == outcome.exit())
        .filter(link -> outcome.key() != null && outcome.key() == link.key())
        .mapToInt(Tree.Link::node)
        .findFirst()
        .orElse(-1);
  }

  private static String frames(Evaluator.Outcome outcome) {
    List<Object> all = new ArrayList<>();
    for (Evaluator.FrameState frame : outcome.frames()) {
      all.addAll(frame.locals());
      all.addAll(frame.stack());
    }
    all.removeIf(value -> value == null);
    return names(all) + (outcome.thrown() == null ? "" : outcome.thrown().getMessage());
  }

  private static String frames(Tree tree, ExitPoint exit, ExitBuffer out) {
    List<Op> ops = tree.nodes().get(exit.node()).trace().ops();
    List<Object> all = new ArrayList<>();
    int next = 0;
    for (int value : Operands.framesOf(exit.description())) {
      boolean reference = ops.get(value).type() == org.tracewright.jit.ir.Type.REF;
      Object found = reference ? out.references()[next] : (Object) out.bits()[next];
      if (found != null) {
        all.add(found);
      }
      next++;
    }
    assertThat(out.count()).isEqualTo(next);
    return names(all) + (out.thrown() == null ? "" : out.thrown().getMessage());
  }

  private static String names(List<Object> values) {
    return values.stream().map(value -> value instanceof Toy ? "toy" : "" + value).toList() + "";
  }

  private static String describe(Toy toy) {
    ToyWorld world = new ToyWorld(toy);
    StringBuilder text = new StringBuilder();
    for (int slot = 0; slot < 15; slot++) {
      Object value = world.slot(slot);
      text.append(value == toy ? "self" : value).append(' ');
    }
    return text + " " + toy.heap + " " + toy.calls + " " + java.util.Arrays.toString(toy.ram);
  }

  private static String text(Tree tree) {
    StringBuilder text = new StringBuilder();
    for (Tree.Node node : tree.nodes()) {
      text.append(node.links()).append('\n').append(TraceWriter.write(node.trace(), Toy.layout()));
    }
    return text.toString();
  }
}
