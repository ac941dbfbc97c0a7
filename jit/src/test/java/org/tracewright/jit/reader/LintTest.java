package org.tracewright.jit.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.invoke.MethodHandles;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.Limit;
import org.tracewright.jit.LintFinding;
import org.tracewright.jit.LintRule;
import org.tracewright.jit.Retired;
import org.tracewright.jit.Virtualizable;

class LintTest {
  private static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "bad");

  static final class NoLoop {
    int pc;

    void run() {
      pc++;
    }
  }

  static final class TwoLoops {
    int pc;

    void run() {
      while (pc > 0) {
        JIT.mergePoint(this, pc);
      }
      while (pc < 0) {
        JIT.mergePoint(this, pc);
      }
    }
  }

  static final class StaticLoop {
    int pc;

    static void run(StaticLoop model) {
      while (model.pc > 0) {
        JIT.mergePoint(model, model.pc);
      }
    }
  }

  static final class OtherState {
    int pc;
    OtherState other;

    void run() {
      while (pc > 0) {
        JIT.mergePoint(other, pc);
      }
    }
  }

  static final class Once {
    int pc;

    void run() {
      JIT.mergePoint(this, pc);
      pc++;
    }
  }

  static final class LiveLocal {
    int pc;

    void run() {
      int count = pc;
      while (count > 0) {
        JIT.mergePoint(this, pc);
        count--;
      }
    }
  }

  static final class InTry {
    int pc;

    void run() {
      try {
        while (pc > 0) {
          JIT.mergePoint(this, pc);
          pc--;
        }
      } catch (IllegalStateException e) {
        pc = 0;
      }
    }
  }

  static final class Synchronised {
    int pc;

    synchronized void run() {
      while (pc > 0) {
        JIT.mergePoint(this, pc);
        pc--;
      }
    }
  }

  static final class Monitor {
    int pc;

    void run() {
      while (pc > 0) {
        JIT.mergePoint(this, pc);
        synchronized (this) {
          pc--;
        }
      }
    }
  }

  static final class StaticSlot {
    @Virtualizable static int pc;

    void run() {
      while (pc > 0) {
        JIT.mergePoint(this, pc);
        pc--;
      }
    }
  }

  static final class OpenArray {
    int pc;
    @Virtualizable int[] x = new int[4];

    void run() {
      while (pc > 0) {
        JIT.mergePoint(this, pc);
        pc--;
      }
    }
  }

  static final class ObjectArray {
    int pc;
    @Virtualizable final String[] x = new String[4];

    void run() {
      while (pc > 0) {
        JIT.mergePoint(this, pc);
        pc--;
      }
    }
  }

  static final class IntCount {
    @Retired int retired;
    @Limit long limit;

    void run() {
      while (retired < limit) {
        JIT.mergePoint(this, 0);
        retired++;
      }
    }
  }

  static final class TwoCounts {
    @Retired long retired;
    @Retired long again;

    void run() {
      while (retired < again) {
        JIT.mergePoint(this, 0);
        retired++;
      }
    }
  }

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of(NoLoop.class, LintRule.ONE_MERGE_POINT, "0 calls of mergePoint"),
        Arguments.of(TwoLoops.class, LintRule.ONE_MERGE_POINT, "2 calls of mergePoint"),
        Arguments.of(StaticLoop.class, LintRule.INSTANCE_LOOP, "the method is static"),
        Arguments.of(OtherState.class, LintRule.STATE_IS_THIS, "the first argument is not this"),
        Arguments.of(Once.class, LintRule.LOOPS, "mergePoint is called once only"),
        Arguments.of(LiveLocal.class, LintRule.NO_LIVE_LOCAL, "local variable count"),
        Arguments.of(InTry.class, LintRule.NO_TRY, "an exception handler covers the merge point"),
        Arguments.of(Synchronised.class, LintRule.NOT_SYNCHRONIZED, "synchronized"),
        Arguments.of(Monitor.class, LintRule.NOT_SYNCHRONIZED, "synchronized block"),
        Arguments.of(StaticSlot.class, LintRule.INSTANCE_FIELD, "the field is static"),
        Arguments.of(OpenArray.class, LintRule.FINAL_ARRAY, "the field is not final"),
        Arguments.of(ObjectArray.class, LintRule.PRIMITIVE_ELEMENTS, "String[]"),
        Arguments.of(IntCount.class, LintRule.LONG_COUNT, "it is of type int"),
        Arguments.of(TwoCounts.class, LintRule.ONE_COUNT, "it is the second one"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelThatBreaksARuleIsRefusedWithTheReason(Class<?> model, LintRule rule, String culprit)
      throws Exception {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> Model.read(lookup(model)));
    assertThat(refused.findings()).extracting(LintFinding::rule).contains(rule);
    assertThat(refused).hasMessageContaining(culprit).hasMessageContaining(rule.remedy());
    assertThat(refused).hasMessageContaining(model.getName());
  }

  private static MethodHandles.Lookup lookup(Class<?> model) throws IllegalAccessException {
    return MethodHandles.privateLookupIn(model, MethodHandles.lookup());
  }

  @Test
  void theLineOfTheLoopIsNamed() {
    assertThatThrownBy(() -> Model.read(lookup(LiveLocal.class)))
        .hasMessageMatching("(?s).*LintTest\\$LiveLocal\\.run:\\d+: local variable count.*");
  }

  static final class Lengths {
    @Virtualizable int pc;
    @Virtualizable final int[] x;

    Lengths(int[] x) {
      this.x = x;
    }

    void run() {
      for (; ; ) {
        JIT.mergePoint(this, pc);
        if (pc > 0) {
          return;
        }
        pc++;
      }
    }
  }

  @Test
  void instancesShareALayoutWhenTheirArraysAreOfOneLength() throws Exception {
    Model model = Model.read(lookup(Lengths.class));
    assertThat(model.form()).isEqualTo(Model.Form.CHECK_FIRST);
    assertThat(model.layout(new Lengths(new int[3])))
        .isSameAs(model.layout(new Lengths(new int[3])))
        .isNotEqualTo(model.layout(new Lengths(new int[4])));
    assertThat(model.layout(new Lengths(new int[3])).slots())
        .extracting(slot -> slot.name())
        .containsExactly("pc", "x[0]", "x[1]", "x[2]");
  }

  @Test
  void anArrayThatIsMissingOrTooLongIsRefused() throws Exception {
    Model model = Model.read(lookup(Lengths.class));
    assertThatThrownBy(() -> model.layout(new Lengths(new int[257])))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("Lengths.x: 257 elements");
    assertThatThrownBy(() -> model.layout(new Lengths(null)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("it is null");
  }

  static final class Helped {
    @Virtualizable int pc;
    int other;

    void run() {
      for (; ; ) {
        JIT.mergePoint(this, pc);
        if (done()) {
          return;
        }
        pc++;
      }
    }

    private boolean done() {
      return pc > limit(other);
    }

    private static int limit(int value) {
      return Math.max(value, 3);
    }
  }

  static final class Late {
    int pc;

    void run() {
      for (; ; ) {
        JIT.mergePoint(this, pc);
        pc++;
        if (pc > 3) {
          return;
        }
      }
    }
  }

  static final class Throwing {
    int pc;

    void run() {
      for (; ; ) {
        JIT.mergePoint(this, pc);
        if (pc > 7) {
          return;
        }
        pc++;
        if (pc == 100) {
          throw new IllegalStateException();
        }
      }
    }
  }

  @Test
  void theFormFollowsFromWhatMayHappenBeforeTheLoopIsLeft() throws Exception {
    assertThat(Model.read(lookup(Helped.class)).form()).isEqualTo(Model.Form.CHECK_FIRST);
    assertThat(Model.read(lookup(Late.class)).form()).isEqualTo(Model.Form.WHILE);
    assertThat(Model.read(lookup(Throwing.class)).form()).isEqualTo(Model.Form.CHECK_FIRST);
  }
}
