package org.tracewright.jit.record;

import java.util.Arrays;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.ir.Effect;

/**
 * Makes an object and runs its constructor, which is never looked into. In the trace, too, the
 * object is made here and not where the {@code new} instruction stands.
 */
record Constructor() implements Invoke.Target {
  @Override
  public void call(Machine m, Activation f, CallSite site) {
    int[] positions = site.positions(f);
    Object[] boxed = site.boxed(f);
    m.refuseUncallable(site);
    m.tape.beforeCall(Effect.ALL, Arrays.copyOfRange(positions, 1, positions.length));
    m.journal.tear();
    Object object;
    try {
      object = m.call(site, Effect.ALL, Arrays.copyOfRange(boxed, 1, boxed.length));
    } catch (LinkageError | Outside.Pause | CheckFailedException notThrown) {
      throw notThrown;
    } catch (Throwable exception) {
      m.callThrew(site.ref().owner(), Effect.ALL, exception);
      return;
    }
    positions[0] = m.tape.newObject(object.getClass());
    m.tape.call(site.ref(), Effect.ALL, positions, 0);
    f.drop(positions.length);
    replace(f, boxed[0], object, positions[0]);
  }

  // In a frame that compiled code left, null stands for an object whose constructor has not run.
  // A constructor's receiver is never null, and javac has "new" followed by "dup".
  private static void replace(Activation f, Object receiver, Object object, int position) {
    if (receiver != null) {
      f.replace(receiver, object, position);
    } else if (f.sp > f.code.locals() && f.ref(0) == null) {
      f.refs[f.entry(0)] = object;
    }
  }
}
