package org.tracewright.test.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods that a recorder may come through: those with a merge point in them, and whatever they
 * call in turn, as far as the given class files go. A call that may be overridden counts for every
 * class that overrides it; a method marked {@code @Residual} is called by compiled code and not
 * looked into, so it does not count.
 */
final class TracedMethods {
  private static final String DRIVER = "org/tracewright/jit/JitDriver";
  private static final String RESIDUAL = "Lorg/tracewright/jit/Residual;";

  private final Map<String, ClassFile> classes = new HashMap<>();
  private final Map<ClassFile.Signature, ClassFile.Method> declared = new HashMap<>();
  private final Map<String, List<String>> subtypes = new HashMap<>();

  private final Map<ClassFile.Signature, ClassFile.Method> reached = new LinkedHashMap<>();
  private final Deque<ClassFile.Method> toVisit = new ArrayDeque<>();

  private TracedMethods(Collection<ClassFile> files) {
    for (ClassFile file : files) {
      classes.put(file.name(), file);
      file.methods().forEach(method -> declared.put(method.signature(), method));
      for (String supertype : file.supertypes()) {
        subtypes.computeIfAbsent(supertype, unused -> new ArrayList<>()).add(file.name());
      }
    }
  }

  /** The traced ones among the methods of these class files. */
  static Collection<ClassFile.Method> among(Collection<ClassFile> files) {
    return new TracedMethods(files).find();
  }

  private Collection<ClassFile.Method> find() {
    declared.values().stream().filter(TracedMethods::hasMergePoint).forEach(this::reach);
    while (!toVisit.isEmpty()) {
      for (ClassFile.Signature called : toVisit.pop().calls()) {
        reachInherited(called);
        reachOverriding(called);
      }
    }
    return reached.values();
  }

  private static boolean hasMergePoint(ClassFile.Method method) {
    return method.calls().stream()
        .anyMatch(call -> call.owner().equals(DRIVER) && call.name().equals("mergePoint"));
  }

  private void reach(ClassFile.Method method) {
    boolean traced = method.codeLength() > 0 && !method.annotations().contains(RESIDUAL);
    if (traced && reached.putIfAbsent(method.signature(), method) == null) {
      toVisit.push(method);
    }
  }

  /** The method itself, or where the named class does not declare it, those of its supertypes. */
  private void reachInherited(ClassFile.Signature called) {
    ClassFile.Method method = declared.get(called);
    if (method != null) {
      reach(method);
    } else if (classes.containsKey(called.owner())) {
      classes.get(called.owner()).supertypes().forEach(type -> reachInherited(called.in(type)));
    }
  }

  private void reachOverriding(ClassFile.Signature called) {
    if (called.name().startsWith("<")) {
      return;
    }
    for (String subtype : subtypes.getOrDefault(called.owner(), List.of())) {
      ClassFile.Method method = declared.get(called.in(subtype));
      if (method != null) {
        reach(method);
      }
      reachOverriding(called.in(subtype));
    }
  }
}
