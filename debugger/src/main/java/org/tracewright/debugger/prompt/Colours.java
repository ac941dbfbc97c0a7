package org.tracewright.debugger.prompt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.tracewright.debugger.Debugger;

/** Colours for what is typed: commands that are known, registers and numbers. */
final class Colours implements Highlighter {
  private static final Pattern COMMAND = Pattern.compile("\\s*([A-Za-z-]+)");
  private static final Pattern WORD = Pattern.compile("(\\$\\w+)|\\b(0x[0-9a-fA-F]+|\\d+)\\b");

  private final Debugger debugger;

  Colours(Debugger debugger) {
    this.debugger = debugger;
  }

  @Override
  public AttributedString highlight(LineReader reader, String line) {
    AttributedStringBuilder text = new AttributedStringBuilder();
    Matcher command = COMMAND.matcher(line);
    int at = 0;
    if (command.lookingAt() && !debugger.isCollecting()) {
      boolean known = debugger.knows(command.group(1));
      int colour = known ? AttributedStyle.GREEN : AttributedStyle.RED;
      at = command.end();
      text.styled(AttributedStyle.DEFAULT.foreground(colour), line.substring(0, at));
    }
    Matcher word = WORD.matcher(line);
    while (word.find(at)) {
      text.append(line, at, word.start());
      int colour = word.group(1) != null ? AttributedStyle.CYAN : AttributedStyle.YELLOW;
      text.styled(AttributedStyle.DEFAULT.foreground(colour), word.group());
      at = word.end();
    }
    return text.append(line, at, line.length()).toAttributedString();
  }

  @Override
  public void setErrorPattern(Pattern pattern) {}

  @Override
  public void setErrorIndex(int index) {}
}
