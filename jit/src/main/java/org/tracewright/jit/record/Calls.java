package org.tracewright.jit.record;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tracewright.jit.AbortReason;
import org.tracewright.jit.CheckFailedException;
import org.tracewright.jit.ir.Effect;
import org.tracewright.jit.reader.Method;

/** Calls of methods, inlined or not. */
final class Calls {
  private Calls() {}

  /** A method that nothing is known of. */
  record Opaque() implements Invoke.Target {
    @Override
    public void call(Machine m, Activation f, CallSite site) {
      residual(m, f, site, Effect.ALL);
    }
  }

  /** A method without an effect, of the Java library's own arithmetic. */
  record Pure() implements Invoke.Target {
    @Override
    public void call(Machine m, Activation f, CallSite site) {
      residual(m, f, site, Effect.NONE);
    }
  }

  /** Asks an object of the Java library that never changes for what it holds. */
  record Getter() implements Invoke.Target {
    @Override
    public void call(Machine m, Activation f, CallSite site) {
      int receiver = site.entries() - 1;
      Object object = f.ref(receiver);
      if (m.nullFails(f.ir(receiver), object)) {
        return;
      }
      boolean granted = receiver == 0 && m.tape.takesForGranted(f.ir(0), object);
      if (granted && object instanceof Enum<?> constant) {
        f.drop(1);
        f.push(constant.ordinal(), m.tape.constant(site.result(), constant.ordinal()));
        return;
      }
      residual(m, f, site, Effect.NONE);
      if (granted && site.result() != org.tracewright.jit.ir.Type.REF) {
        f.ir[f.entry(0)] = m.tape.constant(site.result(), f.bits(0));
      }
    }
  }

  /** A primitive is put into a box, which may be one that there is already. */
  record Box() implements Invoke.Target {
    @Override
    public void call(Machine m, Activation f, CallSite site) {
      int[] positions = site.positions(f);
      Object box;
      try {
        box = m.call(site, Effect.NONE, site.boxed(f));
      } catch (LinkageError | Outside.Pause | CheckFailedException notThrown) {
        throw notThrown;
      } catch (Throwable exception) {
        m.callThrew(site.ref().name(), Effect.NONE, exception);
        return;
      }
      m.journal.made(box);
      int position = m.tape.make(site.ref(), positions, box, Map.of());
      f.drop(1);
      f.pushRef(box, position);
    }
  }

  /** A method that does not depend on the receiver's class. */
  record Direct(Method method) implements Invoke.Target {
    @Override
    public void call(Machine m, Activation f, CallSite site) {
      if (!site.isStatic()) {
        int receiver = site.entries() - 1;
        if (m.nullFails(f.ir(receiver), f.ref(receiver))) {
          return;
        }
      }
      asNamed(m, f, site, method);
    }
  }

  /** A method chosen by the receiver's class; {@code named} is the one the call names. */
  record Dispatched(Method named, Map<Class<?>, Method> chosen) implements Invoke.Target {
    Dispatched(Method named) {
      this(named, new ConcurrentHashMap<>());
    }

    @Override
    public void call(Machine m, Activation f, CallSite site) {
      int receiver = site.entries() - 1;
      Object object = f.ref(receiver);
      if (m.nullFails(f.ir(receiver), object)) {
        return;
      }
      Method method = choose(site, object);
      if (method == null) {
        residual(m, f, site, Effect.ALL);
      } else if (named.elidable() || named.residual()) {
        asNamed(m, f, site, named);
      } else {
        dispatch(m, f, site, method, object);
      }
    }

    private Method choose(CallSite site, Object object) {
      Class<?> type = object.getClass();
      Method known = chosen.get(type);
      if (known == null && !type.isArray()) {
        known = site.model().select(type, site.ref().name(), site.ref().descriptor());
        if (known != null) {
          chosen.put(type, known);
        }
      }
      return known;
    }

