package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Op;
import org.tracewright.jit.ir.TraceBuilder;

class PartitionTest {
  private static final int ROOMY = 5000;
  private static final int FEW = 8 * Plan.TURN_BYTES; // half of it for a new region

  private static Flow flow(int... keys) {
    Profile profile = new Profile(null, keys.length, false, List.of());
    IntStream.of(keys).forEach(profile::add);
    return new Flow(profile);
  }

  private static int[] repeated(int times, int... keys) {
    return IntStream.range(0, times).flatMap(n -> IntStream.of(keys)).toArray();
  }

  private static int[] row(int[]... pieces) {
    return Arrays.stream(pieces).flatMapToInt(IntStream::of).toArray();
  }

  private static List<Partition.Share> shares(Flow flow, int most) {
    Partition partition = new Partition(flow, flow.keys(), most);
    partition.join();
    return partition.shares();
  }

  @Test
  void whatFitsIsTogether() {
    List<Partition.Share> shares = shares(flow(repeated(30, 1, 2, 3, 2, 3, 4)), ROOMY);
    assertThat(shares).hasSize(1);
    assertThat(shares.getFirst().keys()).containsExactlyInAnyOrder(1, 2, 3, 4);
    assertThat(shares.getFirst().weight()).isEqualTo(180);
  }

  @Test
  void innerLoopsAreNotTornApart() {
    int[] round = row(repeated(9, 1, 2, 3), repeated(9, 4, 5, 6), new int[] {7});
    List<Partition.Share> shares = shares(flow(repeated(10, round)), FEW);
    assertThat(shares.stream().map(Partition.Share::keys))
        .anyMatch(keys -> keys.containsAll(Set.of(1, 2, 3)))
        .anyMatch(keys -> keys.containsAll(Set.of(4, 5, 6)));
    assertThat(shares).allSatisfy(share -> assertThat(share.keys()).hasSizeLessThanOrEqualTo(4));
  }

  @Test
  void straightCodeIsCutIntoLongPieces() {
    List<Partition.Share> shares =
        shares(flow(repeated(3, IntStream.range(0, 400).toArray())), ROOMY);
    assertThat(shares.size()).isBetween(7, 14);
    assertThat(shares.stream().mapToInt(share -> share.keys().size()).sum()).isEqualTo(400);
  }

  @Test
  void casesOfAJumpShareRegionsIfTheyPay() {
    int[] rounds = IntStream.range(0, 40).flatMap(n -> IntStream.of(1, 100 + n, 200 + n)).toArray();
    Flow flow = flow(repeated(3, rounds));
    int most = 20 * Plan.TURN_BYTES;
    for (boolean pays : new boolean[] {false, true}) {
      Partition partition = new Partition(flow, flow.keys(), most);
      partition.join();
      partition.bundle(keys -> pays);
      List<Partition.Share> shares = partition.shares();
      assertThat(shares.size()).isBetween(pays ? 8 : 30, pays ? 12 : 81);
      assertThat(shares).allSatisfy(share -> assertThat(share.keys().size()).isBetween(1, 10));
      assertThat(shares.stream().mapToInt(share -> share.keys().size()).sum()).isEqualTo(81);
    }
  }

  @Test
  void freshTurnsJoinTheRegionTheyComeFromIfThereIsRoom() {
    Flow flow = flow(repeated(20, 1, 2, 1, 2, 3));
    Region region = new Region(1, new Layout("Model", List.of(), -1, null), 10, new Successors());
    TraceBuilder trace = new TraceBuilder();
    trace.append(new Op.Turn(1));
    trace.append(new Op.Turn(2));
    Exit end = new Exit(List.of(), trace.constant(1), List.of());
    region.add(new Part(trace.build(1, end), null, 1));
    for (int bytes : new int[] {100, 4990}) {
      Partition partition = new Partition(flow, Set.of(3), ROOMY);
      partition.add(region, bytes);
      partition.join();
      assertThat(partition.shares()).hasSize(1);
      assertThat(partition.shares().getFirst().region()).isSameAs(bytes == 100 ? region : null);
    }
  }
}
