package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracewright.cpu.riscv32.env.Platform;
import org.tracewright.sim.Lockstep;
import org.tracewright.sim.StopReason;
import org.tracewright.sim.elf.ElfFile;

class LockstepRunTest {
  @TempDir private Path folder;

  @Test
  void outputAndStatusAreThoseOfOneGuest() {
    assertThat(Tw.run("run", "--engine=lockstep", Guests.program("hello")))
        .isEqualTo(new Tw(0, "hello world\n", ""));
    assertThat(Tw.run("run", "--engine=lockstep", Guests.program("fail")).status()).isEqualTo(4);
  }

  @Test
  void aDifferenceIsToldWithItsInstruction() {
    String program =
        Guests.assembled(folder, "_start: addi a0, zero, 1\nloop: addi a0, a0, 1\n j loop\n");
    Platform platform = Platform.of(ElfFile.read(program));
    Lockstep pair = platform.lockstep();
    pair.tested().clock().schedule(100, () -> pair.tested().cpu().setRegister(10, 7));
    Riscv32Session one = new Riscv32Session(pair.reference(), platform.hart(), Writer.nullWriter());
    LockstepSession session = new LockstepSession(one, pair);
    assertThat(session.run(1_000)).isInstanceOf(StopReason.HostError.class);
    List<String> details = session.details();
    assertThat(details.get(0)).isEqualTo("next instruction: j 10004 <loop>");
    assertThat(details.get(1)).startsWith("a0 ").endsWith("actual 0x00000007");
  }
}
