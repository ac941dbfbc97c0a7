package org.tracewright.jit.record;

import org.tracewright.jit.reader.Model;

/** A class named by an instruction, found at first use. */
final class TypeSite {
  private final Model model;
  private final Class<?> from;
  private final String name;
  private Class<?> type;

  TypeSite(Model model, Class<?> from, String name) {
    this.model = model;
    this.from = from;
    this.name = name;
  }

  Class<?> get() {
    if (type == null) {
      try {
        type = model.type(name, from);
      } catch (ClassNotFoundException missing) {
        throw new NoClassDefFoundError(name);
      }
    }
    return type;
  }
}
