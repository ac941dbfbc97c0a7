package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static Flow flow(int... keys) {
    Profile profile = new Profile(null, keys.length, false, List.of());
    IntStream.of(keys).forEach(profile::add);
    return new Flow(profile);
  }

  private static int[] repeated(int times, int... keys) {
    return IntStream.range(0, times).flatMap(n -> IntStream.of(keys)).toArray();
  }

  @Test
  void aLoopIsOnePart() {
    Plan plan = Plan.ofNew(flow(repeated(50, 1, 2, 3)), 1, Set.of(1, 2, 3));
    assertThat(plan.header()).isEqualTo(1);
    assertThat(plan.starts()).containsExactly(1);
    assertThat(plan.forks()).isEmpty();
  }

  @Test
  void aRegionBeginsWhereItIsEnteredAndPartsWhereWaysMeet() {
    int[] rounds = repeated(30, 1, 2, 3, 2, 3, 2, 3, 4);
    Plan plan = Plan.ofNew(flow(rounds), 3, Set.of(1, 2, 3, 4));
    assertThat(plan.isStart(2)).as("where ways meet").isTrue();
    assertThat(plan.isStart(4)).as("the less likely way").isTrue();
    assertThat(plan.forks()).as("where they part").containsEntry(3, 4).hasSize(1);
  }

  @Test
  void turnsOfOtherRegionsStayThere() {
    Plan plan = Plan.ofNew(flow(repeated(50, 1, 2, 3, 4)), 1, Set.of(1, 2));
    assertThat(plan.keys()).containsExactlyInAnyOrder(1, 2);
    assertThat(plan.successors().of(2)).isEmpty();
  }

  @Test
  void whatJoinsARegionBeginsWhereThatLeadsToIt() {
    int[] rounds = repeated(20, 1, 2, 1, 2, 1, 3, 4, 1, 2);
    Plan plan = Plan.besides(flow(rounds), 4, Set.of(3, 4), Set.of(1, 2));
    assertThat(plan.keys()).containsExactlyInAnyOrder(3, 4);
    assertThat(plan.starts()).contains(3).doesNotContain(1, 2);
    assertThat(plan.forks()).as("a branch of the region's own").containsEntry(1, 3);
    assertThat(plan.successors().of(1)).containsExactlyInAnyOrder(2, 3);
  }
}
