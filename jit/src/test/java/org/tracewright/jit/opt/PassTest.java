package org.tracewright.jit.opt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracewright.jit.opt.Expectation.expect;
import static org.tracewright.jit.opt.Expectation.passes;

import java.util.EnumSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Pass;

/** Each pass alone, on the smallest trace that shows it. */
class PassTest {
  @Nested
  class FoldPass {
    @Test
    void constantsAndAlgebra() {
      expect(
          passes(Pass.FOLD),
          """
            %a = slot i a
            %x = iadd %a 3
            %y = isub %x 7
            %z = imul 6 7
          end {a=%y b=%z} key 0
          """,
          """
            %a = slot i a
            %x = iadd %a 3
            %y = iadd %a -4
          end {a=%y b=42} key 0
          """);
    }

    @Test
    void threeWayComparisonsBecomeDirect() {
      expect(
          passes(Pass.FOLD, Pass.DCE),
          """
            %r = slot j retired
            %w = slot j w
            %c = lcmp %r %w
            %l = ilt %c 0
            guard true %l {} key 0
            %a = slot i a
            %b = slot i b
            %u = icmpu %a %b
            %g = ile 0 %u
            guard true %g {} key 0
            %n = ilt %u 0
            %m = ixor %n 1
          end {c=%m} key 0
          """,
          """
            %r = slot j retired
            %w = slot j w
            %l = llt %r %w
            guard true %l {} key 0
            %a = slot i a
            %b = slot i b
            %g = iule %b %a
            guard true %g {} key 0
            %m = iule %b %a
          end {c=%m} key 0
          """);
    }

    @Test
    void extensionsByShiftsAreNamed() {
      expect(
          passes(Pass.FOLD, Pass.DCE),
          """
            %a = slot i a
            %b = ishl %a 24
            %c = ishr %b 24
            %d = ishl %a 16
            %e = iushr %d 16
          end {b=%c c=%e} key 0
          """,
          """
            %a = slot i a
            %c = i2b %a
            %e = iand %a 65535
          end {b=%c c=%e} key 0
          """);
    }

    @Test
    void guardsTakeOneForm() {
      expect(
          passes(Pass.FOLD, Pass.DCE),
          """
            %a = slot i a
            %b = slot i b
            %e = ieq %a 5
            guard true %e {} key 0
            %n = ine %b 0
            guard false %n {} key 0
            %c = slot i c
            %d = iadd %c 4
            guard value %d 100 {} key 0
            guard true 1 {} key 0
            guard value 7 7 {} key 0
          end {} key 0
          """,
          """
            %a = slot i a
            %b = slot i b
            guard value %a 5 {} key 0
            guard false %b {} key 0
            %c = slot i c
            guard value %c 96 {} key 0
          end {} key 0
          """);
    }

    @Test
    void aGuardThatNeverHoldsStays() {
      expect(
          passes(Pass.FOLD, Pass.GUARDS, Pass.BITS),
          "guard true 0 {} key 0\nend {} key 0",
          "guard true 0 {} key 0\nend {} key 0");
    }
  }

  @Nested
  class GuardsPass {
    @Test
    void aConditionIsAskedOnce() {
      expect(
          passes(Pass.GUARDS, Pass.DCE),
          """
            %a = slot i a
            %b = slot i b
            %l = ilt %a %b
            guard true %l {} key 0
            %m = ilt %a %b
            guard true %m {} key 4
            %n = ile %b %a
            guard false %n {} key 8
          end {c=%m d=%n} key 0
          """,
          """
            %a = slot i a
            %b = slot i b
            %l = ilt %a %b
            guard true %l {} key 0
          end {c=1 d=0} key 0
          """);
    }

    @Test
    void aGuardedValueIsAConstantFromThenOn() {
      expect(
          passes(Pass.GUARDS, Pass.FOLD, Pass.DCE),
          """
            %a = slot i a
            %b = iadd %a 1
            guard value %a 7 {b=%a} key 0
            %c = iadd %a 1
          end {a=%a b=%b c=%c} key %a
          """,
          """
            %a = slot i a
            %b = iadd %a 1
            guard value %a 7 {b=%a} key 0
          end {a=7 b=%b c=8} key 7
          """);
    }

