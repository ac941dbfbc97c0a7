package org.tracewright.examples.regex;

import java.lang.invoke.MethodHandles;
import org.tracewright.jit.Immutable;
import org.tracewright.jit.JitDriver;
import org.tracewright.jit.Virtualizable;

/**
 * Runs a text through an automaton, all its positions at once, so that the time is linear in the
 * length of the text whatever the pattern. Transitions are a list sorted by where they lead; for
 * every character of the text all of them are looked at, one each turn.
 */
public final class Automaton {
  /** The handle of the JIT on automata. */
  public static final JitDriver JIT = JitDriver.of(MethodHandles.lookup(), "automaton");

  @Immutable private final int[] from;
  @Immutable private final int[] to;
  @Immutable private final byte[] members; // 256 for each position
  @Immutable private final boolean[] accepting;
  @Virtualizable private final int[] active; // 1 or 0 for each position, the start the last
  @Virtualizable private final int[] upcoming;
  private byte[] text = {};
  @Virtualizable private int transition;
  @Virtualizable private int at;
  @Virtualizable private int character;
  @Virtualizable private int reached;
  @Virtualizable private boolean searching;
  @Virtualizable private boolean accepted;

  Automaton(int[] from, int[] to, byte[] members, boolean[] accepting) {
    if (accepting.length > 251) {
      throw new IllegalArgumentException(
          "the pattern has more than 250 characters and sets; use a shorter one");
    }
    this.from = from;
    this.to = to;
    this.members = members;
    this.accepting = accepting;
    this.active = new int[accepting.length];
    this.upcoming = new int[accepting.length];
  }

  /** Whether the whole of a text matches. */
  public boolean matches(byte[] whole) {
    begin(whole, false);
    run();
    return accepted && at == whole.length;
  }

  /** Where the match ends that ends first, wherever it begins; -1 if there is none. */
  public int find(byte[] within) {
    begin(within, true);
    run();
    return accepted ? at : -1;
  }

  private void begin(byte[] input, boolean anywhere) {
    text = input;
    at = 0;
    transition = 0;
    reached = 0;
    searching = anywhere;
    for (int position = 0; position < active.length; position++) {
      active[position] = 0;
    }
    active[active.length - 1] = 1;
    accepted = accepting[active.length - 1];
  }

  private void run() {
    while (true) {
      JIT.mergePoint(this, transition);
      if (transition == 0) {
        if (at == text.length || (accepted && searching)) {
          return;
        }
        character = text[at] & 255;
      }
      if (transition < to.length) {
        follow(to[transition]);
      } else {
        advance();
      }
    }
  }

  private void follow(int position) {
    reached |= active[from[transition]];
    transition++;
    if (transition == to.length || to[transition] != position) {
      upcoming[position] = reached & members[position * 256 + character];
      reached = 0;
    }
  }

  private void advance() {
    int end = active.length - 1;
    int accept = 0;
    for (int position = 0; position < end; position++) {
      active[position] = upcoming[position];
      accept |= accepting[position] ? upcoming[position] : 0;
    }
    active[end] = searching ? 1 : 0;
    accepted = accept != 0;
    transition = 0;
    at++;
  }
}
