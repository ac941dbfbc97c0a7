package org.tracewright.jit.record;

import org.tracewright.jit.reader.Model;
import org.tracewright.jit.reader.ModelField;

/** A field named by an instruction, found at first use. */
final class FieldSite {
  private final Model model;
  private final Class<?> from;
  private final String owner;
  private final String name;
  private final String descriptor;
  private ModelField field;

  FieldSite(Model model, Class<?> from, String owner, String name, String descriptor) {
    this.model = model;
    this.from = from;
    this.owner = owner;
    this.name = name;
    this.descriptor = descriptor;
  }

  ModelField get() {
    if (field == null) {
      field = model.field(from, owner, name, descriptor);
      if (field == null) {
        throw new NoSuchFieldError(owner.replace('/', '.') + "." + name);
      }
    }
    return field;
  }
}
