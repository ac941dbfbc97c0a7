package org.tracewright.examples.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Reads regular expressions over bytes: literals, {@code .}, sets such as {@code [a-z0-9]} and
 * {@code [^x]}, groups, {@code |}, {@code *}, {@code +} and {@code ?}; a backslash takes the next
 * character literally.
 */
public final class Pattern {
  private final String text;
  private final List<BitSet> sets = new ArrayList<>(); // of each position
  private final List<BitSet> follow = new ArrayList<>(); // of each position
  private int at;

  private Pattern(String text) {
    this.text = text;
  }

  /**
   * The automaton of a pattern.
   *
   * @throws IllegalArgumentException if the pattern is malformed or has more than 250 characters
   *     and sets
   */
  public static Automaton compile(String pattern) {
    Pattern reader = new Pattern(pattern);
    Expression all = reader.alternatives();
    if (reader.at < pattern.length()) {
      throw reader.wrong("a ) that closes nothing");
    }
    return Tables.of(all, reader.sets, reader.follow);
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "the pattern " + text + " has " + what + " at " + at + "; a backslash makes it a literal");
  }

  private boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private boolean accept(char c) {
    boolean found = isAt(c);
    at += found ? 1 : 0;
    return found;
  }

  private Expression alternatives() {
    Expression all = sequence();
    while (accept('|')) {
      all = all.or(sequence());
    }
    return all;
  }

  private Expression sequence() {
    Expression all = Expression.NOTHING;
    while (at < text.length() && !isAt('|') && !isAt(')')) {
      Expression next = repeated();
      connect(all, next);
      all = all.then(next);
    }
    return all;
  }

  private void connect(Expression before, Expression after) {
    before.last().stream().forEach(position -> follow.get(position).or(after.first()));
  }

  private Expression repeated() {
    Expression one = atom();
    if (accept('?')) {
      return one.orNothing();
    }
    if (isAt('*') || isAt('+')) {
      connect(one, one);
      return accept('*') ? one.orNothing() : plus(one);
    }
    return one;
  }

  private Expression plus(Expression one) {
    at++;
    return one;
  }

  private Expression atom() {
    if (accept('(')) {
      Expression group = alternatives();
      expect(')');
      return group;
    }
    if (isAt('*') || isAt('+') || isAt('?')) {
      throw wrong("nothing to repeat");
    }
    sets.add(accept('[') ? set() : single());
    follow.add(new BitSet());
    return Expression.position(sets.size() - 1);
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw wrong("no " + c);
    }
  }

  private BitSet single() {
    BitSet set = new BitSet();
    if (accept('.')) {
      set.set(0, 256);
    } else {
      set.set(literal());
    }
    return set;
  }

  private int literal() {
    accept('\\');
    if (at == text.length()) {
      throw wrong("no character");
    }
    return text.charAt(at++) & 255;
  }

  private BitSet set() {
    BitSet set = new BitSet();
    boolean not = accept('^');
    while (!accept(']')) {
      int low = literal();
      int high = accept('-') ? literal() : low;
      set.set(low, Math.max(low, high) + 1);
    }
    if (not) {
      set.flip(0, 256);
    }
    return set;
  }
}
