// Generated from the table CHIP-8 family by org.tracewright.isa.decoder: change the table, not this file.
package org.tracewright.cpu.chip8.isa;

/** Decoder of CHIP-8 family: from instruction words to constants, and the fields of a word. */
public final class Chip8Decoder {
  /** No instruction. */
  public static final int ILLEGAL = 0;

  /** {@code clear}. */
  public static final int CLEAR = 1;

  /** {@code return}. */
  public static final int RETURN = 2;

  /** {@code jump {nnn}}. */
  public static final int JUMP = 3;

  /** {@code :call {nnn}}. */
  public static final int CALL = 4;

  /** {@code if {x} != {nn} then}. */
  public static final int SKIP_EQ_BYTE = 5;

  /** {@code if {x} == {nn} then}. */
  public static final int SKIP_NE_BYTE = 6;

  /** {@code if {x} != {y} then}. */
  public static final int SKIP_EQ = 7;

  /** {@code {x} := {nn}}. */
  public static final int LOAD_BYTE = 8;

  /** {@code {x} += {nn}}. */
  public static final int ADD_BYTE = 9;

  /** {@code {x} := {y}}. */
  public static final int COPY = 10;

  /** {@code {x} |= {y}}. */
  public static final int OR = 11;

  /** {@code {x} &= {y}}. */
  public static final int AND = 12;

  /** {@code {x} ^= {y}}. */
  public static final int XOR = 13;

  /** {@code {x} += {y}}. */
  public static final int ADD = 14;

  /** {@code {x} -= {y}}. */
  public static final int SUB = 15;

  /** {@code {x} >>= {y}}. */
  public static final int SHIFT_RIGHT = 16;

  /** {@code {x} =- {y}}. */
  public static final int SUB_FROM = 17;

  /** {@code {x} <<= {y}}. */
  public static final int SHIFT_LEFT = 18;

  /** {@code if {x} == {y} then}. */
  public static final int SKIP_NE = 19;

  /** {@code i := {nnn}}. */
  public static final int LOAD_I = 20;

  /** {@code jump0 {nnn}}. */
  public static final int JUMP_OFFSET = 21;

  /** {@code {x} := random {nn}}. */
  public static final int RANDOM = 22;

  /** {@code sprite {x} {y} {n}}. */
  public static final int SPRITE = 23;

  /** {@code if {x} -key then}. */
  public static final int SKIP_KEY = 24;

  /** {@code if {x} key then}. */
  public static final int SKIP_NO_KEY = 25;

  /** {@code {x} := delay}. */
  public static final int GET_DELAY = 26;

  /** {@code {x} := key}. */
  public static final int WAIT_KEY = 27;

  /** {@code delay := {x}}. */
  public static final int SET_DELAY = 28;

  /** {@code buzzer := {x}}. */
  public static final int SET_SOUND = 29;

  /** {@code i += {x}}. */
  public static final int ADD_I = 30;

  /** {@code i := hex {x}}. */
  public static final int DIGIT = 31;

  /** {@code bcd {x}}. */
  public static final int BCD = 32;

  /** {@code save {x}}. */
  public static final int SAVE = 33;

  /** {@code load {x}}. */
  public static final int LOAD = 34;

  /** {@code scroll-down {n}}. */
  public static final int SCROLL_DOWN = 35;

  /** {@code scroll-right}. */
  public static final int SCROLL_RIGHT = 36;

  /** {@code scroll-left}. */
  public static final int SCROLL_LEFT = 37;

  /** {@code exit}. */
  public static final int EXIT = 38;

  /** {@code lores}. */
  public static final int LOW_RES = 39;

  /** {@code hires}. */
  public static final int HIGH_RES = 40;

  /** {@code i := bighex {x}}. */
  public static final int BIG_DIGIT = 41;

  /** {@code saveflags {x}}. */
  public static final int SAVE_FLAGS = 42;

  /** {@code loadflags {x}}. */
  public static final int LOAD_FLAGS = 43;

  /** {@code scroll-up {n}}. */
  public static final int SCROLL_UP = 44;

  /** {@code save {x} - {y}}. */
  public static final int SAVE_RANGE = 45;

  /** {@code load {x} - {y}}. */
  public static final int LOAD_RANGE = 46;

