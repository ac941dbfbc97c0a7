package org.tracewright.jit.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.reader.Method;
import org.tracewright.jit.reader.Model;

/** Holds elidable methods to their word: the same answer whenever asked, and no effect. */
final class Elidables implements Outside {
  private static final int REMEMBERED = 1000;

  private record Question(CallSite site, List<Object> arguments) {}

  private final Model model;
  private final Map<Question, Object> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Object> eldest) {
          return size() > REMEMBERED;
        }
      };

  Elidables(Model model) {
    this.model = model;
  }

  /** The method's answer; the model's object stands in the arguments as any other. */
  Object ask(CallSite site, Object[] arguments, Object state) throws Throwable {
    Object answer = site.invoke(arguments);
    Method method = elidable(site, arguments);
    if (method == null) {
      return answer; // of the Java library's own arithmetic
    }
    compare(site, arguments, answer, site.invoke(arguments));
    if (Arrays.stream(arguments).allMatch(each -> isValue(each) || each == state)) {
      // The object itself is not kept: it would never be freed.
      List<Object> kept = new ArrayList<>(Arrays.asList(arguments));
      kept.replaceAll(each -> each == state ? "state" : each);
      Object before = answers.putIfAbsent(new Question(site, kept), answer);
      compare(site, arguments, before == null ? answer : before, answer);
    }
    Watch.over(model, site, method, arguments, this, Watch.name(site) + " is @Elidable, but");
    return answer;
  }

  private Method elidable(CallSite site, Object[] arguments) {
    Method method = Watch.called(model, site, arguments);
    Method named = model.select(site.owner(), site.ref().name(), site.ref().descriptor());
    boolean marked = (method != null && method.elidable()) || (named != null && named.elidable());
    return marked ? method : null;
  }

  private static boolean isValue(Object argument) {
    return argument instanceof Number
        || argument instanceof Boolean
        || argument instanceof Character;
  }

  private static void compare(CallSite site, Object[] arguments, Object one, Object other) {
    boolean same = isValue(one) ? one.equals(other) : one == other;
    if (!same && !(one instanceof CharSequence && Objects.equals(one, other))) {
      throw new CheckFailedException(
          Watch.name(site) + " is @Elidable, but answers " + one + " and then " + other,
          List.of("both times for " + Arrays.toString(arguments)));
    }
  }

  @Override
  public Object call(CallSite site, Effect effect, Object[] arguments) throws Throwable {
    return site.invoke(arguments);
  }

  @Override
  public boolean enters(CallSite site, Method method, Activation caller) {
    return !method.residual() && model.isReadable(method);
  }
}
