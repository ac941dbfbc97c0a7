package org.tracewright.jit.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

/** Tells whether a model's code is what it was in another process. */
public final class ClassFingerprints {
  private ClassFingerprints() {}

  /** Those of the class files that a model was read from, by class name; the JDK's left out. */
  public static Map<String, Long> of(Model model) {
    Map<String, Long> prints = new TreeMap<>();
    for (Class<?> type : model.filesRead()) {
      if (!isOfJdk(type)) {
        prints.put(type.getName(), of(type));
      }
    }
    return prints;
  }

  /** Whether all these classes are the same here. */
  public static boolean hold(Model model, Map<String, Long> prints) {
    for (Map.Entry<String, Long> each : prints.entrySet()) {
      if (each.getValue() != of(model, each.getKey())) {
        return false;
      }
    }
    return true;
  }

  private static long of(Model model, String className) {
    try {
      return of(model.type(className.replace('.', '/')));
    } catch (ClassNotFoundException | LinkageError missing) {
      return 0;
    }
  }

  private static boolean isOfJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  private static long of(Class<?> type) {
    try (InputStream file = ClassFile.open(type)) {
      return file == null ? 0 : new Fingerprint().add(file.readAllBytes()).bits();
    } catch (IOException unreadable) {
      return 0;
    }
  }
}
