package org.tracewright.jit.record;

import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Map;
import org.tracewright.jit.MemoryAccess.Kind;
import org.tracewright.jit.ir.Effect;

/**
 * A call of a {@link VarHandle}. Plain reads and writes of several bytes of a {@code byte[]} by a
 * handle in a static final field are recorded as what they are.
 */
record ViewCall() implements Invoke.Target {
  private static final Map<String, List<Kind>> KINDS =
      Map.of(
          "get([BI)S", List.of(Kind.LOAD_SHORT_LE, Kind.LOAD_SHORT_BE),
          "get([BI)C", List.of(Kind.LOAD_CHAR_LE, Kind.LOAD_CHAR_BE),
          "get([BI)I", List.of(Kind.LOAD_INT_LE, Kind.LOAD_INT_BE),
          "get([BI)J", List.of(Kind.LOAD_LONG_LE, Kind.LOAD_LONG_BE),
          "set([BIS)V", List.of(Kind.STORE_SHORT_LE, Kind.STORE_SHORT_BE),
          "set([BIC)V", List.of(Kind.STORE_SHORT_LE, Kind.STORE_SHORT_BE),
          "set([BII)V", List.of(Kind.STORE_INT_LE, Kind.STORE_INT_BE),
          "set([BIJ)V", List.of(Kind.STORE_LONG_LE, Kind.STORE_LONG_BE));

  @Override
  public void call(Machine m, Activation f, CallSite site) {
    int receiver = site.entries() - 1;
    Kind kind = m.tape.isFixed(f.ir(receiver)) ? kind(site, f.ref(receiver)) : null;
    if (kind == null) {
      Calls.residual(m, f, site, Effect.ALL);
    } else {
      new MemoryCall(kind, 1).call(m, f, site);
    }
  }

  private static Kind kind(CallSite site, Object object) {
    List<Kind> kinds = KINDS.get(site.ref().name() + site.ref().descriptor());
    if (kinds == null || !(object instanceof VarHandle handle) || !isView(handle, site)) {
      return null;
    }
    return kinds.get(isBigEndian(handle) ? 1 : 0);
  }

  // Whether no argument is converted on the way to it.
  private static boolean isView(VarHandle handle, CallSite site) {
    String type = handle.varType().descriptorString();
    return handle.coordinateTypes().equals(List.of(byte[].class, int.class))
        && (site.ref().descriptor().endsWith(")" + type)
            || site.ref().descriptor().endsWith(type + ")V"));
  }

  // A handle does not tell, but can be asked to read.
  private static boolean isBigEndian(VarHandle handle) {
    byte[] one = {1, 0, 0, 0, 0, 0, 0, 0};
    return switch (handle.varType().descriptorString()) {
      case "S" -> (short) handle.get(one, 0) != 1;
      case "C" -> (char) handle.get(one, 0) != 1;
      case "I" -> (int) handle.get(one, 0) != 1;
      default -> (long) handle.get(one, 0) != 1;
    };
  }
}
