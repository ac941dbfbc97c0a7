package org.tracewright.test;

import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;

/**
 * Gives each test a simulator of its own, made when first asked for and closed after the test. Any
 * assertion that fails in between gets the report on the simulator.
 */
final class SimulatorParameter
    implements ParameterResolver, TestExecutionExceptionHandler, AfterEachCallback {
  private final Namespace namespace = Namespace.create(this);
  private final Function<ExtensionContext, Simulator> source;

  SimulatorParameter(Function<ExtensionContext, Simulator> source) {
    this.source = source;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Simulator.class;
  }

  @Override
  public Simulator resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Simulator made = find(context);
    if (made == null) {
      // Not in the store if that fails, which would fail again there after the test.
      made = source.apply(context);
      context.getStore(namespace).put(Simulator.class, made);
    }
    return made;
  }

  private Simulator find(ExtensionContext context) {
    return context.getStore(namespace).get(Simulator.class, Simulator.class);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    Simulator made = find(context);
    boolean tells = made != null && failure instanceof AssertionError;
    throw tells && !FailureReport.isIn(failure.getMessage()) ? told(failure, made) : failure;
  }

  /** The same failure with the report; what was compared stays there for those who show it. */
  private static Throwable told(Throwable failure, Simulator simulator) {
    SimulationFailure report = simulator.failure(failure);
    AssertionError told = report;
    if (failure instanceof AssertionFailedError e && e.isExpectedDefined() && e.isActualDefined()) {
      told = new AssertionFailedError(report.getMessage(), e.getExpected(), e.getActual(), failure);
    }
    told.setStackTrace(failure.getStackTrace());
    return told;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Simulator made = context.getStore(namespace).remove(Simulator.class, Simulator.class);
    if (made != null) {
      made.close();
    }
  }
}