    @Test
    void theExitOfAGuardDoesNotKnowItsCondition() {
      expect(
          passes(Pass.GUARDS),
          """
            %a = slot i a
            %b = slot i b
            %l = ilt %a %b
            guard false %l {c=%l} key 0
          end {c=%l} key 0
          """,
          """
            %a = slot i a
            %b = slot i b
            %l = ilt %a %b
            %m = ile %b %a
            guard true %m {c=%l} key 0
          end {c=0} key 0
          """);
    }

    @Test
    void nullnessAndClass() {
      expect(
          passes(Pass.GUARDS, Pass.DCE, Pass.FOLD),
          """
            %s = state
            guard nonnull %s {} key 0
            %n = getfield m/M.node:Lm/N; %s
            guard nonnull %n {} key 0
            guard nonnull %n {} key 0
            guard class %n m/N {} key 0
            guard class %n m/N {} key 0
            %c = cast m/N %n
            guard nonnull %c {} key 0
            %i = instanceof m/N %c
            %z = isnull %n
          end {a=%i b=%z} key 0
          """,
          """
            %s = state
            %n = getfield m/M.node:Lm/N; %s
            guard nonnull %n {} key 0
            guard class %n m/N {} key 0
          end {a=1 b=0} key 0
          """);
    }

    @Test
    void aDivisorIsCheckedOnce() {
      expect(
          passes(Pass.GUARDS, Pass.FOLD, Pass.DCE, Pass.CSE),
          """
            %a = slot i a
            %b = slot i b
            %p = ine %b 0
            guard true %p {} key 0
            %q = idiv %a %b
            %z = ieq %b 0
            guard false %z {} key 0
            %r = irem %a %b
          end {c=%q d=%r} key 0
          """,
          """
            %a = slot i a
            %b = slot i b
            guard true %b {} key 0
            %q = idiv %a %b
            %r = irem %a %b
          end {c=%q d=%r} key 0
          """);
    }
  }

  @Nested
  class LimitPass {
    @Test
    void theFirstCheckSpeaksForAllTurns() {
      expect(
          passes(Pass.LIMIT, Pass.FOLD, Pass.DCE),
          """
            turn 0
            %s = state
            %r = slot j retired
            %l = getfield volatile m/M.limit:J %s
            %c = llt %r %l
            guard true %c {} key 0
            %r1 = ladd %r 1L
            turn 4
            %l1 = getfield volatile m/M.limit:J %s
            %c1 = llt %r1 %l1
            guard true %c1 {retired=%r1} key 4
            %r2 = ladd %r1 1L
            turn 8
            %l2 = getfield volatile m/M.limit:J %s
            %c2 = lle %l2 %r2
            guard false %c2 {retired=%r2} key 8
            %r3 = ladd %r2 1L
          end {retired=%r3} key 12
          """,
          """
            turn 0
            %s = state
            %r = slot j retired
            %l = getfield volatile m/M.limit:J %s
            %last = ladd %r 2L
            %c = llt %last %l
            guard true %c {} key 0
            turn 4
            turn 8
            %r3 = ladd %r 3L
          end {retired=%r3} key 12
          """);
    }

    @Test
    void aCallMayChangeTheLimit() {
      String trace =
          """
            turn 0
            %s = state
            %r = slot j retired
            %l = getfield volatile m/M.limit:J %s
            %c = llt %r %l
            guard true %c {} key 0
            call virtual m/M.f()V %s {} frame 0 1 { } { }
            %r1 = slot j retired
            turn 4
            %l1 = getfield volatile m/M.limit:J %s
            %c1 = llt %r1 %l1
            guard true %c1 {} key 4
          end {} key 8
          """;
      expect(passes(Pass.LIMIT, Pass.FOLD, Pass.CSE), trace, trace);
    }

    @Test
    void exitsNearTheLimitAreKnown() {
      String trace =
          """
            %s = state
            %r = slot j retired
            guard value %r 3 {} key 0
            %l = getfield volatile m/M.limit:J %s
            %c = llt %r %l
            guard true %c {} key 0
            guard true %c {} key 0
          end {} key 0
          """;
      assertThat(LimitExits.of(Expectation.read(trace), Expectation.LAYOUT)).hasToString("{1, 2}");
    }

