package org.tracewright.jit.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracewright.jit.JitDriver;

/** Which constructors can do nothing but fill their object. */
class FillingTest {
  private static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "filling");

  final int base = Integer.parseInt("3");
  int pc;

  void run() {
    while (pc >= 0) {
      JIT.mergePoint(this, pc);
      pc--;
    }
  }

  static class Base {
    static int made;
    static final int[] NONE = {};
    int plain;
    final int fixed;

    Base(int fixed) {
      this.fixed = fixed;
    }
  }

  record Fields(Object left, long right) {}

  record Checked(Object left, int right) {
    Checked {
      Objects.requireNonNull(left);
      if (right < 0) {
        throw new IllegalArgumentException("no count: " + right);
      }
    }
  }

  static final class Chained extends Base {
    final int[] slots;
    final Fields pair;
    final Integer box;
    int sum;

    Chained(Base outer) {
      this(outer, outer == null ? 0 : outer.fixed + 1);
    }

    Chained(Base outer, int size) {
      super(Math.max(size, half(size)));
      slots = new int[size];
      slots[0] = fixed;
      pair = new Fields(outer, size);
      box = size;
      sum = plain + slots.length;
    }

    private static int half(int size) {
      return size / 2;
    }
  }

  enum Kind {
    PLAIN
  }

  static final class OfKind {
    final int kind;

    OfKind(Kind kind) {
      this.kind = kind.ordinal();
    }
  }

  static class Disguised {
    int asked;

    int ordinal() {
      return ++asked;
    }
  }

  static final class AsksDisguised {
    final int kind;

    AsksDisguised(Disguised other) {
      kind = other.ordinal();
    }
  }

  static final class Shared {
    final int[] slots;

    Shared(int size) {
      slots = size == 0 ? Base.NONE : new int[size];
    }
  }

  final class Inner {
    final int value;

    Inner(int value) {
      this.value = value + base;
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Base.class,
        Fields.class,
        Checked.class,
        Chained.class,
        Shared.class,
        OfKind.class,
        Inner.class
      })
  void fills(Class<?> type) throws RefusedException {
    assertThat(refusals(type)).allMatch(String::isEmpty);
  }

  static final class Counts {
    Counts() {
      Base.made++;
    }
  }

  static final class ReadsWhatChanges {
    final int value;

    ReadsWhatChanges(Base other) {
      value = other.plain;
    }
  }

  static final class ReadsAnArray {
    final int value;

    ReadsAnArray(int[] from) {
      value = from[1];
    }
  }

  static final class WritesAnother {
    final WritesAnother next;
    WritesAnother last;

    WritesAnother(WritesAnother next) {
      this.next = next;
      next.last = this;
    }
  }

  static final class WritesAnArray {
    final int[] slots;

    WritesAnArray(int[] slots) {
      this.slots = slots;
      this.slots[0] = 1;
    }
  }

  static final class WritesOneOfTwo {
    int[] slots = new int[1];

    WritesOneOfTwo(int[] other) {
      if (other != null) {
        slots = other;
      }
      slots[0] = 1;
    }
  }

  static final class HandsItselfOn {
    HandsItselfOn(List<Object> to) {
      to.add(this);
    }
  }

  static class CallsItsOwn {
    CallsItsOwn() {
      started();
    }

    void started() {}
  }

  static final class KnowsItself {
    Object self;

    KnowsItself(Object other) {
      self = other == null ? this : other;
    }
  }

  static final class InheritsIt extends CallsItsOwn {}

  static final class Prints {
    Prints() {
      System.out.println();
    }
  }

  static final class Finalized {
    @Override
    @SuppressWarnings({"deprecation", "removal", "Finalize"})
    protected void finalize() {}
  }

  static final class HasLibrarys {
    final List<Integer> all = new java.util.ArrayList<>();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Counts.class,
        ReadsWhatChanges.class,
        ReadsAnArray.class,
        WritesAnother.class,
        WritesAnArray.class,
        WritesOneOfTwo.class,
        HandsItselfOn.class,
        CallsItsOwn.class,
        KnowsItself.class,
        InheritsIt.class,
        Prints.class,
        Finalized.class,
        AsksDisguised.class,
        HasLibrarys.class
      })
  void doesMore(Class<?> type) throws RefusedException {
    assertThat(refusals(type)).noneMatch(String::isEmpty);
  }

  private static List<String> refusals(Class<?> type) throws RefusedException {
    Model model = Model.read(MethodHandles.lookup());
    return java.util.Arrays.stream(type.getDeclaredConstructors())
        .map(each -> java.lang.invoke.MethodType.methodType(void.class, each.getParameterTypes()))
        .map(each -> model.declared(type, "<init>", each.descriptorString()))
        .map(each -> new Filling(model).refusal(each))
        .toList();
  }
}
