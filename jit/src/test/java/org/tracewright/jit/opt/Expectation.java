package org.tracewright.jit.opt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tracewright.jit.Pass;
import org.tracewright.jit.ir.FieldRef;
import org.tracewright.jit.ir.Layout;
import org.tracewright.jit.ir.Layout.SlotInfo;
import org.tracewright.jit.ir.Trace;
import org.tracewright.jit.ir.TraceReader;
import org.tracewright.jit.ir.TraceWriter;
import org.tracewright.jit.ir.Verifier;

/**
 * Text in, text out. Traces stand without their first line; slots are a, b, c, d, n and retired.
 */
final class Expectation {
  private static final String[][] SLOTS = {
    {"a", "I"}, {"b", "I"}, {"c", "I"}, {"d", "I"}, {"n", "S"}, {"retired", "J"}, {"w", "J"}
  };

  /** The layout of the model in these tests. */
  static final Layout LAYOUT = layout();

  private Expectation() {}

  private static Layout layout() {
    List<SlotInfo> slots = new ArrayList<>();
    for (String[] slot : SLOTS) {
      slots.add(new SlotInfo(field(slot[0], slot[1], false), -1, null));
    }
    return new Layout("m/M", slots, 5, field("limit", "J", true));
  }

  private static FieldRef field(String name, String descriptor, boolean isVolatile) {
    return new FieldRef("m/M", name, descriptor, false, false, isVolatile);
  }

  static Trace read(String body) {
    return Verifier.verified(TraceReader.read("trace 0\n" + body, LAYOUT));
  }

  static Set<Pass> passes(Pass... passes) {
    EnumSet<Pass> set = EnumSet.noneOf(Pass.class);
    set.addAll(List.of(passes));
    return set;
  }

  /** What some passes make of a trace. */
  static void expect(Set<Pass> passes, String body, String expected) {
    expect(passes, Assumptions.NONE, body, expected);
  }

  static void expect(Set<Pass> passes, Assumptions assumptions, String body, String expected) {
    Trace optimised = Optimiser.optimise(read(body), LAYOUT, passes, assumptions);
    Verifier.verified(optimised);
    assertThat(TraceWriter.write(optimised, LAYOUT))
        .isEqualTo(TraceWriter.write(read(expected), LAYOUT));
  }
}
