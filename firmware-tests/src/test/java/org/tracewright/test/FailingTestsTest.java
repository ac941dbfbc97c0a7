package org.tracewright.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.tracewright.test.SimulatorAssertions.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.AssertionFailedError;

/** What those read whose tests fail. */
class FailingTestsTest {
  /** Tests that are wrong; only run from below. */
  @Disabled("they fail")
  static class Wrong {
    static Simulator last;

    @RegisterExtension
    static final SimulatorExtension FW =
        SimulatorExtension.riscv32("programs/library.elf").snapshotAfter("init").build();

    @FirmwareTest(elf = "programs/sieve.elf")
    void status(Simulator sim) {
      last = sim;
      assertThat(sim.run()).exitedWith(3);
    }

    @FirmwareTest(elf = "programs/sieve.elf", budget = "1K")
    void budget(Simulator sim) {
      last = sim;
      assertThat(sim.run()).exitedWith(0);
    }

    @Test
    void value(Simulator sim) {
      last = sim;
      Assertions.assertThat(sim.call("crc32", "abc", 3).asInt()).isEqualTo(7);
    }

    @Test
    void register(Simulator sim) {
      last = sim;
      assertThat(sim).hasRegister("sp").alignedTo(1 << 30);
    }

    @Test
    void output(Simulator sim) {
      last = sim;
      assertThat(sim).printed("Password");
    }

    @Test
    void call(Simulator sim) {
      last = sim;
      sim.call("crc32", 0x7000_0000, 3, new byte[5], "x".repeat(50));
    }
  }

  /** Tests that get no simulator. */
  @Disabled("they fail")
  static class Unmade {
    @RegisterExtension
    static final SimulatorExtension FW =
        SimulatorExtension.riscv32("programs/library.elf").snapshotAfter("innit").build();

    @FirmwareTest(elf = "programs/libary.elf")
    void program(Simulator sim) {}

    @FirmwareTest(elf = "programs/library.elf", budget = "much")
    void budget(Simulator sim) {}

    @Test
    void symbol(Simulator sim) {}
  }

  private static Throwable failureOf(Class<?> test, String method) {
    Event failed =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("junit.jupiter.conditions.deactivate", "*DisabledCondition")
            .selectors(selectMethod(test, method, Simulator.class.getName()))
            .execute()
            .testEvents()
            .failed()
            .stream()
            .findFirst()
            .orElseThrow();
    return failed
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow(AssertionError::new);
  }

  @ParameterizedTest
  @CsvSource({
    "status, expected the guest to exit with status 3 but the guest exited with status 0",
    "budget, expected the guest to exit with status 0 but the budget is used up after 1000",
    "value, but was: 891568578",
    "register, expected a multiple of 1073741824",
    "output, expected \"Password\" on the console but there is \"\"",
    "call, the call of crc32(1879048192; 3; 5 bytes; \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...\")",
  })
  void everyAssertionComesWithOneReport(String method, String cause) {
    Throwable failure = failureOf(Wrong.class, method);
    String expected = cause.replace(" but ", ", but ").replace(';', ',');
    assertThat(failure).isInstanceOf(AssertionError.class);
    assertThat(failure.getMessage().replaceAll("\\s+", " "))
        .contains(method.equals("value") ? cause : expected)
        .containsOnlyOnce(" at: ")
        .containsOnlyOnce(" reproduce: ");
    assertThat(failure.getSuppressed()).isEmpty();
    Assertions.assertThatIllegalStateException().isThrownBy(Wrong.last::run);
  }

  @Test
  void whatWasComparedIsStillThere() {
    assertThat(failureOf(Wrong.class, "value")).isInstanceOf(AssertionFailedError.class);
    AssertionFailedError failure = (AssertionFailedError) failureOf(Wrong.class, "value");
    assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("7");
    assertThat(failure.getActual().getStringRepresentation()).isEqualTo("891568578");
  }

  @ParameterizedTest
  @CsvSource({
    "program, programs/libary.elf: no such file; looked in",
    "budget, 'budget ''much'' is no count of instructions; write'",
    "symbol, 'has no symbol ''innit''; did you mean init?'",
  })
  void whyThereIsNoSimulatorIsToldOnce(String method, String cause) {
    Throwable failure = failureOf(Unmade.class, method);
    assertThat(failure).hasMessageContaining(cause);
    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(failure.getCause().getSuppressed()).isEmpty();
  }
}