    @Test
    void aStoreToTheLimitSeparates() {
      String trace =
          """
            %s = state
            %r = slot j retired
            %l = getfield volatile m/M.limit:J %s
            %c = llt %r %l
            guard true %c {} key 0
            putfield volatile m/M.limit:J %s 5L
            %l1 = getfield volatile m/M.limit:J %s
            %r1 = ladd %r 1L
            %c1 = llt %r1 %l1
            guard true %c1 {} key 4
          end {} key 8
          """;
      expect(passes(Pass.LIMIT), trace, trace);
    }
  }

  @Nested
  class HeapPass {
    @Test
    void loadsAfterLoadsAndStores() {
      expect(
          passes(Pass.HEAP, Pass.DCE),
          """
            %s = state
            %a = slot i a
            %f = getfield m/M.f:I %s
            %g = getfield m/M.f:I %s
            putfield m/M.f:I %s %a
            %h = getfield m/M.f:I %s
          end {a=%f b=%g c=%h} key 0
          """,
          """
            %s = state
            %a = slot i a
            %f = getfield m/M.f:I %s
            putfield m/M.f:I %s %a
          end {a=%f b=%f c=%a} key 0
          """);
    }

    @Test
    void aNarrowFieldKeepsFewerBits() {
      expect(
          passes(Pass.HEAP, Pass.DCE),
          """
            %s = state
            %a = slot i a
            putfield m/M.f:B %s %a
            %h = getfield m/M.f:B %s
            putfield m/M.g:Z %s %a
            %z = getfield m/M.g:Z %s
          end {b=%h c=%z} key 0
          """,
          """
            %s = state
            %a = slot i a
            putfield m/M.f:B %s %a
            %h = i2b %a
            putfield m/M.g:Z %s %a
            %z = iand %a 1
          end {b=%h c=%z} key 0
          """);
    }

    @Test
    void anotherObjectMayBeTheSame() {
      expect(
          passes(Pass.HEAP),
          """
            %s = state
            %p = getfield final m/M.p:Lm/N; %s
            %q = getfield final m/M.q:Lm/N; %s
            putfield m/N.v:I %p 1
            putfield m/N.v:I %q 2
            %v = getfield m/N.v:I %p
            putfield m/N.w:I %q 3
            %w = getfield m/N.v:I %q
          end {a=%v b=%w} key 0
          """,
          """
            %s = state
            %p = getfield final m/M.p:Lm/N; %s
            %q = getfield final m/M.q:Lm/N; %s
            putfield m/N.v:I %p 1
            putfield m/N.v:I %q 2
            %v = getfield m/N.v:I %p
            putfield m/N.w:I %q 3
          end {a=%v b=2} key 0
          """);
    }

    @Test
    void memoryOfOneBaseAtDifferentOffsets() {
      expect(
          passes(Pass.HEAP, Pass.DCE),
          """
            %s = state
            %ram = getfield final m/M.ram:[B %s
            %sp = slot i a
            %b = slot i b
            %i = iadd %sp 8
            mput store_int_le %ram %i %b
            %j = iadd %sp 12
            mput store_int_le %ram %j 7
            %x = mget load_int_le %ram %i
            %h = mget load_short_le %ram %i
            %k = iadd %sp 14
            mput store_short_le %ram %k 9
            %y = mget load_int_le %ram %j
          end {b=%x c=%h d=%y} key 0
          """,
          """
            %s = state
            %ram = getfield final m/M.ram:[B %s
            %sp = slot i a
            %b = slot i b
            %i = iadd %sp 8
            mput store_int_le %ram %i %b
            %j = iadd %sp 12
            mput store_int_le %ram %j 7
            %h = mget load_short_le %ram %i
            %k = iadd %sp 14
            mput store_short_le %ram %k 9
            %y = mget load_int_le %ram %j
          end {c=%h d=%y} key 0
          """);
    }

