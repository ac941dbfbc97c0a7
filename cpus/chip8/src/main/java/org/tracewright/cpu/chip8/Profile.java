package org.tracewright.cpu.chip8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The machines of the family. */
public enum Profile {
  // spotless:off - the columns are the documentation
  //                           vF:=0  I moves display wait             wraps  vX     by vX  HP48
  /** CHIP-8 on the COSMAC VIP. */
  CHIP8("chip8", Extension.CHIP8,
      new Quirks(              true,  true,  DisplayWait.ALWAYS,         false, false, false, false),  4096,   15),
  /** SUPER-CHIP as today's interpreters have it. */
  SCHIP("schip", Extension.SUPERCHIP,
      new Quirks(              false, false, DisplayWait.NEVER,          false, true,  true,  false),  4096,   30),
  /** SUPER-CHIP 1.1 on the HP48. */
  SCHIP_LEGACY("schip-legacy", Extension.SUPERCHIP,
      new Quirks(              false, false, DisplayWait.LOW_RESOLUTION, false, true,  true,  true),   4096,   30),
  /** XO-CHIP. */
  XOCHIP("xochip", Extension.XOCHIP,
      new Quirks(              false, true,  DisplayWait.NEVER,          true,  false, false, false), 65536, 1000);
  // spotless:on

  private final String option;
  private final Extension extension;
  private final Quirks quirks;
  private final int memory;
  private final int perFrame;

  Profile(String option, Extension extension, Quirks quirks, int memory, int perFrame) {
    this.option = option;
    this.extension = extension;
    this.quirks = quirks;
    this.memory = memory;
    this.perFrame = perFrame;
  }

  /** The profile of that name, as it is written on the command line. */
  public static Optional<Profile> named(String option) {
    return Arrays.stream(values()).filter(p -> p.option.equals(option)).findFirst();
  }

  /** All names. */
  public static List<String> options() {
    return Arrays.stream(values()).map(Profile::option).toList();
  }

  /** Its name on the command line. */
  public String option() {
    return option;
  }

  /** The instructions it has. */
  public Extension extension() {
    return extension;
  }

  /** How it does those that others do differently. */
  public Quirks quirks() {
    return quirks;
  }

  /** Bytes of memory, a power of two. */
  public int memory() {
    return memory;
  }

  /** Instructions in a frame, a sixtieth of a second, unless told otherwise. */
  public int perFrame() {
    return perFrame;
  }
}
