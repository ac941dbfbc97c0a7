package org.tracewright.test;

import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a simulator of its own, made when first asked for and closed after the test. */
final class SimulatorParameter implements ParameterResolver, AfterEachCallback {
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
    return of(context);
  }

  Simulator of(ExtensionContext context) {
    return context
        .getStore(namespace)
        .getOrComputeIfAbsent(Simulator.class, key -> source.apply(context), Simulator.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Simulator made = context.getStore(namespace).remove(Simulator.class, Simulator.class);
    if (made != null) {
      made.close();
    }
  }
}