    @Test
    void byteOrderAndSignMatter() {
      expect(
          passes(Pass.HEAP),
          """
            %s = state
            %ram = getfield final m/M.ram:[B %s
            %b = slot i b
            mput store_short_le %ram 4 %b
            %x = mget load_char_le %ram 4
            %y = mget load_short_le %ram 4
            %z = mget load_short_be %ram 4
          end {a=%x b=%y c=%z} key 0
          """,
          """
            %s = state
            %ram = getfield final m/M.ram:[B %s
            %b = slot i b
            mput store_short_le %ram 4 %b
            %x = iand %b 65535
            %y = i2s %b
            %z = mget load_short_be %ram 4
          end {a=%x b=%y c=%z} key 0
          """);
    }

    @Test
    void callsAndVolatileReadsForget() {
      String trace =
          """
            %s = state
            %f = getfield m/M.f:I %s
            call virtual m/M.g()V %s {} frame 0 1 { } { }
            %g = getfield m/M.f:I %s
            %v = getfield volatile m/M.v:I %s
            %h = getfield m/M.f:I %s
            %w = getfield volatile m/M.v:I %s
          end {a=%f b=%g c=%h d=%w} key 0
          """;
      expect(passes(Pass.HEAP), trace, trace);
    }

    @Test
    void storesOverwrittenUnseenAreLeftOut() {
      expect(
          passes(Pass.HEAP, Pass.DCE),
          """
            %s = state
            %a = slot i a
            putfield m/M.f:I %s 1
            putfield m/M.g:I %s 2
            putfield m/M.f:I %s 3
            guard true %a {} key 0
            putfield m/M.f:I %s 4
          end {} key 0
          """,
          """
            %s = state
            %a = slot i a
            putfield m/M.g:I %s 2
            putfield m/M.f:I %s 3
            guard true %a {} key 0
            putfield m/M.f:I %s 4
          end {} key 0
          """);
    }

    @Test
    void aCallSeesAStoreEvenWhenItsResultIsUsed() {
      String trace =
          """
            %s = state
            putfield m/M.f:I %s 1
            %r = call virtual m/M.g()I %s {} frame 0 1 { } { }
            putfield m/M.f:I %s 3
          end {a=%r} key 0
          """;
      expect(passes(Pass.HEAP, Pass.DCE), trace, trace);
    }
  }

  @Nested
  class BitsPass {
    @Test
    void checksOfNeighbouringAddressesBecomeOne() {
      expect(
          passes(Pass.FOLD, Pass.BITS, Pass.CSE, Pass.DCE),
          """
            %s = state
            %ram = getfield final m/M.ram:[B %s
            %p = slot i a
            %i = iadd %p -65528
            %c = iult %i 1021
            guard true %c {} key 0
            %x = mget load_int_le %ram %i
            %j = iadd %p -65536
            %d = iult %j 1021
            guard true %d {b=%x} key 4
            %y = mget load_int_le %ram %j
            %k = iadd %p -65520
            %e = iult %k 1024
            guard true %e {c=%y} key 8
            %z = aget byte %ram %k
          end {b=%x c=%y d=%z} key 0
          """,
          """
            %s = state
            %ram = getfield final m/M.ram:[B %s
            %p = slot i a
            %i = iadd %p -65528
            %j = iadd %p -65536
            %c = iult %j 1008
            guard true %c {} key 0
            %x = mget load_int_le %ram %i
            %y = mget load_int_le %ram %j
            %k = iadd %p -65520
            %z = aget byte %ram %k
          end {b=%x c=%y d=%z} key 0
          """);
    }

    @Test
    void farAddressesAreCheckedApart() {
      String trace =
          """
            %p = slot i a
            %c = iult %p 1024
            guard true %c {} key 0
            %q = iadd %p 600
            %d = iult %q 1024
            guard true %d {} key 4
          end {} key 0
          """;
      expect(passes(Pass.FOLD, Pass.BITS, Pass.CSE), trace, trace);
    }

    @Test
    void masksAndExtensionsOfWhatIsNarrowAlready() {
      expect(
          passes(Pass.BITS, Pass.DCE),
          """
            %s = state
            %ram = getfield final m/M.ram:[B %s
            %x = mget load_char_le %ram 4
            %m = iand %x 65535
            %n = slot i n
            %e = i2s %n
            %b = aget byte %ram 9
            %f = i2b %b
            %g = iand %b 255
            %h = i2s %g
            %l = i2ul %g
          end {a=%m b=%e c=%f d=%h w=%l} key 0
          """,
          """
            %s = state
            %ram = getfield final m/M.ram:[B %s
            %x = mget load_char_le %ram 4
            %n = slot i n
            %b = aget byte %ram 9
            %g = iand %b 255
            %l = i2l %g
          end {a=%x b=%n c=%b d=%g w=%l} key 0
          """);
    }

