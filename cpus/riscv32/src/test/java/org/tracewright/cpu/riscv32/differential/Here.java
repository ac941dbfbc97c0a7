package org.tracewright.cpu.riscv32.differential;

import java.io.ByteArrayOutputStream;
import org.tracewright.cpu.riscv32.Environment;
import org.tracewright.cpu.riscv32.Extensions;
import org.tracewright.cpu.riscv32.Rv32;
import org.tracewright.sim.Machine;
import org.tracewright.sim.StopReason;

/** Runs block programs on this model, with the two system calls that they make. */
final class Here implements Environment {
  private static final long BUDGET = 100_000_000;
  private static final int WRITE = 64;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private Machine machine;

  private Here() {}

  /** What the program writes. */
  static byte[] run(BlockProgram program) {
    Here here = new Here();
    byte[] image = program.image();
    Machine.Builder builder = Machine.builder().ram("ram", BlockProgram.BASE, image.length + 4096);
    builder.bus().load(BlockProgram.BASE, image, 0, image.length);
    here.machine = builder.cpu((bus, clock) -> new Rv32(bus, clock, Extensions.ALL, here)).build();
    here.machine.cpu().setPc(program.entry());
    StopReason reason = here.machine.run(BUDGET);
    if (!reason.equals(new StopReason.Exited(0))) {
      throw new AssertionError(reason.describe());
    }
    return here.output.toByteArray();
  }

  @Override
  public boolean ecall(Rv32 hart, int address) {
    if (hart.x(17) == WRITE) {
      byte[] bytes = new byte[hart.x(12)];
      machine.bus().copyOut(hart.x(11), bytes, 0, bytes.length);
      output.writeBytes(bytes);
      hart.setX(10, bytes.length);
    } else {
      hart.stop(new StopReason.Exited(hart.x(10)));
    }
    return true;
  }

  @Override
  public boolean ebreak(Rv32 hart, int address) {
    return false;
  }
}
