package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.JitStatistics;
import org.tracewright.jit.LintFinding;
import org.tracewright.jit.RegionReport;
import org.tracewright.jit.Virtualizable;

/** A machine whose stack, environment and numbers are objects, made at every instruction. */
class ObjectsTest {
  private static final int ROUNDS = 3_000;

  enum Sort {
    LIGHT(1),
    HEAVY(7);

    final int weight;

    Sort(int weight) {
      this.weight = weight;
    }
  }

  record Cell(Object value, Cell next) {
    Cell {
      if (value == null) {
        throw new IllegalArgumentException("no value on " + next);
      }
    }
  }

  static class Scope {
    final Scope outer;
    final int depth;
    final int[] slots;
    byte narrow;

    Scope(Scope outer, int size) {
      this.outer = outer;
      depth = outer == null ? 0 : outer.depth + 1;
      slots = new int[size];
      slots[0] = size;
      narrow = (byte) (size * 100);
    }
  }

  static final class Named extends Scope {
    final Cell name;

    Named(Scope outer, int size) {
      super(outer, Math.max(size, 2));
      name = new Cell("n", null);
    }
  }

  /** Not to be made twice, and not to be left out. */
  static final class Numbered {
    final int number;

    Numbered(Machine on) {
      number = ++on.made;
    }
  }

  static final class Machine {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "objects");
    private static final int[] PUSH_ADD = {0, 10, 1, 0, 10, 2, 4, 5, 3, 6, 7};

    @Immutable private final int[] code;
    @Virtualizable private int pc;
    private Cell top;
    private Scope scope;
    private int rounds = ROUNDS;
    private int sum;
    int made;

    Machine(Engine engine, int... code) {
      this.code = code;
      JIT.engine(this, engine);
    }

    void run() {
      while (true) {
        JIT.mergePoint(this, pc);
        if (rounds == 0) {
          return;
        }
        int op = code[pc];
        pc = pc + 1 == code.length ? 0 : pc + 1;
        switch (op) {
          case 0 -> top = new Cell(rounds, top);
          case 1 -> top = new Cell(rounds & 127, new Cell((long) sum, null));
          case 2 -> top = new Cell((Integer) top.value() + (Integer) top.next().value(), null);
          case 3 -> drop();
          case 4 -> scope = rounds % 5 == 0 ? new Named(null, rounds & 3) : new Scope(scope, 3);
          case 5 -> sum += scope.depth + scope.slots[0]++ + scope.narrow + scope.slots.length;
          case 6 -> sum = sum * 31 + (scope instanceof Named n ? n.name.value().hashCode() : 1);
          case 7 -> same();
          case 8 -> sum += new Numbered(this).number;
          case 9 -> caught();
          case 10 -> sum += top.value().equals(rounds) ? 3 : top.value().hashCode();
          case 11 -> sum += weight(Sort.values()[code[pc] & 1]);
          case 12 -> sum += weight(changed()[1]);
          default -> throw new IllegalStateException();
        }
      }
    }

    private void drop() {
      sum += top.value() instanceof Integer number ? number : 3;
      top = null;
      rounds--;
    }

    // Equal boxes are one object from -128 to 127.
    private void same() {
      Object one = rounds & 255;
      Object other = rounds & 255;
      sum += one == other ? 1 : 2;
    }

    private static int weight(Sort sort) {
      return switch (sort) {
        case LIGHT -> 3;
        case HEAVY -> sort.weight;
      };
    }

    private Sort[] changed() {
      Sort[] sorts = Sort.values();
      sorts[1] = sorts[rounds & 1];
      return sorts;
    }

    private void caught() {
      try {
        top = new Cell(rounds % 7 == 0 ? null : "x", top);
      } catch (IllegalArgumentException refused) {
        sum ^= 77;
      }
    }

