package org.tracewright.jit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.ir.Exit;
import org.tracewright.jit.ir.Fact;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceBuilder;

class RegionTest {
  private static final FieldRef CODE =
      new FieldRef("m/M", "code", "Lorg/tracewright/jit/CodeMemory;", false, true, false);

  /** A trace made from one byte of code. */
  private static Trace trace(int index, int contents) {
    TraceBuilder trace = new TraceBuilder();
    int key = trace.constant(0);
    trace.fact(new Fact(List.of(CODE), Fact.Kind.CODE, index, contents));
    return trace.build(0, new Exit(List.of(), key, List.of()));
  }

  /** Two machines that shared it part ways: one of them changes its code. */
  @Test
  void takesNoPartMadeFromOtherCode() {
    Region region = new Region(0, new Layout("m/M", List.of(), -1, null), 5, new Successors());
    Part header = new Part(trace(3, 1), null, 1);
    region.add(header);
    Part other = new Part(trace(3, 2), region.exit(header, 0), 0);
    region.add(other);
    Part more = new Part(trace(4, 2), region.exit(header, 1), 0);
    region.add(more);
    assertThat(region.parts()).filteredOn(part -> !part.gone).containsExactly(header, more);
    assertThat(region.shape(optimised(region)).parts()).containsExactly(header, more);
  }

  /** Else each would wait for the other to be emitted with its parts. */
  @Test
  void givesItsPartsButOnce() {
    Region one = region(trace(3, 1));
    Region other = region(trace(4, 1));
    assertThat(one.absorb(other)).isTrue();
    assertThat(other.absorb(one)).isFalse();
    assertThat(one.takeAbsorbed()).containsExactly(other);
  }

  /** They would be gone once it is installed, without them. */
  @Test
  void takesNoPartsWhileItIsEmitted() {
    Region one = region(trace(3, 1));
    assertThat(one.claimEmission()).isTrue();
    assertThat(one.absorb(region(trace(4, 1)))).isFalse();
    assertThat(one.takeAbsorbed()).isEmpty();
  }

  private static Region region(Trace trace) {
    Region region = new Region(0, new Layout("m/M", List.of(), -1, null), 5, new Successors());
    region.add(new Part(trace, null, 1));
    return region;
  }

  @Test
  void whatComesToNothingIsTriedEverMoreSeldom() {
    Entry entry = new Entry(0);
    int tries = 0;
    for (int arrival = 0; arrival < 1000; arrival++) {
      tries += entry.rests() ? 0 : 1;
    }
    assertThat(tries).isBetween(8, 16);
  }

  private static List<Part> optimised(Region region) {
    region.parts().forEach(part -> part.trace = part.recorded());
    return region.parts();
  }
}
