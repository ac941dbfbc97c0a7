package org.tracewright.jit.reader;

import java.lang.reflect.Modifier;

/** What code in the model's nest may touch: the rules of the JVM for compiled code. */
record Access(Class<?> model) {
  boolean allows(Class<?> type) {
    if (type.isArray()) {
      return allows(type.componentType());
    }
    if (type.isPrimitive() || samePackage(type)) {
      return true;
    }
    // A protected member class is public in its class file, a private one belongs to its package.
    boolean open = (type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    return open
        && !type.isHidden()
        && type.getModule().isExported(type.getPackageName(), model.getModule());
  }

  boolean allows(Class<?> declaring, int modifiers) {
    if (!allows(declaring)) {
      return false;
    }
    if (Modifier.isPrivate(modifiers)) {
      return declaring.isNestmateOf(model);
    }
    return Modifier.isPublic(modifiers) || samePackage(declaring);
  }

  private boolean samePackage(Class<?> type) {
    return type.getClassLoader() == model.getClassLoader()
        && type.getPackageName().equals(model.getPackageName());
  }
}
