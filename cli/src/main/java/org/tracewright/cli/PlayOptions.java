package org.tracewright.cli;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * How to run a guest that has a screen and a keypad.
 *
 * @param profile name of the machine, {@code null} to find it from the file
 * @param perFrame instructions in a frame, 0 for the machine's usual number
 * @param headless whether to do without the terminal
 * @param frames the frames to run, 0 for no end
 * @param pokes bytes to set before the start: {@code ADDR=BYTE}
 * @param keys which keys are pressed when, {@code null} for none
 * @param screen file for the last picture, {@code null} for none
 * @param record file for an animation, {@code null} for none
 * @param audio file for the sound, {@code null} for none
 * @param flags file for the registers that outlive a run, {@code null} for the usual one
 */
record PlayOptions(
    String profile,
    int perFrame,
    boolean headless,
    long frames,
    List<String> pokes,
    String keys,
    String screen,
    String record,
    String audio,
    String flags) {
  private static final long MOST_PER_FRAME = 100_000_000;
  private static final long MOST_FRAMES = 1_000_000_000;

  /** Everything as usual. */
  static final PlayOptions USUAL =
      new PlayOptions(null, 0, false, 0, List.of(), null, null, null, null, null);

  /** Adds the options to those of {@code tw run}. */
  static void addTo(Options options) {
    options
        .addOption(
            valued("profile", "NAME", "the machine: chip8, schip, schip-legacy or xochip (chip8)"))
        .addOption(valued("ipf", "N", "instructions in a frame (15, 30, 30 or 1000)"))
        .addOption(valued("poke", "ADDR=BYTE", "set a byte before the start; may be repeated"))
        .addOption(valued("keys", "SCRIPT", "press keys: 10:+5,14:-5 holds 5 from frame 10 to 14"))
        .addOption(flag("headless", "run without the terminal, as fast as possible"))
        .addOption(valued("frames", "N", "end after N frames, with status 0"))
        .addOption(
            valued("screen", "FILE", "write the last picture: .txt, .png, .gif; '-' prints it"))
        .addOption(valued("record", "FILE", "write all pictures: .gif"))
        .addOption(valued("audio", "FILE", "write the sound: .wav"))
        .addOption(valued("flags", "FILE", "keep the registers that outlive a run here"));
  }

  private static Option valued(String name, String value, String description) {
    return Option.builder().longOpt(name).hasArg().argName(value).desc(description).get();
  }

  private static Option flag(String name, String description) {
    return Option.builder().longOpt(name).desc(description).get();
  }

  /**
   * The options as given.
   *
   * @throws UserError for a value that is none
   */
  static PlayOptions of(Arguments given) {
    return new PlayOptions(
        given.value("profile"),
        (int) number(given, "ipf", MOST_PER_FRAME),
        given.has("headless"),
        number(given, "frames", MOST_FRAMES),
        several(given, "poke"),
        given.value("keys"),
        file(given, "screen", ".txt", ".png", ".gif"),
        file(given, "record", ".gif"),
        file(given, "audio", ".wav"),
        given.value("flags"));
  }

  private static long number(Arguments given, String option, long most) {
    String text = given.value(option);
    return text == null ? 0 : Quantity.number("--" + option, text, 1, most);
  }

  private static List<String> several(Arguments given, String option) {
    String[] values = given.options().getOptionValues(option);
    return values == null ? List.of() : List.copyOf(Arrays.asList(values));
  }

  private static String file(Arguments given, String option, String... suffixes) {
    String path = given.value(option);
    boolean printed = option.equals("screen") && "-".equals(path);
    if (path == null || printed || Arrays.stream(suffixes).anyMatch(path::endsWith)) {
      return path;
    }
    throw UserError.usage(
        "--" + option + " does not know what kind of file '" + path + "' is to be",
        "end its name with " + String.join(", ", suffixes));
  }
}
