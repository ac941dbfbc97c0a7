package org.tracewright.jit.opt;

import static org.tracewright.jit.opt.Expectation.expect;
import static org.tracewright.jit.opt.Expectation.passes;

import org.junit.jupiter.api.Test;
import org.tracewright.jit.Pass;

/** The pass {@link Pass#BITS} alone, on the smallest trace that shows it. */
class BitsPassTest {
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
  void checksFromBothSidesAreOneUnsigned() {
    expect(
        passes(Pass.FOLD, Pass.BITS, Pass.GUARDS, Pass.CSE, Pass.DCE),
        """
          %p = slot i a
          %l = ilt %p 0
          guard false %l {} key 0
          %h = ilt %p 1000
          guard true %h {} key 0
          turn 4
          %q = iadd %p 1
          %k = ilt %q 1000
          guard true %k {a=%q} key 4
          %m = ilt %q 0
          guard false %m {a=%q} key 4
        end {a=%q} key 8
        """,
        """
          %p = slot i a
          %c = iult %p 999
          guard true %c {} key 0
          turn 4
          %q = iadd %p 1
        end {a=%q} key 8
        """);
  }

  @Test
  void notWhereTheyLeadToDifferentPlaces() {
    String trace =
        """
          %p = slot i a
          %l = ilt -1 %p
          guard true %l {} key 0
          %h = ilt %p 1000
          guard true %h {b=1} key 0
        end {} key 8
        """;
    expect(passes(Pass.FOLD, Pass.BITS, Pass.CSE), trace, trace);
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
          guard true %m {} key 4
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
          guard true %m {} key 4
          %b = slot i b
          %x = iand %b 3
          guard false %x {} key 0
        end {c=0} key 0
        """);
  }

  @Test
  void theLargestIndexSpeaksForAllOfAnArray() {
    expect(
        passes(Pass.BITS, Pass.DCE),
        """
          %s = state
          %x = getfield m/M.now:[I %s
          %l = length %x
          %c = iult 3 %l
          guard true %c {} key 0
          turn 1
          %d = iult 7 %l
          guard true %d {} key 1
          turn 2
          %e = iult 5 %l
          guard true %e {} key 2
        end {} key 0
        """,
        """
          %s = state
          %x = getfield m/M.now:[I %s
          %l = length %x
          %c = iult 7 %l
          guard true %c {} key 0
          turn 1
          turn 2
        end {} key 0
        """);
  }
}