    String describe() {
      return sum + " " + made + " " + scope.depth + " " + scope.slots[0] + " " + top;
    }
  }

  @BeforeEach
  void forget() {
    Machine.JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(10, 5));
  }

  private static Machine run(Engine engine, int... code) {
    Machine machine = new Machine(engine, code);
    machine.run();
    return machine;
  }

  private static void sameEverywhere(int... code) {
    String expected = run(Engine.OFF, code).describe();
    assertThat(run(Engine.JIT, code).describe()).isEqualTo(expected);
    assertThat(run(Engine.CHECKED, code).describe()).isEqualTo(expected);
  }

  private static String compiled(Machine machine) {
    StringBuilder traces = new StringBuilder();
    for (RegionReport region : Machine.JIT.regions(machine)) {
      region.traces().forEach(trace -> traces.append(trace.after()));
    }
    return traces.toString();
  }

  @Test
  void stateIsTheInterpreters() {
    sameEverywhere(Machine.PUSH_ADD);
  }

  @Test
  void noConstructorIsACall() {
    Machine machine = run(Engine.JIT, Machine.PUSH_ADD);

    JitStatistics statistics = Machine.JIT.statistics(machine);
    assertThat(Machine.JIT.notes()).isEmpty();
    assertThat(statistics.midTurnExits()).isLessThan(ROUNDS / 100);
    assertThat(compiled(machine)).contains("make special").doesNotContain("call ");
  }

  // Cells and boxes of these turns come and go: none is left where the trace ends.
  @Test
  void whatOnlyTheTraceSeesIsNotMade() {
    Machine machine = new Machine(Engine.JIT, 0, 0, 2, 3, 4);
    machine.run();

    String trace = compiled(machine);
    assertThat(trace).contains("Scope.<init>").doesNotContain("Cell.<init>", "valueOf", "call ");
  }

  @Test
  void constructorsThatDoMoreAreCalledAndSaidSo() {
    sameEverywhere(4, 0, 8, 3);

    assertThat(Machine.JIT.notes())
        .extracting(LintFinding::sentence)
        .anyMatch(note -> note.contains("Numbered.<init>: it does more than fill the new object"));
  }

  @Test
  void constructorsThatThrowAreCalledThen() {
    sameEverywhere(4, 0, 9, 9, 3);
  }

  @Test
  void constantsAreFoundInTheArrayOfAll() {
    sameEverywhere(4, 0, 11, 0, 12, 11, 3);

    String trace = compiled(run(Engine.JIT, 4, 0, 11, 0, 11, 3));
    assertThat(trace).doesNotContain("values", "Sort", "call ");
  }

  @Test
  void ringsOfNewObjectsAreComparedInAnEnd() {
    String expected = Ring.run(Engine.OFF);
    assertThat(Ring.run(Engine.JIT)).isEqualTo(expected);
    assertThat(Ring.run(Engine.CHECKED)).isEqualTo(expected);
  }

  interface Step {
    void execute(Tower on);
  }

  record Push(Object value) implements Step {
    @Override
    public void execute(Tower on) {
      on.top = new Cell(value, on.top);
    }
  }

  record Pop() implements Step {
    @Override
    public void execute(Tower on) {
      on.sum += on.top.value().hashCode();
      on.top = on.top.next();
    }
  }

  /** Only its instructions, classes of their own, write its stack. */
  static final class Tower {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "tower");

    @Immutable
    private final Step[] steps = {new Push(3), new Push("x"), new Pop(), new Push(5L), new Pop()};

    @Virtualizable private int pc;
    private Cell top;
    private int rounds = ROUNDS;
    private int sum;

    void run() {
      while (true) {
        JIT.mergePoint(this, pc);
        if (rounds == 0) {
          return;
        }
        steps[pc].execute(this);
        if (++pc == steps.length) {
          rounds--;
          pc = 0;
          top = null;
        }
      }
    }

    static String run(Engine engine) {
      JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(10, 5));
      Tower tower = new Tower();
      JIT.engine(tower, engine);
      tower.run();
      if (engine == Engine.JIT) {
        String trace = JIT.regions(tower).getFirst().traces().getFirst().after();
        assertThat(trace).contains("top=").doesNotContain("Tower.top", "make special", "call ");
      }
      return tower.sum + " " + tower.top;
    }
  }

  @Test
  void aStackIsKeptInALocalVariableWithoutAHint() {
    String expected = Tower.run(Engine.OFF);
    assertThat(Tower.run(Engine.JIT)).isEqualTo(expected);
    assertThat(Tower.run(Engine.CHECKED)).isEqualTo(expected);
  }

  static final class Link {
    Link next;
    final int number;

    Link(int number, Link next) {
      this.number = number;
      this.next = next;
    }
  }

  static final class Ring {
    static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "ring");

    @Virtualizable private int pc;
    private int rounds = 500;
    private Link first = new Link(0, null);

    void run() {
      while (true) {
        JIT.mergePoint(this, pc);
        if (rounds == 0) {
          return;
        }
        rounds--;
        pc ^= 1;
        Link last = new Link(rounds, null);
        last.next = new Link(rounds + 1, last);
        first = rounds % 3 == 0 ? last : new Link(first.number & 7, last.next);
      }
    }

    static String run(Engine engine) {
      JIT.settings(JitSettings.defaults().withSynchronous(true).withThresholds(10, 5));
      Ring ring = new Ring();
      JIT.engine(ring, engine);
      ring.run();
      return ring.first.number + " " + ring.first.next.number + " " + ring.first.next.next.number;
    }
  }
}
