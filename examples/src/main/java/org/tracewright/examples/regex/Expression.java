package org.tracewright.examples.regex;

import java.util.BitSet;

/**
 * A part of a regular expression, by Glushkov's construction: every set of characters in it is a
 * position, and positions follow each other.
 *
 * @param empty whether it matches the empty text
 * @param first positions with which a match may begin
 * @param last positions with which a match may end
 */
record Expression(boolean empty, BitSet first, BitSet last) {
  static final Expression NOTHING = new Expression(true, new BitSet(), new BitSet());

  static Expression position(int number) {
    BitSet only = new BitSet();
    only.set(number);
    return new Expression(false, only, only);
  }

  Expression or(Expression other) {
    return new Expression(empty || other.empty, union(first, other.first), union(last, other.last));
  }

  Expression then(Expression next) {
    return new Expression(
        empty && next.empty,
        empty ? union(first, next.first) : first,
        next.empty ? union(last, next.last) : next.last);
  }

  Expression orNothing() {
    return new Expression(true, first, last);
  }

  private static BitSet union(BitSet a, BitSet b) {
    BitSet both = (BitSet) a.clone();
    both.or(b);
    return both;
  }
}