    @Test
    void rangesDecideComparisons() {
      expect(
          passes(Pass.BITS, Pass.DCE),
          """
            %a = slot i a
            %i = iand %a 255
            %c = iult %i 256
            guard true %c {} key 0
            %j = iadd %i 4
            %d = ilt %j 300
            guard true %d {} key 0
            %e = ieq %i 256
          end {a=%e} key 0
          """,
          """
            end {a=0} key 0
          """);
    }

    @Test
    void guardsNarrowRanges() {
      expect(
          passes(Pass.BITS, Pass.GUARDS, Pass.FOLD, Pass.DCE),
          """
            %a = slot i a
            %l = ilt %a 10
            guard true %l {} key 0
            %m = ilt -1 %a
            guard true %m {} key 0
            %i = iult %a 16
            guard true %i {} key 0
            %b = slot i b
            %x = iand %b 3
            guard false %x {} key 0
            %y = iand %b 1
          end {c=%y} key 0
          """,
          """
            %a = slot i a
            %l = ilt %a 10
            guard true %l {} key 0
            %m = ilt -1 %a
            guard true %m {} key 0
            %b = slot i b
            %x = iand %b 3
            guard false %x {} key 0
          end {c=0} key 0
          """);
    }
  }

  @Nested
  class CsePass {
    @Test
    void equalOperationsAreDoneOnce() {
      expect(
          passes(Pass.CSE, Pass.DCE),
          """
            %s = state
            %t = state
            %a = slot i a
            %b = slot i a
            %x = iadd %a %b
            %y = iadd %b %a
            %p = getfield final m/M.p:Lm/N; %s
            %q = getfield final m/M.p:Lm/N; %t
            %c = aeq %p %q
            %e = pure static m/M.f(I)I %a
            %f = pure static m/M.f(I)I %b
          end {a=%x b=%y c=%c d=%e n=%f} key 0
          """,
          """
            %s = state
            %a = slot i a
            %x = iadd %a %a
            %p = getfield final m/M.p:Lm/N; %s
            %c = aeq %p %p
            %e = pure static m/M.f(I)I %a
          end {a=%x b=%x c=%c d=%e n=%e} key 0
          """);
    }

    @Test
    void aSlotIsReadAgainAfterACall() {
      String trace =
          """
            %s = state
            %a = slot i a
            call virtual m/M.f()V %s {} frame 0 1 { } { }
            %b = slot i a
          end {b=%a c=%b} key 0
          """;
      expect(passes(Pass.CSE), trace, trace);
    }
  }

  @Nested
  class MotionPass {
    @Test
    void aGuardAfterAStoreMovesBeforeIt() {
      expect(
          passes(Pass.MOTION),
          """
            turn 0
            %s = state
            %a = slot i a
            %b = slot i b
            guard true %b {} key 0
            putfield m/M.f:I %s %a
            %c = iadd %a 1
            %d = ilt %c 9
            guard true %d {} frame 0 17 { %a } { }
          end {a=%c} key 0
          """,
          """
            turn 0
            %s = state
            %a = slot i a
            %b = slot i b
            guard true %b {} key 0
            %c = iadd %a 1
            %d = ilt %c 9
            guard true %d {} key 0
            putfield m/M.f:I %s %a
          end {a=%c} key 0
          """);
    }

    @Test
    void notWhatNeedsTheStoreNorWhatMayFail() {
      String trace =
          """
            turn 0
            %s = state
            %a = slot i a
            %b = slot i b
            guard true %b {} key 0
            putfield m/M.f:I %s %a
            %g = getfield m/M.g:I %s
            guard true %g {} frame 0 17 { %a } { }
            %q = idiv %a %b
            guard true %q {} frame 0 18 { %a } { }
          end {} key 0
          """;
      expect(passes(Pass.MOTION), trace, trace);
    }

