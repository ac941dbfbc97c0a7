package org.tracewright.cpu.riscv32.env;

import java.util.function.Supplier;
import org.tracewright.sim.Bus;
import org.tracewright.sim.Device;

/**
 * A device of two machines in lockstep: what the leading one is answered, the other one is answered
 * too.
 */
final class SharedDevice implements Device {
  private final Device device;
  private final int number;
  private final Supplier<HostCalls.Player> player;

  SharedDevice(Device device, int number, Supplier<HostCalls.Player> player) {
    this.device = device;
    this.number = number;
    this.player = player;
  }

  @Override
  public long read(int offset, int width) {
    long[] key = {HostCalls.DEVICE_READ, number, offset, width};
    return player.get().exchange(key, () -> device.read(offset, width), Bus.FAULT);
  }

  @Override
  public boolean write(int offset, int width, int value) {
    long[] key = {HostCalls.DEVICE_WRITE, number, offset, width, value};
    return player.get().exchange(key, () -> device.write(offset, width, value) ? 1 : 0, 0) != 0;
  }
}