    private static void dispatch(
        Machine m, Activation f, CallSite site, Method method, Object object) {
      if (m.outside != null) {
        follow(m, f, site, method);
        return;
      }
      boolean opaque =
          isOpaque(site, method)
              || !site.model().accessible(object.getClass())
              || m.partsAt(f, site);
      if (opaque && !method.elidable()) {
        residual(m, f, site, Effect.ALL);
      } else {
        m.tape.guardClass(f.ir(site.entries() - 1), object.getClass());
        follow(m, f, site, method);
      }
    }

    private static void follow(Machine m, Activation f, CallSite site, Method method) {
      if (Intrinsics.isGetter(method.owner(), method.node().name)) {
        new Getter().call(m, f, site);
      } else {
        enter(m, f, site, method);
      }
    }

    private static boolean isOpaque(CallSite site, Method method) {
      return !Intrinsics.isGetter(method.owner(), method.node().name)
          && !site.model().whyNotInlined(method).isEmpty();
    }
  }

  // What the hints of the method that the call names say of the call.
  private static void asNamed(Machine m, Activation f, CallSite site, Method method) {
    if (method.conditional()) {
      Conditional.call(m, f, site);
    } else {
      enter(m, f, site, method);
    }
  }

  /** Goes on in a method, or calls it if it must not be inlined. */
  static void enter(Machine m, Activation f, CallSite site, Method method) {
    if (method.elidable()) {
      residual(m, f, site, Effect.NONE);
      return;
    }
    if (!isEntered(m, f, site, method)) {
      residual(m, f, site, Effect.ALL);
      return;
    }
    Code code = m.library.code(method);
    if (m.enters(code)) {
      m.top = activation(f, site, code);
    } else {
      residual(m, f, site, Effect.ALL);
    }
  }

  private static boolean isEntered(Machine m, Activation f, CallSite site, Method method) {
    return m.outside == null
        ? site.model().whyNotInlined(method).isEmpty() && !m.partsIn(method, site)
        : m.outside.enters(site, method, f);
  }

  static Activation activation(Activation f, CallSite site, Code code) {
    Activation callee = new Activation(code, f);
    int entry = f.sp - site.entries();
    f.sp = entry;
    for (int local : site.locals()) {
      callee.bits[local] = f.bits[entry];
      callee.refs[local] = f.refs[entry];
      callee.ir[local] = f.ir[entry++];
    }
    return callee;
  }

  /** Has the JVM execute the method, on the spot and whenever the trace is run. */
  static void residual(Machine m, Activation f, CallSite site, Effect effect) {
    residual(m, f, site, effect, false);
  }

  /** The same; {@code conditional} if the trace makes the call only when it is due. */
  static void residual(Machine m, Activation f, CallSite site, Effect effect, boolean conditional) {
    int[] positions = site.positions(f);
    prepare(m, site, effect, positions);
    if (effect == Effect.ALL) {
      m.journal.tear();
    }
    Object result;
    try {
      result = m.call(site, effect, site.boxed(f));
    } catch (LinkageError | Outside.Pause | CheckFailedException notThrown) {
      throw notThrown;
    } catch (Throwable exception) {
      m.callThrew(site.ref().name(), effect, exception);
      return;
    }
    if (conditional) {
      m.tape.callIf(site.ref(), positions);
      f.drop(positions.length);
    } else {
      finish(m, f, site, effect, positions, result);
    }
  }

  /** Refuses a call that a trace could not make. */
  static void prepare(Machine m, CallSite site, Effect effect, int[] positions) {
    if (m.tape.on() && site.isOfSuperclass()) {
      m.refuse(AbortReason.SUPER_CALL, "it calls " + site.ref().name() + " of its superclass");
    }
    m.refuseUncallable(site);
    m.tape.beforeCall(effect, positions);
  }

  private static void finish(
      Machine m, Activation f, CallSite site, Effect effect, int[] positions, Object result) {
    Value value = Value.of(result, site.result());
    int position = m.tape.call(site.ref(), effect, positions, value.bits());
    f.drop(positions.length);
    if (site.result() != org.tracewright.jit.ir.Type.VOID) {
      f.push(value, position);
    }
  }
}
