package org.tracewright.jit.opt;

import static org.tracewright.jit.opt.Expectation.expect;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.tracewright.jit.Pass;

/** All passes together; each alone has a test of its own. */
class PassTest {
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
