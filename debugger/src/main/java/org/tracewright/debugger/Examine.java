package org.tracewright.debugger;

import org.tracewright.debugger.expression.Type;
import org.tracewright.debugger.expression.Value;
import org.tracewright.sim.Hex;

/** Shows memory: the command {@code x}. */
final class Examine {
  private static final int LONGEST_TEXT = 200;
  private static final int ON_A_LINE = 16;

  private final Session session;
  private final Formats formats;
  private int next;
  private char letter = 'x';
  private int width = 4;

  Examine(Session session, Formats formats) {
    this.session = session;
    this.formats = formats;
  }

  void show(String words, Report out) {
    Formats.Slash slash = Formats.Slash.of(words);
    letter = slash.letter() != '\0' ? slash.letter() : letter;
    width = slash.width() != 0 ? slash.width() : letter == 'c' ? 1 : width;
    if (!slash.rest().isEmpty()) {
      next = address(session.evaluate(slash.rest()));
    }
    switch (letter) {
      case 'i' -> instructions(slash.count(), out);
      case 's' -> texts(slash.count(), out);
      default -> numbers(slash.count(), out);
    }
  }

  /** A variable means where it is. */
  private static int address(Value value) {
    boolean variable = value.place() != null && !value.type().equals(Type.ADDRESS);
    return variable ? value.place().address() : value.address();
  }

  private void instructions(int count, Report out) {
    for (int i = 0; i < count; i++) {
      Guest.Code code = session.guest().codeAt(next);
      if (code.length() == 0) {
        throw new DebuggerException("there is no memory at " + Hex.word(next));
      }
      out.line(session.code(next));
      next += code.length();
    }
  }

  private void texts(int count, Report out) {
    for (int i = 0; i < count; i++) {
      int from = next;
      StringBuilder text = new StringBuilder();
      int c = byteAt(next++);
      while (c != 0 && text.length() < LONGEST_TEXT) {
        text.append(Formats.printable((char) c));
        c = byteAt(next++);
      }
      out.line(session.place(from) + ": \"" + text + "\"" + (c == 0 ? "" : "..."));
    }
  }

  private int byteAt(int address) {
    return (int) session.names().load(address, 1);
  }

  private void numbers(int count, Report out) {
    int onALine = letter == 'c' || letter == 'a' ? ON_A_LINE / 4 : Math.max(2, ON_A_LINE / width);
    for (int done = 0; done < count; ) {
      StringBuilder line = new StringBuilder(session.place(next)).append(':');
      for (int i = 0; i < onALine && done < count; i++, done++) {
        long bits = session.names().load(next, width);
        line.append('\t').append(padded(bits));
        next += width;
      }
      out.line(line.toString());
    }
  }

  private String padded(long bits) {
    return letter == 'x'
        ? String.format("0x%0" + 2 * width + "x", bits)
        : formats.text(bits, width, letter);
  }
}
