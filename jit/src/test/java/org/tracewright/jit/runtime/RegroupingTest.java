package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.jit.runtime.Registers.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Engine;
import org.tracewright.jit.JitSettings;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.TraceBuilder;

class RegroupingTest {
  private static final Layout LAYOUT = new Layout("m/Model", List.of(), -1, null);

  private static final JitSettings SMALL =
      JitSettings.defaults().withSynchronous(true).withThresholds(50, 5).withMaxBytes(1500);

  private static final int BLOCKS = 60;
  private static final int ONE = 10;
  private static final int OTHER = 40;

  private final Map<Region, Integer> sizes = new LinkedHashMap<>();

  /** A region with a part of one turn for each key, all of the same size. */
  private Region region(int size, int... keys) {
    Region region = new Region(keys[0], LAYOUT, 10, new Successors());
    for (int key : keys) {
      TraceBuilder trace = new TraceBuilder();
      trace.append(new Op.Turn(key));
      Part part =
          new Part(trace.build(key, new Exit(List.of(), trace.constant(0), List.of())), null, 1);
      part.trace = part.recorded();
      region.add(part);
    }
    sizes.put(region, size);
    return region;
  }

  private static Flow flow(int times, int... keys) {
    Profile profile = new Profile(null, times * keys.length, false, List.of());
    for (int n = 0; n < times; n++) {
      for (int key : keys) {
        profile.add(key);
      }
    }
    return new Flow(profile);
  }

  private Regrouping regrouping(Flow flow, int most) {
    sizes.keySet().forEach(region -> region.learn(flow));
    return new Regrouping(sizes, most);
  }

  private static List<List<Integer>> keys(Regrouping found) {
    return found.groups().stream()
        .map(parts -> parts.stream().map(Part::key).sorted().toList())
        .toList();
  }

  @Test
  void aLoopInTwoRegionsBecomesOne() {
    Region first = region(400, 1, 2, 3, 4);
    Region second = region(400, 5, 6, 7, 8);
    Flow loop = flow(100, 3, 4, 5, 6);
    Regrouping found = regrouping(loop, 500);
    assertThat(found.isWorthwhile(loop)).isTrue();
    assertThat(keys(found))
        .containsExactlyInAnyOrder(List.of(3, 4, 5, 6), List.of(1, 2), List.of(7, 8));
    assertThat(found.regions()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void whatHardlyLeadsFromOneToTheOtherStaysAsItIs() {
    region(400, 1, 2, 3, 4);
    region(400, 5, 6, 7, 8);
    int[] turns = IntStream.range(0, 200).map(n -> n == 199 ? 5 : n % 4 + 1).toArray();
    Flow loop = flow(10, turns);
    assertThat(regrouping(loop, 500).isWorthwhile(loop)).isFalse();
  }

  @Test
  void soDoesWhatDoesNotFitBetter() {
    region(400, 1, 2, 3, 4);
    region(400, 5, 6, 7, 8);
    Flow loop = flow(100, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(regrouping(loop, 500).isWorthwhile(loop)).isFalse();
  }

  @Test
  void partsWithOneKeyStayTogether() {
    Region first = region(400, 1, 2, 3, 3);
    region(400, 4, 5, 6, 7);
    Flow loop = flow(100, 3, 4);
    Regrouping found = regrouping(loop, 500);
    assertThat(keys(found)).anySatisfy(keys -> assertThat(keys).contains(3, 3, 4));
    assertThat(first.parts()).as("the old region runs on meanwhile").hasSize(4);
  }

  @Test
  void oldRegionsAreReplacedOnceAllNewOnesAreThere() {
    Region one = region(400, 1, 2);
    Region other = region(400, 3, 4);
    Region first = new Region(1, LAYOUT, 10, new Successors());
    Region last = new Region(3, LAYOUT, 10, new Successors());
    assertThat(Region.regroup(sizes.keySet(), List.of(first, last))).isTrue();
    assertThat(first.takeAbsorbed()).isEmpty();
    assertThat(last.takeAbsorbed()).containsExactlyInAnyOrder(one, other);
    assertThat(one.isFree()).isFalse();
    assertThat(Region.regroup(sizes.keySet(), List.of(first, last))).as("again").isFalse();
  }

  // Blocks of four instructions, each of which looks up in memory which one is next.
  private static Registers blocks() {
    int[] program = new int[BLOCKS * 4];
    for (int block = 0; block < BLOCKS; block++) {
      program[block * 4] = i(ADDI, 1, 1, block);
      program[block * 4 + 1] = i(XOR, 2, 2, 1);
      program[block * 4 + 2] = i(LOAD, 3, 0, block);
      program[block * 4 + 3] = i(JUMP, 4, 3, 0);
    }
    Registers machine = new Registers(program);
    for (int block = 0; block < BLOCKS; block++) {
      machine.memory[block] = (block + 1) % BLOCKS * 4;
    }
    return machine;
  }

  private static long exitsOf(Registers machine, long limit) {
    long before = JIT.statistics(machine).sideExits();
    machine.run(limit);
    return JIT.statistics(machine).sideExits() - before;
  }

  @Test
  void aLoopThatComesLaterIsMovedIntoOneRegion() {
    Registers.settings(SMALL);
    Registers compiled = blocks();
    Registers interpreted = blocks().engine(Engine.OFF);
    List<Long> exits = new ArrayList<>();
    for (long limit = 500_000; limit <= 8_000_000; limit += 500_000) {
      exits.add(exitsOf(compiled, limit));
      interpreted.run(limit);
      assertThat(compiled.describe()).isEqualTo(interpreted.describe());
      for (Registers each : List.of(compiled, interpreted)) {
        each.memory[ONE] = OTHER * 4; // from now on between these two
        each.memory[OTHER] = ONE * 4;
      }
    }
    assertThat(exits.get(1)).as("the loop is in two regions").isGreaterThan(100_000);
    assertThat(exits.getLast()).as("in one").isLessThan(10);
  }

  @Test
  void aFullRegionIsDividedWhereItIsLeastInTheWay() {
    Region full = region(800, 1, 2, 3, 4, 5, 6, 7, 8);
    full.learn(flow(100, 1, 2, 3, 4));
    full.learn(flow(50, 5, 6, 7, 8));
    assertThat(keys(Regrouping.halves(full, 800)))
        .containsExactlyInAnyOrder(List.of(1, 2, 3, 4), List.of(5, 6, 7, 8));
  }
}
