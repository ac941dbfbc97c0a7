package org.tracewright.cpu.chip8.isa;

import org.tracewright.isa.Dialect;
import org.tracewright.isa.Field;
import org.tracewright.isa.Isa;
import org.tracewright.isa.Names;

/**
 * The CHIP-8 family: big-endian words of 16 bits, and one instruction of XO-CHIP with a second
 * word. The assembly is that of Octo, one statement a line.
 *
 * <p>A comparison is written as the condition under which the next instruction runs; the machine
 * skips it otherwise.
 */
public final class Chip8Isa {
  /** The registers v0 to vf. */
  public static final Names REGISTERS =
      Names.of(
              "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", //
              "v8", "v9", "va", "vb", "vc", "vd", "ve", "vf")
          .also("vA", 10)
          .also("vB", 11)
          .also("vC", 12)
          .also("vD", 13)
          .also("vE", 14)
          .also("vF", 15);

  /** Words that no symbol may be called. */
  private static final Names WORDS =
      Names.of("i", "key", "delay", "buzzer", "pitch", "random", "hex", "bighex", "long", "then");

  private static final Field X = Field.named("x", "11:8", REGISTERS);
  private static final Field Y = Field.named("y", "7:4", REGISTERS);
  private static final Field N = Field.unsigned("n", "3:0");
  private static final Field NN = Field.unsigned("nn", "7:0").hex();
  private static final Field NNN = Field.unsigned("nnn", "11:0").absolute();
  private static final Field NNNN = Field.unsigned("nnnn", "15:0").absolute();
  private static final Field PLANES = Field.unsigned("planes", "11:8");

  // spotless:off - the columns are the documentation

  /** CHIP-8, as on the COSMAC VIP. */
  public static final Isa CHIP8 = Isa.named("CHIP-8", 16).bigEndian()
      .written("clear",          "0000 0000 1110 0000", "clear")
      .written("return",         "0000 0000 1110 1110", "return")
      .written("jump",           "0001 .... .... ....", "jump {nnn}",             NNN)
      .written("call",           "0010 .... .... ....", ":call {nnn}",            NNN)
      .written("skip_eq_byte",   "0011 .... .... ....", "if {x} != {nn} then",    X, NN)
      .written("skip_ne_byte",   "0100 .... .... ....", "if {x} == {nn} then",    X, NN)
      .written("skip_eq",        "0101 .... .... 0000", "if {x} != {y} then",     X, Y)
      .written("load_byte",      "0110 .... .... ....", "{x} := {nn}",            X, NN)
      .written("add_byte",       "0111 .... .... ....", "{x} += {nn}",            X, NN)
      .written("copy",           "1000 .... .... 0000", "{x} := {y}",             X, Y)
      .written("or",             "1000 .... .... 0001", "{x} |= {y}",             X, Y)
      .written("and",            "1000 .... .... 0010", "{x} &= {y}",             X, Y)
      .written("xor",            "1000 .... .... 0011", "{x} ^= {y}",             X, Y)
      .written("add",            "1000 .... .... 0100", "{x} += {y}",             X, Y)
      .written("sub",            "1000 .... .... 0101", "{x} -= {y}",             X, Y)
      .written("shift_right",    "1000 .... .... 0110", "{x} >>= {y}",            X, Y)
      .written("sub_from",       "1000 .... .... 0111", "{x} =- {y}",             X, Y)
      .written("shift_left",     "1000 .... .... 1110", "{x} <<= {y}",            X, Y)
      .written("skip_ne",        "1001 .... .... 0000", "if {x} == {y} then",     X, Y)
      .written("load_i",         "1010 .... .... ....", "i := {nnn}",             NNN)
      .written("jump_offset",    "1011 .... .... ....", "jump0 {nnn}",            NNN)
      .written("random",         "1100 .... .... ....", "{x} := random {nn}",     X, NN)
      .written("sprite",         "1101 .... .... ....", "sprite {x} {y} {n}",     X, Y, N)
      .written("skip_key",       "1110 .... 1001 1110", "if {x} -key then",       X)
      .written("skip_no_key",    "1110 .... 1010 0001", "if {x} key then",        X)
      .written("get_delay",      "1111 .... 0000 0111", "{x} := delay",           X)
      .written("wait_key",       "1111 .... 0000 1010", "{x} := key",             X)
      .written("set_delay",      "1111 .... 0001 0101", "delay := {x}",           X)
      .written("set_sound",      "1111 .... 0001 1000", "buzzer := {x}",          X)
      .written("add_i",          "1111 .... 0001 1110", "i += {x}",               X)
      .written("digit",          "1111 .... 0010 1001", "i := hex {x}",           X)
      .written("bcd",            "1111 .... 0011 0011", "bcd {x}",                X)
      .written("save",           "1111 .... 0101 0101", "save {x}",               X)
      .written("load",           "1111 .... 0110 0101", "load {x}",               X)
      .build();

  /** What SUPER-CHIP adds. */
  public static final Isa SUPERCHIP = Isa.named("SUPER-CHIP additions", 16).bigEndian()
      .written("scroll_down",    "0000 0000 1100 ....", "scroll-down {n}",        N)
      .written("scroll_right",   "0000 0000 1111 1011", "scroll-right")
      .written("scroll_left",    "0000 0000 1111 1100", "scroll-left")
      .written("exit",           "0000 0000 1111 1101", "exit")
      .written("low_res",        "0000 0000 1111 1110", "lores")
      .written("high_res",       "0000 0000 1111 1111", "hires")
      .written("big_digit",      "1111 .... 0011 0000", "i := bighex {x}",        X)
      .written("save_flags",     "1111 .... 0111 0101", "saveflags {x}",          X)
      .written("load_flags",     "1111 .... 1000 0101", "loadflags {x}",          X)
      .build();

  /** What XO-CHIP adds. */
  public static final Isa XOCHIP = Isa.named("XO-CHIP additions", 16).bigEndian()
      .written("scroll_up",      "0000 0000 1101 ....", "scroll-up {n}",          N)
      .written("save_range",     "0101 .... .... 0010", "save {x} - {y}",         X, Y)
      .written("load_range",     "0101 .... .... 0011", "load {x} - {y}",         X, Y)
      .written("load_i_long", 32, "1111 0000 0000 0000 .... .... .... ....", "i := long {nnnn}", NNNN)
      .written("plane",          "1111 .... 0000 0001", "plane {planes}",         PLANES)
      .written("audio",          "1111 0000 0000 0010", "audio")
      .written("pitch",          "1111 .... 0011 1010", "pitch := {x}",           X)
      .build();
  // spotless:on

  /** The whole family: what the decoder is made from. */
  public static final Isa ALL = Isa.union("CHIP-8 family", CHIP8, SUPERCHIP, XOCHIP);

  /** How the family is written. */
  public static final Dialect DIALECT =
      Dialect.of(ALL)
          .reserve(REGISTERS)
          .reserve(WORDS)
          .length(first -> first == 0xf000 ? 4 : 2)
          .build();

  private Chip8Isa() {}
}
