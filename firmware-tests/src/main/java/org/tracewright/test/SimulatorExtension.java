package org.tracewright.test;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives each test of a class a simulator of its own, in the same state at the start of each, as a
 * parameter; a {@link FirmwareTest} in the same class gets its own. One such field in a class;
 * tests may run in parallel. Needs JUnit 5 or 6.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SimulatorExtension FW =
 *     SimulatorExtension.riscv32("libcrc.elf").snapshotAfter("init").build();
 *
 * @ParameterizedTest
 * @CsvFileSource(resources = "/crc.csv")
 * void crc(String text, long want, Simulator sim) {
 *   assertThat(sim.call("crc32", text, text.length()).asUnsignedInt()).isEqualTo(want);
 * }
 * }</pre>
 */
public final class SimulatorExtension
    implements ParameterResolver, TestExecutionExceptionHandler, AfterEachCallback {
  private final String elf;
  private final Consumer<SimulatorBuilder> settings;
  private final Preparation preparation;
  private final SimulatorParameter parameter = new SimulatorParameter(this::make);

  private SimulatorExtension(Builder builder) {
    this.elf = builder.elf;
    this.settings = builder.settings;
    this.preparation = builder.preparation;
  }

  /** An extension to be for a RISC-V program, named as in {@link FirmwareTest#elf}. */
  public static Builder riscv32(String elf) {
    return new Builder(elf);
  }

  /** An extension to be for a RISC-V program. */
  public static Builder riscv32(Path elf) {
    return new Builder(elf.toString());
  }

  private Simulator make(ExtensionContext context) {
    SimulatorBuilder builder = FirmwareTestExtension.riscv32(elf, context);
    settings.accept(builder);
    return preparation.make(builder);
  }

  @Override
  public boolean supportsParameter(ParameterContext wanted, ExtensionContext context) {
    return !FirmwareTestExtension.isOn(context) && parameter.supportsParameter(wanted, context);
  }

  @Override
  public Simulator resolveParameter(ParameterContext wanted, ExtensionContext context) {
    return parameter.resolveParameter(wanted, context);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    parameter.handleTestExecutionException(context, failure);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    parameter.afterEach(context);
  }

  /** How a {@link SimulatorExtension} is to be. */
  public static final class Builder {
    private final String elf;
    private Consumer<SimulatorBuilder> settings = builder -> {};
    private final Preparation preparation = new Preparation();

    private Builder(String elf) {
      this.elf = Objects.requireNonNull(elf);
    }

    /** Sets the engine; {@link Engine#JIT} unless called. */
    public Builder engine(Engine engine) {
      return with(builder -> builder.engine(engine));
    }

    /** Sets the most instructions that a run may take: 10M, for instance. */
    public Builder budget(String instructions) {
      return with(builder -> builder.budget(instructions));
    }

    /** Sets anything else of each simulator; called once for each. */
    public Builder with(Consumer<SimulatorBuilder> more) {
      settings = settings.andThen(more);
      return this;
    }

    /**
     * Has each test begin in the state in which the program returns from this function first. The
     * program runs there once, and each test gets a copy of its state, unless Java code took part
     * in that run, folders of the host may have, or a {@link #prepare} comes before: then it runs
     * for each test.
     */
    public Builder snapshotAfter(String function) {
      preparation.runPast(function);
      return this;
    }

    /** Has each test begin in the state that this leaves; called once for each. */
    public Builder prepare(Consumer<Simulator> more) {
      preparation.step(Objects.requireNonNull(more));
      return this;
    }

    /** The extension. */
    public SimulatorExtension build() {
      return new SimulatorExtension(this);
    }
  }
}
