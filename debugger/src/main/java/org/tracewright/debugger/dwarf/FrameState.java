package org.tracewright.debugger.dwarf;

import java.util.Map;
import java.util.OptionalLong;

/** The registers of one frame, as far as they are known, and memory. */
final class FrameState {
  private final Map<Integer, Integer> registers;
  private final GuestMemory memory;

  FrameState(Map<Integer, Integer> registers, GuestMemory memory) {
    this.registers = registers;
    this.memory = memory;
  }

  int register(int number) {
    Integer value = registers.get(number);
    if (value == null) {
      throw new DwarfException("the value of register " + number + " is lost");
    }
    return value;
  }

  int word(int address) {
    return load(address, 4);
  }

  /** The unsigned value of 1, 2 or 4 bytes. */
  int load(int address, int width) {
    if (width != 1 && width != 2 && width != 4) {
      throw new DwarfException("a load of " + width + " bytes");
    }
    OptionalLong value = memory.load(address, width);
    if (value.isEmpty()) {
      throw new DwarfException("there is no memory at 0x" + Integer.toHexString(address));
    }
    return (int) value.getAsLong();
  }
}
