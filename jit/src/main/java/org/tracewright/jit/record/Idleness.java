package org.tracewright.jit.record;

import java.util.List;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.reader.Method;
import org.tracewright.jit.reader.Model;

/** Holds a method that is called conditionally to its word: without the condition, no effect. */
record Idleness(Model model, String claim) implements Outside {
  /** Executes the method to see that it does nothing; the condition is among the arguments. */
  static void require(Model model, CallSite site, Object[] arguments) {
    Method method = Watch.called(model, site, arguments);
    if (method != null) {
      String claim = Watch.name(site) + " is @ConditionalCall, but with false it";
      Idleness calls = new Idleness(model, claim);
      Throwable thrown = Watch.over(model, site, method, arguments, calls, claim);
      if (thrown != null) {
        throw new CheckFailedException(claim + " throws " + thrown, List.of());
      }
    }
  }

  @Override
  public Object call(CallSite site, Effect effect, Object[] arguments) throws Throwable {
    if (effect == Effect.NONE) {
      return site.invoke(arguments);
    }
    throw new CheckFailedException(claim + " calls " + Watch.name(site), List.of());
  }

  @Override
  public boolean enters(CallSite site, Method method, Activation caller) {
    return !method.residual() && model.isReadable(method);
  }
}