  /** {@code i := long {nnnn}}. */
  public static final int LOAD_I_LONG = 47;

  /** {@code plane {planes}}. */
  public static final int PLANE = 48;

  /** {@code audio}. */
  public static final int AUDIO = 49;

  /** {@code pitch := {x}}. */
  public static final int PITCH = 50;

  /** One more than the greatest constant. */
  public static final int COUNT = 51;

  private Chip8Decoder() {}

  /** The instruction that {@code insn}, the next 16 bits of code, is; or {@link #ILLEGAL}. */
  public static int decode(int insn) {
    switch (insn >>> 12 & 0xf) {
      case 0b0000 -> {
        switch (insn >>> 4 & 0xff) {
          case 0b00001100 -> {
            return SCROLL_DOWN;
          }
          case 0b00001101 -> {
            return SCROLL_UP;
          }
          case 0b00001110 -> {
            switch (insn & 0xf) {
              case 0b0000 -> {
                return CLEAR;
              }
              case 0b1110 -> {
                return RETURN;
              }
              default -> {
                return ILLEGAL;
              }
            }
          }
          case 0b00001111 -> {
            switch (insn & 0xf) {
              case 0b1011 -> {
                return SCROLL_RIGHT;
              }
              case 0b1100 -> {
                return SCROLL_LEFT;
              }
              case 0b1101 -> {
                return EXIT;
              }
              case 0b1110 -> {
                return LOW_RES;
              }
              case 0b1111 -> {
                return HIGH_RES;
              }
              default -> {
                return ILLEGAL;
              }
            }
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b0001 -> {
        return JUMP;
      }
      case 0b0010 -> {
        return CALL;
      }
      case 0b0011 -> {
        return SKIP_EQ_BYTE;
      }
      case 0b0100 -> {
        return SKIP_NE_BYTE;
      }
      case 0b0101 -> {
        switch (insn & 0xf) {
          case 0b0000 -> {
            return SKIP_EQ;
          }
          case 0b0010 -> {
            return SAVE_RANGE;
          }
          case 0b0011 -> {
            return LOAD_RANGE;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b0110 -> {
        return LOAD_BYTE;
      }
      case 0b0111 -> {
        return ADD_BYTE;
      }
      case 0b1000 -> {
        switch (insn & 0xf) {
          case 0b0000 -> {
            return COPY;
          }
          case 0b0001 -> {
            return OR;
          }
          case 0b0010 -> {
            return AND;
          }
          case 0b0011 -> {
            return XOR;
          }
          case 0b0100 -> {
            return ADD;
          }
          case 0b0101 -> {
            return SUB;
          }
          case 0b0110 -> {
            return SHIFT_RIGHT;
          }
          case 0b0111 -> {
            return SUB_FROM;
          }
          case 0b1110 -> {
            return SHIFT_LEFT;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b1001 -> {
        return (insn & 0xf) == 0x0 ? SKIP_NE : ILLEGAL;
      }
      case 0b1010 -> {
        return LOAD_I;
      }
      case 0b1011 -> {
        return JUMP_OFFSET;
      }
      case 0b1100 -> {
        return RANDOM;
      }
      case 0b1101 -> {
        return SPRITE;
      }
      case 0b1110 -> {
        switch (insn & 0xff) {
          case 0b10011110 -> {
            return SKIP_KEY;
          }
          case 0b10100001 -> {
            return SKIP_NO_KEY;
          }
          default -> {
            return ILLEGAL;
          }
        }
      }
      case 0b1111 -> {
        return decode1111(insn);
      }
      default -> {
        return ILLEGAL;
      }
    }
  }

  private static int decode1111(int insn) {
    switch (insn & 0xff) {
      case 0b00000000 -> {
        return (insn & 0xf00) == 0x0 ? LOAD_I_LONG : ILLEGAL;
      }
      case 0b00000001 -> {
        return PLANE;
      }
      case 0b00000010 -> {
        return (insn & 0xf00) == 0x0 ? AUDIO : ILLEGAL;
      }
      case 0b00000111 -> {
        return GET_DELAY;
      }
      case 0b00001010 -> {
        return WAIT_KEY;
      }
      case 0b00010101 -> {
        return SET_DELAY;
      }
      case 0b00011000 -> {
        return SET_SOUND;
      }
      case 0b00011110 -> {
        return ADD_I;
      }
      case 0b00101001 -> {
        return DIGIT;
      }
      case 0b00110000 -> {
        return BIG_DIGIT;
      }
      case 0b00110011 -> {
        return BCD;
      }
      case 0b00111010 -> {
        return PITCH;
      }
      case 0b01010101 -> {
        return SAVE;
      }
      case 0b01100101 -> {
        return LOAD;
      }
      case 0b01110101 -> {
        return SAVE_FLAGS;
      }
      case 0b10000101 -> {
        return LOAD_FLAGS;
      }
      default -> {
        return ILLEGAL;
      }
    }
  }

  /** The length in bytes of instruction {@code opcode}. */
  public static int bytes(int opcode) {
    return switch (opcode) {
      case LOAD_I_LONG -> 4;
      default -> 2;
    };
  }

  /** The name in the table of instruction {@code opcode}. */
  public static String name(int opcode) {
    return switch (opcode) {
      case CLEAR -> "clear";
      case RETURN -> "return";
      case JUMP -> "jump";
      case CALL -> "call";
      case SKIP_EQ_BYTE -> "skip_eq_byte";
      case SKIP_NE_BYTE -> "skip_ne_byte";
      case SKIP_EQ -> "skip_eq";
      case LOAD_BYTE -> "load_byte";
      case ADD_BYTE -> "add_byte";
      case COPY -> "copy";
      case OR -> "or";
      case AND -> "and";
      case XOR -> "xor";
      case ADD -> "add";
      case SUB -> "sub";
      case SHIFT_RIGHT -> "shift_right";
      case SUB_FROM -> "sub_from";
      case SHIFT_LEFT -> "shift_left";
      case SKIP_NE -> "skip_ne";
      case LOAD_I -> "load_i";
      case JUMP_OFFSET -> "jump_offset";
      case RANDOM -> "random";
      case SPRITE -> "sprite";
      case SKIP_KEY -> "skip_key";
      case SKIP_NO_KEY -> "skip_no_key";
      case GET_DELAY -> "get_delay";
      case WAIT_KEY -> "wait_key";
      case SET_DELAY -> "set_delay";
      case SET_SOUND -> "set_sound";
      case ADD_I -> "add_i";
      case DIGIT -> "digit";
      case BCD -> "bcd";
      case SAVE -> "save";
      case LOAD -> "load";
      case SCROLL_DOWN -> "scroll_down";
      case SCROLL_RIGHT -> "scroll_right";
      case SCROLL_LEFT -> "scroll_left";
      case EXIT -> "exit";
      case LOW_RES -> "low_res";
      case HIGH_RES -> "high_res";
      case BIG_DIGIT -> "big_digit";
      case SAVE_FLAGS -> "save_flags";
      case LOAD_FLAGS -> "load_flags";
      case SCROLL_UP -> "scroll_up";
      case SAVE_RANGE -> "save_range";
      case LOAD_RANGE -> "load_range";
      case LOAD_I_LONG -> "load_i_long";
      case PLANE -> "plane";
      case AUDIO -> "audio";
      case PITCH -> "pitch";
      default -> "illegal";
    };
  }

  /** Field {@code nnn} of bits 11:0. */
  public static int nnn(int insn) {
    return insn & 0xfff;
  }

  /** Field {@code x} of bits 11:8. */
  public static int x(int insn) {
    return insn >>> 8 & 0xf;
  }

  /** Field {@code nn} of bits 7:0. */
  public static int nn(int insn) {
    return insn & 0xff;
  }

  /** Field {@code y} of bits 7:4. */
  public static int y(int insn) {
    return insn >>> 4 & 0xf;
  }

  /** Field {@code n} of bits 3:0. */
  public static int n(int insn) {
    return insn & 0xf;
  }

  /** Field {@code nnnn} of bits 15:0. */
  public static int nnnn(int insn) {
    return insn & 0xffff;
  }

  /** Field {@code planes} of bits 11:8. */
  public static int planes(int insn) {
    return insn >>> 8 & 0xf;
  }
}
