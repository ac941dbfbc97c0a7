package org.tracewright.cpu.chip8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which keys are pressed and released, and when. Written {@code 10:+5,14:-5}: at the start of frame
 * 10 key 5 goes down, at the start of frame 14 up. Keys are hexadecimal digits.
 *
 * @param events in the order they were written
 */
public record KeyScript(List<Event> events) {
  /** No key at all. */
  public static final KeyScript NONE = new KeyScript(List.of());

  private static final Pattern EVENT = Pattern.compile("(\\d{1,9}):([+-])([0-9a-fA-F])");

  /**
   * One key.
   *
   * @param frame counted from 0
   * @param key 0 to 15
   */
  public record Event(long frame, int key, boolean down) {}

  public KeyScript {
    events = List.copyOf(events);
  }

  /**
   * Reads a script.
   *
   * @throws IllegalArgumentException naming what is none, and after a semicolon how to write it
   */
  public static KeyScript parse(String text) {
    List<Event> events = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher event = EVENT.matcher(part.strip());
      if (!event.matches()) {
        throw new IllegalArgumentException(
            "a key script has frame, sign and key, not '"
                + part
                + "'; write 10:+5,14:-5 to hold key 5 from frame 10 to 14");
      }
      long frame = Long.parseLong(event.group(1));
      int key = Integer.parseInt(event.group(3), 16);
      events.add(new Event(frame, key, event.group(2).equals("+")));
    }
    return new KeyScript(events);
  }
}
