package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracewright.test.Engine.INTERPRETER;
import static org.tracewright.test.Engine.JIT;
import static org.tracewright.test.Engine.LOCKSTEP;
import static org.tracewright.test.SimulatorAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracewright.sim.Device;
import org.tracewright.test.FirmwareTest;
import org.tracewright.test.SimulationFailure;
import org.tracewright.test.Simulator;
import org.tracewright.test.SimulatorExtension;

class FirmwareTests {
  /** A sensor that counts: 1, 2, 3 and so on. */
  private static final class Sensor implements Device {
    private int readings;

    @Override
    public long read(int offset, int width) {
      return ++readings;
    }

    @Override
    public boolean write(int offset, int width, int value) {
      return false;
    }
  }

  @RegisterExtension
  static final SimulatorExtension FIRMWARE =
      SimulatorExtension.riscv32("firmware.elf")
          .with(builder -> builder.device("sensor", 0x40001000, 4, new Sensor()))
          .snapshotAfter("init")
          .build();

  @FirmwareTest(elf = "firmware.elf", engines = {INTERPRETER, JIT, LOCKSTEP}, budget = "1M")
  void greets(Simulator sim) {
    sim.console().waitFor("Name?");
    sim.console().sendLine("Ada");
    assertThat(sim.run()).exitedWith(0);
    assertThat(sim).printed("hello Ada").hasRegister("sp").alignedTo(16);
  }

  @ParameterizedTest
  @CsvSource({"123456789, 0x29b1", "'', 0xffff", "A, 0xb915"})
  void checksums(String text, String want, Simulator sim) {
    int crc = sim.call("crc16", text, text.length()).asInt();
    assertThat(crc).isEqualTo(Integer.decode(want));
  }

  @Test
  void averagesWhatTheSensorSays(Simulator sim) {
    assertThat(sim.call("average", 9).asInt()).isEqualTo(5);
    assertThat(sim).hasWord("samples", 9);
  }

  @Test
  void tellsWhatWentWrong(Simulator sim) {
    assertThatThrownBy(() -> sim.call("crc16", 0x70000000, 1))
        .isInstanceOf(SimulationFailure.class)
        .hasMessageContaining("load access fault");
    assertThatThrownBy(() -> sim.call("crc16", "text"))
        .hasMessage("crc16(bytes, length) takes 2 arguments, not 1");
  }
}
