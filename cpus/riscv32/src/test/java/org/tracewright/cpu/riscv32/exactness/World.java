package org.tracewright.cpu.riscv32.exactness;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.tracewright.cpu.riscv32.Cause;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.isa.assembler.Program;
import org.tracewright.sim.Clock;
import org.tracewright.sim.Device;
import org.tracewright.sim.Machine;
import org.tracewright.sim.Register;

/**
 * A machine in which nothing may happen twice: its device counts and logs all accesses with the
 * count of instructions, and raises interrupts at random times.
 */
final class World implements Device {
  private static final int RAM = 0x8000_0000;
  private static final int RAM_SIZE = 0x8000;

  final Machine machine;
  private final Rv32 hart;
  private final Random random;
  private final Runnable timer = this::raise;
  private long log = 1;
  private int accesses;

  World(Program program, long seed) {
    random = new Random(seed);
    Machine.Builder builder =
        Machine.builder()
            .ram("ram", RAM, RAM_SIZE)
            .device("log", RandomAssembly.DEVICE, 16, this)
            .cpu((bus, clock) -> new Rv32(bus, clock));
    byte[] code = program.flat();
    builder.bus().load(RAM, code, 0, code.length);
    machine = builder.build();
    hart = (Rv32) machine.cpu();
    hart.setPc(RAM);
    schedule();
  }

  static Program assemble(String text) {
    return Rv32.assemble(text, Map.of());
  }

  private void schedule() {
    Clock clock = machine.clock();
    clock.schedule(clock.now() + 1 + random.nextInt(1 << random.nextInt(12)), timer);
  }

  private void raise() {
    note(3, machine.clock().now());
    hart.setInterrupt(Cause.MACHINE_TIMER, true);
  }

  private void note(int what, long value) {
    log = (log * 31 + what) * 31 + value;
  }

  @Override
  public long read(int offset, int width) {
    note(1, offset);
    note(width, machine.clock().now());
    note(2, hart.pc());
    return offset == 8 ? machine.clock().now() & 0xffff : ++accesses;
  }

  @Override
  public boolean write(int offset, int width, int value) {
    note(4, offset);
    note(value, machine.clock().now());
    if (offset == 12) {
      hart.setInterrupt(Cause.MACHINE_TIMER, false);
      schedule();
    }
    return offset != 8; // a device may refuse
  }

  /** Everything that can be seen of it. */
  String describe() {
    StringBuilder out = new StringBuilder();
    for (Register register : hart.registers()) {
      out.append(register.name()).append('=');
      out.append(Long.toHexString(hart.register(register.number()))).append(' ');
    }
    out.append("retired=").append(hart.retired());
    out.append(" log=").append(log).append(" accesses=").append(accesses);
    byte[] ram = new byte[RAM_SIZE];
    machine.bus().copyOut(RAM, ram, 0, ram.length);
    return out.append(" ram=").append(Arrays.hashCode(ram)).toString();
  }
}