    @Test
    void notIntoAnEarlierTurn() {
      String trace =
          """
            turn 0
            %s = state
            %a = slot i a
            guard true %a {} key 0
            turn 4
            putfield m/M.f:I %s %a
            %d = ilt %a 9
            guard true %d {} frame 0 17 { %a } { }
          end {} key 0
          """;
      expect(passes(Pass.MOTION), trace, trace);
    }
  }

  @Nested
  class VirtualPass {
    @Test
    void anObjectNobodySeesIsNotMade() {
      expect(
          passes(Pass.VIRTUAL, Pass.HEAP, Pass.DCE),
          """
            %a = slot i a
            %n = new m/N
            putfield m/N.v:I %n %a
            %o = new m/N
            putfield m/N.next:Lm/N; %o %n
            %v = getfield m/N.v:I %n
          end {b=%v} key 0
          """,
          """
            %a = slot i a
          end {b=%a} key 0
          """);
    }

    @Test
    void whatAnEscapedObjectHoldsHasEscaped() {
      String trace =
          """
            %s = state
            %n = new m/N
            putfield m/N.v:I %n 5
            %o = new m/N
            putfield m/N.next:Lm/N; %o %n
            putfield m/M.node:Lm/N; %s %o
          end {} key 0
          """;
      expect(passes(Pass.VIRTUAL, Pass.HEAP, Pass.DCE), trace, trace);
    }
  }

  @Nested
  class DcePass {
    @Test
    void onlyWhatIsUsedIsLeft() {
      expect(
          passes(Pass.DCE),
          """
            turn 0
            %a = slot i a
            %b = slot i b
            %x = iadd %a %b
            %y = isub %a %b
            guard true %x {c=%x} key 0
            %e = pure static m/M.f(I)I %y
          end {a=%a} key 0
          """,
          """
            turn 0
            %a = slot i a
            %b = slot i b
            %x = iadd %a %b
            guard true %x {c=%x} key 0
          end {} key 0
          """);
    }
  }

  @Test
  void allPassesOnARegisterMachinesLoop() {
    expect(
        EnumSet.allOf(Pass.class),
        """
          turn 0
          %s = state
          %r = slot j retired
          %l = getfield volatile m/M.limit:J %s
          %c = lcmp %r %l
          %t = ilt %c 0
          guard true %t {} key 0
          %ram = getfield final m/M.ram:[B %s
          %p = slot i a
          %i = isub %p 65536
          %u = icmpu %i 1021
          %v = ilt %u 0
          guard true %v {} key 0
          %w = iult %i 1021
          guard true %w {} key 0
          %x = mget load_int_le %ram %i
          %r1 = ladd %r 1L
          turn 4
          %l1 = getfield volatile m/M.limit:J %s
          %c1 = lcmp %r1 %l1
          %t1 = ilt %c1 0
          guard true %t1 {b=%x retired=%r1} key 4
          %p1 = iadd %p 4
          %r2 = ladd %r1 1L
          turn 8
          %l2 = getfield volatile m/M.limit:J %s
          %c2 = lcmp %r2 %l2
          %t2 = ilt %c2 0
          guard true %t2 {a=%p1 b=%x retired=%r2} key 8
          %e = slot i c
          %n = ieq %p1 %e
          guard false %n {a=%p1 b=%x retired=%r2} key 8
          %r3 = ladd %r2 1L
        end {a=%p1 b=%x retired=%r3} key 0
        """,
        """
          turn 0
          %s = state
          %r = slot j retired
          %l = getfield volatile m/M.limit:J %s
          %last = ladd %r 2L
          %c = llt %last %l
          guard true %c {} key 0
          %ram = getfield final m/M.ram:[B %s
          %p = slot i a
          %i = iadd %p -65536
          %v = iult %i 1021
          guard true %v {} key 0
          %x = mget load_int_le %ram %i
          turn 4
          %p1 = iadd %p 4
          turn 8
          %e = slot i c
          %n = ine %p1 %e
          guard true %n {a=%p1 b=%x retired=%last} key 8
          %r3 = ladd %r 3L
        end {a=%p1 b=%x retired=%r3} key 0
        """);
  }
}
