package org.tracewright.test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link FirmwareTest} does. */
final class FirmwareTestExtension implements TestTemplateInvocationContextProvider {
  private static final String COVERAGE = "tracewright.coverage";
  private static final Namespace NAMESPACE = Namespace.create(FirmwareTestExtension.class);

  /** The programs that tests of this run have read. */
  static Programs programs(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Programs.class, key -> new Programs(), Programs.class);
  }

  /** Where the lines of all tests of this run are noted, {@code null} if nobody wants them. */
  static Coverage coverage(ExtensionContext context) {
    String file = System.getProperty(COVERAGE);
    return file == null
        ? null
        : context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                CoverageFile.class, key -> new CoverageFile(Path.of(file)), CoverageFile.class)
            .coverage();
  }

  /** A simulator to be for a program as tests name it. */
  static SimulatorBuilder riscv32(String elf, ExtensionContext context) {
    SimulatorBuilder builder = programs(context).find(elf, context.getRequiredTestClass());
    Coverage coverage = coverage(context);
    return coverage == null ? builder : builder.coverage(coverage);
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return isOn(context);
  }

  /** Whether the test is a {@link FirmwareTest}. */
  static boolean isOn(ExtensionContext context) {
    return find(context).isPresent();
  }

  private static Optional<FirmwareTest> find(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getTestMethod(), FirmwareTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    FirmwareTest test = find(context).orElseThrow();
    if (test.engines().length == 0) {
      throw new IllegalArgumentException("@FirmwareTest names no engine; name at least one");
    }
    return Stream.of(test.engines()).map(engine -> new Invocation(test, engine));
  }

  private record Invocation(FirmwareTest test, Engine engine)
      implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int number) {
      return test.elf() + " in " + engine;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new SimulatorParameter(this::build));
    }

    private Simulator build(ExtensionContext context) {
      SimulatorBuilder builder =
          riscv32(test.elf(), context)
              .engine(engine)
              .budget(test.budget())
              .arguments(test.arguments())
              .environment(test.environment());
      return (test.isa().isEmpty() ? builder : builder.isa(test.isa())).build();
    }
  }
}
