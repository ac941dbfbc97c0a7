package org.tracewright.jit.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TraceCodeTest {
  @Test
  void everyShapeOfTheTextIsReadAsItWasWritten() {
    Trace trace = TraceReader.read(TraceTextTest.EVERY_SHAPE);
    TraceEncoder out = new TraceEncoder();
    out.trace(trace);
    assertThat(new TraceDecoder(out.toBytes(), 0).trace()).isEqualTo(trace);
  }

  @Test
  void soAreRandomTraces() {
    for (int seed = 0; seed < 200; seed++) {
      Trace trace = RandomTraces.generate(new SplittableRandom(seed), seed, 60);
      TraceEncoder out = new TraceEncoder();
      out.trace(trace);
      assertThat(new TraceDecoder(out.toBytes(), 0).trace()).as("seed %d", seed).isEqualTo(trace);
    }
  }

  @Test
  void numbersOfAllSizesKeepTheirValue() {
    long[] numbers = {0, -1, 1, 63, 64, -64, -65, 1 << 20, Integer.MIN_VALUE, Long.MAX_VALUE};
    TraceEncoder out = new TraceEncoder();
    for (long number : numbers) {
      out.number(number);
    }
    out.number(Long.MIN_VALUE);
    TraceDecoder in = new TraceDecoder(out.toBytes(), 0);
    for (long number : numbers) {
      assertThat(in.number()).isEqualTo(number);
    }
    assertThat(in.number()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void aLayoutIsReadAsItWasWritten() {
    FieldRef pc = new FieldRef("m/Model", "pc", "I", false, false, false);
    FieldRef x = new FieldRef("m/Model", "x", "[B", false, true, false);
    FieldRef limit = new FieldRef("m/Model", "limit", "J", false, false, true);
    List<Layout.SlotInfo> slots =
        List.of(
            new Layout.SlotInfo(pc, -1, null),
            new Layout.SlotInfo(x, 0, Element.BYTE),
            new Layout.SlotInfo(x, 1, Element.BYTE));
    for (Layout layout :
        List.of(new Layout("m/Model", slots, 2, limit, 0), new Layout("m/Ä", slots, -1, null))) {
      TraceEncoder out = new TraceEncoder();
      out.layout(layout);
      assertThat(new TraceDecoder(out.toBytes(), 0).layout()).isEqualTo(layout);
    }
  }

  @Test
  void aBlockCanBeReadLater() {
    Trace trace = TraceReader.read(TraceTextTest.EVERY_SHAPE);
    TraceEncoder out = new TraceEncoder();
    out.block(() -> out.trace(trace));
    out.text("behind");
    TraceDecoder in = new TraceDecoder(out.toBytes(), 0);
    int block = in.skip();
    assertThat(in.text()).isEqualTo("behind");
    assertThat(in.at(block).trace()).isEqualTo(trace);
  }

  @Test
  void whatIsCutOffIsNoTrace() {
    TraceEncoder out = new TraceEncoder();
    out.trace(TraceReader.read(TraceTextTest.EVERY_SHAPE));
    byte[] whole = out.toBytes();
    for (int length = 0; length < whole.length; length += 7) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> new TraceDecoder(part, 0).trace())
          .isInstanceOfAny(IndexOutOfBoundsException.class, IllegalArgumentException.class);
    }
  }
}
