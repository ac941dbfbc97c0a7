package org.tracewright.debugger.dwarf;

import java.util.OptionalLong;
import org.tracewright.sim.Bus;

/** What unwinding reads of the guest's memory; it never has an effect on a device. */
@FunctionalInterface
public interface GuestMemory {
  /**
   * Loads a little-endian value, zero-extended.
   *
   * @param width 1, 2 or 4 bytes
   * @return empty if there is no memory
   */
  OptionalLong load(int address, int width);

  /** The memories of a bus. */
  static GuestMemory of(Bus bus) {
    return (address, width) ->
        bus.isMemory(address, width, false)
            ? OptionalLong.of(bus.read(address, width))
            : OptionalLong.empty();
  }
}
