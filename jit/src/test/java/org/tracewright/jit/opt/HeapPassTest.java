package org.tracewright.jit.opt;

import static org.tracewright.jit.opt.Expectation.expect;
import static org.tracewright.jit.opt.Expectation.passes;

import org.junit.jupiter.api.Test;
import org.tracewright.jit.Pass;

/** The pass {@link Pass#HEAP} alone, on the smallest trace that shows it. */
class HeapPassTest {
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
  void anotherArrayIsTakenForAnother() {
    expect(
        passes(Pass.HEAP),
        """
        fact SAME {final m/M.p:[I final m/M.q:[I} 1 = 0
          %s = state
          %a = slot i a
          %p = getfield final m/M.p:[I %s
          %q = getfield final m/M.q:[I %s
          %r = getfield final m/M.r:[I %s
          aput int %p 3 %a
          aput int %q 3 7
          %v = aget int %p 3
          aput int %r 3 8
          %w = aget int %q 3
        end {b=%w d=%v} key 0
        """,
        """
        fact SAME {final m/M.p:[I final m/M.q:[I} 1 = 0
          %s = state
          %a = slot i a
          %p = getfield final m/M.p:[I %s
          %q = getfield final m/M.q:[I %s
          %r = getfield final m/M.r:[I %s
          aput int %p 3 %a
          aput int %q 3 7
          aput int %r 3 8
          %w = aget int %q 3
        end {b=%w d=%a} key 0
        """);
  }

  @Test
  void codeIsComparedAsStoresLeftIt() {
    String trace =
        """
          %s = state
          %p = getfield final m/M.p:[B %s
          %c = getfield final m/M.c:Lorg/tracewright/jit/CodeMemory; %s
          aput byte %p 3 1
          written %c 3 1
          aput byte %p 3 2
          written %c 3 1
          %v = aget byte %p 3
        end {a=%v} key 0
        """;
    expect(passes(Pass.HEAP, Pass.DCE), trace, trace.replace("aget byte %p 3", "i2b 2"));
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

  @Test
  void whatOneBufferHoldsIsKnownOnceTheyAreTwo() {
    expect(
        passes(Pass.HEAP, Pass.GUARDS, Pass.DCE),
        """
          %s = state
          %x = getfield m/M.now:[I %s
          %y = getfield m/M.next:[I %s
          %a = aget int %x 1
          aput int %y 1 %a
          turn 1
          %e = aeq %x %y
          guard false %e {} key 1
          %b = aget int %x 1
          aput int %y 2 %b
          %c = aget int %y 1
        end {a=%b c=%c} key 0
        """,
        """
          %s = state
          %x = getfield m/M.now:[I %s
          %y = getfield m/M.next:[I %s
          %a = aget int %x 1
          aput int %y 1 %a
          turn 1
          %e = aeq %x %y
          guard false %e {} key 1
          aput int %y 2 %a
        end {a=%a c=%a} key 0
        """);
  }

  @Test
  void aStoreToAThirdBufferIsNotOverlooked() {
    String trace =
        """
          %s = state
          %x = getfield m/M.now:[I %s
          %y = getfield m/M.next:[I %s
          %z = getfield m/M.last:[I %s
          %a = aget int %x 1
          aput int %y 1 %a
          aput int %z 1 5
          %e = aeq %x %y
          guard false %e {} key 0
          %b = aget int %x 1
        end {a=%a b=%b} key 0
        """;
    expect(passes(Pass.HEAP, Pass.GUARDS, Pass.DCE), trace, trace);
  }
}
