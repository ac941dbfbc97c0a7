package org.tracewright.cpu.chip8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program of {@code src/test/roms} with what is expected of it, in comments that begin {@code
 * #:}. {@code #: keys: SCRIPT} says which keys are pressed. {@code #: PROFILE ... : WHAT=VALUE ...}
 * says what is so in these profiles when the program has come to its end, {@code all} for all four;
 * in others it is not run. WHAT is a register, {@code [ADDRESS]} for a byte of memory, {@code
 * (COLUMN,ROW)} for a pixel as pictures have them, {@code lit} for the number of pixels that are
 * not dark, {@code frames} for how many have passed.
 *
 * @param expected by profile, what and its value
 */
record RomSource(
    String name, String text, String keys, Map<Profile, Map<String, String>> expected) {
  private static final Path FOLDER = Path.of("src", "test", "roms");
  private static final Pattern HEAD = Pattern.compile("#: (?:keys: (\\S+)|([a-z0-9 -]+): (.+))");

  /** All programs of a folder. */
  static Stream<RomSource> in(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.sorted().toList().stream().map(RomSource::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RomSource read(Path file) {
    try {
      String text = Files.readString(file);
      return parse(file.getFileName().toString().replace(".8o", ""), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RomSource parse(String name, String text) {
    String keys = "0:+0";
    Map<Profile, Map<String, String>> expected = new EnumMap<>(Profile.class);
    for (String line : text.lines().filter(l -> l.startsWith("#:")).toList()) {
      Matcher head = HEAD.matcher(line);
      if (!head.matches()) {
        throw new AssertionError(name + ": not understood: " + line);
      }
      keys = head.group(1) != null ? head.group(1) : keys;
      if (head.group(2) != null) {
        profiles(head.group(2)).forEach(p -> expected.put(p, values(head.group(3))));
      }
    }
    return new RomSource(name, text, keys, expected);
  }

  private static List<Profile> profiles(String names) {
    return names.equals("all")
        ? List.of(Profile.values())
        : Stream.of(names.split(" ")).map(n -> Profile.named(n).orElseThrow()).toList();
  }

  private static Map<String, String> values(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String each : text.split(" ")) {
      String[] parts = each.split("=", 2);
      boolean pixel = parts[0].startsWith("(");
      values.put(parts[0], pixel ? parts[1] : String.valueOf(Long.decode(parts[1])));
    }
    return values;
  }

  /** Runs it to its end; what is so there of that which is expected in this profile. */
  Map<String, String> observed(Profile profile, Quirks quirks) {
    Chip8Platform platform =
        Chip8Platform.of(name, Guest.assembleAsIs(text))
            .profile(profile)
            .quirks(quirks)
            .keys(KeyScript.parse(keys));
    Guest guest = Guest.of(platform).toExit();
    Map<String, String> seen = new LinkedHashMap<>();
    expected.getOrDefault(profile, Map.of()).keySet().forEach(w -> seen.put(w, value(guest, w)));
    return seen;
  }

  private static String value(Guest guest, String what) {
    if (what.startsWith("[")) {
      int address = Integer.decode(what.substring(1, what.length() - 1));
      return String.valueOf(guest.machine.bus().read(address, 1) & 0xff);
    }
    if (what.startsWith("(")) {
      String[] place = what.substring(1, what.length() - 1).split(",");
      String row = guest.picture().text().lines().toList().get(Integer.parseInt(place[1]));
      return String.valueOf(row.charAt(Integer.parseInt(place[0])));
    }
    return switch (what) {
      case "lit" -> String.valueOf(guest.lit());
      case "frames" -> String.valueOf(guest.cpu.retired() / guest.cpu.perFrame());
      default -> String.valueOf(guest.register(what));
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
