package org.tracewright.jit.record;

import java.util.Arrays;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.reader.Method;

/**
 * Makes an object and runs its constructor. One that can do nothing but fill the object is followed
 * (see {@link Construction}), any other is not looked into: in the trace, too, the object is made
 * here then, and not where the {@code new} instruction stands.
 */
record Constructor() implements Invoke.Target {
  @Override
  public void call(Machine m, Activation f, CallSite site) {
    Object receiver = f.ref(site.entries() - 1);
    if (m.construction != null && m.construction.makes(receiver)) {
      m.construction.goOn(m, f, site);
    } else if (!Construction.begins(m, f, site)) {
      make(m, f, site, receiver);
    }
  }

  private static void make(Machine m, Activation f, CallSite site, Object receiver) {
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
    if (m.journal.compares() && fills(site)) {
      Insides.of(m.model()).made(object, m.journal);
    }
    positions[0] = m.tape.newObject(object.getClass());
    m.tape.call(site.ref(), Effect.ALL, positions, 0);
    f.drop(positions.length);
    replace(f, receiver, object, positions[0]);
  }

  private static boolean fills(CallSite site) {
    Method method = site.model().declared(site.owner(), "<init>", site.ref().descriptor());
    return method != null && site.model().fills(method);
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
