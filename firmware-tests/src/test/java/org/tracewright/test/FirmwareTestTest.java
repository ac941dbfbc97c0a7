package org.tracewright.test;

import static org.tracewright.test.Engine.INTERPRETER;
import static org.tracewright.test.Engine.JIT;
import static org.tracewright.test.Engine.LOCKSTEP;
import static org.tracewright.test.SimulatorAssertions.assertThat;

class FirmwareTestTest {
  @FirmwareTest(
      elf = "programs/hello.elf",
      engines = {INTERPRETER, JIT, LOCKSTEP},
      budget = "10M",
      arguments = "Ada")
  void greets(Simulator sim) {
    assertThat(sim.run()).exitedWith(0);
    assertThat(sim).printedExactly("hello Ada\n").tookAtMost(10_000);
  }
}
