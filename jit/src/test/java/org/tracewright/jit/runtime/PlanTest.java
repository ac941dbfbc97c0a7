package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final int ROOMY = 5000;

  private static Flow flow(int... keys) {
    Profile profile = new Profile(null, keys.length);
    IntStream.of(keys).forEach(profile::add);
    return new Flow(profile);
  }

  private static int[] repeated(int times, int... keys) {
    return IntStream.range(0, times).flatMap(n -> IntStream.of(keys)).toArray();
  }

  @Test
  void aLoopIsOnePart() {
    Plan plan = Plan.of(flow(repeated(50, 1, 2, 3)), 1, ROOMY, Set.of());
    assertThat(plan.header()).isEqualTo(1);
    assertThat(plan.starts()).containsExactly(1);
    assertThat(plan.keys()).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void anInnerLoopIsPlannedWithTheOneAroundIt() {
    Plan plan = Plan.of(flow(repeated(30, 1, 2, 3, 2, 3, 2, 3, 4)), 3, ROOMY, Set.of());
    assertThat(plan.keys()).containsExactlyInAnyOrder(1, 2, 3, 4);
    assertThat(plan.isStart(2)).as("where ways meet").isTrue();
    assertThat(plan.isStart(4)).as("the less likely way").isTrue();
  }

  @Test
  void aLoopAroundALongOneIsNot() {
    int[] rounds = repeated(4, IntStream.concat(IntStream.of(1), inner()).toArray());
    int[] entered = IntStream.concat(IntStream.of(9), IntStream.of(rounds)).toArray();
    Plan plan = Plan.of(flow(entered), 2, ROOMY, Set.of());
    assertThat(plan.keys()).containsExactlyInAnyOrder(2, 3);
  }

  private static IntStream inner() {
    return IntStream.of(repeated(1000, 2, 3));
  }

  @Test
  void whatIsTakenLeastIsLeftOutWhereThereIsNoRoom() {
    int[] branches = new int[4000];
    for (int turn = 0; turn < branches.length; turn += 2) {
      branches[turn] = 1000;
      branches[turn + 1] = Integer.numberOfTrailingZeros(turn / 2 + 1);
    }
    Plan plan = Plan.of(flow(branches), 1000, 220, Set.of());
    assertThat(plan.bytes()).isLessThanOrEqualTo(220);
    assertThat(plan.keys()).contains(1000, 0, 1).doesNotContain(9, 8);
  }

  @Test
  void straightCodeIsPlannedAsFarAsItFits() {
    Plan plan = Plan.of(flow(IntStream.range(0, 500).toArray()), 0, 1000, Set.of());
    Set<Integer> row = IntStream.range(0, plan.keys().size()).boxed().collect(Collectors.toSet());
    assertThat(plan.keys()).isEqualTo(row).hasSizeGreaterThan(30);
    assertThat(plan.starts()).isEqualTo(List.of(0));
  }

  @Test
  void turnsOfOtherRegionsStayThere() {
    Plan plan = Plan.of(flow(repeated(50, 1, 2, 3, 4)), 1, ROOMY, Set.of(3));
    assertThat(plan.keys()).containsExactlyInAnyOrder(1, 2);
    assertThat(plan.successors().get(2)).isEmpty();
  }
}
