package org.tracewright.jit.record;

import java.lang.reflect.Modifier;
import java.util.Set;
import org.tracewright.jit.ir.Boxes;
import org.tracewright.jit.ir.MethodRef;
import org.tracewright.jit.reader.Method;

/** Finds out what a call instruction calls. */
record Targets(CallSite site) {
  private static final String DRIVER = "org/tracewright/jit/JitDriver";
  private static final Set<String> STORES = Set.of("([BIS)V", "([BII)V", "([BIJ)V");
  private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
  private static final String CODE_MEMORY = "org/tracewright/jit/CodeMemory";

  Invoke.Target find() {
    MethodRef ref = site.ref();
    if (ref.owner().equals(DRIVER)) {
      return hint(ref);
    }
    if (ref.owner().equals(CODE_MEMORY)) {
      return CodeFetch.target(ref.name());
    }
    if (ref.name().equals("<init>")) {
      return new Constructor();
    }
    if (ref.owner().equals(VAR_HANDLE)) {
      return new ViewCall();
    }
    if (isNullCheck(ref)) {
      return (m, f, s) -> m.nullFails(f.ir(0), f.ref(0));
    }
    if (Boxes.makes(ref) && !ref.owner().equals("java/lang/Boolean")) {
      return new Calls.Box();
    }
    Invoke.Target intrinsic = Intrinsics.find(ref);
    return intrinsic != null ? intrinsic : method(ref);
  }

  private static Invoke.Target hint(MethodRef ref) {
    return switch (ref.name()) {
      case "mergePoint" -> new HintCalls.MergePoint();
      case "promote" -> new HintCalls.Promote(ref.result());
      case "inTrace" -> new HintCalls.InTrace();
      default -> new Calls.Opaque();
    };
  }

  private Invoke.Target method(MethodRef ref) {
    if (ref.owner().startsWith("[")) {
      return new Calls.Opaque(); // clone() of an array
    }
    Class<?> owner = site.owner();
    EnumValues values = EnumValues.of(site.model(), ref, owner);
    if (values != null) {
      return values;
    }
    Method method = site.model().select(owner, ref.name(), ref.descriptor());
    if (method == null) {
      return new Calls.Opaque();
    }
    if (Intrinsics.isGetter(method.owner(), ref.name())) {
      return new Calls.Getter();
    }
    if (method.memoryAccess() != null && isOnBytes(ref)) {
      return new MemoryCall(method.memoryAccess(), 0);
    }
    return isFixed(ref, owner, method) ? new Calls.Direct(method) : new Calls.Dispatched(method);
  }

  // What javac puts in front of a pattern switch, for one.
  private static boolean isNullCheck(MethodRef ref) {
    return ref.owner().equals("java/util/Objects")
        && ref.name().equals("requireNonNull")
        && ref.descriptor().equals("(Ljava/lang/Object;)Ljava/lang/Object;");
  }

  private static boolean isOnBytes(MethodRef ref) {
    return ref.kind() == MethodRef.Kind.STATIC
        && (ref.descriptor().startsWith("([BI)") || STORES.contains(ref.descriptor()));
  }

  private static boolean isFixed(MethodRef ref, Class<?> owner, Method method) {
    int fixed = Modifier.PRIVATE | Modifier.FINAL | Modifier.STATIC;
    return ref.kind() == MethodRef.Kind.STATIC
        || ref.kind() == MethodRef.Kind.SPECIAL
        || (method.node().access & fixed) != 0
        || Modifier.isFinal(owner.getModifiers());
  }
}
