package org.tracewright.jit.record;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tracewright.jit.ir.Type;
import org.tracewright.jit.reader.Model;
import org.tracewright.jit.reader.ModelField;

/** What constructors make beside their object, which is as new as that: arrays, mostly. */
final class Insides {
  private final Model model;
  private final Map<Class<?>, Set<ModelField>> fields = new ConcurrentHashMap<>();

  private Insides(Model model) {
    this.model = model;
  }

  static Insides of(Model model) {
    return model.attachment(Insides.class, Insides::new);
  }

  /** Tells that an object was made, with all that its constructor has made. */
  void made(Object object, Journal journal) {
    journal.made(object);
    if (object != null && !object.getClass().isArray()) {
      Class<?> type = object.getClass();
      for (ModelField field : fields.computeIfAbsent(type, model::filledInside)) {
        Object inside = field.type() == Type.REF ? field.get(object) : null;
        if (inside != null) {
          journal.made(inside);
        }
      }
    }
  }
}
